"""Sources: every document that a figure or a fact comes from, and what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.register import Source, UnmappedFact
from generator.model.site import Page, SearchEntry
from generator.model.work import Update
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["pages"]

_FEW = 8  # sources that are shown at once: about two screens of a phone


@dataclass(frozen=True, slots=True)
class Used:
    """A source with all that rests on it; `values` are numbers of values by indicator."""

    source: Source
    values: tuple[tuple[str, int], ...]
    updates: tuple[Update, ...]
    unmapped: tuple[UnmappedFact, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of one quality; where they are many, also `parts` of them by kind."""

    quality: str
    used: tuple[Used, ...]
    parts: tuple[tuple[str, tuple[Used, ...]], ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the page of all sources."""
    sources = view.plan.sources.values()
    title = view.words("pages.sources.title")
    linked = sum(bool(one.url) for one in sources)
    description = view.words(
        "pages.sources.description",
        n=view.n(len(sources), "sources"),
        linked=view.n(linked, "sources", linked=True),
    )
    entries = [SearchEntry("sources/", title, description)]
    entries += [
        SearchEntry(f"sources/#{one.id}", view.plain(one.title), view.plain(one.publisher), 0.5)
        for one in sources
    ]
    yield make_page(
        view,
        route="sources/",
        template="sources.html",
        title=title,
        description=description,
        section="data",
        crumbs=((view.words("pages.nav.data"), "data/"),),
        search=tuple(entries),
        facts={"lead": description, "groups": tuple(_groups(view))},
    )


def _groups(view: View) -> Iterator[Group]:
    """Yield the sources of each quality, in the order of the code list."""
    codes = [one.code for one in view.plan.list_of("source_quality")]
    found = {one.quality: None for one in view.plan.sources.values()}
    for quality in dict.fromkeys([*codes, *found]):
        group = [one for one in view.plan.sources.values() if one.quality == quality]
        if group:
            used = tuple(_used(view, one) for one in group)
            yield Group(quality, used, tuple(_parts(view, used)))


def _parts(view: View, used: tuple[Used, ...]) -> Iterator[tuple[str, tuple[Used, ...]]]:
    """Yield many sources by kind, in the order of the code list, to be folded; nothing for few."""
    if len(used) <= _FEW:
        return
    codes = [one.code for one in view.plan.list_of("source_kind")]
    for kind in dict.fromkeys([*codes, *(one.source.kind for one in used)]):
        part = tuple(one for one in used if one.source.kind == kind)
        if part:
            yield kind, part


def _used(view: View, source: Source) -> Used:
    rows = view.index.rows_by_source.get(source.id, ())
    return Used(
        source,
        tuple(
            (name, view.n(number, "values", source=source.id, indicator=name))
            for name, number in Counter(one.indicator for one in rows).items()
        ),
        view.index.updates_by_source.get(source.id, ()),
        tuple(one for one in view.plan.unmapped.values() if source.id in one.sources),
    )
