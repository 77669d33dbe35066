"""How many rows the real tables have. A release that adds rows changes these numbers on purpose."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.exports import Material

COUNTS = {
    "areas": 61,
    "partners": 57,
    "bodies": 8,
    "themes": 18,
    "sections": 84,
    "milestones": 32,
    "projects": 255,
    "sources": 85,
    "updates": 35,
    "events": 0,
    "reviews": 0,
    "questions": 87,  # 28 on targets, 59 on groups of tasks
    "releases": 1,
    "commitment_levels": 8,
    "glossary": 210,
    "sentences": 309,
    "exclusions": 78,
    "unmapped": 11,
    "tasks": 587,
    "observations": 175,  # 172 numbers and 3 grades
}


@pytest.mark.parametrize(("kind", "count"), COUNTS.items(), ids=COUNTS)
def test_a_table_has_all_its_rows(material: Material, kind: str, count: int) -> None:
    assert sum(1 for _ in material.dataset.rows(kind)) == count


def test_no_kind_of_table_is_left_out_here(material: Material) -> None:
    # Labels follow the code and records follow the releases, not the plan.
    uncounted = {"codes", "published_verdicts"}
    assert {one.kind for one in material.dataset.tables.values()} == set(COUNTS) | uncounted


def test_there_are_sixty_two_series_and_33_of_them_carry_the_plan(material: Material) -> None:
    indicators = material.plan.indicators.values()
    assert len(indicators) == 62
    assert sum(bool(one.targets) for one in indicators) == 33


def test_there_are_28_targets_and_five_sizes(material: Material) -> None:
    sizes = Counter(one.is_programme_size for one in material.plan.targets.values())
    assert (sizes[False], sizes[True]) == (28, 5)


def test_there_are_172_numbers_and_three_grades(material: Material) -> None:
    rows = material.plan.observations
    grades = [one for one in rows if one.category]
    assert (len(rows) - len(grades), len(grades)) == (172, 3)
    assert {material.plan.indicators[one.indicator].measure for one in grades} == {"category"}


def test_tasks_come_in_fourteen_parts(material: Material) -> None:
    tables = {one.name for one in material.dataset.of_kind("tasks")}
    parts = [f"T{n:02}" for n in range(1, 11)] + ["G", "D", "C", "S"]
    assert tables == {f"tasks/{name}" for name in parts}


def test_eight_tasks_state_when_they_are_due(material: Material) -> None:
    due = [one for one in material.plan.tasks.values() if one.due]
    assert len(due) == 8
    assert {one.due_precision for one in due} <= {"year", "month", "day"}


def test_no_task_is_given_a_start_or_a_responsible_body(material: Material) -> None:
    tasks = material.plan.tasks.values()
    assert not [one.id for one in tasks if one.start or one.lead_body or one.supporting_bodies]


def test_sixteen_tasks_have_any_fact_and_no_status_says_more_than_the_record(
    material: Material,
) -> None:
    updates = [one for one in material.plan.updates.values() if one.task]
    assert len({one.task for one in updates}) == 16
    assert {one.status_basis for one in updates} == {"public_source"}
    assert not {one.task_status for one in updates} & {
        "not_started",
        "on_schedule",
        "ahead",
        "behind",
    }


def test_every_text_that_must_be_there_is_there_in_every_language(material: Material) -> None:
    plan = material.plan
    texts = [
        *(one.title for one in plan.tasks.values()),
        *(one.title for one in plan.indicators.values()),
        *(one.definition for one in plan.indicators.values()),
        *(one.unit for one in plan.indicators.values() if one.unit),
        *(one.name for one in plan.projects.values()),
        *(one.name for one in plan.areas.values()),
        *(one.what for one in plan.updates.values()),
        *(one.label for one in plan.codes.values()),
        *(one.definition for one in plan.codes.values()),
        *(one.sentence for one in material.assessment.verdicts.values()),
    ]
    assert [one for one in texts if not all(one.has(code) for code in plan.languages)] == []


def test_a_distance_is_stated_only_where_a_reading_since_the_plan_falls_short(
    material: Material,
) -> None:
    found = {
        one.indicator: one.shortfall
        for one in material.assessment.verdicts.values()
        if one.shortfall is not None
    }
    assert sorted(found) == ["fiscal-per-capita", "gdp-double", "urbanisation-rate"]
    assert str(found["urbanisation-rate"]) == "0.6"
