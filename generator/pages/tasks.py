"""The register of all tasks with its filters, and a page for each task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.claim import Counted
from generator.model.site import Page
from generator.model.text import Text
from generator.model.work import Task
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["pages"]

ROUTE = "tasks/"
NO_REPORT = "no_report"
# Filters with so many values that order by frequency serves better than their own.
LONG = frozenset({"place", "partner", "theme"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its word and for how many tasks it holds."""

    value: str
    label: Text
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the register; `name` is its key in the address."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the register: an area of tasks, a zone, the safeguards."""

    id: str
    title: Text
    tasks: tuple[Task, ...]


def pages(view: View) -> Iterable[Page]:
    """Return the register and a page for each task; none where the plan lists no task."""
    if not view.plan.tasks:
        return
    register = Register(view)
    yield _overview(view, register)
    for task in view.plan.tasks.values():
        yield _task(view, register, task)


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
            "parts": _parts(register, tasks),
            "marks": {
                name: " ".join(f"{key}:{one}" for key, one in its) for name, its in marks.items()
            },
            "filters": _filters(view, register, marks),
            "levels": sorted(view.plan.commitment_levels.values(), key=lambda one: one.rank),
        },
    )


def _parts(register: Register, tasks: Iterable[Task]) -> tuple[Part, ...]:
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        groups.setdefault(register.part(task), []).append(task)
    return tuple(
        Part(name, register.part_title(name), tuple(group)) for name, group in groups.items()
    )


def _marks(view: View, register: Register, task: Task) -> Iterator[tuple[str, str]]:
    """Yield what the filters look for in a row: (filter, value)."""
    yield "area", register.part(task)
    yield from (("place", one) for one in _places(view, task))
    yield from (("partner", one) for one in task.partners)
    yield from (("theme", one) for one in task.themes)
    yield "commitment", task.commitment
    yield "status", register.state(task).status
    yield from (("flag", one) for one in register.state(task).flags)


def _places(view: View, task: Task) -> Sequence[str]:
    """Return the places a task names and those they belong to; "none" where it names none."""
    if not task.areas:
        return ("none",)
    found: dict[str, None] = {}
    for area in task.areas:
        while area in view.plan.areas and area not in found:
            found[area] = None
            # What is named for the whole area of the plan would else be found under each place.
            whole = view.project.identity.area
            parent = view.plan.areas[area].parent
            area = "" if whole in (area, parent) else parent
    return tuple(found)


def _filters(
    view: View, register: Register, marks: Mapping[str, Sequence[tuple[str, str]]]
) -> tuple[Filter, ...]:
    """Return the filters whose values tell tasks apart, each value with its count."""
    counts: dict[tuple[str, str], int] = {}
    for row in marks.values():
        for mark in row:
            counts[mark] = counts.get(mark, 0) + 1
    made = (
        Filter(name, tuple(_choices(view, name, labels, counts)))
        for name, labels in _labels(view, register).items()
    )
    return tuple(one for one in made if len(one.choices) > 1)


def _choices(
    view: View, name: str, labels: Mapping[str, Text], counts: Mapping[tuple[str, str], int]
) -> list[Choice]:
    """Return the values of a filter that occur; long lists begin with the most frequent."""
    found = [
        Choice(value, label, _n(view, name, value, counts[name, value]))
        for value, label in labels.items()
        if (name, value) in counts
    ]
    if name in LONG:
        found.sort(key=lambda one: (one.value == "none", -one.count))
    return found


# Filter of the register -> filter of the count of its tasks.
COUNTED = {"area": "part", "place": "within_named"}


def _n(view: View, name: str, value: str, number: int) -> Counted:
    """Return the number of tasks that a choice shows, by name."""
    if (name, value) == ("place", "none"):
        return view.n(number, "tasks", placeless=True)
    if (name, value) == ("place", view.project.identity.area):
        return view.n(number, "tasks", area=value)
    return view.n(number, "tasks", **{COUNTED.get(name, name): value})


def _labels(view: View, register: Register) -> Mapping[str, Mapping[str, Text]]:
    """Return the words of every value by filter, in order of display."""
    plan = view.plan
    nowhere = Text({view.language: view.words("pages.tasks.no_place")})
    parts = dict.fromkeys(register.part(one) for one in plan.tasks.values())
    return {
        "area": {name: register.part_nav(name) for name in parts},
        "place": {one.id: one.name for one in plan.areas.values()} | {"none": nowhere},
        "partner": {one.id: one.name for one in plan.partners.values()},
        "theme": {one.id: one.label for one in plan.themes.values()},
        "commitment": {
            one.id: one.label
            for one in sorted(plan.commitment_levels.values(), key=lambda one: one.rank)
        },
        "status": {one.code: one.label for one in plan.list_of("task_status")},
        "flag": {one.code: one.label for one in plan.list_of("flag")},
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
            "events": tuple(view.plan.events[one] for one in _events(view, task)),
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


def _events(view: View, task: Task) -> list[str]:
    """Return the formal changes of a task, newest first."""
    own = [one for one in view.plan.events.values() if one.task == task.id]
    return [one.id for one in sorted(own, key=lambda one: (one.date, one.id), reverse=True)]
