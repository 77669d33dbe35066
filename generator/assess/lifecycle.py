"""Formal changes of the register: what was dropped or put on hold, what is due anew.

Nothing disappears: a task that was dropped, split or merged stays with its reason and
document, and the register can be shown as it stood on any day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model.period import end_of
from generator.model.plan import Plan
from generator.model.work import Task, TaskEvent, Update

__all__ = ["CHANGED", "FORMAL", "Due", "as_of", "due_of", "events_by_task", "moment", "standing"]

PRECISIONS = ("day", "month", "year", "unknown")
FORMAL = "formal"  # basis of a status that a document sets, not a report
CHANGED = frozenset({"modified", "split", "merged"})
ADDED, DROPPED, PAUSED = "added", "dropped", "paused"
# What stops a task, and what puts it back on the list.
TURNS = frozenset({ADDED, DROPPED, PAUSED})


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due, and the event that says so ("" for the plan itself)."""

    text: str
    precision: str
    event: str = ""

    @property
    def end(self) -> date | None:
        """Last day it may be done on; None where no date is known."""
        return end_of(self.text, self.precision)


def moment(thing: Update | TaskEvent) -> tuple[date, int, str]:
    """Sorting key, oldest first: a month or year sorts at its end, the finer one wins there.

    What has no date sorts first, so that it never decides what is latest.
    """
    day = end_of(thing.date, thing.date_precision) or date.min
    return (day, -PRECISIONS.index(thing.date_precision), thing.id)


def events_by_task(plan: Plan) -> Mapping[str, tuple[TaskEvent, ...]]:
    """Return the formal changes of each task, oldest first."""
    groups: dict[str, list[TaskEvent]] = defaultdict(list)
    for event in sorted(plan.events.values(), key=moment):
        groups[event.task].append(event)
    return {name: tuple(group) for name, group in groups.items()}


def standing(events: Sequence[TaskEvent], last: Update | None) -> TaskEvent | None:
    """Return the event that stops the task: dropped, or paused and not taken up again.

    Only a formal change puts a dropped task back; a later report of work shows that a
    pause is over.

    Args:
        events: of one task, oldest first.
        last: the update its status would else rest on.
    """
    turns = [one for one in events if one.event in TURNS]
    latest = turns[-1] if turns else None
    if latest is None or latest.event == ADDED:
        return None
    is_taken_up = last is not None and moment(last)[0] > moment(latest)[0]
    return None if latest.event == PAUSED and is_taken_up else latest


def due_of(task: Task, events: Iterable[TaskEvent]) -> Due:
    """Return when a task is due after every formal change, oldest first."""
    due = Due(task.due, task.due_precision)
    for event in events:
        if event.due:
            due = Due(event.due, event.due_precision, event.id)
    return due


def as_of(plan: Plan, day: date) -> Plan:
    """Return the plan with the tasks, updates and events that were known to be so on a day.

    A month counts from its last day on. A fact without a date counts from the day of the
    release that brought it. Rows withdrawn since are left out as they are today.
    """
    events = {name: one for name, one in plan.events.items() if _was(plan, one, day)}
    later = {one.task for one in plan.events.values() if one.event == ADDED}
    later -= {one.task for one in events.values() if one.event == ADDED}
    return replace(
        plan,
        tasks={name: one for name, one in plan.tasks.items() if name not in later},
        updates={name: one for name, one in plan.updates.items() if _was(plan, one, day)},
        events=events,
    )


def _was(plan: Plan, thing: Update | TaskEvent, day: date) -> bool:
    end = end_of(thing.date, thing.date_precision)
    release = plan.releases.get(thing.release)
    if end is None and release is not None:
        end = end_of(release.date, "day")
    return end is not None and end <= day
