"""Rows of an indicator made ready to be drawn: which ones, where, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.charts.layout import decimal_year
from generator.model.measures import TOTAL, Indicator, Observation, Target
from generator.words import Words

__all__ = ["Mark", "Unit", "area_drawn", "marks_of", "plotted", "unit_of"]

# Status of a row (SDMX) -> phrase; a row with one of these is drawn hollow.
_HOLLOW = {
    "P": "provisional",
    "U": "uncertain",
    "E": "estimated",
    "F": "forecast",
    "V": "unchecked",
}
_SOLID = frozenset({"derived", "other_basis"})  # special, and yet not in doubt
_VINTAGES = ("corrected", "revised", "final", "unspecified", "first")
# Values of a moment may be joined whatever the length of their periods; others may not.
_OF_A_MOMENT = frozenset({"stock", "running_total"})


@dataclass(frozen=True, slots=True)
class Unit:
    """How one language writes the values of an indicator.

    Attributes:
        shift: power of ten that values are divided by in this language.
        name: unit after that division.
    """

    shift: int
    name: str

    def of(self, value: Decimal) -> Decimal:
        """Return `value` in this unit with its digits kept."""
        return value.scaleb(-self.shift)


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on a drawing.

    Attributes:
        x: middle of the period as a decimal year; start, end: its bounds.
        value: in the unit of the language; shown: as readers write it, without unit.
        period: the period as readers write it.
        states: what is special about the value, in words; none for a plain one.
        derived: computed by this site. hollow: provisional, unsure or of another area.
        stretch: values of one stretch may be joined by a line, others never.
        lead: stands for its period; the others belong to an older basis.
    """

    row: Observation
    x: float
    start: float
    end: float
    value: float
    shown: str
    period: str
    states: tuple[str, ...]
    derived: bool
    hollow: bool
    stretch: int = 1
    lead: bool = True

    @property
    def edges(self) -> tuple[float, ...]:
        """What of the period must lie on the time axis: all of a span, else the middle."""
        return (self.start, self.end) if self.row.period.kind == "span" else (self.x,)


def unit_of(indicator: Indicator, words: Words) -> Unit:
    """Return the unit a language uses where the descriptor names another."""
    for scale in words.scales:
        if (scale.code, scale.power) == (indicator.unit_code, indicator.unit_mult):
            return Unit(int(scale.divide.log10()), scale.unit)
    return Unit(0, indicator.unit.in_(words.language))


def plotted(
    row: Observation, indicator: Indicator, words: Words
) -> tuple[float, float, float] | None:
    """Return start and end of a row's period as decimal years and its value as drawn.

    None for a grade, which has no place on an axis.
    """
    if row.value is None:
        return None
    start, end = decimal_year(row.period.start, 0), decimal_year(row.period.end, 1)
    return start, end, float(unit_of(indicator.within(row.dimensions), words).of(row.value))


def area_drawn(rows: Sequence[Observation], targets: Sequence[Target], area: str) -> str:
    """Return the area a drawing is about: the target's, else `area`, else the best known."""
    if targets or area:
        return targets[0].area if targets else area
    areas = [row.area for row in rows if row.value is not None]
    return max(sorted(set(areas)), key=areas.count, default="")


def marks_of(
    indicator: Indicator,
    rows: Iterable[Observation],
    targets: Sequence[Target],
    words: Words,
    area: str = "",
) -> tuple[Mark, ...]:
    """Return the values to draw, in order of time.

    Args:
        indicator: whose values they are.
        rows: published and derived rows of every area and slice, in any order.
        targets: the first says which area and slice is drawn and what is accepted instead.
        words: language of the labels.
        area: drawn where there is no target; "" for that with most values.
    """
    given = list(rows)
    area = area_drawn(given, targets, area)
    areas = {area, *(targets[0].accepts if targets else ())}
    where = targets[0].where if targets else {}
    fitting = [
        row
        for row in given
        if row.value is not None and row.area in areas and _of_slice(row.dimensions, where)
    ]
    chosen = sorted(_one_each(fitting), key=lambda row: (row.period.end, row.period.start, row.key))
    led = {(row.period.text, row.area) for row in chosen if row.is_current}
    leads = [row.is_current or (row.period.text, row.area) not in led for row in chosen]
    kinds = [_stretch(row, indicator.measure) for row in chosen]
    numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds), start=1)}
    leading = {kind for kind, lead in zip(kinds, leads, strict=True) if lead}
    return tuple(
        replace(
            _mark(row, _states(row, area, lead=kind in leading), indicator, words),
            stretch=numbers[kind],
            lead=lead,
        )
        for row, kind, lead in zip(chosen, kinds, leads, strict=True)
    )


def _of_slice(dimensions: Mapping[str, str], where: Mapping[str, str]) -> bool:
    # A dimension the target does not name is taken at its total, where it has one.
    return all(dimensions.get(name, TOTAL) == code for name, code in where.items()) and all(
        name in where or code == TOTAL for name, code in dimensions.items()
    )


def _one_each(rows: list[Observation]) -> list[Observation]:
    """Return the current row of each period and area, and one row of each other basis."""
    current = {(row.period.text, row.area): row for row in rows if row.is_current}
    spare: dict[tuple[str, str, str], Observation] = {}
    for row in sorted(rows, key=_rank):
        place = (row.period.text, row.area)
        leader = current.get(place)
        if leader is None or row.basis not in ("", leader.basis):
            spare.setdefault((*place, row.basis), row)
    return [*current.values(), *spare.values()]


def _rank(row: Observation) -> tuple[bool, int, str]:
    vintage = _VINTAGES.index(row.vintage) if row.vintage in _VINTAGES else len(_VINTAGES)
    return (row.origin == "derived", vintage, row.key)


def _stretch(row: Observation, measure: str) -> tuple[str, ...]:
    kind = "" if measure in _OF_A_MOMENT and row.period.kind != "span" else row.period.kind
    return (row.area, row.basis, str(row.segment), row.origin, kind)


def _mark(row: Observation, states: list[str], indicator: Indicator, words: Words) -> Mark:
    start, end = decimal_year(row.period.start, 0), decimal_year(row.period.end, 1)
    derived = row.origin == "derived"
    unit = unit_of(indicator, words)
    value = unit.of(row.value or Decimal(0))
    shown, _ = words.measure(
        row.value or Decimal(0),
        indicator.unit.in_(words.language),
        indicator.unit_code,
        indicator.unit_mult,
        decimals=indicator.decimals if derived else None,
    )
    return Mark(
        row=row,
        x=round((start + end) / 2, 3),
        start=start,
        end=end,
        value=float(value),
        shown=shown,
        period=words.period(row.period),
        states=tuple(words(f"charts.states.{one}") for one in states),
        derived=derived,
        hollow=bool(set(states) - _SOLID),
    )


def _states(row: Observation, area: str, *, lead: bool) -> list[str]:
    states = ["derived"] if row.origin == "derived" else []
    if not lead:
        states.append("other_basis")
    if row.area != area:
        states.append("other_scope")
    if row.obs_status in _HOLLOW:
        states.append(_HOLLOW[row.obs_status])
    return states
