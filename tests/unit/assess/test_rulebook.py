"""The rulebook: one named case for each thing that a hostile reader would ask about a verdict."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.measures import Baseline, Observation, Target
from tests.unit.assess.cases_figures import OF_FIGURES
from tests.unit.assess.cases_promises import OF_PROMISES
from tests.unit.assess.rulebook import AHEAD, Case
from tests.unit.assess.samples import judged, series, target

CASES = (*OF_PROMISES, *OF_FIGURES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_the_rulebook(case: Case) -> None:
    found = judged(
        case.goal,
        case.rows,
        measure=case.measure,
        direction=case.direction,
        known=case.known,
        doubts=case.doubts,
    )
    assert found.verdict == case.verdict
    assert case.reasons <= {*found.reasons}
    assert not case.without & {*found.reasons}
    assert {name: getattr(found, name) for name in case.says} == dict(case.says)


def test_no_case_of_the_rulebook_stands_twice() -> None:
    assert len({case.sentence for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("values", "change"),
    [
        pytest.param({2021: 80, 2022: 84, 2023: 88, 2024: 92}, 4, id="every year held"),
        pytest.param({2018: 68, 2020: 76, 2022: 84, 2024: 92}, 4, id="every other year missing"),
        pytest.param(
            {2016: 60, 2021: 80, 2022: 84, 2024: 92}, 4, id="years missing here and there"
        ),
    ],
)
def test_missing_years_are_real_years_of_a_trend(values: dict[int, int], change: int) -> None:
    trend = judged(AHEAD, series({**values})).trend
    assert trend is not None
    assert round(trend.change_per_year, 9) == change


@pytest.mark.parametrize(
    ("goal", "rows", "achieved", "ours"),
    [
        pytest.param(
            AHEAD, series({2018: 50, 2024: 75}), "0.5", True, id="our own reference, labelled"
        ),
        pytest.param(
            AHEAD, series({2019: 50, 2024: 75}), None, False, id="none where none is old enough"
        ),
        pytest.param(
            target(period="2030", baseline=Baseline("value", "2020", Decimal(60))),
            series({2018: 50, 2024: 80}),
            "0.5",
            False,
            id="the base value that the plan states",
        ),
        pytest.param(
            target(period="2030", baseline=Baseline("period", "2017")),
            series({2017: 60, 2018: 50, 2024: 80}),
            "0.5",
            False,
            id="the base period that the plan states",
        ),
        pytest.param(
            target(period="2030", baseline=Baseline("period", "2017")),
            series({2018: 50, 2024: 80}),
            None,
            False,
            id="no other period where the stated one is missing",
        ),
    ],
)
def test_a_position_is_measured_from_the_stated_base_or_ours(
    goal: Target, rows: tuple[Observation, ...], achieved: str | None, ours: bool
) -> None:
    position = judged(goal, rows).position
    assert position.achieved == (None if achieved is None else Decimal(achieved))
    assert position.reference_is_ours is ours


def test_a_running_total_has_a_position_pro_rata() -> None:
    goal = target(100, period="2030", baseline=Baseline("value", "2018", Decimal(0)))
    found = judged(goal, series({2021: 20, 2024: 50}), measure="running_total")
    assert (found.position.code, found.position.achieved) == ("on_pace", Decimal("0.5"))
