"""Which values are drawn, where, how marked, and what may join them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.charts.curve import trend_data
from generator.charts.goals import bands_of, goals_of
from generator.charts.series import Mark, marks_of, unit_of
from generator.model.measures import Observation, Target
from tests.unit.charts.samples import ISSUED, MIXED, WORDS, indicator, row, target

EN = WORDS["en"]


def marks(*rows: Observation, measure: str = "stock") -> tuple[Mark, ...]:
    return marks_of(indicator(measure), rows, [target()], EN)


def test_only_the_area_and_slice_of_the_target_are_drawn() -> None:
    drawn = {mark.row.area for mark in marks(*MIXED)}
    assert drawn == {"town", "centre"}
    assert all(not mark.row.dimensions for mark in marks(*MIXED))


@pytest.mark.parametrize(
    ("given", "hollow", "derived", "state"),
    [
        pytest.param(row("2010", "1"), False, False, "", id="a plain value is solid"),
        pytest.param(row("2010", "1", status="P"), True, False, "early figure", id="provisional"),
        pytest.param(row("2010", "1", status="U"), True, False, "in doubt", id="low reliability"),
        pytest.param(row("2010", "1", area="centre"), True, False, "centre only", id="other scope"),
        pytest.param(
            row("2010", "1", origin="derived"), False, True, "worked out", id="derived is solid"
        ),
        pytest.param(
            row("2010", "1", origin="derived", status="P"),
            True,
            True,
            "worked out, early figure",
            id="derived from a provisional value",
        ),
    ],
)
def test_marks(given: Observation, hollow: bool, derived: bool, state: str) -> None:
    (mark,) = marks(given)
    assert (mark.hollow, mark.derived, ", ".join(mark.states)) == (hollow, derived, state)


@pytest.mark.parametrize(
    ("other", "measure", "joined"),
    [
        pytest.param(row("2011", "2"), "stock", True, id="like and like are joined"),
        pytest.param(row("2011", "2", segment=2), "stock", False, id="not across a break"),
        pytest.param(row("2011", "2", basis="new"), "stock", False, id="not across a basis"),
        pytest.param(row("2011", "2", origin="derived"), "stock", False, id="not to a derived one"),
        pytest.param(row("2011", "2", area="centre"), "stock", False, id="not to another area"),
        pytest.param(row("2011-06", "2"), "stock", True, id="a stock of any moment is joined"),
        pytest.param(row("2011-06", "2"), "flow", False, id="a month's flow is not a year's"),
        pytest.param(row("2011-01-01/P5Y", "2"), "stock", False, id="a span is never joined"),
    ],
)
def test_joining(other: Observation, measure: str, joined: bool) -> None:
    one, two = marks(row("2010", "1"), other, measure=measure)
    assert (one.stretch == two.stretch) is joined


@pytest.mark.parametrize(
    ("period", "x"),
    [
        pytest.param("2010", 2010, id="a year stands above its own number"),
        pytest.param("2012-07-01", 2012, id="the middle of a leap year"),
        pytest.param("2010-Q1", 2009.623, id="a first quarter stands before it"),
        pytest.param("2010-12", 2010.458, id="a December after it"),
        pytest.param("2016-01-01/P5Y", 2018, id="a span in its middle"),
    ],
)
def test_real_time(period: str, x: float) -> None:
    (mark,) = marks(row(period, "1"))
    assert mark.x == pytest.approx(x, abs=0.002)


def test_a_value_of_an_older_basis_is_kept_beside_the_current_one() -> None:
    found = [(m.row.basis, m.lead) for m in marks(*MIXED) if m.row.period.text == "2014"]
    assert found == [("new", True), ("older", False), ("old", False)]


def test_only_a_stretch_without_any_current_value_is_called_old() -> None:
    assert {m.row.basis for m in marks(*MIXED) if "old count" in m.states} == {"older"}


def test_another_vintage_of_one_basis_is_left_out() -> None:
    assert len(marks(row("2010", "1", basis="b"), row("2010", "2", current=False))) == 1


def test_a_row_without_a_number_is_left_out() -> None:
    assert marks(row("2010", "", category="good")) == ()


def test_units_are_those_of_the_language() -> None:
    florins = indicator(unit_code="FLORIN", unit_mult=3)
    assert unit_of(florins, WORDS["fr"]).name == "millions de florins"
    assert unit_of(florins, WORDS["fr"]).of(Decimal("1250.0")) == Decimal("1.2500")
    assert unit_of(florins, EN).of(Decimal("1250.0")) == Decimal("1250.0")


@pytest.mark.parametrize(
    ("promise", "label"),
    [
        pytest.param(target(), "Goal 2022: at least 120 km", id="dated"),
        pytest.param(
            target("<", "9", "", "each_year"), "Goal every year: less than 9 km", id="yearly"
        ),
        pytest.param(target("=", "9", "", "undated"), "Goal: 9 km", id="undated"),
        pytest.param(target("~", "9", strength="scope"), "Size: about 9 km", id="a size"),
    ],
)
def test_a_goal_says_what_and_when(promise: Target, label: str) -> None:
    (goal,) = goals_of(indicator(), [promise], EN, ISSUED)
    assert goal.label == label
    assert (goal.since is not None) is (promise.horizon == "each_year")


def test_a_floor_and_a_ceiling_make_a_band() -> None:
    both = goals_of(indicator(), [target(">=", "90"), target("<=", "110")], EN, ISSUED)
    assert bands_of(both) == ((90.0, 110.0),)
    assert bands_of(both[:1]) == ()


def test_the_summary_names_first_last_and_target() -> None:
    data = trend_data(indicator(), MIXED, [target()], EN, issued=ISSUED)
    assert data.summary == "2010: 61.0 km. 2019: 70 km. Goal 2022: at least 120 km."


def test_the_area_asked_for_is_drawn_where_there_is_no_target() -> None:
    rows = [row("2010", "1", area="centre"), row("2010", "2"), row("2011", "3")]
    (mark,) = marks_of(indicator(), rows, [], EN, "centre")
    assert (mark.row.area, mark.hollow) == ("centre", False)


def test_the_key_names_each_look_once() -> None:
    data = trend_data(indicator(), MIXED, [target()], EN)
    assert [entry["state"] for entry in data.key] == [
        "old count",
        "worked out",
        "early figure, in doubt, centre only",
    ]


def test_no_target_draws_the_area_with_most_values() -> None:
    rows = [row("2010", "1", area="centre"), row("2010", "2"), row("2011", "3")]
    assert {mark.row.area for mark in marks_of(indicator(), rows, [], EN)} == {"town"}
