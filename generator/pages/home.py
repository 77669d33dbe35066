"""Home: what is known of the plan, in one computed sentence and a few counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.claim import Counted, claims_of
from generator.model.measures import Target
from generator.model.plan import Plan
from generator.model.register import Area, Question, Section
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.model.verdict import TargetCounts
from generator.pages.navigation import ENTRIES
from generator.pages.questions import (
    asked_of,
    by_publisher,
    has_shared,
    on_what,
    open_questions,
    since,
)
from generator.pages.releases import newest_facts
from generator.pages.render import make_page
from generator.pages.tallies import tally
from generator.pages.view import View

__all__ = ["finding", "headline", "pages"]

NEWEST = 6  # facts listed; the releases page has the rest
PART_LEVEL = 2  # level of the sections that make up the parts of the plan


@dataclass(frozen=True, slots=True)
class Tile:
    """A count beside what it is a part of, and the page that lists it."""

    count: int
    total: int
    key: str
    route: str
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan with its tasks and how many of them have a report."""

    section: Section
    tasks: int
    reported: int


@dataclass(frozen=True, slots=True)
class PartGroup:
    """The parts below one heading of the plan."""

    title: Text
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A milestone year: its goals, and its targets by verdict in order of display."""

    year: str
    goals: int
    verdicts: tuple[tuple[str, int], ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the home page."""
    identity = view.project.identity
    name = view.plain(identity.name)
    sentence = finding(view)
    yield make_page(
        view,
        route="",
        template="home.html",
        title=name,
        description=sentence,
        section="home",
        search=(SearchEntry("", name, sentence, hidden=view.plain(identity.plan_title)),),
        facts={
            "finding": sentence,
            "of_which": of_which(view),
            "period": _period(view),
            "tiles": tuple(tiles(view)),
            "newest": newest_facts(view, NEWEST),
            "groups": part_groups(view),
            "years": tuple(_years(view)),
            "places": tuple(_places(view)),
            "ways": tuple((name, ENTRIES[name]) for name in _ways(view.plan)),
            "questions": open_questions(view.plan),
            "since": since(view),
            "on_what": on_what(view),
            "publishers": _publishers(view, open_questions(view.plan)),
            "shared": has_shared(view),
        },
    )


def _ways(plan: Plan) -> Iterator[str]:
    """Yield the entries of the navigation that lead on from home: those with something in them."""
    yield "indicators"
    yield from ("tasks",) if plan.tasks else ()
    yield from ("projects",) if plan.projects else ()
    yield from ("plan",) if plan.sections else ()
    yield "data"


def headline(view: View) -> TargetCounts | None:
    """Return the counts of the targets that home speaks of first; None if there are none."""
    period = view.project.identity.headline_period
    return next((one for one in view.assessment.counts if one.period == period), None)


def finding(view: View) -> str:
    """Return the sentence that home opens with, computed from the counts."""
    counts, words = headline(view), view.words
    if counts is None or not counts.total:
        return words("pages.home.no_targets")
    met = counts.by_reading.get("at_target", 0)
    short = counts.by_reading.get("short_of_target", 0)
    unusable = counts.total - met - short
    due = view.period(counts.period)
    final = _n(view, counts.with_final, final=True)
    return words(
        "pages.home.finding",
        n=_n(view, counts.total),
        due=due,
        held=words(f"pages.home.held.{_held(counts)}", n=final, due=due),
        met=words("pages.home.met", n=_n(view, met, reading="at_target")),
        short=words("pages.home.short", n=_n(view, short, reading="short_of_target")),
        unusable=words("pages.home.unusable", n=_n(view, unusable, unread=True)),
    )


def _n(view: View, number: int, **filters: object) -> Counted:
    """Return a number as the count of the targets that home speaks of, by further filters."""
    return view.n(number, "targets", due=_period(view), current=True, **filters)


def _held(counts: TargetCounts) -> str:
    if not counts.with_final:
        return "none"
    return "all" if counts.with_final == counts.total else "some"


def of_which(view: View) -> tuple[str, ...]:
    """Return which readings need care, a sentence for those that meet and one for those that do not."""
    counts = headline(view)
    if counts is None:
        return ()
    return tuple(
        _needing_care(view, reading, counts.by_reading.get(reading, 0), care)
        for reading, care in counts.care.items()
        if care
    )


def _needing_care(view: View, reading: str, number: int, care: Mapping[str, int]) -> str:
    words = view.words
    said = [
        words(f"pages.home.of_which.{name}", n=_n(view, n, reading=reading, **{name: True}))
        for name, n in care.items()
    ]
    return words(
        f"pages.home.of_which.{reading}",
        n=_n(view, number, reading=reading),
        parts=view.about(words("pages.home.and").join(said), *claims_of(*said)),
    )


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
        Tile(whole.overdue, whole.dated, "overdue", "tasks/"),
    )
    yield from (one for one in every if one.total)


def _has_figure(view: View, target: Target) -> bool:
    return view.assessment.verdicts[target.id].reading is not None


def part_groups(view: View) -> tuple[PartGroup, ...]:
    """Return the parts of the plan that hold tasks, the heading with most tasks first."""
    roots = [one for one in view.plan.sections.values() if not one.parent]
    groups = [PartGroup(root.title, tuple(_parts(view, root))) for root in roots]
    held = [one for one in groups if one.parts]
    return tuple(sorted(held, key=lambda one: -sum(part.tasks for part in one.parts)))


def _parts(view: View, root: Section) -> Iterator[Part]:
    below = [view.plan.sections[one] for one in view.index.children.get(root.id, ())]
    found = [one for one in below if one.level == PART_LEVEL and _tasks(view, one)]
    for section in found or ([root] if _tasks(view, root) else []):
        counts = tally(view, "section", section.id)
        yield Part(section, counts.total, counts.reported)


def _tasks(view: View, section: Section) -> bool:
    return section.id in view.index.tasks_below


def _years(view: View) -> Iterator[Year]:
    plan, n = view.plan, view.n
    by_period = {one.period: one.by_verdict for one in view.assessment.counts}
    for year in sorted({one.year for one in plan.milestones.values()}):
        goals = sum(one.year == year for one in plan.milestones.values())
        found = by_period.get(year, {})
        order = [one.code for one in plan.list_of("verdict") if one.code in found]
        verdicts = (
            (code, n(found[code], "targets", due=year, current=True, verdict=code))
            for code in order
        )
        yield Year(year, n(goals, "milestones", year=year), tuple(verdicts))


def _places(view: View) -> Iterator[Area]:
    """Yield the administrative units right below the plan's own area, in the usual order."""
    for area in sorted(view.plan.areas.values(), key=lambda one: one.gb_code):
        below = area.parent == view.project.identity.area and area.gb_code
        if below and view.url("area", area.id):
            yield area


def _publishers(view: View, questions: tuple[Question, ...]) -> tuple[tuple[Text, int], ...]:
    """Return who would publish answers, those with most questions first."""
    groups = by_publisher(view, questions)
    known = [(one.who, asked_of(view, one)) for one in groups if one.who]
    return tuple(sorted(known, key=lambda entry: -entry[1]))
