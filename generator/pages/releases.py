"""Releases: what was published when, what the register holds, what is newest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assess import in_time
from generator.model.robust import AS_PUBLISHED, BY_DATA_YEAR
from generator.model.site import Page, SearchEntry
from generator.model.work import Update
from generator.pages import changed, measured, robust
from generator.pages.corrected import corrected_values
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["newest_facts", "pages"]

FACTS = 12  # newest facts listed
CORRECTION = "correction"  # kind of a release that mends errors


@dataclass(frozen=True, slots=True)
class Holding:
    """How many rows of a kind the register holds; `key` names the kind in the words."""

    key: str
    count: int
    route: str = ""


def pages(view: View) -> Iterator[Page]:
    """Yield the page of all releases."""
    releases = sorted(view.plan.releases.values(), key=lambda one: (one.date, one.id), reverse=True)
    newest = view.plan.release
    title = view.words("pages.releases.title")
    date = view.date(newest.date, "day")
    description = view.words(
        "pages.releases.description", n=view.n(len(releases), "releases"), date=date
    )
    entries = [SearchEntry("releases/", title, description)]
    entries += [
        SearchEntry(f"releases/#{one.id}", view.plain(one.title), view.plain(one.note), 0.5)
        for one in releases
    ]
    yield make_page(
        view,
        route="releases/",
        template="releases.html",
        title=title,
        description=description,
        section="data",
        crumbs=((view.words("pages.nav.data"), "data/"),),
        search=tuple(entries),
        facts={
            "releases": tuple((one, changed.changes_of(view, one)) for one in releases),
            "corrections": [one for one in releases if one.kind == CORRECTION],
            "withdrawn": changed.withdrawals(view),
            "mended": corrected_values(view, view.assessment.observations),
            "address": lambda key: measured.address(view, key),
            "revised": changed.revised(view),
            "holdings": [one for one in _holdings(view) if one.count],
            "newest": newest_facts(view, FACTS),
            "lead": description,
            "published_changes": robust.changes(view, AS_PUBLISHED),
            "year_changes": robust.changes(view, BY_DATA_YEAR),
        },
    )


def newest_facts(view: View, limit: int) -> tuple[Update, ...]:
    """Return the newest dated facts on record, newest first; undated ones are left out."""
    dated = [one for one in view.plan.updates.values() if one.state == "published" and one.date]
    return tuple(sorted(dated, key=in_time, reverse=True)[:limit])


def _holdings(view: View) -> Iterator[Holding]:
    plan, seen, n = view.plan, view.assessment, view.n
    targets = plan.targets.values()
    rows = seen.observations
    sizes = sum(one.is_programme_size for one in targets)
    own = sum(one.origin == "published" for one in rows)
    live = sum(one.state == "published" for one in plan.updates.values())
    yield Holding("indicators", n(len(plan.indicators), "indicators"), "indicators/")
    yield Holding("targets", n(len(targets) - sizes, "targets"), "indicators/")
    yield Holding("sizes", n(sizes, "sizes"), "indicators/")
    yield Holding("published", n(own, "values", origin="published"), "indicators/")
    yield Holding("derived", n(len(rows) - own, "values", derived=True), "indicators/")
    yield Holding("tasks", n(len(plan.tasks), "tasks"), "tasks/")
    yield Holding("projects", n(len(plan.projects), "projects"), "projects/")
    yield Holding("milestones", n(len(plan.milestones), "milestones"), "milestones/")
    yield Holding("updates", n(live, "updates", published=True))
    yield Holding("withdrawn", n(len(plan.updates) - live, "updates", withdrawn=True))
    yield Holding("unmapped", n(len(plan.unmapped), "unmapped"))
    yield Holding("questions", n(len(plan.questions), "questions"), "questions/")
    yield Holding("sources", n(len(plan.sources), "sources"), "sources/")
