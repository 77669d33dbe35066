"""The rulebook: one named case for each thing that a hostile reader would ask about a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest

from generator.assess.verdicts import Known
from generator.model.measures import Baseline, Horizon, Observation, Target
from generator.model.text import Text
from tests.unit.assess.samples import NOTHING_MORE, judged, row, series, target

RISING = series({2021: 80, 2022: 84, 2023: 88, 2024: 92})
AHEAD = target(period="2030")
YEARLY = target(30, horizon=Horizon.EACH_YEAR)
UNDATED = target(horizon=Horizon.UNDATED)
DOUBLED = target(2, baseline=Baseline("period", "2018"))
UNSAID = Baseline("not_stated", rule=Text({"en": "From when is not said"}))


@dataclass(frozen=True)
class Case:
    """A sentence, what is held, and what must be said of it."""

    sentence: str
    goal: Target
    rows: tuple[Observation, ...]
    verdict: str
    reasons: frozenset[str] = frozenset()  # all that must be among them
    without: frozenset[str] = frozenset()  # none that may be among them
    says: Mapping[str, object] = field(default_factory=dict)
    measure: str = "level"
    direction: str = "up"
    known: Known = NOTHING_MORE
    doubts: tuple[str, ...] = ()


def among(*codes: str) -> frozenset[str]:
    """Return codes of reasons as a set."""
    return frozenset(codes)


PASSED = "no_target_period_value"

HORIZONS = (
    Case(
        "a dated target is judged by the figure for its year",
        target(),
        series({2025: 100}),
        "achieved",
    ),
    Case(
        "a figure for a later year does not stand for the target year",
        target(),
        series({2026: 120}),
        "awaiting_final",
        among(PASSED),
    ),
    Case(
        "a deadline passed without a figure is never read as missed",
        target(),
        (),
        "no_data",
        among(PASSED),
    ),
    Case(
        "a deadline passed with an older figure is not a result",
        target(),
        series({2024: 120}),
        "awaiting_final",
        among(PASSED),
        says={"last_reading": "at_target"},
    ),
    Case(
        "figures from before the plan say nothing about the plan",
        target(),
        series({2018: 120}),
        "no_data",
        among(PASSED, "before_plan"),
        says={"last_reading": "before_plan_only", "shortfall": None},
    ),
    Case(
        "an undated target is never said to be late",
        UNDATED,
        series({2024: 90}),
        "open_not_met",
        says={"formula": "compare"},
    ),
    Case("an undated target may be met", UNDATED, series({2024: 100}), "open_met"),
    Case(
        "a yearly target is judged year by year",
        YEARLY,
        series({2023: 40, 2024: 20}),
        "year_not_met",
        among("year_missing"),
        measure="flow",
    ),
    Case(
        "a yearly target is never met by adding years up",
        YEARLY,
        series({2023: 20, 2024: 20}),
        "year_not_met",
        measure="flow",
    ),
    Case(
        "years that are not held stay open",
        YEARLY,
        series({2021: 40}),
        "year_met",
        among("year_missing"),
        measure="flow",
    ),
)
OPERATORS = (
    Case("more than ten is not met by ten", target(10, ">"), series({2025: 10}), "not_achieved"),
    Case("at least ten is met by ten", target(10), series({2025: 10}), "achieved"),
    Case("less than ten is not met by ten", target(10, "<"), series({2025: 10}), "not_achieved"),
    Case("at most ten is met by ten", target(10, "<="), series({2025: 10}), "achieved"),
    Case("exactly ten is not met by eleven", target(10, "="), series({2025: 11}), "not_achieved"),
    Case(
        "about ten is not judged, not even by ten",
        target(10, "~"),
        series({2025: 10}),
        "cannot_assess",
        among("no_tolerance_stated"),
        says={"flip": None},
    ),
    Case("a value is compared unrounded", target(100), (row("2025", "99.96"),), "not_achieved"),
    Case(
        "the rounding of a computer is no shortfall",
        target("0.3"),
        (row("2025", "0.29999999999999998"),),
        "achieved",
    ),
)
LIMITS = (
    Case("a ceiling of 100 is met at 100", target(100, "="), series({2025: 100}), "achieved"),
    Case(
        "a ceiling of 100 is not met just below it",
        target(100, "="),
        (row("2025", "99.9"),),
        "not_achieved",
    ),
    Case("a floor of zero is met at zero", target(0, "="), series({2025: 0}), "achieved"),
    Case("a floor of zero is not met at one", target(0, "="), series({2025: 1}), "not_achieved"),
    Case(
        "a line drawn past a ceiling does not make what is met slip",
        target(100, "=", period="2030"),
        series({2021: 97, 2022: 98, 2023: 99, 2024: 100}),
        "met",
    ),
    Case(
        "a line drawn past a floor does not make what is met slip",
        target(0, "=", period="2030"),
        series({2021: 3, 2022: 2, 2023: 1, 2024: 0}),
        "met",
        direction="down",
    ),
    Case(
        "a value that must be hit exactly is left on either side",
        target(100, "=", period="2030"),
        series({2021: 97, 2022: 98, 2023: 99, 2024: 100}),
        "met_slipping",
        direction="reach",
    ),
)
COUNTS = (
    Case(
        "a running total is never projected",
        AHEAD,
        series({2021: 40, 2022: 50, 2023: 60, 2024: 70}),
        "cannot_assess",
        among("pace_only"),
        says={"trend": None},
        measure="running_total",
    ),
    Case(
        "a running total that has got there early is met",
        AHEAD,
        series({2021: 40, 2024: 110}),
        "met",
        among("pace_only"),
        measure="running_total",
    ),
    Case(
        "a running total is never differenced into yearly counts",
        YEARLY,
        series({2023: 100, 2024: 140}),
        "no_data",
        among("total_not_split", "year_missing"),
        says={"last_reading": "none"},
        measure="running_total",
    ),
    Case(
        "a total of five years is never split into single years",
        YEARLY,
        (row("2020-01-01/P5Y", 200),),
        "no_data",
        among("total_not_split"),
        measure="flow",
    ),
    Case(
        "a total of years is judged for a target on those years",
        replace(target(), period="2021-01-01/P5Y"),
        (row("2021-01-01/P5Y", 120),),
        "achieved",
        without=among("total_not_split"),
        measure="flow",
    ),
    Case(
        "the count of the last day stands for the year",
        target(),
        (row("2025-12-31", 100),),
        "achieved",
        measure="running_total",
    ),
)
EARLY = (
    Case(
        "met early and staying",
        AHEAD,
        series({2021: 101, 2022: 102, 2023: 103, 2024: 104}),
        "met",
        says={"formula": "project"},
    ),
    Case(
        "met early but slipping",
        AHEAD,
        series({2021: 110, 2022: 108, 2023: 106, 2024: 104}),
        "met_slipping",
    ),
    Case(
        "one figure is a position and no trend",
        AHEAD,
        series({2024: 92}),
        "cannot_assess",
        among("too_few_points"),
        says={"trend": None},
    ),
    Case(
        "two figures are no trend",
        AHEAD,
        series({2023: 88, 2024: 92}),
        "cannot_assess",
        among("too_few_points"),
        says={"trend": None},
    ),
    Case(
        "three figures are no trend",
        AHEAD,
        series({2022: 84, 2023: 88, 2024: 92}),
        "cannot_assess",
        among("too_few_points"),
        says={"trend": None},
    ),
    Case("four figures are a trend", AHEAD, RISING, "on_track"),
    Case(
        "figures of another kind of period do not fill a trend",
        AHEAD,
        (*series({2022: 84, 2023: 88, 2024: 92}), row("2021-Q4", 80)),
        "cannot_assess",
        among("too_few_points"),
    ),
    Case(
        "a series through zero is judged, as no growth rate is used",
        target(10, period="2030"),
        series({2021: -6, 2022: -4, 2023: -2, 2024: 0}),
        "on_track",
    ),
    Case(
        "a series that begins at zero is judged, as no growth rate is used",
        AHEAD,
        series({2021: 0, 2022: 30, 2023: 60, 2024: 90}),
        "on_track",
    ),
)
FIGURES = (
    Case(
        "a provisional figure is said to be one",
        target(),
        (row("2025", 100, status="P"),),
        "achieved",
        among("provisional"),
    ),
    Case(
        "a first figure is provisional whatever its status",
        target(),
        (row("2025", 100, vintage="first"),),
        "achieved",
        among("provisional"),
    ),
    Case(
        "a doubtful figure is judged and said to be doubtful",
        target(),
        (row("2025", 100, status="U"),),
        "achieved",
        among("low_reliability"),
    ),
    Case(
        "an estimate is said to be one",
        target(),
        (row("2025", 100, status="E"),),
        "achieved",
        among("estimated"),
    ),
    Case(
        "a figure nobody validated is said to be one",
        target(),
        (row("2025", 100, status="V"),),
        "achieved",
        among("not_validated"),
    ),
    Case(
        "a figure of another definition is said to be one",
        target(),
        (row("2025", 100, status="D"),),
        "achieved",
        among("definition_differs"),
    ),
    Case(
        "a forecast decides nothing",
        target(),
        (row("2025", 100, status="F"),),
        "no_data",
        among(PASSED),
    ),
    Case(
        "a figure from the press is said not to be official",
        target(),
        (row("2025", 100, quality="third_party"),),
        "achieved",
        among("unofficial_only"),
        says={"quality": "third_party"},
    ),
    Case(
        "a figure of another area is marked",
        target(accepts=("port",)),
        (row("2025", 100, area="port"),),
        "achieved",
        among("scope_differs"),
        says={"scope": "accepted_other"},
    ),
    Case(
        "a figure of an area that is not accepted is not used",
        target(),
        (row("2025", 100, area="port"),),
        "no_data",
        among(PASSED),
    ),
    Case(
        "sources that contradict each other are said to",
        target(),
        (row("2025", 100),),
        "achieved",
        among("conflicting_sources"),
        known=Known(conflicts=frozenset({row("2025", 100).key})),
    ),
    Case(
        "a year that staff found unclear is said to be",
        target(),
        series({2025: 100}),
        "achieved",
        among("period_uncertain"),
        doubts=("period_uncertain",),
    ),
    Case(
        "an unclear year is no matter where there is no figure",
        target(),
        (),
        "no_data",
        without=among("period_uncertain"),
        doubts=("period_uncertain",),
    ),
    Case(
        "a definition that the plan leaves open is said even without a figure",
        target(),
        (),
        "no_data",
        among("definition_not_stated"),
        doubts=("definition_not_stated",),
    ),
)
BREAKS = (
    Case(
        "a trend begins anew after a break",
        AHEAD,
        (
            *series({2019: 10, 2020: 20, 2021: 30}),
            row("2022", 84, status="B"),
            *series({2023: 88, 2024: 92}),
        ),
        "cannot_assess",
        among("too_few_points", "series_break"),
    ),
    Case(
        "figures on another basis are no part of a trend",
        AHEAD,
        (
            *(replace(one, basis="old") for one in series({2019: 10, 2020: 20, 2021: 30})),
            *(replace(one, basis="new") for one in series({2023: 88, 2024: 92})),
        ),
        "cannot_assess",
        among("too_few_points", "series_break"),
    ),
    Case(
        "four figures after a break are a trend",
        AHEAD,
        (row("2020", 10), row("2021", 80, status="B"), *series({2022: 84, 2023: 88, 2024: 92})),
        "on_track",
        among("series_break"),
    ),
    Case(
        "a series without a break has none",
        AHEAD,
        RISING,
        "on_track",
        without=among("series_break"),
    ),
)
PROMISES = (
    Case(
        "the size of a programme is never judged",
        target(strength="scope"),
        series({2025: 120}),
        "",
        among("programme_size"),
        says={"reading": None, "flip": None},
    ),
    Case(
        "a target that was replaced is no longer assessed",
        target(valid_until="2024-06-30"),
        series({2025: 120}),
        "ended",
        among("target_revised"),
        says={"flip": None},
    ),
    Case(
        "a target that takes effect later is not assessed yet",
        replace(target(), valid_from="2027-01-01"),
        series({2025: 120}),
        "not_in_force",
        among("target_not_in_force"),
        says={"flip": None},
    ),
    Case(
        "striving for a value changes no arithmetic",
        target(strength="strive"),
        series({2025: 99}),
        "not_achieved",
    ),
    Case(
        "a base that the plan does not state is said",
        target(baseline=UNSAID),
        (),
        "no_data",
        among("base_not_stated"),
    ),
    Case(
        "a doubling is judged by the ratio on one basis",
        DOUBLED,
        (row("2025", "2.01", origin="derived"),),
        "achieved",
        among("derived_value"),
    ),
    Case(
        "a ratio on a basis to be confirmed is said to be",
        DOUBLED,
        (row("2025", "2.01", origin="derived", basis_check="unconfirmed"),),
        "achieved",
        among("basis_unconfirmed"),
    ),
    Case(
        "a base of zero is why there is nothing",
        DOUBLED,
        (),
        "no_data",
        among("base_zero"),
        known=Known(obstacles=("base_zero",)),
    ),
    Case(
        "an obstacle is no matter where a figure is held",
        DOUBLED,
        series({2025: 3}),
        "achieved",
        without=among("base_zero"),
        known=Known(obstacles=("base_zero",)),
    ),
    Case(
        "a fiscal year is no calendar year",
        target(),
        (row("2024/2025", 120),),
        "no_data",
        among(PASSED),
        measure="flow",
    ),
    Case(
        "a fiscal year is judged for a target on it",
        replace(target(), period="2024/2025"),
        (row("2024/2025", 120),),
        "achieved",
        measure="flow",
    ),
)
CASES = (*HORIZONS, *OPERATORS, *LIMITS, *COUNTS, *EARLY, *FIGURES, *BREAKS, *PROMISES)


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
