"""Milestones: the plan's goals by year, each with its targets and tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.measures import Target
from generator.model.register import Milestone
from generator.model.site import Page, SearchEntry
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["pages"]


@dataclass(frozen=True, slots=True)
class Goal:
    """A milestone with the targets of its indicators."""

    milestone: Milestone
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The goals of one year: those that can be followed, and those in words only."""

    year: str
    followed: tuple[Goal, ...]
    worded: tuple[Milestone, ...]

    @property
    def count(self) -> int:
        """Number of all goals of the year."""
        return len(self.followed) + len(self.worded)


def pages(view: View) -> Iterator[Page]:
    """Yield the page of all milestones."""
    years = tuple(_years(view))
    title = view.words("pages.milestones.title")
    total = view.n(len(view.plan.milestones), "milestones")
    listed = view.words.list([view.period(one.year) for one in years])
    description = view.words("pages.milestones.description", n=total, years=listed)
    entries = [SearchEntry("milestones/", title, description)]
    entries += [
        SearchEntry(f"milestones/#{one.id}", view.plain(one.title), view.period(one.year), 0.6)
        for one in view.plan.milestones.values()
    ]
    yield make_page(
        view,
        route="milestones/",
        template="milestones.html",
        title=title,
        description=description,
        section="plan",
        crumbs=((view.words("pages.nav.plan"), "plan/"),),
        search=tuple(entries),
        facts={"lead": description, "years": years},
    )


def _years(view: View) -> Iterator[Year]:
    milestones = view.plan.milestones.values()
    for year in sorted({one.year for one in milestones}):
        goals = [Goal(one, _targets(view, one)) for one in milestones if one.year == year]
        yield Year(
            year,
            tuple(one for one in goals if one.targets or one.milestone.tasks),
            tuple(one.milestone for one in goals if not (one.targets or one.milestone.tasks)),
        )


def _targets(view: View, milestone: Milestone) -> tuple[Target, ...]:
    """Return the targets listed by a milestone; where none names it, all of its indicators."""
    every = [
        target for name in milestone.indicators for target in view.plan.indicators[name].targets
    ]
    return tuple(one for one in every if one.group == milestone.id) or tuple(every)
