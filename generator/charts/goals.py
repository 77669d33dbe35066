"""Targets of an indicator made ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.layout import decimal_year
from generator.charts.series import unit_of
from generator.model.measures import Horizon, Indicator, Operator, Target
from generator.model.period import Period, end_of, parse_period
from generator.words import Words

__all__ = ["Goal", "bands_of", "goals_of"]

_AT_LEAST = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})
_AT_MOST = frozenset({Operator.AT_MOST, Operator.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Goal:
    """One target on a drawing.

    Attributes:
        value: in the unit of the language.
        due: place of its period as a decimal year; None where no year is stated.
        since: from where it holds as a decimal year; None for the whole drawing.
        label: what it asks for and by when, in words.
        end: "floor", "ceiling" or "" as it bounds values from below, above, neither.
    """

    value: float
    due: float | None
    since: float | None
    label: str
    end: str


def goals_of(
    indicator: Indicator, targets: Sequence[Target], words: Words, issued: str
) -> tuple[Goal, ...]:
    """Return the targets about the area and slice of the first one.

    Args:
        indicator: whose targets they are.
        targets: in order of display; the sizes of programmes are drawn too.
        words: language of the labels.
        issued: day the plan was issued, as YYYY-MM-DD; "" where it is not known.
    """
    same = [one for one in targets if (one.area, one.where) == (targets[0].area, targets[0].where)]
    return tuple(_goal(indicator, one, words, end_of(issued, "day")) for one in same)


def bands_of(goals: Sequence[Goal]) -> tuple[tuple[float, float], ...]:
    """Return the lower and upper bounds of intervals: a floor and a ceiling of one period."""
    return tuple(
        (low.value, high.value)
        for low in goals
        for high in goals
        if (low.end, high.end, low.due) == ("floor", "ceiling", high.due) and low.value < high.value
    )


def _goal(indicator: Indicator, target: Target, words: Words, issued: date | None) -> Goal:
    period = parse_period(target.period) if target.period else None
    yearly = target.horizon is Horizon.EACH_YEAR
    return Goal(
        value=float(unit_of(indicator, words).of(target.value)),
        due=_middle(period) if period else None,
        since=decimal_year(issued) if yearly and issued else None,
        label=_label(indicator, target, period, words),
        end="floor" * (target.operator in _AT_LEAST) + "ceiling" * (target.operator in _AT_MOST),
    )


def _middle(period: Period) -> float:
    return round((decimal_year(period.start, 0) + decimal_year(period.end, 1)) / 2, 3)


def _label(indicator: Indicator, target: Target, period: Period | None, words: Words) -> str:
    value = words.quantity(
        target.value,
        indicator.unit.in_(words.language),
        indicator.unit_code,
        indicator.unit_mult,
    )
    aim = words(f"charts.aims.{target.operator.name.lower()}", value=value)
    if target.is_programme_size:
        return words("charts.goals.size", aim=aim)
    if period:
        return words("charts.goals.dated", period=words.period(period), aim=aim)
    return words(f"charts.goals.{target.horizon.value}", aim=aim)
