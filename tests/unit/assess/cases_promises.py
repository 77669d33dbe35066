"""The rulebook on what was promised: horizons, operators, limits, counts, versions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.assess.verdicts import Known
from generator.model.measures import Baseline, Horizon
from generator.model.text import Text
from tests.unit.assess.rulebook import AHEAD, PASSED, Case, among
from tests.unit.assess.samples import row, series, target

YEARLY = target(30, horizon=Horizon.EACH_YEAR)
UNDATED = target(horizon=Horizon.UNDATED)
DOUBLED = target(2, baseline=Baseline("period", "2018"))
UNSAID = Baseline("not_stated", rule=Text({"en": "From when is not said"}))

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
        "a ratio on a basis to be confirmed settles nothing where another basis answers otherwise",
        DOUBLED,
        (
            replace(
                row("2025", "1.97", origin="derived", basis_check="unconfirmed"),
                elsewhere=(Decimal("2.03"),),
            ),
        ),
        "cannot_assess",
        among("basis_unconfirmed", "basis_differs"),
        says={"last_reading": "short_of_target", "flip": None},
    ),
    Case(
        "it does where every basis answers alike",
        DOUBLED,
        (
            replace(
                row("2025", "2.01", origin="derived", basis_check="unconfirmed"),
                elsewhere=(Decimal("2.03"),),
            ),
        ),
        "achieved",
        among("basis_unconfirmed"),
        among("basis_differs"),
    ),
    Case(
        "a provisional figure settles nothing where one on another basis answers otherwise",
        target(),
        (
            row("2025", 101, status="P", basis="new"),
            row("2025", 99, basis="old", source="x", current=False),
        ),
        "cannot_assess",
        among("provisional", "basis_differs"),
        says={"last_reading": "at_target"},
    ),
    Case(
        "a final figure on the current basis does",
        target(),
        (
            row("2025", 101, basis="new"),
            row("2025", 99, basis="old", source="x", current=False),
        ),
        "achieved",
        without=among("basis_differs"),
    ),
    Case(
        "a multiple of a base that the plan does not name is not judged by any figure",
        target(2, baseline=UNSAID),
        (row("2025", "2.1"),),
        "cannot_assess",
        among("base_not_stated"),
        says={"last_reading": "at_target", "flip": None},
        measure="ratio",
    ),
    Case(
        "nor is it said which figure would settle it",
        target(2, baseline=UNSAID),
        (),
        "no_data",
        among("base_not_stated"),
        says={"flip": None},
        measure="index",
    ),
    Case(
        "a running total from a start that the plan does not name is judged with a remark",
        target(2, baseline=UNSAID),
        (row("2025", "2.1"),),
        "achieved",
        among("base_not_stated"),
        measure="running_total",
    ),
    Case(
        "a target that says basically is held to its whole number, and the bound is said to be ours",
        target(10, "=", strength="basic"),
        (row("2025", 9),),
        "not_achieved",
        among("threshold_ours"),
    ),
    Case(
        "the same where the whole number is there",
        target(10, "=", strength="basic"),
        (row("2025", 10),),
        "achieved",
        among("threshold_ours"),
    ),
    Case(
        "and where no figure is held",
        target(10, "=", strength="basic"),
        (),
        "no_data",
        among("threshold_ours"),
    ),
    Case(
        "a target that says strive has a bound of the plan",
        target(strength="strive"),
        (row("2025", 99),),
        "not_achieved",
        without=among("threshold_ours"),
    ),
    Case(
        "a figure of a later period is said to be one",
        target(),
        (row("2026", 101),),
        "awaiting_final",
        among("after_target_period"),
    ),
    Case(
        "a figure of an earlier period is not",
        target(),
        (row("2024", 101),),
        "awaiting_final",
        without=among("after_target_period"),
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
OF_PROMISES = (*HORIZONS, *OPERATORS, *LIMITS, *COUNTS, *PROMISES)
