"""Which pages exist, and what stands on them.

A family of pages is a module with one function from a `View` to its pages, and one
line in `FAMILIES`; a large family names its batches, which are kept one by one from build
to build. Templates hold the structure, words files the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.model.plan import Plan
from generator.model.site import Page
from generator.model.verdict import Assessment
from generator.pages import (
    home,
    indicators,
    milestones,
    partners,
    places,
    projects,
    prose,
    questions,
    releases,
    robust,
    sections,
    sources,
    tasks,
    themes,
)
from generator.pages.cards import with_cards
from generator.pages.claims.ledger import Ledger, open_ledger
from generator.pages.claims.resolving import collect_claims
from generator.pages.described import with_data
from generator.pages.feeds import feeds
from generator.pages.index import make_index
from generator.pages.keeping import Batch, Keeper, Make, State, keeper, state_of
from generator.pages.navigation import navigation
from generator.pages.pictures import chart_jobs, chart_marks, with_charts
from generator.pages.routes import routes
from generator.pages.synonyms import findable
from generator.pages.view import View
from generator.project import Project
from generator.wording import own_wordings

__all__ = [
    "FAMILIES",
    "Keeper",
    "Ledger",
    "State",
    "View",
    "chart_jobs",
    "collect_claims",
    "feeds",
    "keeper",
    "kept_state",
    "navigation",
    "pages_of",
    "routes",
    "views",
    "with_cards",
    "with_charts",
]

FAMILIES: dict[str, Make] = {
    "home": home.pages,
    "indicators": indicators.pages,
    "tasks": tasks.pages,
    "sections": sections.pages,
    "projects": projects.pages,
    "places": places.pages,
    "partners": partners.pages,
    "themes": themes.pages,
    "milestones": milestones.pages,
    "sources": sources.pages,
    "questions": questions.pages,
    "releases": releases.pages,
    "robust": robust.pages,
    "prose": prose.pages,
}
# Families whose pages are kept in batches.
BATCHES: dict[str, Callable[[View], Iterable[Batch]]] = {
    "indicators": indicators.batches,
    "places": places.batches,
    "prose": prose.batches,
    "tasks": tasks.batches,
}


def views(
    plan: Plan, assessment: Assessment, project: Project, charts: Mapping[str, Iterable[str]]
) -> dict[str, View]:
    """Return what the pages of each language are made from.

    Args:
        plan: the assembled plan.
        assessment: what was computed from it.
        project: configuration and words.
        charts: names of the charts there are, by language.
    """
    index, addresses = (
        make_index(plan, assessment),
        routes(plan, hide_empty=project.hides_empty_sections),
    )
    ledger = open_ledger(plan, assessment, project)
    wording = own_wordings(project, plan.sentences)
    return {
        language: View(
            plan=plan,
            assessment=assessment,
            project=project,
            index=index,
            words=project.words[language],
            charts=chart_marks(charts.get(language, ())),
            routes=addresses,
            ledger=ledger,
            wording=wording,
        )
        for language in project.languages
    }


def kept_state(seen: Mapping[str, View]) -> State:
    """Return what pages kept from the last build are held against; one for all languages."""
    return state_of(next(iter(seen.values())))


def pages_of(view: View, kept: Keeper | None = None) -> tuple[Page, ...]:
    """Return every page of a language, in a fixed order, with marks where charts belong.

    Args:
        view: what they are made from.
        kept: pages of the last build; those of this one are written down in it.
    """
    made: list[Page] = []
    for name, make in _batches(view):
        finish = partial(_finished, make)
        made += kept.pages(view, name, finish) if kept else finish(view)
    return tuple(made)


def _batches(view: View) -> Iterator[Batch]:
    for name, family in FAMILIES.items():
        yield from BATCHES[name](view) if name in BATCHES else [(name, family)]


def _finished(make: Make, view: View) -> Iterator[Page]:
    yield from with_data(view, findable(view, make(view)))
