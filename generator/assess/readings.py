"""Which rows may be compared with a target, and which of them is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.measures import TOTAL, Horizon, Indicator, Observation, Target
from generator.model.period import Period, parse_period

__all__ = [
    "ACCEPTED_OTHER",
    "FORECAST",
    "RUNNING_TOTAL",
    "SAME",
    "SPAN",
    "Reading",
    "comparable",
    "final_of",
    "in_slice",
    "latest",
    "since",
]

SAME, ACCEPTED_OTHER = "same", "accepted_other"
FORECAST = "F"
YEAR, SPAN = "year", "span"
RUNNING_TOTAL = "running_total"
# A stock or a running total on the last day of the period is the value of the period.
AT_A_DATE = frozenset({"stock", RUNNING_TOTAL})


@dataclass(frozen=True, slots=True)
class Reading:
    """A row that may be held against a target, with the scope it covers."""

    row: Observation
    scope: str

    @property
    def value(self) -> Decimal:
        """The row's number, in the indicator's unit."""
        assert self.row.value is not None  # noqa: S101 - comparable() keeps numeric rows only
        return self.row.value


def comparable(
    target: Target, indicator: Indicator, rows: Iterable[Observation]
) -> tuple[Reading, ...]:
    """Return the current numeric rows of the target's slice, its own area first.

    Rows of an area that the target accepts come with another scope; forecasts, rows
    of other areas or slices and of periods of another length are not comparable.
    """
    if target.horizon is Horizon.EACH_YEAR and indicator.measure == RUNNING_TOTAL:
        return ()
    found = [
        Reading(row, SAME if row.area == target.area else ACCEPTED_OTHER)
        for row in rows
        if row.is_current and row.value is not None and row.obs_status != FORECAST
        if row.area == target.area or row.area in target.accepts
        if in_slice(row, target) and _is_alike(row.period, target, indicator.measure)
    ]
    return tuple(sorted(found, key=_order))


def in_slice(row: Observation, target: Target) -> bool:
    """Tell whether a row is of the breakdown that the target is about."""
    return all(
        code == target.where.get(dimension, TOTAL) for dimension, code in row.dimensions.items()
    )


def _is_alike(period: Period, target: Target, measure: str) -> bool:
    """Tell whether a period is as long as the target's; a year where it names none."""
    due = parse_period(target.period) if target.period else None
    if SPAN in (period.kind, due.kind if due else YEAR):
        return period == due
    if measure in AT_A_DATE and target.horizon is not Horizon.EACH_YEAR:
        return True
    return period.kind == (due.kind if due else YEAR)


def _order(reading: Reading) -> tuple[object, ...]:
    return (reading.scope != SAME, reading.row.period.end, reading.row.period.text, reading.row.key)


def since(readings: Sequence[Reading], day: date) -> tuple[Reading, ...]:
    """Return the readings whose period ends after `day`."""
    return tuple(one for one in readings if one.row.period.end > day)


def latest(readings: Sequence[Reading]) -> Reading | None:
    """Return the newest reading of the target's own scope, else of an accepted one."""
    for scope in (SAME, ACCEPTED_OTHER):
        group = [one for one in readings if one.scope == scope]
        if group:
            return max(group, key=lambda one: (one.row.period.end, one.row.period.start))
    return None


def final_of(target: Target, indicator: Indicator, readings: Sequence[Reading]) -> Reading | None:
    """Return the reading for the very period the target is due in, None if there is none."""
    due = parse_period(target.period)
    exact = [one for one in readings if _is_for(one.row.period, due, indicator.measure)]
    return latest(exact)


def _is_for(period: Period, due: Period, measure: str) -> bool:
    if period == due:
        return True
    return measure in AT_A_DATE and period.kind in ("day", "month") and period.end == due.end
