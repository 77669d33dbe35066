"""One indicator for several places: side by side only where that compares like with like.

A comparison holds values of one period, one basis and one unit, and of no fewer places
than the publishing body sets. What it cannot compare it names, with the places that have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model.measures import TOTAL, UNIT, Indicator, Observation
from generator.model.register import Area
from generator.pages.view import View

__all__ = ["Alone", "Bar", "Comparison", "alone", "comparisons"]

WIDTH = Decimal(100)  # of the whole scale
STEP = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Bar:
    """A value of a place, drawn from zero on the scale of its comparison.

    Attributes:
        start, length: in hundredths of the scale.
    """

    row: Observation
    start: Decimal
    length: Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator in one period on one basis.

    Attributes:
        bars: by id of place.
        vintages: those of its values; more than one has to be said.
    """

    indicator: Indicator
    period: str
    basis: str
    bars: Mapping[str, Bar]
    vintages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alone:
    """An indicator with values for some places that are not put side by side."""

    indicator: Indicator
    areas: tuple[Area, ...]


def comparisons(view: View, areas: Iterable[Area]) -> tuple[Comparison, ...]:
    """Return each indicator's latest comparison of enough places, in the order of the plan."""
    groups: dict[tuple[str, str], dict[tuple[str, str], dict[str, Observation]]] = {}
    for row in _rows(view, areas):
        slices = groups.setdefault((row.indicator, row.dimensions.get(UNIT, "")), {})
        slices.setdefault((row.period.text, row.basis), {})[row.area] = row
    least = view.project.assessing.minimum_for_rates
    found = [
        _comparison(view.plan.indicators[name], _latest(slices, least))
        for (name, _), slices in groups.items()
    ]
    order = {name: at for at, name in enumerate(view.plan.indicators)}
    return tuple(sorted((one for one in found if one), key=lambda one: order[one.indicator.id]))


def alone(view: View, areas: Iterable[Area], shown: Iterable[Comparison]) -> tuple[Alone, ...]:
    """Return the other indicators with values for these places, in the order of the plan."""
    places = tuple(areas)
    compared = {one.indicator.id for one in shown}
    held: dict[str, dict[str, None]] = {}
    for area in places:
        for row in view.index.rows_by_area.get(area.id, ()):
            held.setdefault(row.indicator, {})[area.id] = None
    return tuple(
        Alone(indicator, tuple(view.plan.areas[one] for one in held[name]))
        for name, indicator in view.plan.indicators.items()
        if name in held and name not in compared
    )


def _rows(view: View, areas: Iterable[Area]) -> Iterator[Observation]:
    """Yield the numbers in force, of no part of a whole."""
    for area in areas:
        for row in view.index.rows_by_area.get(area.id, ()):
            parts = (code for name, code in row.dimensions.items() if name != UNIT)
            if row.is_current and row.value is not None and all(one == TOTAL for one in parts):
                yield row


def _latest(
    slices: Mapping[tuple[str, str], Mapping[str, Observation]], least: int
) -> Mapping[str, Observation]:
    enough = [rows for rows in slices.values() if len(rows) >= max(2, least)]
    return max(enough, key=lambda rows: max(one.period.end for one in rows.values()), default={})


def _comparison(indicator: Indicator, rows: Mapping[str, Observation]) -> Comparison | None:
    if not rows:
        return None
    values = [one.value for one in rows.values() if one.value is not None]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    first = next(iter(rows.values()))
    return Comparison(
        indicator,
        first.period.text,
        first.basis,
        {name: _bar(one, low, high) for name, one in rows.items()},
        frozenset(one.vintage for one in rows.values()),
    )


def _bar(row: Observation, low: Decimal, high: Decimal) -> Bar:
    value, span = row.value or Decimal(0), high - low or Decimal(1)
    start = (min(value, Decimal(0)) - low) / span * WIDTH
    return Bar(row, start.quantize(STEP), (abs(value) / span * WIDTH).quantize(STEP))
