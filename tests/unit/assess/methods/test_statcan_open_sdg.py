from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from generator.assess.methods import Case, Kind, Outcome, Stage
from generator.assess.methods.statcan_open_sdg import combine, folded, folded_ratio, judge
from tests.unit.assess.methods.cases import case, kept, open_ended, reach


@pytest.mark.parametrize(
    ("given", "status", "value"),
    [
        # 100 -> 200 in 15 years asks for 4.73 percent a year.
        pytest.param(
            reach({2015: 100, 2020: 130}, 200), "substantial_progress", 1.139, id="fast enough"
        ),
        pytest.param(reach({2015: 100, 2020: 120}, 200), "moderate_progress", 0.785, id="nearly"),
        pytest.param(reach({2015: 100, 2020: 110}, 200), "limited_progress", 0.407, id="slow"),
        pytest.param(
            reach({2015: 100, 2020: 100}, 200), "limited_progress", 0.0, id="standing still"
        ),
        pytest.param(reach({2015: 100, 2020: 90}, 200), "deterioration", -0.441, id="backwards"),
        pytest.param(
            reach({2015: 100, 2020: 82}, 50, direction="down"),
            "moderate_progress",
            0.8616,
            id="down is wanted",
        ),
        pytest.param(
            reach({2015: 100, 2020: 50}, 90, direction="down"),
            "target_achieved",
            18.5,
            id="past it",
        ),
        pytest.param(
            reach({2015: 300, 2020: 250}, 200), "target_achieved", None, id="met, falling"
        ),
        pytest.param(reach({2020: 250}, 200), "target_achieved", None, id="met in the only year"),
        pytest.param(reach({2020: 150}, 200), "not_available", None, id="one year"),
        pytest.param(
            reach({2015: 100, 2020: 90}, 100), "deterioration", None, id="left its target"
        ),
        pytest.param(
            reach({2015: 100, 2020: 100}, 100), "target_achieved", None, id="base is the target"
        ),
        pytest.param(reach({2015: -5, 2020: 3}, 10), "not_available", None, id="crossed zero"),
        pytest.param(
            reach({2015: -5, 2020: -4}, 10), "not_available", None, id="target across zero"
        ),
        pytest.param(
            reach({2015: -10, 2020: -8}, -5),
            "substantial_progress",
            0.966,
            id="below zero the sign turns",
        ),
        pytest.param(
            reach({2015: -10, 2020: -12}, -5), "deterioration", -0.8224, id="below zero, backwards"
        ),
        pytest.param(kept({2015: 10, 2020: 11}, 12), "not_available", None, id="no target year"),
        pytest.param(kept({2015: 10, 2020: 12}, 12), "target_achieved", None, id="kept this year"),
        pytest.param(
            reach({2015: 100, 2020: 110}, 200, 2015), "not_available", None, id="no time given"
        ),
        pytest.param(
            case(Kind.REACH_BY, {}, target=5, target_year=2030),
            "not_available",
            None,
            id="no values",
        ),
    ],
)
def test_a_target_is_judged_by_the_ratio_of_growth(
    given: Case, status: str, value: float | None
) -> None:
    found = judge(given)
    assert found.status == status
    if value is not None and status != "target_achieved":
        assert found.value == pytest.approx(value, abs=2e-3)


@pytest.mark.parametrize(
    ("last", "status", "score"),
    [
        pytest.param("110.408", "substantial_progress", 5.0, id="two percent a year is the top"),
        pytest.param("107.7285", "substantial_progress", 2.5, id="one and a half percent"),
        pytest.param("105.101", "moderate_progress", 1.25, id="one percent"),
        pytest.param("100", "limited_progress", -2.5, id="nothing"),
        pytest.param("95.099", "deterioration", -3.75, id="one percent lost a year"),
        pytest.param("50", "deterioration", -5.0, id="the bottom"),
    ],
)
def test_a_direction_is_judged_by_growth_alone(last: str, status: str, score: float) -> None:
    found = judge(open_ended({2015: 100, 2020: last}))
    assert (found.status, found.verdict) == (status, "")
    assert found.score == pytest.approx(score, abs=2e-3)


@pytest.mark.parametrize(
    ("base", "limit", "fit"),
    [
        pytest.param("100", 100, 0.0, id="at the ceiling"),
        pytest.param("50", 100, 1 - 0.5**4.44, id="half way"),
        pytest.param("150", 100, 1 - 0.5**4.44, id="as far from a floor"),
        pytest.param("200", 100, 1.0, id="twice the limit"),
        pytest.param("250", 100, 1.0, id="further"),
        pytest.param("5", 0, 1.0, id="limit zero"),
    ],
)
def test_near_a_limit_less_growth_is_asked_for(base: str, limit: int, fit: float) -> None:
    last = Decimal(base) * Decimal("1.0101") ** 5  # a little more than 1 percent a year
    found = judge(open_ended({2015: base, 2020: str(last)}, limit=limit))
    needed = 0.015 * fit
    assert (found.status == "substantial_progress") == (needed <= 0.0101)
    if fit > 0 and found.status == "moderate_progress":
        assert found.score == pytest.approx(250 * 0.0101 / fit - 1.25, abs=1e-6)


@pytest.mark.parametrize(
    ("last", "status", "score"),
    [
        pytest.param(100, "substantial_progress", 5.0, id="held"),
        pytest.param(99, "deterioration", None, id="lost"),
    ],
)
def test_a_base_at_its_limit_must_only_be_held(last: int, status: str, score: float | None) -> None:
    found = judge(open_ended({2015: 100, 2020: last}, limit=100))
    assert found.status == status
    assert score is None or found.score == score


