"""Words that mean the same to a reader who searches, from `site_config/synonyms.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.errors import UsageProblem
from generator.project import Project

__all__ = ["synonyms"]


def synonyms(project: Project, text: str) -> str:
    """Return words that should find `text` too, each once, joined by spaces."""
    folded = text.casefold()
    groups = _groups(project.config / "synonyms.yaml")
    found = [
        word
        for group in groups
        if any(one.casefold() in folded for one in group)
        for word in group
        if word.casefold() not in folded
    ]
    return " ".join(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _groups(path: Path) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words written in `path`; none where there is no file."""
    import yaml

    if not path.is_file():
        return ()
    try:
        groups = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        return tuple(tuple(str(word) for word in group) for group in groups)
    except (yaml.YAMLError, TypeError, UnicodeDecodeError) as error:
        raise UsageProblem("site_config_invalid", text=f"{path.name}: {error}") from error
