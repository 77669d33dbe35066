"""Several targets of one indicator: stages, ranges, parts; all listed, one speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.assess.deciding import Clock
from generator.assess.leading import lead_of
from generator.model.measures import Observation, Target
from tests.unit.assess.samples import CLOCK, indicator, judged, series, target

STAGES = (
    target(50, period="2021", name="trees.1"),
    target(60, period="2028", name="trees.2"),
    target(90, period="2035", name="trees.3"),
)
RANGE = (target(30, ">=", name="trees.1"), target(35, "<=", name="trees.2"))
PARTS = (
    replace(target(10, name="trees.1"), where={"kind": "oak"}),
    replace(target(90, name="trees.2"), where={}),
)
REPLACED = (
    target(50, valid_until="2024-06-30", name="trees.1"),
    replace(target(90, name="trees.2"), valid_from="2024-07-01"),
)
LATE = Clock(CLOCK.issued, date(2040, 1, 1))


@pytest.mark.parametrize(
    ("targets", "rows", "clock", "speaks", "rule", "listed"),
    [
        pytest.param(
            STAGES,
            series({2024: 55}),
            CLOCK,
            "trees.2",
            "next_stage",
            3,
            id="the next stage counts",
        ),
        pytest.param(
            STAGES,
            series({2024: 55}),
            LATE,
            "trees.3",
            "next_stage",
            3,
            id="after the last one it is the last",
        ),
        pytest.param(
            RANGE,
            series({2025: 20}),
            CLOCK,
            "trees.1",
            "weakest_bound",
            2,
            id="below a range its floor speaks",
        ),
        pytest.param(
            RANGE,
            series({2025: 40}),
            CLOCK,
            "trees.2",
            "weakest_bound",
            2,
            id="above a range its ceiling speaks",
        ),
        pytest.param(
            RANGE,
            series({2025: 32}),
            CLOCK,
            "trees.1",
            "weakest_bound",
            2,
            id="within a range both are met",
        ),
        pytest.param(
            PARTS,
            series({2025: 50}),
            CLOCK,
            "trees.2",
            "worst_of_several",
            2,
            id="of several parts the worst leads",
        ),
        pytest.param(
            REPLACED,
            series({2025: 60}),
            CLOCK,
            "trees.2",
            "",
            1,
            id="a version that was replaced speaks no more",
        ),
        pytest.param(
            RANGE[:1],
            series({2025: 20}),
            CLOCK,
            "trees.1",
            "",
            1,
            id="a single target speaks for itself",
        ),
    ],
)
def test_one_target_speaks_and_all_in_force_are_listed(
    targets: tuple[Target, ...],
    rows: tuple[Observation, ...],
    clock: Clock,
    speaks: str,
    rule: str,
    listed: int,
) -> None:
    verdicts = {one.id: judged(one, rows, clock=clock) for one in targets}
    lead = lead_of(indicator(targets=targets), verdicts, clock)
    assert lead is not None
    assert (lead.target, lead.rule, len(lead.among)) == (speaks, rule, listed)


def test_nothing_speaks_where_nothing_is_in_force() -> None:
    later = replace(target(), valid_from="2027-01-01")
    size = target(strength="scope", name="trees.2")
    verdicts = {one.id: judged(one, ()) for one in (later, size)}
    assert lead_of(indicator(targets=(later, size)), verdicts, CLOCK) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [(20, {"not_achieved", "achieved"}), (32, {"achieved"}), (40, {"not_achieved", "achieved"})],
    ids=["below", "within", "above"],
)
def test_a_range_is_met_only_within_its_bounds(value: int, expected: set[str]) -> None:
    assert {judged(one, series({2025: value})).verdict for one in RANGE} == expected
