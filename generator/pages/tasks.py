"""The register of all tasks with its filters, and a page for each task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.model.claim import Counted
from generator.model.site import Page
from generator.model.text import Text
from generator.model.work import Task
from generator.pages.filters import (
    NOWHERE,
    make_filters,
    places_named,
    recorded,
    script_words,
    spelled,
)
from generator.pages.keeping import Batch
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.tallies import Tally
from generator.pages.timeline import task_points
from generator.pages.view import View

__all__ = ["batches", "pages"]

ROUTE = "tasks/"
NO_REPORT = "no_report"
# Filters that stand above the register at once; the others are unfolded.
FIRST = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one section."""

    section: str
    tally: Tally
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the register: an area of tasks, a zone, the safeguards."""

    id: str
    total: Counted
    reported: Counted
    groups: tuple[Group, ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the register and a page for each task."""
    return (page for _, make in batches(view) for page in make(view))


def batches(view: View) -> Iterator[Batch]:
    """Yield the register, and by its parts a page for each task; none where there is no task."""
    if view.plan.tasks:
        yield ROUTE, lambda seen: (_overview(seen, Register(seen)),)
        for group in view.plan.task_groups:
            yield f"{ROUTE}{group}", partial(_pages, group)


def _pages(group: str, view: View) -> Iterator[Page]:
    register = Register(view)
    for name in view.plan.task_groups[group]:
        yield _task(view, register, view.plan.tasks[name])


def _overview(view: View, register: Register) -> Page:
    tasks = tuple(view.plan.tasks.values())
    tally = register.roll("plan")
    marks = {task.id: tuple(_marks(view, register, task)) for task in tasks}
    lead = register.known("pages.tasks.lead", tally)
    return make_page(
        view,
        route=ROUTE,
        template="tasks.html",
        title=view.words("pages.tasks.title"),
        description=lead,
        section="tasks",
        facts={
            "r": register,
            "lead": lead,
            "tally": tally,
            "parts": tuple(_parts(register, tasks)),
            "marks": spelled(marks),
            "filters": make_filters(_labels(view, register), marks, lambda *it: _n(view, *it)),
            "first": FIRST,
            "said_by_script": script_words(view, "pages.tasks.list"),
            "levels": sorted(view.plan.commitment_levels.values(), key=lambda one: one.rank),
        },
    )


def _parts(register: Register, tasks: Iterable[Task]) -> Iterator[Part]:
    """Yield the parts of the register in the order of the plan, each with its groups."""
    parts: dict[str, dict[str, list[Task]]] = {}
    for task in tasks:
        groups = parts.setdefault(register.part(task), {})
        groups.setdefault(task.section, []).append(task)
    for name, groups in parts.items():
        known = sum(register.has_report(one) for group in groups.values() for one in group)
        yield Part(
            name,
            register.view.n(sum(map(len, groups.values())), "tasks", part=name),
            register.view.n(known, "tasks", part=name, reported=True),
            tuple(
                Group(section, register.roll("group", section), tuple(group))
                for section, group in groups.items()
            ),
        )


def _marks(view: View, register: Register, task: Task) -> Iterator[tuple[str, str]]:
    """Yield what the filters look for in a row: (filter, value)."""
    state = register.state(task)
    yield "area", register.part(task)
    yield from (("place", one) for one in places_named(view, task.areas))
    yield from (("partner", one) for one in task.partners)
    yield from (("theme", one) for one in task.themes)
    yield "commitment", task.commitment
    yield "status", state.status
    yield "record", RECORD[register.has_report(task)]
    yield from (("flag", one) for one in state.flags)


# Whether anything is on record -> value of the filter, which is also the filter of its count.
RECORD = {True: "reported", False: "silent"}
# Filter of the register -> filter of the count of its tasks.
COUNTED = {"area": "part", "place": "within_named"}


def _n(view: View, name: str, value: str, number: int) -> Counted:
    """Return the number of tasks that a choice shows, by name."""
    if (name, value) == ("place", NOWHERE):
        return view.n(number, "tasks", placeless=True)
    if (name, value) == ("place", view.project.identity.area):
        return view.n(number, "tasks", area=value)
    if name == "record":
        return view.n(number, "tasks", **{value: True})
    return view.n(number, "tasks", **{COUNTED.get(name, name): value})


def _labels(view: View, register: Register) -> Mapping[str, Mapping[str, Text]]:
    """Return the words of every value by filter, in order of display."""
    plan = view.plan
    nowhere = Text({view.language: view.words("pages.tasks.no_place")})
    parts = dict.fromkeys(register.part(one) for one in plan.tasks.values())
    return {
        "area": {name: register.part_nav(name) for name in parts},
        "place": {one.id: one.name for one in plan.areas.values()} | {NOWHERE: nowhere},
        "status": {one.code: one.label for one in plan.list_of("task_status")},
        "record": recorded(view, *RECORD.values()),
        "flag": {one.code: one.label for one in plan.list_of("flag")},
        "partner": {one.id: one.name for one in plan.partners.values()},
        "theme": {one.id: one.label for one in plan.themes.values()},
        "commitment": {
            one.id: one.label
            for one in sorted(plan.commitment_levels.values(), key=lambda one: one.rank)
        },
    }


def _task(view: View, register: Register, task: Task) -> Page:
    route = view.routes["task"][task.id]
    title = register.titles["task", task.id]
    state = register.state(task)
    return make_page(
        view,
        route=route,
        template="task.html",
        title=title,
        description=view.words(
            "pages.task.description",
            title=view.plain(task.title),
            section=view.plain(view.plan.sections[task.section].title),
            status=view.label("task_status", state.status),
        ),
        section="tasks",
        crumbs=register.crumbs(task.section),
        indexed=register.has_report(task),
        search=(register.entry(task),),
        facts={
            "r": register,
            "task": task,
            "state": state,
            "targets": tuple(_targets(view, task)),
            "flags": tuple(one for one in state.flags if one != state.status),
            "points": task_points(view, task, state),
            "stop": view.plan.events.get(state.event),
            "beside": state.status != NO_REPORT and bool(task.target_indicators),
            "report_address": register.report_address(route, title),
        },
    )


def _targets(view: View, task: Task) -> Iterator[tuple[str, str, bool]]:
    """Yield (indicator, target, promised by the task itself); "" for one without a target."""
    own = task.target_indicators
    for name in dict.fromkeys((*own, *task.related_indicators)):
        targets = view.plan.indicators[name].targets
        if not targets:
            yield name, "", name in own
        for target in targets:
            yield name, target.id, name in own
