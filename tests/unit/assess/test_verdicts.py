"""Verdicts: what they carry beside the decision itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.assess.verdicts import Clock
from generator.model.measures import Baseline, Horizon, Observation
from generator.model.text import Text
from tests.unit.assess.samples import CLOCK, judged, row, series, target

LATE = Clock(CLOCK.issued, date(2028, 6, 30))


@pytest.mark.parametrize(
    ("one", "basis", "expected"),
    [
        pytest.param(
            row("2024", 1, area="port"), "not_stated", ["scope_differs"], id="another place"
        ),
        pytest.param(
            row("2024", 1, quality="third_party"), "", ["unofficial_only"], id="a third party"
        ),
        pytest.param(row("2024", 1, status="U"), "", ["low_reliability"], id="a doubtful figure"),
        pytest.param(row("2024", 1, status="P"), "", ["provisional"], id="a provisional figure"),
        pytest.param(
            row("2024", 1, origin="derived"), "", ["derived_value"], id="a computed figure"
        ),
        pytest.param(
            row("2024", 1, origin="derived", basis_check="unconfirmed"),
            "",
            ["basis_unconfirmed", "derived_value"],
            id="a computed figure on a basis to be confirmed",
        ),
        pytest.param(
            row("2024", 1, quality="official_via_third_party"), "", [], id="nothing to remark"
        ),
    ],
)
def test_a_verdict_says_what_is_to_be_known_of_the_figure(
    one: Observation, basis: str, expected: list[str]
) -> None:
    found = judged(target(accepts=("port",)), [one])
    assert sorted({*found.reasons} - {"no_target_period_value"}) == expected


def test_a_missing_base_is_a_reason_where_the_plan_needs_one() -> None:
    unsaid = Baseline("not_stated", rule=Text({"en": "Doubled, from when is not said"}))
    assert "base_not_stated" in judged(target(baseline=unsaid), []).reasons
    assert "base_not_stated" not in judged(target(), []).reasons


def test_years_are_the_full_ones_between_plan_and_release() -> None:
    goal = target(horizon=Horizon.EACH_YEAR)
    found = judged(goal, series({2019: 1, 2020: 100, 2022: 99, 2026: 100}))
    assert [(one.period, one.verdict) for one in found.years] == [
        ("2020", "year_met"),
        ("2021", "no_data"),
        ("2022", "year_not_met"),
        ("2023", "no_data"),
        ("2024", "no_data"),
        ("2025", "no_data"),
    ]


def test_a_yearly_verdict_reads_the_year_it_speaks_of() -> None:
    goal = target(horizon=Horizon.EACH_YEAR, accepts=("port",))
    rows = [row("2019", 150), row("2021", 90, area="port"), row("2026", 120)]
    found = judged(goal, rows)
    assert found.reading is not None
    assert (found.verdict, found.reading.period.text, found.last_reading) == (
        "year_not_met",
        "2021",
        "short_of_target",
    )
    assert "scope_differs" in found.reasons


def test_before_the_first_full_year_a_yearly_target_has_no_data() -> None:
    found = judged(
        target(horizon=Horizon.EACH_YEAR),
        series({2019: 150}),
        clock=Clock(CLOCK.issued, date(2020, 6, 1)),
    )
    assert (found.verdict, found.years, found.last_reading) == ("no_data", (), "at_target")


@pytest.mark.parametrize(
    ("release", "verdict", "overdue"),
    [
        pytest.param(date(2025, 12, 31), "met", False, id="on its last day a deadline lies ahead"),
        pytest.param(date(2026, 1, 1), "awaiting_final", False, id="the day after, it has passed"),
        pytest.param(date(2027, 12, 31), "awaiting_final", False, id="24 months are not too long"),
        pytest.param(date(2028, 1, 31), "awaiting_final", True, id="a month more is"),
    ],
)
def test_a_deadline_passes_with_its_last_day(release: date, verdict: str, overdue: bool) -> None:
    found = judged(target(), series({2024: 101}), clock=Clock(CLOCK.issued, release))
    assert (found.verdict, "final_overdue" in found.reasons) == (verdict, overdue)


def test_a_running_total_says_nothing_about_single_years() -> None:
    found = judged(target(horizon=Horizon.EACH_YEAR), series({2024: 500}), measure="running_total")
    assert (found.verdict, found.last_reading) == ("no_data", "none")


def test_years_of_an_approximate_target_are_not_judged() -> None:
    found = judged(target(100, "~", horizon=Horizon.EACH_YEAR), series({2024: 100}))
    assert {one.verdict for one in found.years} == {"no_data", "cannot_assess"}


def test_after_the_deadline_the_value_of_the_target_period_counts_and_not_a_later_one() -> None:
    found = judged(target(), series({2024: 90, 2025: 100}), clock=LATE)
    later = judged(target(), series({2024: 90, 2025: 100, 2026: 80}), clock=LATE)
    assert (later.verdict, later.last_reading, later.reading) == (
        "achieved",
        "at_target",
        found.reading,
    )


def test_at_the_bound_of_a_strict_target_the_trend_decides() -> None:
    rising = series({2021: 97, 2022: 98, 2023: 99, 2024: 100})
    assert judged(target(100, ">", period="2030"), rising).verdict == "on_track"


def test_the_inputs_are_the_rows_read_those_of_the_trend_and_the_parts() -> None:
    rows = [*series({2021: 1, 2022: 2, 2023: 3}), replace(row("2024", 4), inputs=("a", "b"))]
    found = judged(target(), rows)
    assert found.inputs == tuple(sorted({one.key for one in rows} | {"a", "b"}))


def test_a_size_of_a_programme_is_read_from_nothing() -> None:
    found = judged(target(strength="scope"), series({2024: 101}))
    assert (found.reading, found.verdict, found.reasons) == (None, "", ("programme_size",))
