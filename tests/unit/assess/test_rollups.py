"""Counts with their denominators: once within a subject, non-verdicts apart, no rate of few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.assess.rollups import roll_ups
from generator.model.plan import Plan
from generator.model.register import Area, Code, Section
from generator.model.rollup import RollUp
from generator.model.text import Text
from generator.model.verdict import ProjectState, TaskState
from generator.model.work import Task
from tests.unit.assess.samples import RULES
from tests.unit.assess.test_work import PROJECT, TASK

NOTHING = Text()
CODES = {
    "task_status": "no_report under_way completed not_assessed",
    "flag": "overdue no_due_date no_report",
}


def area(name: str, parent: str = "", kind: str = "village") -> Area:
    return Area(name, "", parent, "", kind, NOTHING, NOTHING)


def section(name: str, parent: str, level: int) -> Section:
    return Section(name, parent, level, 1, "", NOTHING, NOTHING, "1/1")


def task(name: str, *areas: str, within: str = "A1", **more: tuple[str, ...]) -> Task:
    return replace(TASK, id=name, section=within, areas=areas, **more)  # type: ignore[arg-type] # tuples of names


AREAS = (
    area("land"),
    area("town", "land"),
    area("north", "town"),
    area("mill", "north"),
    area("south", "town"),
    area("rural", "town", "statistical_area"),
)
SECTIONS = (section("A", "", 1), section("A1", "A", 2), section("A1.1", "A1", 3))
TASKS = (
    task("t1", "north", "mill"),
    task("t2", "mill", "south"),
    task("t3", "rural", within="A1.1"),
    task("t4", within="A"),
    task("t5", "town", "far"),
    task("t6"),
)
STATES = {
    "t1": ("completed", ()),
    "t2": ("not_assessed", ("no_due_date",)),
    "t3": ("under_way", ("overdue",)),
    "t4": ("no_report", ("no_due_date", "no_report")),
    "t5": ("no_report", ("no_report", "overdue")),
    "t6": ("no_report", ("no_report",)),
}


def counted(tasks: tuple[Task, ...] = TASKS) -> Mapping[str, RollUp]:
    """Return the roll-ups of the tasks by id."""
    works = {
        "p1": replace(PROJECT, id="p1", tasks=("t1", "t3"), areas=("mill", "north")),
        "p2": replace(PROJECT, id="p2", tasks=(), areas=("mill",)),
    }
    plan = Plan(
        languages=("en",),
        areas={one.id: one for one in AREAS},
        sections={one.id: one for one in SECTIONS},
        codes={
            (name, code): Code(name, code, NOTHING, NOTHING)
            for name, codes in CODES.items()
            for code in codes.split()
        },
        tasks={one.id: one for one in tasks},
        projects=works,
    )
    states = {
        one.id: TaskState(one.id, STATES[one.id][0], "", "", STATES[one.id][1]) for one in tasks
    }
    projects = {
        "p1": ProjectState("p1", "started", "u", "", "", "", ()),
        "p2": ProjectState("p2", "", "", "", "", "", ("no_report",)),
    }
    return {one.id: one for one in roll_ups(plan, states, projects, RULES)}


@pytest.mark.parametrize(
    ("subject", "own", "below"),
    [
        pytest.param("place:mill", ("t1", "t2"), (), id="a task counts in each place it names"),
        pytest.param(
            "place:north", ("t1",), ("t2",), id="and once where it names a place and one inside it"
        ),
        pytest.param(
            "place:town", ("t5",), ("t1", "t2"), id="once, too, where two places inside are named"
        ),
        pytest.param("place:land", (), ("t1", "t2", "t5"), id="at any depth"),
        pytest.param("place:rural", ("t3",), (), id="an area made for figures lies in no place"),
        pytest.param("place:", ("t4", "t6"), (), id="what names no place stands apart"),
        pytest.param(
            "section:A", ("t4",), ("t1", "t2", "t3", "t5", "t6"), id="a section and all below"
        ),
        pytest.param("group:A1", ("t1", "t2", "t5", "t6"), (), id="a group is what stands in it"),
        pytest.param(
            "plan:", ("t1", "t2", "t3", "t4", "t5", "t6"), (), id="each once in the total"
        ),
        pytest.param("commitment:", None, None, id="every task has a level"),
    ],
)
def test_a_task_counts_once_within_a_subject(
    subject: str, own: tuple[str, ...] | None, below: tuple[str, ...] | None
) -> None:
    found = counted().get(subject)
    assert (found.own if found else None, found.below if found else None) == (own, below)


def test_a_section_without_a_task_of_its_own_is_no_group() -> None:
    found = counted(TASKS[3:4])
    assert "group:A" in found
    assert "group:A1" not in found
    assert found["section:A1"].total == 0


def test_what_tells_nothing_of_progress_is_counted_apart() -> None:
    whole = counted()["plan:"]
    assert whole.by_status == (("under_way", 1), ("completed", 1))
    assert whole.apart == (("not_assessed", 1), ("no_report", 3))
    assert sum(n for _, n in (*whole.by_status, *whole.apart)) == whole.total == 6
    assert (whole.reported, whole.silent, whole.overdue) == (3, 3, 2)


def test_flags_are_counted_in_order_of_display_and_do_not_add_up() -> None:
    assert counted()["plan:"].by_flag == (("overdue", 2), ("no_due_date", 2), ("no_report", 3))


@pytest.mark.parametrize(
    ("number", "share"),
    [
        pytest.param(4, None, id="no rate of four"),
        pytest.param(5, Decimal("0.6"), id="a rate of five"),
        pytest.param(6, Decimal("0.5"), id="a rate of six"),
    ],
)
def test_a_rate_of_few_is_not_given(number: int, share: Decimal | None) -> None:
    assert counted(TASKS[:number])["plan:"].share == share


def test_a_subject_without_a_task_has_no_rate_even_where_none_is_asked_for() -> None:
    assert counted(())["plan:"].share is None


def test_projects_count_once_too() -> None:
    found = counted()
    assert (found["place:town"].projects, found["place:north"].projects_own) == (2, ("p1",))
    assert found["place:north"].projects_below == ("p2",)
    assert found["plan:"].projects_reported == found["place:mill"].projects_reported == 1
    assert found["section:A1"].projects_own == ("p1",)


def test_the_order_of_tasks_changes_nothing_but_the_order_of_ids() -> None:
    def numbers(found: Mapping[str, RollUp]) -> dict[str, tuple[object, ...]]:
        return {
            name: (set(one.own), set(one.below), one.by_status, one.apart, one.by_flag, one.share)
            for name, one in found.items()
        }

    assert numbers(counted()) == numbers(counted(TASKS[::-1]))
