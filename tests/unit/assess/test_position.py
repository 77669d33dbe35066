"""Share achieved beside share of time elapsed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.assess.position import NO_POSITION, position_of
from generator.assess.segments import number_segments
from generator.model.measures import Baseline, Horizon, Observation, Target
from generator.model.text import Text
from generator.model.verdict import Position
from tests.unit.assess.samples import RULES, row, series, target

BASE_2015 = Baseline("period", "2015")
BASE_VALUE = Baseline("value", "2015", Decimal(50))


def position(goal: Target, rows: tuple[Observation, ...] | list[Observation]) -> Position:
    numbered = number_segments(rows)
    reading = max(numbered, key=lambda one: one.period.end)
    return position_of(goal, reading, numbered, RULES)


@pytest.mark.parametrize(
    ("goal", "rows", "code", "achieved", "elapsed"),
    [
        pytest.param(
            target(baseline=BASE_2015),
            series({2015: 50, 2020: 75}),
            "on_pace",
            "0.5",
            "0.5",
            id="half the way in half the time is even pace",
        ),
        pytest.param(
            target(baseline=BASE_2015),
            series({2015: 50, 2020: "77.5"}),
            "on_pace",
            "0.55",
            "0.5",
            id="five points more are still even pace",
        ),
        pytest.param(
            target(baseline=BASE_2015),
            series({2015: 50, 2020: "77.6"}),
            "ahead_of_pace",
            "0.552",
            "0.5",
            id="more than five points are ahead",
        ),
        pytest.param(
            target(baseline=BASE_2015),
            series({2015: 50, 2020: "72.4"}),
            "behind_pace",
            "0.448",
            "0.5",
            id="less than five points are behind",
        ),
        pytest.param(
            target(baseline=BASE_2015),
            series({2015: 50, 2020: 40}),
            "behind_pace",
            "-0.2",
            "0.5",
            id="going back is behind",
        ),
        pytest.param(
            target(baseline=BASE_2015),
            series({2015: 50, 2020: 101}),
            "completed",
            "1.02",
            "0.5",
            id="the whole way and more is completed",
        ),
        pytest.param(
            target(100, ">", baseline=BASE_2015),
            series({2015: 50, 2020: 100}),
            "ahead_of_pace",
            "1",
            "0.5",
            id="a strict target is not completed at its bound",
        ),
        pytest.param(
            target(100, "=", baseline=BASE_2015),
            series({2015: 50, 2020: 120}),
            "ahead_of_pace",
            "1.4",
            "0.5",
            id="overshooting an exact target does not complete it",
        ),
        pytest.param(
            target(20, "<=", baseline=BASE_2015),
            series({2015: 40, 2020: 30}),
            "on_pace",
            "0.5",
            "0.5",
            id="falling to an upper bound is a way, too",
        ),
        pytest.param(
            target(baseline=BASE_VALUE),
            series({2020: 75}),
            "on_pace",
            "0.5",
            "0.5",
            id="a stated base value needs no row",
        ),
    ],
)
def test_position_compares_way_and_time(
    goal: Target, rows: tuple[Observation, ...], code: str, achieved: str, elapsed: str
) -> None:
    found = position(goal, rows)
    assert (found.code, found.achieved, found.elapsed) == (
        code,
        Decimal(achieved),
        Decimal(elapsed),
    )


@pytest.mark.parametrize(
    ("goal", "rows", "reference", "ours"),
    [
        pytest.param(
            target(baseline=BASE_2015),
            series({2015: 50, 2018: 60, 2020: 75}),
            "trees|2015|town|unspecified|paper",
            False,
            id="the base that the plan states",
        ),
        pytest.param(
            target(baseline=BASE_VALUE),
            series({2015: 60, 2020: 75}),
            "",
            False,
            id="the value it states",
        ),
        pytest.param(
            target(),
            series({2015: 50, 2018: 60, 2019: 65, 2020: 75}),
            "trees|2018|town|unspecified|paper",
            True,
            id="else our own reference, the last value up to 2018",
        ),
        pytest.param(
            target(baseline=Baseline("rule", rule=Text({"en": "As of the census"}))),
            series({2017: 50, 2020: 75}),
            "trees|2017|town|unspecified|paper",
            True,
            id="a rule in words leaves it to us",
        ),
    ],
)
def test_the_way_is_measured_from_one_row(
    goal: Target, rows: tuple[Observation, ...], reference: str, ours: bool
) -> None:
    found = position(goal, rows)
    assert (found.reference, found.reference_is_ours) == (reference, ours)


@pytest.mark.parametrize(
    ("goal", "rows"),
    [
        pytest.param(target(), series({2019: 50, 2020: 75}), id="no value up to 2018"),
        pytest.param(
            target(baseline=BASE_2015), series({2014: 1, 2020: 75}), id="no value in the base year"
        ),
        pytest.param(
            target(horizon=Horizon.UNDATED),
            series({2015: 50, 2020: 75}),
            id="no deadline to measure time to",
        ),
        pytest.param(
            target(),
            [row("2018", 50, basis="old"), row("2020", 75, basis="new")],
            id="another basis",
        ),
        pytest.param(
            target(), [row("2018", 50), row("2020", 75, status="B")], id="a break in between"
        ),
        pytest.param(target(), [row("2018", 50, area="port"), row("2020", 75)], id="another place"),
        pytest.param(
            target(), [row("2018", 50, current=False), row("2020", 75)], id="no current row"
        ),
        pytest.param(target(), series({2018: 100, 2020: 75}), id="no way to go from the start"),
        pytest.param(
            target(100, "<="), series({2018: 60, 2020: 50}), id="a target that was met at the start"
        ),
        pytest.param(target(100, "~"), series({2018: 60, 2020: 90}), id="an approximate target"),
        pytest.param(target(baseline=BASE_2015), series({2015: 50}), id="no time has passed"),
        pytest.param(
            target(period="2014", baseline=BASE_2015),
            series({2015: 50, 2020: 60}),
            id="due before the start",
        ),
        pytest.param(
            target(), [row("2018-Q4", 50), row("2020", 75)], id="a period of another length"
        ),
    ],
)
def test_without_a_comparable_start_there_is_no_position(
    goal: Target, rows: tuple[Observation, ...]
) -> None:
    assert position(goal, rows) == NO_POSITION
