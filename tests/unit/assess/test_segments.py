"""Stretches between breaks."""

from __future__ import annotations

from itertools import permutations

import pytest

from generator.assess.segments import number_segments
from generator.model.measures import Observation
from tests.unit.assess.samples import row


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([row("2019", 1), row("2020", 2)], [1, 1], id="a whole series is one stretch"),
        pytest.param(
            [row("2019", 1), row("2020", 2, status="B"), row("2021", 3)],
            [1, 2, 2],
            id="a break begins a new stretch",
        ),
        pytest.param(
            [row("2019", 1, status="B"), row("2020", 2)],
            [1, 1],
            id="a break at the first value divides nothing",
        ),
        pytest.param(
            [
                row("2019", 1, basis="a"),
                row("2019", 1, basis="b", source="x"),
                row("2020", 2, basis="a"),
            ],
            [1, 2, 1],
            id="another basis is another stretch",
        ),
        pytest.param(
            [
                row("2019", 1),
                row("2020", 2),
                row("2020", 3, status="B", source="x"),
                row("2021", 4),
            ],
            [1, 2, 2, 2],
            id="the year of a break belongs to the new stretch, whichever row says so",
        ),
        pytest.param(
            [row("2019", 1), row("2019", 5, area="port"), row("2020", 2, status="B")],
            [1, 1, 2],
            id="each place counts for itself",
        ),
        pytest.param(
            [
                row("2019", 1, dimensions={"sex": "f"}),
                row("2020", 2, dimensions={"sex": "f"}, status="B"),
                row("2020", 2, dimensions={"sex": "m"}),
            ],
            [1, 2, 1],
            id="each slice counts for itself",
        ),
    ],
)
def test_stretches_are_counted_from_one(rows: list[Observation], expected: list[int]) -> None:
    wanted = {one.key: number for one, number in zip(rows, expected, strict=True)}
    for some in permutations(rows):
        found = {one.key: one.segment for one in number_segments(some)}
        # Rows of one key and two bases do not occur: the key tells rows apart.
        assert found == wanted
