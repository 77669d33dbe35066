"""Which pages of a built site stand for all: in each family, few that together have every part.

Pages are not named here. A family is an overview, or the pages below one; its parts are the
elements with their classes and roles, each section that some of its pages have and each that some
lack. So a template that learns something new is looked at without anybody adding it to a list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

__all__ = ["every_page", "kinds", "route_of"]

_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^>]*)?)>")
_ATTRIBUTE = re.compile(r'\s(class|role|id|open|hidden)(?:="([^"]*)")?')
# Colours of statuses are looked at together, where their words are explained.
_PASSED_OVER = "status--"


def every_page(site: Path, others: Iterable[str] = ()) -> list[Path]:
    """Return the pages of the language at the root: all but those below the `others`."""
    folders = set(others)
    return [
        path
        for path in sorted(site.rglob("*.html"))
        if path.relative_to(site).parts[0] not in folders
    ]


def route_of(page: Path, site: Path) -> str:
    """Return the address of a page below its site.

    >>> route_of(Path("site/tasks/t05/index.html"), Path("site"))
    'tasks/t05/'
    """
    return page.relative_to(site).as_posix().removesuffix("index.html")


def kinds(site: Path, others: Iterable[str] = ()) -> list[str]:
    """Return the routes of pages that stand for all, in the order of their addresses.

    Args:
        site: the folder of a built site.
        others: names of the folders that hold other languages, which have the same pages.
    """
    families: dict[tuple[str, ...], dict[str, Set[str]]] = defaultdict(dict)
    for page in every_page(site, others):
        route = route_of(page, site)
        families[_family(route)][route] = frozenset(_parts(page.read_text(encoding="utf-8")))
    return sorted(route for family in families.values() for route in _covering(family))


def _family(route: str) -> tuple[str, ...]:
    """Return what pages of one template have in common.

    >>> _family("tasks/t05.1.02/"), _family("tasks/")
    (('tasks', '*', ''), ('tasks', ''))
    """
    first, *rest = route.split("/")
    return (first, "*", *rest[1:]) if len(rest) > 1 else (first, *rest)


def _parts(html: str) -> Iterator[str]:
    """Yield what a page is made of, in its main part where it has one."""
    main = _MAIN.search(html)
    for tag, attributes in _TAG.findall(main.group() if main else html):
        yield tag
        for name, value in _ATTRIBUTE.findall(attributes):
            yield from _named(tag, name, value)


def _named(tag: str, name: str, value: str) -> Iterator[str]:
    if name == "id":
        if tag == "h2" and not any(one.isdigit() for one in value):
            yield f"#{value}"
    else:
        yield from (f"{tag}.{one}" for one in value.split() if not one.startswith(_PASSED_OVER))
        yield f"{tag}[{name}]"


def _covering(family: Mapping[str, Set[str]]) -> Iterator[str]:
    """Yield few pages that have all parts, and that lack each section which some page lacks."""
    sections = {one for parts in family.values() for one in parts if one.startswith("#")}
    traits = {
        route: parts | {f"no {one}" for one in sections - parts} for route, parts in family.items()
    }
    wanted = set().union(*traits.values())
    while wanted:
        best = max(sorted(traits), key=lambda route: len(traits[route] & wanted))
        yield best
        wanted -= traits[best]
