"""What is reported beside what is computed: contradicted only by firm verdicts on own targets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.assess.work import task_states
from generator.model.plan import Plan
from generator.model.verdict import Position, TaskState, Verdict
from tests.unit.assess.samples import CLOCK, RULES, indicator, target
from tests.unit.assess.test_work import SOURCES, TASK, named, update


def verdict(name: str, code: str, *reasons: str) -> Verdict:
    return Verdict(
        target=name,
        indicator="trees",
        method="jindu",
        verdict=code,
        last_reading="",
        reading=None,
        scope="",
        reasons=reasons,
        position=Position(""),
        trend=None,
        years=(),
        shortfall=None,
        inputs=(),
        sentence=TASK.note,
    )


GOALS = (target(), target(name="trees.2", period="2030"), target(name="trees.3", strength="scope"))


def stand(status: str, *verdicts: Verdict, own: bool = True, due: str = "") -> TaskState:
    """Return the state of a task of one indicator with the targets the verdicts are on."""
    names = {one.target for one in verdicts}
    trees = indicator(targets=tuple(one for one in GOALS if one.id in names))
    linked = {"target_indicators" if own else "related_indicators": ("trees",)}
    task = replace(TASK, due=due, due_precision="year" if due else "", **linked)  # type: ignore[arg-type] # a tuple of names
    plan = Plan(
        languages=("en",),
        sources=SOURCES,
        indicators={"trees": trees},
        tasks={task.id: task},
        updates=named([update("2026-06", status)] if status else []),
    )
    return task_states(plan, CLOCK, RULES, {one.target: one for one in verdicts})[task.id]


FIRST = "trees.1"


@pytest.mark.parametrize(
    ("status", "code", "computed", "differs"),
    [
        pytest.param("completed", "not_achieved", "target_not_met", True, id="done, target missed"),
        pytest.param("completed", "open_not_met", "target_not_met", True, id="done, not there yet"),
        pytest.param("completed", "behind", "target_behind", True, id="done, well short"),
        pytest.param("completed", "achieved", "target_met", False, id="done and reached"),
        pytest.param("behind", "achieved", "target_met", True, id="said to lag, reached"),
        pytest.param("behind", "behind", "target_behind", False, id="said to lag, lags"),
        pytest.param("not_started", "met", "target_met", True, id="not begun, reached"),
        pytest.param("planned", "open_met", "target_met", True, id="prepared, reached"),
        pytest.param("on_schedule", "wrong_way", "target_behind", True, id="on time, moving away"),
        pytest.param("ahead", "not_achieved", "target_not_met", True, id="ahead, missed"),
        pytest.param(
            "on_schedule", "on_track", "", False, id="a projection that arrives proves nothing"
        ),
        pytest.param(
            "completed_as_modified",
            "not_achieved",
            "target_not_met",
            False,
            id="a changed test has another target",
        ),
        pytest.param("under_way", "not_achieved", "target_not_met", False, id="work goes on"),
        pytest.param("under_way", "achieved", "target_met", False, id="work goes on after it"),
        pytest.param("completed", "awaiting_final", "", False, id="the figure is still to come"),
        pytest.param("completed", "year_not_met", "", False, id="one year is not the task"),
        pytest.param("completed", "no_data", "", False, id="no figure contradicts nobody"),
        pytest.param("", "not_achieved", "target_not_met", False, id="no report, no difference"),
    ],
)
def test_a_report_is_held_against_its_own_target(
    status: str, code: str, computed: str, differs: bool
) -> None:
    found = stand(status, verdict(FIRST, code))
    assert (found.computed, "status_differs" in found.flags) == (computed, differs)
    assert found.computed_from == ((FIRST,) if computed else ())


@pytest.mark.parametrize(
    "reason",
    ["scope_differs", "unofficial_only", "provisional", "low_reliability", "period_uncertain"],
)
def test_a_doubtful_figure_contradicts_nobody(reason: str) -> None:
    found = stand("completed", verdict(FIRST, "not_achieved", reason))
    assert (found.computed, found.flags) == ("", ("no_due_date",))


@pytest.mark.parametrize(
    ("second", "due", "computed", "differs"),
    [
        pytest.param("achieved", "", "targets_mixed", True, id="one of two missed"),
        pytest.param("not_achieved", "", "target_not_met", True, id="both missed"),
        pytest.param("no_data", "", "", False, id="a silent target keeps all silent"),
        pytest.param(
            "achieved", "2025", "target_not_met", True, id="a dated task has its own target"
        ),
    ],
)
def test_all_targets_have_to_speak(second: str, due: str, computed: str, differs: bool) -> None:
    both = (verdict(FIRST, "not_achieved"), verdict("trees.2", second))
    found = stand("completed", *both, due=due)
    assert (found.computed, "status_differs" in found.flags) == (computed, differs)


def test_a_related_indicator_says_nothing_of_the_task() -> None:
    found = stand("completed", verdict(FIRST, "not_achieved"), own=False)
    assert (found.computed, found.flags) == ("", ("no_due_date",))


def test_the_size_of_a_programme_is_no_target() -> None:
    assert stand("completed", verdict("trees.3", "not_achieved")).computed == ""
