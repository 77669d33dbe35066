"""What is on record for tasks and projects, and the flags that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from generator.assess.verdicts import Clock
from generator.model.period import end_of
from generator.model.plan import Plan
from generator.model.verdict import ProjectState, TaskState
from generator.model.work import Task, Update
from generator.project import Assessing

__all__ = ["project_states", "task_states"]

PRECISIONS = ("day", "month", "year", "unknown")
FINISHED = frozenset({"completed", "completed_as_modified", "dropped"})
NO_REPORT = "no_report"


def task_states(plan: Plan, clock: Clock, rules: Assessing) -> dict[str, TaskState]:
    """Return the latest status and the flags of every task."""
    updates = _by(plan, lambda one: one.task)
    return {
        task.id: _task_state(task, updates.get(task.id, []), plan, clock, rules)
        for task in plan.tasks.values()
    }


def project_states(plan: Plan, clock: Clock, rules: Assessing) -> dict[str, ProjectState]:
    """Return the latest stage and expectation of every project."""
    updates = _by(plan, lambda one: one.project)
    return {
        name: _project_state(name, updates.get(name, []), plan, clock, rules)
        for name in plan.projects
    }


def _by(plan: Plan, subject: Callable[[Update], str]) -> dict[str, list[Update]]:
    groups: dict[str, list[Update]] = defaultdict(list)
    for update in plan.updates.values():
        if update.state == "published" and subject(update):
            groups[subject(update)].append(update)
    for group in groups.values():
        group.sort(key=in_time)
    return groups


def in_time(update: Update) -> tuple[date, int, str]:
    """Sorting key, oldest first: a month or year sorts at its end, the finer one wins there.

    A fact without a date sorts first, so that it never decides what is latest.
    """
    day = end_of(update.date, update.date_precision) or date.min
    return (day, -PRECISIONS.index(update.date_precision), update.id)


def _task_state(
    task: Task, updates: Sequence[Update], plan: Plan, clock: Clock, rules: Assessing
) -> TaskState:
    last = next((one for one in reversed(updates) if one.task_status), None)
    status = last.task_status if last else NO_REPORT
    checks = {
        "no_due_date": not task.due,
        "overdue": _is_past(task, clock) and status not in FINISHED,
        "unevidenced": status == "completed" and not any(one.sources for one in updates),
        **_record_flags(updates, plan, clock, rules, finished=status in FINISHED),
    }
    flags = tuple(sorted(code for code, holds in checks.items() if holds))
    return TaskState(
        task.id, status, last.status_basis if last else "", last.id if last else "", flags
    )


def _project_state(
    name: str, updates: Sequence[Update], plan: Plan, clock: Clock, rules: Assessing
) -> ProjectState:
    staged = [one for one in updates if one.project_stage]
    # "Not known" says nothing about progress, so it never hides an earlier stage.
    telling = [one for one in staged if one.project_stage != "unknown"] or staged
    last = telling[-1] if telling else None
    expected = next((one for one in reversed(updates) if one.expected_date), None)
    finished = last is not None and last.project_stage == "in_operation"
    checks = _record_flags(updates, plan, clock, rules, finished=finished)
    return ProjectState(
        project=name,
        stage=last.project_stage if last else "",
        update=last.id if last else "",
        expected_event=expected.expected_event if expected and not finished else "",
        expected_date=expected.expected_date if expected and not finished else "",
        expected_precision=expected.expected_precision if expected and not finished else "",
        flags=tuple(sorted(code for code, holds in checks.items() if holds)),
    )


def _is_past(task: Task, clock: Clock) -> bool:
    due = end_of(task.due, task.due_precision)
    return due is not None and due < clock.release


def _record_flags(
    updates: Sequence[Update], plan: Plan, clock: Clock, rules: Assessing, *, finished: bool
) -> dict[str, bool]:
    """Return the flags that the record itself gives rise to, by code."""
    days = [day for one in updates if (day := end_of(one.date, one.date_precision))]
    return {
        "no_report": not updates,
        "undated_only": bool(updates) and not days,
        "before_plan_only": bool(days) and max(days) <= clock.issued,
        "stale": bool(days)
        and not finished
        and (clock.release - max(days)).days > rules.stale_days,
        "unofficial_only": bool(updates) and _only_unofficial(updates, plan),
    }


def _only_unofficial(updates: Iterable[Update], plan: Plan) -> bool:
    sources = {source for one in updates for source in one.sources}
    return bool(sources) and all(
        plan.sources[source].quality == "third_party" for source in sources
    )
