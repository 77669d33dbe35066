from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.assess.methods import Case, Kind, Outcome, Stage
from generator.assess.methods.jindu import combine, judge
from tests.unit.assess.methods.cases import case, kept, open_ended, reach
from tests.unit.assess.samples import RULES

RISING = {2018: 50, 2019: 52, 2020: 54, 2021: 56, 2022: 58, 2023: 60}
SLIPPING = {2020: 70, 2021: 68, 2022: 66, 2023: 64}


def test_computed_values_left_out_are_the_reason_and_not_their_number() -> None:
    computed = frozenset(Decimal(year) for year in range(2018, 2023))
    found = judge(reach(RISING, 90, computed=computed), RULES)
    assert found.verdict == "cannot_assess"
    assert found.reasons == ("computed_left_out",)
    assert judge(reach({2022: 1, 2023: 2}, 9), RULES).reasons == ("too_few_points",)


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        pytest.param(reach(RISING, "74.7"), "on_track", id="missed by under 5 percent"),
        pytest.param(reach(RISING, 77), "close", id="missed by under 20 percent"),
        pytest.param(reach(RISING, 90), "behind", id="missed by more"),
        pytest.param(reach(SLIPPING, 90), "wrong_way", id="the wrong way"),
        pytest.param(reach(RISING, 60), "met", id="met"),
        pytest.param(reach(SLIPPING, 60), "met_slipping", id="met and slipping"),
        pytest.param(reach({2022: 1, 2023: 2}, 9), "cannot_assess", id="two points"),
        pytest.param(reach(RISING, 60, 2023), "achieved", id="met in its year"),
        pytest.param(reach(RISING, 61, 2023), "not_achieved", id="missed in its year"),
        pytest.param(kept(RISING, 60), "year_met", id="kept"),
        pytest.param(kept(RISING, 61), "year_not_met", id="not kept"),
        pytest.param(case(Kind.UNDATED, RISING, target=60), "open_met", id="without a date"),
        pytest.param(reach(RISING, 60, strict=True), "on_track", id="more than"),
        pytest.param(
            case(Kind.EXACT, RISING, "", target=60, target_year=2023), "achieved", id="exact"
        ),
        pytest.param(
            case(Kind.INTERVAL, RISING, target=74, bound=99, target_year=2030),
            "on_track",
            id="interval",
        ),
        pytest.param(
            case(
                Kind.STAGED,
                RISING,
                stages=(Stage(Decimal(66), Decimal(2026)), Stage(Decimal(99), Decimal(2030))),
            ),
            "on_track",
            id="stages",
        ),
        pytest.param(open_ended(RISING), "cannot_assess", id="a direction alone"),
        pytest.param(
            case(Kind.REACH_BY, {}, target=5, target_year=2030), "no_data", id="nothing held"
        ),
        pytest.param(
            case(
                Kind.REACH_BY,
                {"2020.5": 50, "2021.5": 54, "2022.5": 58, "2023.5": 62},
                target=88,
                target_year=2030,
            ),
            "on_track",
            id="days within years",
        ),
    ],
)
def test_a_case_is_judged_by_the_rulebook_of_the_site(given: Case, verdict: str) -> None:
    assert judge(given, RULES).verdict == verdict


def test_computed_values_make_no_trend() -> None:
    given = reach(RISING, 90)
    assert judge(given, RULES).verdict == "behind"
    computed = replace(given, computed=frozenset(given.series))
    assert judge(computed, RULES).verdict == "cannot_assess"


def test_the_rulebook_needs_its_thresholds() -> None:
    with pytest.raises(ValueError, match="case"):
        judge(reach(RISING, 90))


def test_the_worst_of_several_leads() -> None:
    several = [Outcome(one, one) for one in ("met", "no_data", "behind")]
    assert combine(several).status == "behind"
    assert combine(several[1:2]).status == "cannot_assess"
