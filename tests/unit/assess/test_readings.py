"""Which rows may be held against a target."""

from __future__ import annotations

from datetime import date

import pytest

from generator.assess.readings import comparable, final_of, latest, since
from generator.model.measures import Horizon, Observation, Target
from tests.unit.assess.samples import indicator, row, target

SLICE = {"sex": "f", "age": "_T"}


@pytest.mark.parametrize(
    ("goal", "measure", "one", "fits"),
    [
        pytest.param(target(), "level", row("2024", 1), True, id="a year fits a year"),
        pytest.param(
            target(), "level", row("2024", 1, current=False), False, id="only current rows"
        ),
        pytest.param(target(), "level", row("2024", None), False, id="no row without a number"),
        pytest.param(target(), "level", row("2024", 1, status="F"), False, id="no forecast"),
        pytest.param(
            target(), "level", row("2024", 1, status="U"), True, id="doubt excludes nothing"
        ),
        pytest.param(target(), "level", row("2024", 1, area="port"), False, id="no other place"),
        pytest.param(
            target(accepts=("port",)),
            "level",
            row("2024", 1, area="port"),
            True,
            id="an accepted place",
        ),
        pytest.param(
            target(),
            "level",
            row("2024", 1, dimensions={"sex": "_T"}),
            True,
            id="the total of a breakdown",
        ),
        pytest.param(
            target(),
            "level",
            row("2024", 1, dimensions={"sex": "f"}),
            False,
            id="no part for the total",
        ),
        pytest.param(
            target(where={"sex": "f"}),
            "level",
            row("2024", 1, dimensions=SLICE),
            True,
            id="the slice asked",
        ),
        pytest.param(
            target(where={"sex": "f"}),
            "level",
            row("2024", 1, dimensions={"sex": "f", "age": "y15"}),
            False,
            id="no part of the slice asked",
        ),
        pytest.param(
            target(where={"sex": "f"}),
            "level",
            row("2024", 1, dimensions={"sex": "_T", "age": "_T"}),
            False,
            id="no total for the slice asked",
        ),
        pytest.param(
            target(), "flow", row("2020-01-01/P5Y", 1), False, id="a total of five years is no year"
        ),
        pytest.param(
            target(), "stock", row("2020-01-01/P5Y", 1), False, id="not even where a date would do"
        ),
        pytest.param(
            target(), "flow", row("2024-Q4", 1), False, id="the flow of a quarter is no year's"
        ),
        pytest.param(
            target(), "level", row("2024-12", 1), False, id="the mean of a month is no year's"
        ),
        pytest.param(target(), "stock", row("2024-12-31", 1), True, id="a stock may be of any day"),
        pytest.param(
            target(), "running_total", row("2024-06", 1), True, id="so may a running total"
        ),
        pytest.param(
            target(period="2021-01-01/P5Y"),
            "flow",
            row("2021-01-01/P5Y", 1),
            True,
            id="a total of five years fits the same five years",
        ),
        pytest.param(
            target(period="2021-01-01/P5Y"),
            "flow",
            row("2016-01-01/P5Y", 1),
            False,
            id="but not five others",
        ),
        pytest.param(
            target(period="2021-01-01/P5Y"),
            "flow",
            row("2025", 1),
            False,
            id="and no year out of them",
        ),
        pytest.param(
            target(horizon=Horizon.EACH_YEAR),
            "stock",
            row("2024", 1),
            True,
            id="a year fits each year",
        ),
        pytest.param(
            target(horizon=Horizon.EACH_YEAR),
            "stock",
            row("2024-12", 1),
            False,
            id="a month is no year",
        ),
        pytest.param(
            target(horizon=Horizon.EACH_YEAR),
            "running_total",
            row("2024", 1),
            False,
            id="a running total is no year's either",
        ),
        pytest.param(
            target(horizon=Horizon.UNDATED),
            "ratio",
            row("2024", 1),
            True,
            id="a year fits an open target",
        ),
        pytest.param(
            target(horizon=Horizon.UNDATED),
            "ratio",
            row("2024-Q1", 1),
            False,
            id="a quarter does not",
        ),
    ],
)
def test_a_row_fits_a_target_or_not(
    goal: Target, measure: str, one: Observation, fits: bool
) -> None:
    assert bool(comparable(goal, indicator(measure=measure), [one])) is fits


def test_the_own_place_comes_before_an_accepted_one_even_if_older() -> None:
    goal = target(accepts=("port",))
    rows = [row("2021", 1), row("2024", 2, area="port"), row("2020", 3)]
    found = latest(comparable(goal, indicator(), rows))
    assert found is not None
    assert (found.row.period.text, found.scope) == ("2021", "same")


def test_an_accepted_place_since_the_plan_comes_before_the_own_place_before_it() -> None:
    goal = target(accepts=("port",))
    rows = [row("2017", 1), row("2024", 2, area="port")]
    found = latest(since(comparable(goal, indicator(), rows), date(2019, 9, 18)))
    assert found is not None
    assert (found.row.period.text, found.scope) == ("2024", "accepted_other")


def test_since_the_plan_means_a_period_that_ends_after_its_issue() -> None:
    rows = [row(day, 1) for day in ("2018", "2019-09-18", "2019-09-19", "2019")]
    found = since(comparable(target(), indicator(measure="stock"), rows), date(2019, 9, 18))
    assert [one.row.period.text for one in found] == ["2019-09-19", "2019"]


@pytest.mark.parametrize(
    ("measure", "period", "due", "is_final"),
    [
        pytest.param("flow", "2025", "2025", True, id="the year itself"),
        pytest.param("flow", "2024", "2025", False, id="no other year"),
        pytest.param("stock", "2025-12-31", "2025", True, id="a stock on the year's last day"),
        pytest.param("stock", "2025-12", "2025", True, id="a stock of its last month"),
        pytest.param(
            "running_total", "2025-12", "2025", True, id="a running total of its last month"
        ),
        pytest.param("stock", "2025-11", "2025", False, id="a stock of an earlier month"),
        pytest.param("flow", "2021-01-01/P5Y", "2021-01-01/P5Y", True, id="the very span"),
    ],
)
def test_a_value_is_for_the_target_period_or_not(
    measure: str, period: str, due: str, is_final: bool
) -> None:
    goal, one = target(period=due), indicator(measure=measure)
    readings = comparable(goal, one, [row(period, 1)])
    assert (final_of(goal, one, readings) is not None) is is_final
