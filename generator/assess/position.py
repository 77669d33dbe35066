"""Share achieved beside share of time elapsed (even pace)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.assess.comparing import is_met
from generator.assess.ranking import series_of
from generator.assess.readings import FORECAST
from generator.assess.trend import ON_THE_LINE
from generator.model.measures import Observation, Target
from generator.model.period import parse_period
from generator.model.verdict import Position
from generator.project import Assessing

__all__ = ["NO_POSITION", "position_of"]

NO_POSITION = Position("not_applicable")


@dataclass(frozen=True, slots=True)
class _Start:
    """What the way is measured from: value, decimal year, row, whose choice it is."""

    value: Decimal
    years: float
    row: str
    ours: bool


def position_of(
    target: Target, reading: Observation, rows: Sequence[Observation], rules: Assessing
) -> Position:
    """Return how far the reading is on the way from its start to the target.

    achieved = (reading - start) / (target - start);
    elapsed = (t_reading - t_start) / (t_due - t_start), in real years.
    """
    start = _start(target, reading, rows, rules)
    if start is None or not target.period or reading.value is None:
        return NO_POSITION
    if is_met(start.value, target) is not False:
        return NO_POSITION  # nothing to go, or nobody can tell
    way = target.value - start.value
    span = parse_period(target.period).years - start.years
    if way == 0 or span <= 0 or reading.period.years <= start.years:
        return NO_POSITION
    achieved = (reading.value - start.value) / way
    elapsed = Decimal(str((reading.period.years - start.years) / span))
    met = is_met(reading.value, target) is True
    code = "completed" if met else _pace(achieved, elapsed, rules)
    return Position(code, achieved, elapsed, start.row, start.ours)


def _pace(achieved: Decimal, elapsed: Decimal, rules: Assessing) -> str:
    ahead = (achieved - elapsed) * 100
    if abs(ahead) - rules.on_pace_margin <= ON_THE_LINE:
        return "on_pace"
    return "ahead_of_pace" if ahead > 0 else "behind_pace"


def _start(
    target: Target, reading: Observation, rows: Sequence[Observation], rules: Assessing
) -> _Start | None:
    stated = target.baseline
    if stated.kind == "value" and stated.value is not None and stated.period:
        return _Start(stated.value, parse_period(stated.period).years, "", ours=False)
    latest = stated.period if stated.kind == "period" else rules.reference_latest
    row = _row_up_to(latest, reading, rows, exact=stated.kind == "period")
    if row is None or row.value is None:
        return None
    return _Start(row.value, row.period.years, row.key, ours=stated.kind != "period")


def _row_up_to(
    latest: str, reading: Observation, rows: Sequence[Observation], *, exact: bool
) -> Observation | None:
    end = parse_period(latest).end
    found = [
        row
        for row in rows
        if row.is_current
        and row.value is not None
        and series_of(row) == series_of(reading)
        and row.obs_status != FORECAST
        and (row.segment, row.basis) == (reading.segment, reading.basis)
        and row.period.kind == reading.period.kind
        and (row.period.end == end if exact else row.period.end <= end)
    ]
    return max(found, key=lambda row: row.period.end, default=None)
