"""Counts of targets with their denominators."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.assess.counts import count_targets
from generator.model.measures import Horizon, Observation, Target
from generator.model.plan import Plan
from generator.model.verdict import Assessment, TargetCounts
from generator.project import Project
from tests.unit.assess.samples import RULES, judged, plan, row, series, target


def counts(
    pairs: list[tuple[Target, tuple[Observation, ...]]], least: str = "third_party"
) -> list[TargetCounts]:
    named = [
        (replace(goal, id=f"trees.{n}"), rows) for n, (goal, rows) in enumerate(pairs, start=1)
    ]
    verdicts = {goal.id: judged(goal, rows) for goal, rows in named}
    rules = replace(RULES, least_quality=least)
    return list(count_targets(plan([goal for goal, _ in named]), verdicts, rules))


def test_targets_are_counted_by_the_period_they_are_due_in_and_undated_ones_last() -> None:
    found = counts(
        [
            (target(period="2030"), ()),
            (target(horizon=Horizon.UNDATED), ()),
            (target(), series({2025: 100})),
            (target(), series({2024: 90})),
            (target(), series({2015: 90})),
        ]
    )
    assert [(one.period, one.total, one.with_final) for one in found] == [
        ("2025", 3, 1),
        ("2030", 1, 0),
        ("", 1, 0),
    ]
    assert found[0].by_reading == {"at_target": 1, "before_plan_only": 1, "short_of_target": 1}
    assert found[0].by_verdict == {"achieved": 1, "awaiting_final": 1, "no_data": 1}


@pytest.mark.parametrize(
    "goal",
    [
        pytest.param(target(strength="scope"), id="a size of a programme"),
        pytest.param(target(valid_until="2024-06-30"), id="a target that another one has replaced"),
    ],
)
def test_what_is_not_in_force_is_in_no_count(goal: Target) -> None:
    (found,) = counts([(goal, series({2024: 100})), (target(), ())])
    assert (found.total, dict(found.by_reading), dict(found.by_verdict)) == (
        1,
        {"none": 1},
        {"no_data": 1},
    )


def test_of_the_readings_other_places_and_third_parties_are_counted_apart() -> None:
    abroad = (row("2024", 100, area="port", quality="third_party"),)
    older = (row("2015", 100, quality="third_party"),)
    doubtful = (row("2024", 90, status="U"),)
    (found,) = counts(
        [(target(accepts=("port",)), abroad), (target(), older), (target(), doubtful)]
    )
    assert found.care == {
        "at_target": {"scope_differs": 1, "unofficial_only": 1},
        "short_of_target": {"in_doubt": 1},
    }


def test_readings_below_the_least_quality_count_as_none() -> None:
    weak = (row("2024", 100, quality="third_party"),)
    (found,) = counts([(target(), weak)], least="official_via_third_party")
    assert dict(found.by_reading) == {"none": 1}
    assert found.care == {"at_target": {}, "short_of_target": {}}


def test_the_real_plan_counts_what_its_home_page_says(
    assessment: Assessment, project: Project, real_plan: Plan
) -> None:
    period = project.identity.headline_period
    found = next(one for one in assessment.counts if one.period == period)
    assert (found.total, found.with_final) == (23, 0)
    assert found.by_reading == {
        "at_target": 4,
        "before_plan_only": 3,
        "none": 13,
        "short_of_target": 3,
    }
    assert found.care == {
        "at_target": {"scope_differs": 2, "unofficial_only": 1, "in_doubt": 1},
        "short_of_target": {"basis_unconfirmed": 1},
    }
    assert sum(one.total for one in assessment.counts) == 28
    assert sum(one.is_programme_size for one in real_plan.targets.values()) == 5
    assert len(assessment.verdicts) == 33
