"""Laws that every verdict keeps, whatever the figures: tried on invented series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.assess.deciding import Clock
from generator.assess.leading import WORST_FIRST
from generator.model.measures import Horizon, Observation, Operator, Target
from generator.model.verdict import Verdict
from tests.unit.assess.samples import CLOCK, judged, row, target

VALUES = st.dictionaries(st.integers(2012, 2025), st.integers(-200, 200), max_size=9)
OPERATORS = st.sampled_from(list(Operator))
UPWARD = st.sampled_from([Operator.AT_LEAST, Operator.MORE_THAN])
DOWNWARD = st.sampled_from([Operator.AT_MOST, Operator.LESS_THAN])
GOALS = st.integers(-150, 150)
MEASURES = st.sampled_from(["level", "stock", "flow", "running_total", "ratio"])
CLOCKS = st.sampled_from([CLOCK, Clock(CLOCK.issued, date(2028, 6, 30))])
TARGETS = st.builds(
    lambda goal, operator, due, horizon, begins, ends: replace(
        target(goal, operator.value, period=due, horizon=horizon, accepts=("port",)),
        valid_from=begins,
        valid_until=ends,
    ),
    GOALS,
    OPERATORS,
    st.sampled_from(["2021", "2025", "2030"]),
    st.sampled_from(list(Horizon)),
    st.sampled_from(["2019-09-18", "2019-09-18", "2027-01-01"]),
    st.sampled_from(["", "", "2023-05-01"]),
)
# Verdicts by how good they are; those that judge no figure are comparable with none.
RANK = {code: place for place, code in enumerate(WORST_FIRST)}
UNJUDGED = frozenset({"no_data", "awaiting_final", "ended", "not_in_force", ""})
READINGS = ("short_of_target", "at_target")


def rows_of(values: Mapping[int, int | Decimal]) -> tuple[Observation, ...]:
    return tuple(row(str(year), str(value)) for year, value in values.items())


def said(found: Verdict) -> tuple[object, ...]:
    """Return all that a verdict says, but for amounts in the unit."""
    return (
        found.verdict,
        found.last_reading,
        found.reasons,
        found.position.code,
        found.formula,
        found.thresholds,
        [(one.period, one.verdict) for one in found.years],
        found.flip.verdict if found.flip else None,
    )


def rank(found: Verdict) -> tuple[int, int]:
    """Return how good a verdict is; a running total that cannot be judged yet is short."""
    reading = READINGS.index(found.last_reading) if found.last_reading in READINGS else -1
    return (-1 if found.verdict in UNJUDGED else RANK[found.verdict], reading)


@given(VALUES, UPWARD, TARGETS, MEASURES, CLOCKS, st.integers(1, 200))
@example({2020: 0, 2021: 0, 2022: 0, 2023: 0}, Operator.MORE_THAN, target(0), "level", CLOCK, 1)
def test_a_higher_latest_value_never_worsens_a_verdict_that_asks_for_more(
    values: dict[int, int],
    operator: Operator,
    goal: Target,
    measure: str,
    clock: Clock,
    more: int,
) -> None:
    _never_worse(values, replace(goal, operator=operator), measure, clock, more)


@given(VALUES, DOWNWARD, TARGETS, MEASURES, CLOCKS, st.integers(1, 200))
def test_a_lower_latest_value_never_worsens_a_verdict_that_asks_for_less(
    values: dict[int, int],
    operator: Operator,
    goal: Target,
    measure: str,
    clock: Clock,
    less: int,
) -> None:
    _never_worse(values, replace(goal, operator=operator), measure, clock, -less)


def _never_worse(
    values: dict[int, int], goal: Target, measure: str, clock: Clock, change: int
) -> None:
    assume(values)
    before = judged(goal, rows_of(values), measure=measure, clock=clock)
    # The latest figure is the one that was read, which of a final verdict is not the last.
    read = before.reading.period.text if before.reading else str(max(values))
    better = {year: value + change * (str(year) == read) for year, value in values.items()}
    after = judged(goal, rows_of(better), measure=measure, clock=clock)
    assert rank(after) >= rank(before), (before.verdict, after.verdict)
    if before.shortfall is not None and after.shortfall is not None:
        assert after.shortfall < before.shortfall


@given(VALUES, TARGETS, MEASURES, st.randoms())
def test_the_order_of_rows_never_matters(
    values: dict[int, int], goal: Target, measure: str, random: Random
) -> None:
    rows = [*rows_of(values), *(row(str(year), 5, area="port") for year in list(values)[:3])]
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert judged(goal, shuffled, measure=measure) == judged(goal, rows, measure=measure)


@given(VALUES, TARGETS, MEASURES, st.sampled_from(["0.001", "0.1", "3", "7", "10", "1024", "1e8"]))
def test_another_unit_changes_nothing(
    values: dict[int, int], goal: Target, measure: str, factor: str
) -> None:
    times = Decimal(factor)
    here = judged(goal, rows_of(values), measure=measure)
    there = judged(
        replace(goal, value=goal.value * times),
        rows_of({year: value * times for year, value in values.items()}),
        measure=measure,
    )
    assert said(there) == said(here)


UNRELATED = st.sampled_from(
    [
        row("2024", 7, area="fields"),
        row("2025", 7, area="fields", quality="third_party"),
        row("2024", 7, dimensions={"age": "old"}),
        row("2024-Q2", 7),
        row("2030", 7, status="F"),
        row("2024", 7, current=False, source="other"),
        row("2024", None, status="L", source="other"),
    ]
)


@given(VALUES, TARGETS, st.sampled_from(["level", "flow", "ratio"]), UNRELATED)
def test_an_unrelated_row_changes_nothing(
    values: dict[int, int], goal: Target, measure: str, other: Observation
) -> None:
    rows = rows_of(values)
    assert judged(goal, [*rows, other], measure=measure) == judged(goal, rows, measure=measure)


@given(VALUES, GOALS)
def test_looking_down_is_looking_up_in_a_mirror(values: dict[int, int], goal: int) -> None:
    up = judged(target(goal, ">=", period="2030"), rows_of(values))
    mirrored = {year: -value for year, value in values.items()}
    down = judged(target(-goal, "<=", period="2030"), rows_of(mirrored), direction="down")
    assert (up.verdict, up.position, up.shortfall) == (down.verdict, down.position, down.shortfall)
    if up.trend and down.trend:
        assert up.trend.change_per_year == -down.trend.change_per_year


@given(VALUES, TARGETS, CLOCKS)
@example({2012: 0, 2013: 0, 2014: 0, 2019: 0}, target(0, period="2030"), CLOCK)
@example({2016: 50, 2019: 50}, target(horizon=Horizon.EACH_YEAR, valid_until="2023-05-01"), CLOCK)
def test_a_verdict_turns_where_it_says_that_it_would(
    values: dict[int, int], goal: Target, clock: Clock
) -> None:
    before = judged(goal, rows_of(values), clock=clock)
    flip = before.flip
    assume(flip is not None)
    assert flip is not None
    step = Decimal("0.001")
    usable = before.reading if before.verdict != "no_data" else None
    period = flip.period or (usable.period.text if usable else "2025")
    rest = {year: Decimal(value) for year, value in values.items() if str(year) != period}
    reached: dict[bool, set[str]] = {True: set(), False: set()}
    for value in (flip.value - step, flip.value, flip.value + step):
        bound = replace(goal, operator=Operator(flip.operator), value=flip.value)
        found = judged(goal, rows_of({**rest, int(period): value}), clock=clock)
        reached[_meets(value, bound)].add(found.verdict)
    assert reached[flip.meets] == {flip.verdict}
    assert flip.verdict not in reached[not flip.meets]


def _meets(value: Decimal, bound: Target) -> bool:
    match bound.operator:
        case Operator.AT_LEAST:
            return value >= bound.value
        case Operator.MORE_THAN:
            return value > bound.value
        case Operator.AT_MOST:
            return value <= bound.value
        case Operator.LESS_THAN:
            return value < bound.value
        case _:
            return value == bound.value
