"""States of tasks and projects, and their flags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.assess.work import in_time, project_states, task_states
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import Assessment, ProjectState, TaskState
from generator.model.work import Project, Task, Update
from tests.unit.assess.samples import CLOCK, RULES, source

TASK = Task(
    id="T01.1",
    section="T01",
    title=Text(),
    commitment="build",
    areas=(),
    partners=(),
    themes=(),
    lead_body="",
    supporting_bodies=(),
    start="",
    start_precision="",
    due="",
    due_precision="",
    target_indicators=(),
    related_indicators=(),
    locator="1/1/1",
    done_when=Text(),
    note=Text(),
)
PROJECT = Project("P001", "pier", "port", Text(), (), (), (), "1/1/1", Text())
SOURCES = {"paper": source("paper"), "blog": source("blog", quality="third_party")}
PRECISION = {0: "unknown", 4: "year", 7: "month", 10: "day"}


def update(
    date: str,
    status: str = "",
    *,
    stage: str = "",
    name: str = "u",
    state: str = "published",
    sources: tuple[str, ...] = ("paper",),
    expected: str = "",
) -> Update:
    """Return an update of the task, or of the project where a stage is given."""
    return Update(
        id=name,
        date=date,
        date_precision=PRECISION[len(date)],
        task=TASK.id if status else "",
        task_status=status,
        project=PROJECT.id if stage or expected else "",
        project_stage=stage,
        area="",
        body="",
        status_basis="public_source",
        what=Text(),
        problem=Text(),
        next_step=Text(),
        visibility="",
        caveat=Text(),
        sources=sources,
        expected_event="opening" if expected else "",
        expected_date=expected,
        expected_precision=PRECISION[len(expected)] if expected else "",
        release="R1",
        state=state,
        successor="",
        withdrawn_reason=Text(),
    )


def named(updates: Sequence[Update]) -> dict[str, Update]:
    return {f"u{n}": replace(one, id=f"u{n}") for n, one in enumerate(updates, start=1)}


def of_task(updates: Sequence[Update], **changes: str) -> TaskState:
    task = replace(TASK, **changes)  # type: ignore[arg-type] # only texts are changed
    one = Plan(languages=("en",), sources=SOURCES, tasks={task.id: task}, updates=named(updates))
    return task_states(one, CLOCK, RULES)[task.id]


def of_project(updates: Sequence[Update]) -> ProjectState:
    one = Plan(
        languages=("en",), sources=SOURCES, projects={PROJECT.id: PROJECT}, updates=named(updates)
    )
    return project_states(one, CLOCK, RULES)[PROJECT.id]


@pytest.mark.parametrize(
    ("updates", "status", "which"),
    [
        pytest.param([], "no_report", "", id="without an update there is no report"),
        pytest.param(
            [update("2022-06-30", "completed"), update("2021-06-30", "under_way")],
            "completed",
            "u1",
            id="the latest date decides, not the order of rows",
        ),
        pytest.param(
            [update("2021", "under_way"), update("2021-11", "completed")],
            "under_way",
            "u1",
            id="a year sorts at its end",
        ),
        pytest.param(
            [
                update("2021-12-31", "completed"),
                update("2021", "under_way"),
                update("2021-12", "planned"),
            ],
            "completed",
            "u1",
            id="at the same end the finer date wins",
        ),
        pytest.param(
            [update("", "completed"), update("2015", "planned")],
            "planned",
            "u2",
            id="an update without a date never decides",
        ),
        pytest.param([update("", "completed")], "completed", "u1", id="unless it is the only one"),
        pytest.param(
            [update("2020", "planned"), update("2021", "completed", state="withdrawn")],
            "planned",
            "u1",
            id="a withdrawn update says nothing",
        ),
    ],
)
def test_the_latest_update_is_the_status_of_a_task(
    updates: list[Update], status: str, which: str
) -> None:
    found = of_task(updates)
    assert (found.status, found.update) == (status, which)
    assert found.status_basis == ("public_source" if which else "")


RECENT = "2026-06"


@pytest.mark.parametrize(
    ("updates", "changes", "flags"),
    [
        pytest.param(
            [update(RECENT, "under_way")],
            {"due": "2027", "due_precision": "year"},
            [],
            id="nothing to flag",
        ),
        pytest.param([], {}, ["no_due_date", "no_report"], id="no report and no date"),
        pytest.param(
            [update(RECENT, "under_way")],
            {"due": "2025", "due_precision": "year"},
            ["overdue"],
            id="past due and not finished",
        ),
        pytest.param(
            [update(RECENT, "under_way")],
            {"due": "2026", "due_precision": "year"},
            [],
            id="due within the year of the release",
        ),
        pytest.param(
            [update(RECENT, "completed_as_modified")],
            {"due": "2025", "due_precision": "year"},
            [],
            id="past due and finished as modified",
        ),
        pytest.param(
            [],
            {"due": "2025", "due_precision": "year"},
            ["no_report", "overdue"],
            id="past due, no report",
        ),
        pytest.param(
            [update("2024-01-31", "under_way")],
            {},
            ["no_due_date", "stale"],
            id="no news for over a year",
        ),
        pytest.param(
            [update("2025-11-22", "under_way")],
            {},
            ["no_due_date"],
            id="365 days ago is not long ago",
        ),
        pytest.param(
            [update("2025-11-21", "under_way")],
            {},
            ["no_due_date", "stale"],
            id="366 days ago is",
        ),
        pytest.param(
            [update("2024-01-31", "completed")],
            {},
            ["no_due_date"],
            id="what is finished does not go stale",
        ),
        pytest.param(
            [update(RECENT, "completed", sources=())],
            {},
            ["no_due_date", "unevidenced"],
            id="completed without a source",
        ),
        pytest.param(
            [update(RECENT, "completed", sources=("blog",))],
            {},
            ["no_due_date", "unofficial_only"],
            id="known from third parties only",
        ),
        pytest.param(
            [update(RECENT, "completed", sources=("blog", "paper"))],
            {},
            ["no_due_date"],
            id="one official source is enough",
        ),
        pytest.param(
            [update("2018-04", "planned")],
            {},
            ["before_plan_only", "no_due_date", "stale"],
            id="only news from before the plan",
        ),
        pytest.param(
            [update("", "planned")],
            {},
            ["no_due_date", "undated_only"],
            id="only news without a date",
        ),
    ],
)
def test_flags_of_a_task_follow_from_the_record(
    updates: list[Update], changes: dict[str, str], flags: list[str]
) -> None:
    assert list(of_task(updates, **changes).flags) == flags


@pytest.mark.parametrize(
    ("updates", "stage", "expected"),
    [
        pytest.param([], "", "", id="nothing on record"),
        pytest.param(
            [update("2020", stage="started", expected="2024"), update("2021", stage="started")],
            "started",
            "2024",
            id="an expectation holds until another one or the opening",
        ),
        pytest.param(
            [
                update("2020", stage="started", expected="2024"),
                update("2022", stage="started", expected="2026-12"),
            ],
            "started",
            "2026-12",
            id="the latest expectation is shown",
        ),
        pytest.param(
            [
                update("2020", stage="started", expected="2024"),
                update("2024-05-01", stage="in_operation"),
            ],
            "in_operation",
            "",
            id="after the opening nothing is expected",
        ),
        pytest.param(
            [update("2020", stage="approved"), update("2021", stage="unknown")],
            "approved",
            "",
            id="a stage not known hides no earlier one",
        ),
        pytest.param(
            [update("2021", stage="unknown")],
            "unknown",
            "",
            id="but is shown where it stands alone",
        ),
    ],
)
def test_a_project_has_a_stage_and_an_expected_date(
    updates: list[Update], stage: str, expected: str
) -> None:
    found = of_project(updates)
    assert (found.stage, found.expected_date) == (stage, expected)
    assert bool(found.expected_event) is bool(expected)


def test_updates_sort_by_the_end_of_their_date_then_by_precision_then_by_id() -> None:
    dates = ["", "2020-11", "2020", "2020-12", "2020-12-31", "2021-01-01"]
    assert sorted(dates, key=lambda one: in_time(update(one, "planned"))) == dates
    same = [update("2020", "planned", name="b"), update("2020", "planned", name="a")]
    assert [one.id for one in sorted(same, key=in_time)] == ["a", "b"]


def test_preparation_that_is_done_opens_no_railway(assessment: Assessment) -> None:
    assert assessment.tasks["T05.1.05"].status == "completed"
    assert assessment.projects["P091"].stage == "started"


def test_the_real_plan_has_sixteen_tasks_with_any_fact(assessment: Assessment) -> None:
    reported = [one for one in assessment.tasks.values() if one.status != "no_report"]
    assert (len(reported), len(assessment.tasks)) == (16, 587)
    assert sum("undated_only" in one.flags for one in reported) == 1
    assert sum("before_plan_only" in one.flags for one in reported) == 1
    assert all("no_report" in one.flags for one in assessment.tasks.values() if one not in reported)
