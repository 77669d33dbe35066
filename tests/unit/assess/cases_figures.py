"""The rulebook on what is held: few figures, doubtful ones, breaks."""

from __future__ import annotations

from dataclasses import replace

from generator.assess.verdicts import Known
from tests.unit.assess.rulebook import AHEAD, PASSED, RISING, Case, among
from tests.unit.assess.samples import row, series, target

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
        "one figure at the target before its day is met, and no trend is claimed of it",
        AHEAD,
        series({2024: 101}),
        "met",
        among("too_few_points"),
        says={"trend": None, "formula": "compare"},
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
OTHER_FORM = Known(forms=(row("2025", 90, indicator="other-form"),))
FIGURES = (
    Case(
        "a ratio that another form contradicts is not judged where the plan names no form",
        target(),
        (row("2025", 101),),
        "cannot_assess",
        among("basis_differs", "definition_not_stated"),
        says={"last_reading": "at_target", "flip": None},
        known=OTHER_FORM,
        doubts=("definition_not_stated",),
    ),
    Case(
        "a ratio on which every form agrees is judged",
        target(),
        (row("2025", 80),),
        "not_achieved",
        without=among("basis_differs"),
        known=OTHER_FORM,
        doubts=("definition_not_stated",),
    ),
    Case(
        "another form of another year contradicts nothing",
        target(),
        (row("2025", 101),),
        "achieved",
        known=Known(forms=(row("2024", 90, indicator="other-form"),)),
    ),
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
OF_FIGURES = (*EARLY, *FIGURES, *BREAKS)
