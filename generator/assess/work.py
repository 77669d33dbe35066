"""What is on record for tasks and projects, and the flags that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assess.conflict import computed, differs
from generator.assess.delays import delays_of
from generator.assess.lifecycle import (
    CHANGED,
    FORMAL,
    as_of,
    due_of,
    events_by_task,
    moment,
    standing,
)
from generator.assess.verdicts import Clock
from generator.model.period import end_of
from generator.model.plan import Plan
from generator.model.verdict import ProjectState, TaskState, Verdict
from generator.model.work import Task, TaskEvent, Update
from generator.project import Assessing

__all__ = ["in_time", "project_states", "states_as_of", "task_states"]

FINISHED = frozenset({"completed", "completed_as_modified", "dropped"})
NO_REPORT = "no_report"


def task_states(
    plan: Plan, clock: Clock, rules: Assessing, verdicts: Mapping[str, Verdict] | None = None
) -> dict[str, TaskState]:
    """Return the latest status and the flags of every task.

    Args:
        plan: with what is on record.
        clock: the day of issue and the day the register is looked at.
        rules: thresholds of the flags.
        verdicts: by target, to hold reports against; without them nothing is computed.
    """
    record = _Record(plan, clock, rules, verdicts or {})
    updates, events = _by(plan, lambda one: one.task), events_by_task(plan)
    return {
        task.id: record.task(task, updates.get(task.id, []), events.get(task.id, ()))
        for task in plan.tasks.values()
    }


def states_as_of(plan: Plan, day: date, issued: date, rules: Assessing) -> dict[str, TaskState]:
    """Return the register as it stood on a day, by what today's rows say of that day."""
    return task_states(as_of(plan, day), Clock(issued, day), rules)


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
    """Sorting key of updates, oldest first; see `moment`."""
    return moment(update)


@dataclass(frozen=True, slots=True)
class _Record:
    """What states of tasks are read from."""

    plan: Plan
    clock: Clock
    rules: Assessing
    verdicts: Mapping[str, Verdict]

    def task(self, task: Task, updates: Sequence[Update], events: Sequence[TaskEvent]) -> TaskState:
        """Return the state of one task from its updates and events, oldest first."""
        last = next((one for one in reversed(updates) if one.task_status), None)
        stop, due = standing(events, last), due_of(task, events)
        status, basis = _status(stop, last)
        found, targets = computed(task, due, self.plan, self.verdicts)
        finished = status in FINISHED
        checks = {
            "no_due_date": not due.text,
            "overdue": bool(due.end and due.end < self.clock.release) and not finished,
            "unevidenced": status == "completed" and not any(one.sources for one in updates),
            "status_differs": differs(status, found),
            "changed": any(one.event in CHANGED for one in events),
            **_record_flags(updates, self.plan, self.clock, self.rules, finished=finished),
        }
        return TaskState(
            task=task.id,
            status=status,
            status_basis=basis,
            update=last.id if last and not stop else "",
            flags=_holding(checks),
            event=stop.id if stop else "",
            due=due.text,
            due_precision=due.precision,
            due_event=due.event,
            computed=found,
            computed_from=targets,
        )


def _status(stop: TaskEvent | None, last: Update | None) -> tuple[str, str]:
    """Return status and basis: what a document stopped, else what was last reported."""
    if stop:
        return stop.event, FORMAL
    return (last.task_status, last.status_basis) if last else (NO_REPORT, "")


def _holding(checks: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(sorted(code for code, holds in checks.items() if holds))


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
        flags=_holding(checks),
        delays=delays_of(updates),
    )


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
