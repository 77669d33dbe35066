from __future__ import annotations

from decimal import Decimal

import pytest

from generator.assess.methods import Case, Kind, Outcome, Stage
from generator.assess.methods.eurostat_cagr import combine, judge
from tests.unit.assess.methods.cases import case, kept, open_ended, reach


@pytest.mark.parametrize(
    ("last", "status", "verdict"),
    [
        # 100 in 2015 to 200 in 2030 asks for 4.73 percent a year.
        pytest.param(126, "eu_significant_progress", "on_track", id="fast enough"),
        pytest.param(120, "eu_moderate_progress", "close", id="nearly"),
        pytest.param(110, "eu_insufficient_progress", "behind", id="slow"),
        pytest.param(100, "eu_insufficient_progress", "behind", id="still"),
        pytest.param(99, "eu_movement_away", "wrong_way", id="backwards"),
        pytest.param(200, "eu_significant_progress", "met", id="met"),
    ],
)
def test_growth_is_held_against_growth_needed(last: int, status: str, verdict: str) -> None:
    found = judge(reach({2015: 100, 2020: last}, 200))
    assert (found.status, found.verdict) == (status, verdict)


@pytest.mark.parametrize(
    ("last", "status"),
    [
        pytest.param("106", "eu_significant_progress", id="over one percent a year"),
        pytest.param("104", "eu_moderate_progress", id="under one percent"),
        pytest.param("96", "eu_moderate_movement_away", id="under one percent back"),
        pytest.param("90", "eu_significant_movement_away", id="over one percent back"),
    ],
)
def test_a_direction_is_judged_by_growth_alone(last: str, status: str) -> None:
    assert judge(open_ended({2015: 100, 2020: last})).status == status


def test_the_window_is_five_years_and_at_least_three() -> None:
    long = judge(reach({2010: 1, 2016: 100, 2018: 50, 2021: 120}, 200))
    assert long.used == (Decimal(2016), Decimal(2021))
    assert judge(reach({2019: 1, 2021: 120}, 200)).reasons == ("too_few_points",)
    assert judge(reach({2018: 100, 2021: 120}, 200)).used == (Decimal(2018), Decimal(2021))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param(reach({2015: 0, 2020: 1}, 9), "base_zero", id="base zero"),
        pytest.param(
            reach({2015: 9, 2020: 5}, 0, direction="down"), "target_zero", id="target zero"
        ),
        pytest.param(reach({2015: -1, 2020: 1}, 9), "sign_change", id="crossed zero"),
        pytest.param(
            reach({2015: 1, 2020: 2}, -9, direction="down"), "sign_change", id="target across zero"
        ),
        pytest.param(open_ended({2015: -1, 2020: 1}), "sign_change", id="direction across zero"),
        pytest.param(kept({2015: 1, 2020: 2}, 9), "no_deadline", id="every year"),
        pytest.param(
            case(Kind.EXACT, {2015: 1, 2020: 2}, "", target=2), "no_direction", id="exact"
        ),
        pytest.param(case(Kind.REACH_BY, {}, target=2), "too_few_points", id="nothing held"),
    ],
)
def test_what_the_rule_cannot_judge_is_said(given: Case, reason: str) -> None:
    found = judge(given)
    assert (found.status, found.reasons) == ("eu_not_available", (reason,))


@pytest.mark.parametrize(
    ("given", "status"),
    [
        pytest.param(
            reach({2015: -10, 2020: -8}, -5), "eu_significant_progress", id="below zero, nearer"
        ),
        pytest.param(
            reach({2015: -10, 2020: -11}, -5), "eu_movement_away", id="below zero, further"
        ),
        pytest.param(reach({2015: 10, 2020: 9}, 10), "eu_movement_away", id="left its target"),
        pytest.param(
            case(
                Kind.INTERVAL, {2015: 100, 2020: 84}, "down", target=80, bound=85, target_year=2030
            ),
            "eu_significant_progress",
            id="within an interval",
        ),
        pytest.param(
            case(Kind.STAGED, {2015: 10, 2020: 12}, stages=(Stage(Decimal(40), Decimal(2030)),)),
            "eu_insufficient_progress",
            id="stages: the last one",
        ),
    ],
)
def test_other_forms_are_judged_too(given: Case, status: str) -> None:
    assert judge(given).status == status


def test_a_value_for_the_target_year_is_a_fact() -> None:
    assert judge(reach({2025: 10, 2030: 19}, 20)).verdict == "not_achieved"
    assert judge(reach({2025: 10, 2030: 20}, 20)).verdict == "achieved"
    assert judge(kept({2015: 10, 2020: 20}, 20)).verdict == "year_met"


def test_the_worst_of_several_counts() -> None:
    several = [
        Outcome(one, "") for one in ("eu_moderate_progress", "eu_not_available", "eu_movement_away")
    ]
    assert combine(several).status == "eu_movement_away"
    assert combine(several[1:2]).status == "eu_not_available"
