"""Whether a series got better: only values that may stand beside each other are compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.assess.course import course_of
from generator.model.measures import Computation, Observation
from generator.model.text import Text
from tests.unit.assess.samples import indicator, row, series

LATEST = row("2024", 90)


@pytest.mark.parametrize(
    ("others", "direction", "expected"),
    [
        pytest.param(
            series({2020: 80}), "up", ("2020", "rose", True), id="more, and more is better"
        ),
        pytest.param(
            series({2020: 80}), "down", ("2020", "rose", False), id="more, and less is better"
        ),
        pytest.param(
            series({2020: 95}), "down", ("2020", "fell", True), id="less, and less is better"
        ),
        pytest.param(series({2020: 90}), "up", ("2020", "same", False), id="no change"),
        pytest.param(
            series({2022: 95, 2020: 80}), "up", ("2020", "rose", True), id="the first one counts"
        ),
        pytest.param(series({2020: 80}), "reach", None, id="neither end is better"),
        pytest.param((), "up", None, id="nothing to stand beside"),
        pytest.param((row("2020", 80, basis="old"),), "up", None, id="another basis"),
        pytest.param((row("2020", 80, segment=0),), "up", None, id="beyond a break"),
        pytest.param((row("2020", 80, area="port"),), "up", None, id="another place"),
        pytest.param((row("2020", 80, current=False),), "up", None, id="not the one in use"),
        pytest.param((row("2020", 80, status="F"),), "up", None, id="a forecast"),
        pytest.param((row("2020", 80, origin="derived"),), "up", None, id="computed here"),
        pytest.param((row("2020-Q1", 80),), "up", None, id="a period of another length"),
        pytest.param((row("2026", 80),), "up", None, id="later than the figure"),
    ],
)
def test_only_values_of_one_line_are_put_side_by_side(
    others: tuple[Observation, ...], direction: str, expected: tuple[str, str, bool] | None
) -> None:
    one = replace(indicator(), direction=direction)
    found = course_of(LATEST, one, (*others, LATEST))
    assert (found and (found.first.period.text, found.moved, found.better)) == expected


def test_what_rises_by_definition_is_not_called_better() -> None:
    rows = (*series({2020: 80}), LATEST)
    from_base = Computation("trees", "trees", Decimal(1), "2020", True, Text())
    assert course_of(LATEST, replace(indicator(), computation=from_base), rows) is None
    assert course_of(LATEST, replace(indicator(), measure="running_total"), rows) is None
    assert course_of(None, indicator(), rows) is None
