"""Mean yearly change of the recent comparable values, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.assess.comparing import is_met
from generator.assess.ranking import series_of
from generator.assess.readings import FORECAST
from generator.model.measures import Observation, Operator, Target
from generator.model.period import parse_period
from generator.model.verdict import Trend
from generator.project import Assessing

__all__ = ["ON_THE_LINE", "pace", "stays_met", "trend_of"]


# Shares this close to a threshold are on it: a division that does not end must not decide.
ON_THE_LINE = Decimal("1e-12")
BEYOND = {"up": Operator.AT_LEAST, "down": Operator.AT_MOST}


def trend_of(
    reading: Observation,
    rows: Sequence[Observation],
    due: str,
    rules: Assessing,
    *,
    may_fill: bool = False,
) -> Trend | None:
    """Return the trend up to `reading`; None where there are too few values.

    change = (last - first) / (t_last - t_first) in real years, over the last
    `trend_values` published values of one segment and basis (with `may_fill` computed
    ones too), none older than `trend_years`; projected = last + change * (t_due - t_last).
    """
    points = _points(reading, rows, rules, may_fill=may_fill)
    if len(points) < max(2, rules.trend_least):
        return None
    first, last = points[0], points[-1]
    assert first.value is not None and last.value is not None  # noqa: S101, PT018 - see _points
    years = Decimal(str(last.period.years - first.period.years))
    if years <= 0:
        return None
    change = (last.value - first.value) / years
    projected = None
    if due:
        ahead = Decimal(str(parse_period(due).years - last.period.years))
        projected = last.value + change * ahead
    return Trend(change, projected, tuple(row.key for row in points))


def _points(
    reading: Observation, rows: Sequence[Observation], rules: Assessing, *, may_fill: bool
) -> list[Observation]:
    oldest = reading.period.years - rules.trend_years
    found = [
        row
        for row in rows
        if row.is_current
        and row.value is not None
        and (may_fill or row.origin == "published")
        and row.obs_status != FORECAST
        and series_of(row) == series_of(reading)
        and (row.segment, row.basis) == (reading.segment, reading.basis)
        and row.period.kind == reading.period.kind
        and oldest <= row.period.years <= reading.period.years
    ]
    found.sort(key=lambda row: row.period.end)
    return found[-rules.trend_values :]


def pace(last: Decimal, target: Target, trend: Trend, rules: Assessing) -> str:
    """Return on_track | close | behind | wrong_way for a value that does not meet its target yet.

    The projected miss is measured as a share of the distance left.
    """
    assert trend.projected is not None  # noqa: S101 - a dated target always has one
    left = target.value - last
    if left == 0:  # at the bound of a strict target: no distance, so no share of it
        return _pace_at_bound(target, trend)
    if trend.change_per_year * left < 0:
        return "wrong_way"
    miss = (target.value - trend.projected) / left
    if rules.on_track_below - miss > ON_THE_LINE:
        return "on_track"
    return "close" if miss - rules.close_below <= ON_THE_LINE else "behind"


def _pace_at_bound(target: Target, trend: Trend) -> str:
    if trend.projected is not None and is_met(trend.projected, target):
        return "on_track"
    return "wrong_way" if trend.change_per_year else "close"


def stays_met(target: Target, direction: str, trend: Trend) -> bool:
    """Tell whether a value that meets the target still does at its period, on the trend.

    A target of exactly a value is left only against the indicator's direction: a line drawn
    past a ceiling or a floor says that the value stays there.
    """
    assert trend.projected is not None  # noqa: S101 - a dated target always has one
    if target.operator is Operator.EQUAL_TO and direction in BEYOND:
        return is_met(trend.projected, replace(target, operator=BEYOND[direction])) is True
    return is_met(trend.projected, target) is True
