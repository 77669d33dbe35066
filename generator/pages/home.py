"""Home: did it work, what of my place, what is unknown; then tasks, years and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.claim import claims_of
from generator.model.measures import Target
from generator.model.register import Area, Question
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.pages import changed
from generator.pages.headline import answer, finding, headline, readings
from generator.pages.matrix import make_matrix, strips
from generator.pages.questions import (
    asked_of,
    by_publisher,
    has_shared,
    on_what,
    open_questions,
    since,
    without_publisher,
)
from generator.pages.releases import newest_facts
from generator.pages.render import make_page
from generator.pages.responsible import responsible
from generator.pages.tallies import tally
from generator.pages.view import View

__all__ = ["finding", "headline", "pages", "tiles"]

NEWEST = 4  # facts listed; the releases page has the rest
PUBLISHERS = 4  # named; the page of questions has the rest


@dataclass(frozen=True, slots=True)
class Tile:
    """A count beside what it is a part of, and the page that lists it."""

    count: int
    total: int
    key: str
    route: str
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Year:
    """A milestone year: its goals, and its targets by verdict in order of display.

    Attributes:
        in_words: whether no goal of the year has a target of any date.
    """

    year: str
    goals: int
    targets: int
    in_words: bool
    verdicts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place to go on to, how many tasks name it or what belongs to it, and how many have a report."""

    area: Area
    tasks: int
    reported: int


def pages(view: View) -> Iterator[Page]:
    """Yield the home page."""
    identity = view.project.identity
    name = view.plain(identity.name)
    sentence = finding(view)
    asked, found = open_questions(view.plan), readings(view)
    yield make_page(
        view,
        route="",
        template="home.html",
        title=name,
        description=sentence,
        section="home",
        search=(SearchEntry("", name, sentence, hidden=view.plain(identity.plan_title)),),
        facts={
            "intro": intro(view),
            "answer": answer(view),
            "finding": sentence,
            "period": _period(view),
            "readings": found,
            "strips": strips((one.code, one.count) for one in found),
            "wide": sum(int(one.count) for one in found),
            "tiles": tuple(tiles(view)),
            "places": tuple(_places(view)),
            "whole": tally(view, "plan"),
            "placeless": tally(view, "place"),
            "questions": asked,
            "since": since(view),
            "on_what": on_what(view),
            "publishers": _publishers(view, asked),
            "nobody": without_publisher(view, asked),
            "responsible": responsible(view),
            "shared": has_shared(view),
            "matrix": make_matrix(view),
            "years": tuple(_years(view)),
            "changes": changed.changes_of(view, view.plan.release),
            "first": len(view.plan.releases) == 1,
            "newest": newest_facts(view, NEWEST),
        },
    )


def intro(view: View) -> str:
    """Return what the plan is and what this site is, for readers who know neither."""
    identity, words = view.project.identity, view.words
    plan, whole, n = view.plan, tally(view, "plan"), view.n
    judged = sum(not one.is_programme_size for one in plan.targets.values())
    counts = {
        "targets": n(judged, "targets"),
        "tasks": whole.total,
        "projects": whole.projects,
    }
    held = [words(f"pages.home.holds.{key}", n=one) for key, one in counts.items() if one]
    said = words(
        f"pages.home.intro.{'issued_by' if identity.issuer else 'issued'}",
        plan=view.plain(identity.plan_title),
        issuer=view.plain(identity.issuer),
        date=view.date(identity.issued, "day"),
    )
    lists = words("pages.home.intro.lists", holds=words.list(held)) if held else ""
    site = words(f"pages.home.intro.{'site' if identity.official else 'site_unofficial'}")
    parts = (said, lists, words("pages.home.intro.stop"), site)
    return view.about("".join(parts), *claims_of(said, *held))


def _period(view: View) -> str:
    counts = headline(view)
    return counts.period if counts else ""


def tiles(view: View) -> Iterator[Tile]:
    """Yield the counts of home, each with what it is a part of; empty wholes are left out."""
    plan = view.plan
    judged = [one for one in plan.targets.values() if not one.is_programme_size]
    sizes = len(plan.targets) - len(judged)
    with_figure = sum(_has_figure(view, one) for one in judged)
    whole, n = tally(view, "plan"), view.n
    every = (
        Tile(
            n(with_figure, "targets", figure=True),
            n(len(judged), "targets"),
            "targets",
            "indicators/",
            n(sizes, "sizes"),
        ),
        Tile(whole.reported, whole.total, "tasks", "tasks/"),
        Tile(whole.projects_reported, whole.projects, "projects", "projects/"),
    )
    yield from (one for one in every if one.total)


def _has_figure(view: View, target: Target) -> bool:
    return view.assessment.verdicts[target.id].reading is not None


def _years(view: View) -> Iterator[Year]:
    plan, n = view.plan, view.n
    by_period = {one.period: one for one in view.assessment.counts}
    for year in sorted({one.year for one in plan.milestones.values()}):
        of_year = [one for one in plan.milestones.values() if one.year == year]
        counts = by_period.get(year)
        found = counts.by_verdict if counts else {}
        order = [one.code for one in plan.list_of("verdict") if one.code in found]
        verdicts = (
            (code, n(found[code], "targets", due=year, current=True, verdict=code))
            for code in order
        )
        yield Year(
            year,
            n(len(of_year), "milestones", year=year),
            n(counts.total if counts else 0, "targets", due=year, current=True),
            not any(plan.indicators[name].targets for one in of_year for name in one.indicators),
            tuple(verdicts),
        )


def _places(view: View) -> Iterator[Place]:
    """Yield the administrative units right below the plan's own area, in the usual order."""
    for area in sorted(view.plan.areas.values(), key=lambda one: one.gb_code):
        below = area.parent == view.project.identity.area and area.gb_code
        if below and view.url("area", area.id):
            counts = tally(view, "place", area.id)
            yield Place(area, counts.total, counts.reported)


def _publishers(view: View, questions: tuple[Question, ...]) -> tuple[tuple[Text, int], ...]:
    """Return who would publish answers, those with most questions first."""
    groups = by_publisher(view, questions)
    known = [(one.who, asked_of(view, one)) for one in groups if one.who]
    return tuple(sorted(known, key=lambda entry: -entry[1])[:PUBLISHERS])
