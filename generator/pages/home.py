"""Home: what is known of the plan, in one computed sentence and a few counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.measures import Target
from generator.model.plan import Plan
from generator.model.register import Area, Question, Section
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.model.verdict import TargetCounts
from generator.pages.navigation import ENTRIES
from generator.pages.questions import open_questions
from generator.pages.releases import newest_facts
from generator.pages.render import make_page
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
            "years": tuple(_years(view.plan, view.assessment.counts)),
            "places": tuple(_places(view)),
            "ways": tuple((name, ENTRIES[name]) for name in _ways(view.plan)),
            "questions": open_questions(view.plan),
            "publishers": _publishers(view, open_questions(view.plan)),
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
    return words(
        "pages.home.finding",
        n=counts.total,
        due=due,
        held=words(f"pages.home.held.{_held(counts)}", n=counts.with_final, due=due),
        met=words("pages.home.met", n=met),
        short=words("pages.home.short", n=short),
        unusable=words("pages.home.unusable", n=unusable),
    )


def _held(counts: TargetCounts) -> str:
    if not counts.with_final:
        return "none"
    return "all" if counts.with_final == counts.total else "some"


def of_which(view: View) -> str:
    """Return which of the readings need care, as a sentence; "" where none does."""
    counts, words = headline(view), view.words
    if counts is None or not (counts.scope_differs or counts.unofficial_only):
        return ""
    parts = {"scope": counts.scope_differs, "unofficial": counts.unofficial_only}
    said = [words(f"pages.home.of_which.{key}", n=n) for key, n in parts.items() if n]
    read = sum(counts.by_reading.get(code, 0) for code in ("at_target", "short_of_target"))
    return words("pages.home.of_which.all", n=read, parts=words("pages.home.and").join(said))


def _period(view: View) -> str:
    counts = headline(view)
    return counts.period if counts else ""


def tiles(view: View) -> Iterator[Tile]:
    """Yield the counts of home, each with what it is a part of; empty wholes are left out."""
    plan, seen = view.plan, view.assessment
    judged = [one for one in plan.targets.values() if not one.is_programme_size]
    sizes = len(plan.targets) - len(judged)
    with_figure = sum(_has_figure(view, one) for one in judged)
    tasks = [one.flags for one in seen.tasks.values()]
    projects = [one.flags for one in seen.projects.values()]
    dated = [one for one in plan.tasks.values() if one.due]
    overdue = sum("overdue" in flags for flags in tasks)
    every = (
        Tile(with_figure, len(judged), "targets", "indicators/", sizes),
        Tile(_reported(tasks), len(tasks), "tasks", "tasks/"),
        Tile(_reported(projects), len(projects), "projects", "projects/"),
        Tile(overdue, len(dated), "overdue", "tasks/"),
    )
    yield from (one for one in every if one.total)


def _has_figure(view: View, target: Target) -> bool:
    return view.assessment.verdicts[target.id].reading is not None


def _reported(flags: list[tuple[str, ...]]) -> int:
    return sum("no_report" not in one for one in flags)


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
        tasks = view.index.tasks_below[section.id]
        flags = [view.assessment.tasks[one.id].flags for one in tasks]
        yield Part(section, len(tasks), _reported(flags))


def _tasks(view: View, section: Section) -> bool:
    return section.id in view.index.tasks_below


def _years(plan: Plan, counts: tuple[TargetCounts, ...]) -> Iterator[Year]:
    by_period = {one.period: one.by_verdict for one in counts}
    for year in sorted({one.year for one in plan.milestones.values()}):
        goals = sum(one.year == year for one in plan.milestones.values())
        found = by_period.get(year, {})
        order = [one.code for one in plan.list_of("verdict") if one.code in found]
        yield Year(year, goals, tuple((code, found[code]) for code in order))


def _places(view: View) -> Iterator[Area]:
    """Yield the administrative units right below the plan's own area, in the usual order."""
    for area in sorted(view.plan.areas.values(), key=lambda one: one.gb_code):
        below = area.parent == view.project.identity.area and area.gb_code
        if below and view.url("area", area.id):
            yield area


def _publishers(view: View, questions: tuple[Question, ...]) -> tuple[tuple[Text, int], ...]:
    """Return who would publish answers, those with most questions first."""
    counts: dict[str, int] = {}
    named = {view.plain(one.who_publishes): one.who_publishes for one in questions}
    for one in questions:
        who = view.plain(one.who_publishes)
        counts[who] = counts.get(who, 0) + 1
    known = [(named[who], n) for who, n in counts.items() if who]
    return tuple(sorted(known, key=lambda entry: -entry[1]))
