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
    sections,
    sources,
    tasks,
    themes,
)
from generator.pages.claims import Ledger, collect_claims, open_ledger
from generator.pages.index import make_index
from generator.pages.navigation import navigation
from generator.pages.pictures import chart_jobs
from generator.pages.routes import routes
from generator.pages.view import View
from generator.project import Project

__all__ = [
    "FAMILIES",
    "build_pages",
    "chart_jobs",
    "collect_claims",
    "navigation",
    "open_ledger",
    "routes",
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
    "prose": prose.pages,
}


def build_pages(
    plan: Plan,
    assessment: Assessment,
    project: Project,
    charts: Mapping[str, Mapping[str, str]],
    ledger: Ledger | None = None,
) -> dict[str, tuple[Page, ...]]:
    """Return every page of every language, in a fixed order.

    Args:
        plan: the assembled plan.
        assessment: what was computed from it.
        project: configuration and words.
        charts: finished SVG by language and name.
        ledger: where pages write down what they count; None for one of its own.
    """
    index, addresses = make_index(plan, assessment), routes(plan)
    ledger = ledger or open_ledger(plan, assessment, project)
    made: dict[str, tuple[Page, ...]] = {}
    for language in project.languages:
        view = View(
            plan=plan,
            assessment=assessment,
            project=project,
            index=index,
            words=project.words[language],
            charts=charts.get(language, {}),
            routes=addresses,
            ledger=ledger,
        )
        made[language] = tuple(page for family in FAMILIES.values() for page in family(view))
    return made
