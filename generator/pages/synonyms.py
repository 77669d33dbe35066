"""Words that mean the same to a reader who searches, from `site_config/synonyms.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from generator.errors import UsageProblem
from generator.model.site import Page, SearchEntry
from generator.pages.view import View
from generator.parsed import Unparsed, parse
from generator.project import Group, Project, group_of

__all__ = ["findable", "synonyms"]


def findable(view: View, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages, each entry of the search found by words that mean its title, too."""
    for page in pages:
        made = tuple(_entry(view.project, one) for one in page.search)
        yield page if made == page.search else replace(page, search=made)


def _entry(project: Project, entry: SearchEntry) -> SearchEntry:
    known = frozenset(entry.hidden.split(" "))
    new = [one for one in _others(project, entry.title) if one not in known]
    if not new:
        return entry
    return replace(entry, hidden=" ".join([*([entry.hidden] if entry.hidden else []), *new]))


def synonyms(project: Project, text: str) -> str:
    """Return words that should find `text` too, each once, joined by spaces."""
    return " ".join(dict.fromkeys(_others(project, text)))


def _others(project: Project, text: str) -> Iterator[str]:
    groups = _groups(project.config / "synonyms.yaml")
    if _of_any(groups).search(text.casefold()):  # few texts hold a word of any group
        for group in groups:
            yield from group.others(text)


@lru_cache(maxsize=8)
def _of_any(groups: tuple[Group, ...]) -> re.Pattern[str]:
    return re.compile("|".join(one.pattern for one in groups) or "(?!)")


@lru_cache(maxsize=8)
def _groups(path: Path) -> tuple[Group, ...]:
    """Return the groups of words written in `path`; none where there is no file."""
    if not path.is_file():
        return ()
    try:
        return tuple(map(group_of, parse(path.read_text(encoding="utf-8")) or []))
    except (Unparsed, TypeError, UnicodeDecodeError) as error:
        raise UsageProblem("site_config_invalid", text=f"{path.name}: {error}") from error
