"""Verdicts: the decision table of the README, cell by cell, and the laws they keep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator.assess
from generator.assess.verdicts import Clock
from generator.model.measures import Baseline, Horizon, Observation, Target
from generator.model.plan import Plan
from generator.model.text import Text
from tests.unit.assess.samples import CLOCK, judged, row, series, target

README = Path(generator.assess.__file__).parent / "README.md"
LATE = Clock(CLOCK.issued, date(2028, 6, 30))
IMPOSSIBLE = "—"

# What the headings of the columns mean: a target and the day of the release.
DEADLINES: Mapping[str, tuple[Target, Clock]] = {
    "passed": (target(), CLOCK),
    "passed over 24 months ago": (target(), LATE),
    "ahead": (target(period="2030"), CLOCK),
    "every year": (target(horizon=Horizon.EACH_YEAR), CLOCK),
    "none": (target(horizon=Horizon.UNDATED), CLOCK),
    "target revised": (target(valid_until="2024-06-30"), CLOCK),
    "size of a programme": (target(strength="scope"), CLOCK),
}
# What the names of the rows mean: the figures held, for a target of at least 100.
FIGURES: Mapping[str, tuple[Observation, ...]] = {
    "none": (),
    "before the plan only": series({2017: 99, 2018: 101}),
    "one since the plan, meets": series({2024: 101}),
    "one since the plan, short": series({2024: 90}),
    "one since the plan, target is approximate": series({2024: 100}),
    "trend, meets and stays": series({2021: 101, 2022: 102, 2023: 103, 2024: 104}),
    "trend, meets and slips": series({2021: 110, 2022: 108, 2023: 106, 2024: 104}),
    "trend, short and arrives": series({2021: 80, 2022: 84, 2023: 88, 2024: 92}),
    "trend, short by a little": series({2021: "85.5", 2022: 87, 2023: "88.5", 2024: 90}),
    "trend, short by much": series({2021: 88, 2022: "88.5", 2023: 89, 2024: "89.5"}),
    "trend, moves away": series({2021: 93, 2022: 92, 2023: 91, 2024: 90}),
    "target period, meets": series({2024: 90, 2025: 100}),
    "target period, short": series({2024: 100, 2025: 90}),
}


def readme_table() -> dict[tuple[str, str], str]:
    """Return the cells of the decision table by figures held and deadline."""
    text = README.read_text(encoding="utf-8").partition("## Decision table")[2]
    table = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    heads = cells[0][1:]
    return {
        (one[0], head): cell for one in cells[2:] for head, cell in zip(heads, one[1:], strict=True)
    }


TABLE = readme_table()


def test_the_table_has_a_cell_for_every_case_and_no_other() -> None:
    columns = [*DEADLINES, "last reading"]
    assert sorted(TABLE) == sorted(product(FIGURES, columns))


@pytest.mark.parametrize(
    ("held", "deadline"),
    [pytest.param(h, d, id=f"held {h}; deadline {d}") for h, d in product(FIGURES, DEADLINES)],
)
def test_the_code_does_what_the_table_says(held: str, deadline: str) -> None:
    cell = TABLE[held, deadline]
    if cell == IMPOSSIBLE:
        assert (held.split(",")[0], deadline) == ("target period", "ahead")
        return
    goal, clock = DEADLINES[deadline]
    if "approximate" in held:
        goal = replace(goal, operator=type(goal.operator)("~"))
    found = judged(goal, FIGURES[held], clock=clock)
    match = re.fullmatch(r"(?:`(\w+)`|no verdict)(?:: (.+))?", cell)
    assert match, cell
    assert found.verdict == (match[1] or "")
    assert ", ".join(found.reasons) == (match[2] or "")
    reading = TABLE[held, "last reading"].strip("`")
    assert found.last_reading == ("" if goal.is_programme_size else reading)


def test_the_table_reaches_every_verdict_there_is(real_plan: Plan) -> None:
    codes = {code for list_, code in real_plan.codes if list_ == "verdict"}
    reached = {match[1] for cell in TABLE.values() if (match := re.match(r"`(\w+)`", cell))}
    readings = {code for list_, code in real_plan.codes if list_ == "last_reading"}
    assert codes == reached - readings
    assert readings == {TABLE[held, "last reading"].strip("`") for held in FIGURES}


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


VALUES = st.dictionaries(st.integers(2015, 2025), st.integers(-200, 200), max_size=8)
OPERATORS = st.sampled_from([">=", ">", "<=", "<", "="])
DUE = st.sampled_from(["2021", "2025", "2030"])
HORIZONS = st.sampled_from(list(Horizon))


@given(VALUES, OPERATORS, DUE, HORIZONS, st.integers(-150, 150), st.randoms())
def test_the_order_of_rows_never_matters(
    values: dict[int, int | str],
    operator: str,
    due: str,
    horizon: Horizon,
    goal: int,
    random: Random,
) -> None:
    one = target(goal, operator, period=due, horizon=horizon)
    rows = list(series(values))
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert judged(one, shuffled) == judged(one, rows)


@given(VALUES, OPERATORS, DUE, HORIZONS, st.integers(-150, 150), st.integers(2015, 2025))
def test_a_row_of_another_place_changes_nothing(
    values: dict[int, int | str], operator: str, due: str, horizon: Horizon, goal: int, year: int
) -> None:
    one = target(goal, operator, period=due, horizon=horizon)
    rows = list(series(values))
    assert judged(one, [*rows, row(str(year), 7, area="port")]) == judged(one, rows)


@given(VALUES, OPERATORS, DUE, HORIZONS, st.integers(-150, 150), st.sampled_from([10, 1000, 4]))
def test_another_unit_changes_no_verdict(
    values: dict[int, int], operator: str, due: str, horizon: Horizon, goal: int, factor: int
) -> None:
    here = judged(target(goal, operator, period=due, horizon=horizon), series(dict(values)))
    there = judged(
        target(goal * factor, operator, period=due, horizon=horizon),
        series({year: value * factor for year, value in values.items()}),
    )
    assert (there.verdict, there.reasons, there.last_reading) == (
        here.verdict,
        here.reasons,
        here.last_reading,
    )
    assert there.position == here.position


@given(VALUES, st.sampled_from([">=", ">"]), DUE, st.integers(-150, 150), st.integers(0, 100))
def test_a_better_latest_value_never_worsens_the_reading(
    values: dict[int, int], operator: str, due: str, goal: int, more: int
) -> None:
    if not values:
        return
    better = {year: value + (more if year == max(values) else 0) for year, value in values.items()}
    one = target(goal, operator, period=due)
    before, after = judged(one, series(dict(values))), judged(one, series(dict(better)))
    if before.last_reading == "at_target":
        assert after.last_reading == "at_target"
    if before.shortfall is not None and after.shortfall is not None:
        assert after.shortfall <= before.shortfall


@given(VALUES, st.integers(-150, 150))
def test_looking_down_is_looking_up_in_a_mirror(values: dict[int, int], goal: int) -> None:
    up = judged(target(goal, ">=", period="2030"), series(dict(values)))
    mirrored = {year: -value for year, value in values.items()}
    down = judged(target(-goal, "<=", period="2030"), series(dict(mirrored)))
    assert (up.verdict, up.position, up.shortfall) == (down.verdict, down.position, down.shortfall)
    if up.trend and down.trend:
        assert up.trend.change_per_year == -down.trend.change_per_year