def test_a_missing_base_year_is_replaced_by_the_next_one() -> None:
    series = {2012: 10, 2017: 100, 2022: 120}
    found = judge(reach(series, 200, base_year=2015))
    assert found.used == (Decimal(2017), Decimal(2022))
    assert found.value == pytest.approx((1.2 ** (1 / 5) - 1) / (2 ** (1 / 13) - 1))


def test_values_older_than_the_base_year_alone_are_not_enough() -> None:
    assert judge(reach({2010: 1, 2012: 2}, 9, base_year=2015)).status == "not_available"


def test_a_base_stated_by_the_promise_counts_before_the_series() -> None:
    found = judge(reach({2018: 90, 2022: 120}, 200, base_year=2018, base_value=100))
    assert found.value == pytest.approx((1.2 ** (1 / 4) - 1) / (2 ** (1 / 12) - 1))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param(reach({2015: 0, 2020: 12}, 60), "base_zero", id="base"),
        pytest.param(reach({2015: 10, 2020: 6}, 0, direction="down"), "target_zero", id="target"),
    ],
)
def test_zero_is_replaced_and_said(given: Case, reason: str) -> None:
    found = judge(given)
    assert reason in found.reasons
    assert found.value is not None


def test_a_target_of_zero_reached_is_achieved() -> None:
    assert judge(reach({2015: 10, 2020: 0}, 0, direction="down")).status == "target_achieved"


def test_a_value_for_the_target_year_is_a_fact() -> None:
    assert judge(reach({2015: 10, 2030: 19}, 20)).verdict == "not_achieved"
    assert judge(reach({2015: 10, 2030: 20}, 20)).verdict == "achieved"


def test_more_than_is_not_met_by_the_number_itself() -> None:
    assert judge(reach({2015: 10, 2020: 20}, 20, strict=True)).status != "target_achieved"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        pytest.param(
            case(Kind.EXACT, {2015: 30, 2020: 50}, "", target=50, target_year=2030),
            "target_achieved",
            id="exact, hit",
        ),
        pytest.param(
            case(Kind.EXACT, {2015: 30, 2020: 75}, "", target=50, target_year=2030),
            "deterioration",
            id="exact, overshot",
        ),
        pytest.param(
            case(
                Kind.INTERVAL, {2015: 100, 2020: 84}, "down", target=80, bound=85, target_year=2030
            ),
            "target_achieved",
            id="within an interval",
        ),
        pytest.param(
            case(
                Kind.STAGED,
                {2015: 10, 2020: 15},
                stages=(Stage(Decimal(12), Decimal(2020)), Stage(Decimal(20), Decimal(2030))),
            ),
            "substantial_progress",
            id="stages: the last one",
        ),
        pytest.param(case(Kind.BINARY, {2020: 1}, target=1), "target_achieved", id="kept"),
        pytest.param(case(Kind.BINARY, {2020: 0}, target=1), "target_not_achieved", id="not kept"),
    ],
)
def test_other_promises_are_brought_to_the_form_of_the_rule(given: Case, status: str) -> None:
    assert judge(given).status == status


def test_folding_treats_both_sides_alike() -> None:
    assert folded(Decimal(40), Decimal(50)) == folded(Decimal(60), Decimal(50)) == 60
    assert folded_ratio(Decimal("0.5")) == folded_ratio(Decimal(2)) == 2
    assert folded_ratio(Decimal("0.98")) == 1


@pytest.mark.parametrize(
    ("scores", "status"),
    [
        pytest.param((5.0, 0.1), "substantial_progress", id="mean 2.55"),
        pytest.param((2.4, 2.5), "moderate_progress", id="just under 2.5"),
        pytest.param((-5.0, 5.0), "moderate_progress", id="mean zero"),
        pytest.param((-0.1, 0.0), "limited_progress", id="just under zero"),
        pytest.param((-2.5, -2.5), "limited_progress", id="minus 2.5 itself"),
        pytest.param((-2.6, -2.5), "deterioration", id="below"),
    ],
)
def test_several_series_are_judged_by_their_mean_score(
    scores: tuple[float, ...], status: str
) -> None:
    found = combine([Outcome("limited_progress", "behind", score=one) for one in scores])
    assert found.status == status


def test_several_series_have_achieved_only_if_all_have() -> None:
    done, near = (
        Outcome("target_achieved", "met", score=5.0),
        Outcome("substantial_progress", "on_track", score=5.0),
    )
    assert combine([done, done]).status == "target_achieved"
    assert combine([done, near]).status == "substantial_progress"
    unknown = Outcome("not_available", "cannot_assess")
    assert combine([done, unknown]).status == "substantial_progress"
    assert combine([done, unknown]).score == 5.0
    assert combine([Outcome("not_available", "cannot_assess")]).status == "not_available"


def test_a_group_of_series_weighs_as_much_as_one() -> None:
    low, high = (Outcome("limited_progress", "behind", score=one) for one in (-2.0, 4.0))
    assert combine([combine([low, low, low]), high]).score == pytest.approx(1.0)


@pytest.mark.parametrize("at", [-0.6, 0.0, 0.6, 0.95, 1.3])
def test_the_score_has_no_step_at_a_threshold(at: float) -> None:
    """The published slopes meet to the digits they are printed with."""
    needed = 2 ** (1 / 15) - 1
    around = [
        judge(reach({2015: 100, 2020: repr(100 * (1 + (at + step) * needed) ** 5)}, 200)).score
        for step in (-1e-6, 1e-6)
    ]
    for first, second in pairwise(around):
        assert first is not None
        assert second is not None
        assert abs(second - first) < 1e-3
