"""What is on record for a task or a project as points in time, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.period import end_of, parse_period
from generator.model.verdict import ProjectState, TaskState
from generator.model.work import Project, Task, TaskEvent, Update
from generator.pages.view import View

__all__ = ["Point", "Step", "project_points", "stages_reached", "task_points"]

ISSUED, START, DUE, CHANGE, FACT, EXPECTED, AS_OF = (
    "issued", "start", "due", "change", "fact", "expected", "as_of"
)  # fmt: skip
# Of several points of one day, the order in which they are told, oldest first.
ORDER = (ISSUED, START, FACT, CHANGE, EXPECTED, DUE, AS_OF)


@dataclass(frozen=True, slots=True)
class Point:
    """One point in time.

    Attributes:
        kind: issued (the plan), start, due, change, fact, expected, as_of (what this
            site knows ends here).
        ahead: lies behind the day of the release.
        update: the row of a fact, or the one that says what is expected. event: of a change,
            or the one that moved a due date.
    """

    kind: str
    date: str
    precision: str
    ahead: bool = False
    update: Update | None = None
    event: TaskEvent | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that projects pass, and the first fact that says this one was there."""

    stage: str
    first: Update | None
    current: bool


def task_points(view: View, task: Task, state: TaskState) -> tuple[Point, ...]:
    """Return the points in time of a task; none where there are neither facts nor dates."""
    updates = view.index.updates_by_task.get(task.id, ())
    own = [
        *_facts(updates),
        *(Point(CHANGE, one.date, one.date_precision, event=one) for one in _events(view, task)),
    ]
    if task.start:
        own.append(Point(START, task.start, task.start_precision))
    if state.due:
        moved = view.plan.events.get(state.due_event)
        own.append(Point(DUE, state.due, state.due_precision, event=moved))
    return _in_order(view, own)


def project_points(view: View, project: Project) -> tuple[Point, ...]:
    """Return the points in time of a project; none where nothing is on record."""
    return _in_order(view, list(_facts(view.index.updates_by_project.get(project.id, ()))))


def stages_reached(view: View, project: Project, state: ProjectState) -> tuple[Step, ...]:
    """Return the stages in order, each with the oldest fact that tells of it.

    One with a date goes before one without. None where no stage is on record, or only that
    it is not known.
    """
    first: dict[str, Update] = {}
    told = view.index.updates_by_project.get(project.id, ())[::-1]
    for one in (*(one for one in told if one.date), *(one for one in told if not one.date)):
        first.setdefault(one.project_stage, one)
    order = [one.code for one in view.plan.list_of("project_stage")]
    steps = [one for one in order if one != "unknown"]
    if state.stage not in steps:
        return ()
    return tuple(Step(one, first.get(one), one == state.stage) for one in steps)


def _facts(updates: Iterable[Update]) -> Iterator[Point]:
    """Yield each fact, and where it names a date to come, that date too."""
    for one in updates:
        yield Point(FACT, one.date, one.date_precision, update=one)
        if one.expected_date:
            yield Point(EXPECTED, one.expected_date, one.expected_precision, update=one)


def _events(view: View, task: Task) -> Iterator[TaskEvent]:
    return (one for one in view.plan.events.values() if one.task == task.id)


def _in_order(view: View, own: list[Point]) -> tuple[Point, ...]:
    """Return points newest first, undated ones last, between the plan's issue and the release."""
    if not own:
        return ()
    as_of, issued = view.assessment.as_of, view.project.identity.issued
    release = parse_period(as_of).end
    points = [
        *(_placed(one, release) for one in own),
        Point(ISSUED, issued, "day"),
        Point(AS_OF, as_of, "day"),
    ]
    return tuple(sorted(points, key=_when, reverse=True))


def _placed(point: Point, release: date) -> Point:
    day = end_of(point.date, point.precision)
    ahead = day is not None and day > release
    return Point(point.kind, point.date, point.precision, ahead, point.update, point.event)


def _when(point: Point) -> tuple[date, int, int, str]:
    """Sorting key, oldest first: a month or year sorts at its end, the finer one wins there."""
    day = end_of(point.date, point.precision) or date.min
    row = point.update or point.event
    return (day, len(point.date), ORDER.index(point.kind), row.id if row else "")
