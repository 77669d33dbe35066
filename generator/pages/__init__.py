"""Which pages exist, and what stands on them.

A family of pages is a module with one function from a `View` to its pages, and one
line in `FAMILIES`. Templates hold the structure, words files the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

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
from generator.pages.navigation import navigation
from generator.pages.pictures import chart_jobs, chart_marks, with_charts
from generator.pages.routes import routes
from generator.pages.synonyms import findable
from generator.pages.view import View
from generator.project import Project
from generator.wording import own_wordings

__all__ = [
    "FAMILIES",
    "Ledger",
    "View",
    "chart_jobs",
    "collect_claims",
    "feeds",
    "navigation",
    "pages_of",
    "routes",
    "views",
    "with_cards",
    "with_charts",
]

Family = Callable[[View], Iterable[Page]]

FAMILIES: dict[str, Family] = {
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


def pages_of(view: View) -> tuple[Page, ...]:
    """Return every page of a language, in a fixed order, with marks where charts belong."""
    made = (page for family in FAMILIES.values() for page in family(view))
    return tuple(with_data(view, findable(view, made)))
