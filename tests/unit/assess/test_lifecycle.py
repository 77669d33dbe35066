"""Formal changes: what was dropped stays with its reason, and the register has a past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.assess.work import states_as_of, task_states
from generator.model.plan import Plan
from generator.model.register import Release
from generator.model.text import Text
from generator.model.verdict import TaskState
from generator.model.work import TaskEvent, Update
from tests.unit.assess.samples import CLOCK, RULES
from tests.unit.assess.test_work import SOURCES, TASK, named, update

PRECISION = {0: "unknown", 4: "year", 7: "month", 10: "day"}


def event(kind: str, day: str, due: str = "") -> TaskEvent:
    """Return a formal change of the task."""
    return TaskEvent(
        id=f"{kind}-{day}",
        task=TASK.id,
        date=day,
        date_precision=PRECISION[len(day)],
        event=kind,
        reason=Text({"en": "Council"}),
        document=("paper",),
        release="R1",
        due=due,
        due_precision=PRECISION[len(due)] if due else "",
    )


def plan(updates: list[Update], events: list[TaskEvent]) -> Plan:
    release = Release("R1", CLOCK.release.isoformat(), "first", Text(), Text())
    return Plan(
        languages=("en",),
        sources=SOURCES,
        tasks={TASK.id: TASK},
        updates=named(updates),
        events={one.id: one for one in events},
        releases={"R1": release},
    )


def state(updates: list[Update], *events: TaskEvent) -> TaskState:
    return task_states(plan(updates, list(events)), CLOCK, RULES)[TASK.id]


@pytest.mark.parametrize(
    ("updates", "events", "status", "basis"),
    [
        pytest.param(
            [update("2024-05", "under_way")],
            [event("dropped", "2023")],
            "dropped",
            "formal",
            id="no report of work puts a dropped task back",
        ),
        pytest.param([], [event("dropped", "")], "dropped", "formal", id="even without a date"),
        pytest.param(
            [update("2020", "under_way")],
            [event("dropped", "2021"), event("added", "2023")],
            "under_way",
            "public_source",
            id="only a formal change does",
        ),
        pytest.param(
            [update("2020", "under_way")],
            [event("paused", "2021-03")],
            "paused",
            "formal",
            id="a pause is the status",
        ),
        pytest.param(
            [update("2022", "under_way")],
            [event("paused", "2021-03")],
            "under_way",
            "public_source",
            id="until work is reported after it",
        ),
        pytest.param(
            [update("2021-03-31", "under_way")],
            [event("paused", "2021-03")],
            "paused",
            "formal",
            id="of the same day the pause counts",
        ),
        pytest.param(
            [update("2020", "completed")],
            [event("merged", "2021"), event("modified", "2022")],
            "completed",
            "public_source",
            id="a merger or change is no status",
        ),
    ],
)
def test_a_formal_change_sets_the_status(
    updates: list[Update], events: list[TaskEvent], status: str, basis: str
) -> None:
    found = state(updates, *events)
    assert (found.status, found.status_basis) == (status, basis)
    assert bool(found.event) == (basis == "formal")
    assert bool(found.update) == (basis != "formal")


@pytest.mark.parametrize(
    ("events", "due", "flags"),
    [
        pytest.param([], "", ["no_due_date"], id="no date in the plan"),
        pytest.param(
            [event("modified", "2021", "2024")],
            "2024",
            ["changed", "overdue"],
            id="a date set later can pass, too",
        ),
        pytest.param(
            [event("modified", "2023", "2030"), event("modified", "2021", "2024")],
            "2030",
            ["changed"],
            id="the latest change of date counts",
        ),
        pytest.param(
            [event("modified", "2021", "2024"), event("dropped", "2022")],
            "2024",
            ["changed"],
            id="what was dropped is not late",
        ),
        pytest.param(
            [event("modified", "2021", "2024"), event("paused", "2022")],
            "2024",
            ["changed", "overdue"],
            id="what is on hold is",
        ),
    ],
)
def test_a_changed_date_is_the_date(events: list[TaskEvent], due: str, flags: list[str]) -> None:
    found = state([update("2026-06", "under_way")] if len(events) < 2 else [], *events)
    assert found.due == due
    assert [one for one in found.flags if one != "no_report"] == flags


HISTORY = [update("2020-06", "planned"), update("2022-01-15", "completed"), update("", "under_way")]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        pytest.param("2020-06-29", "no_report", id="a month is known on its last day"),
        pytest.param("2020-06-30", "planned", id="from then on it counts"),
        pytest.param("2022-01-14", "planned", id="a day later is not foreseen"),
        pytest.param("2022-01-15", "completed", id="the day itself counts"),
        pytest.param("2026-11-22", "completed", id="undated news decides nothing"),
    ],
)
def test_the_register_can_be_shown_as_of_a_day(day: str, status: str) -> None:
    then = states_as_of(plan(HISTORY, []), date.fromisoformat(day), CLOCK.issued, RULES)
    assert then[TASK.id].status == status


def test_a_task_is_not_on_the_list_before_it_was_added() -> None:
    later = plan([], [event("added", "2022-05"), event("dropped", "2024")])
    days = ("2022-05-30", "2022-05-31", "2025-01-01")
    seen = [states_as_of(later, date.fromisoformat(one), CLOCK.issued, RULES) for one in days]
    assert [one[TASK.id].status if one else "" for one in seen] == ["", "no_report", "dropped"]


def test_an_undated_fact_counts_from_its_release_on() -> None:
    known = plan([update("", "under_way")], [])
    before, on = date(2026, 11, 21), CLOCK.release
    assert states_as_of(known, before, CLOCK.issued, RULES)[TASK.id].status == "no_report"
    assert states_as_of(known, on, CLOCK.issued, RULES)[TASK.id].status == "under_way"


def test_a_day_in_the_past_is_judged_by_its_own_calendar() -> None:
    due = replace(plan([], []), tasks={TASK.id: replace(TASK, due="2021", due_precision="year")})
    days = (date(2021, 12, 31), date(2022, 1, 1))
    flags = [states_as_of(due, one, CLOCK.issued, RULES)[TASK.id].flags for one in days]
    assert [("overdue" in one) for one in flags] == [False, True]
