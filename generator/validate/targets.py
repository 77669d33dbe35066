"""D221-D231, D238, D239: targets, as far as one descriptor tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import Any

from generator.errors import Problem
from generator.model.measures import UNIT, Horizon, Operator
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import in_descriptor
from generator.validate.lexical import PLAIN_NUMBER
from generator.validate.periods import date_of, period_of
from generator.validate.values import block, targets, text, texts

__all__ = ["TARGET_RULES"]

OPERATORS = frozenset(one.value for one in Operator)
AGAINST = {"up": ("<", "<="), "down": (">", ">=")}
FLOOR, CEILING = "floor", "ceiling"
SIDES = {
    ">=": frozenset({FLOOR}),
    ">": frozenset({FLOOR}),
    "<=": frozenset({CEILING}),
    "<": frozenset({CEILING}),
    "=": frozenset({FLOOR, CEILING}),
}
STRICT = frozenset({">", "<"})
BASELINE_NEEDS = {"period": "period", "value": "value", "rule": "rule"}


def values(table: Table) -> Iterator[Problem]:
    """D221-D223: a plain number, a known operator that looks the indicator's way."""
    direction = text(table.ours, "direction")
    for place, target in targets(table):
        value, operator = text(target, "value"), text(target, "operator")
        if value and not PLAIN_NUMBER.fullmatch(value):
            yield fault("D221", in_descriptor(table, f"{place}.value"), value=value)
        if operator and operator not in OPERATORS:
            where = in_descriptor(table, f"{place}.operator")
            yield fault("D222", where, value=operator, known=" ".join(sorted(OPERATORS)))
        elif operator in AGAINST.get(direction, ()):
            where = in_descriptor(table, f"{place}.operator")
            yield fault("D223", where, operator=operator, direction=direction)


def deadlines(table: Table) -> Iterator[Problem]:
    """D224, D225: a dated target names a period, any other none."""
    for place, target in targets(table):
        horizon, period = text(target, "horizon"), text(target, "period")
        where = in_descriptor(table, f"{place}.period")
        if horizon and (horizon == Horizon.DATED) != bool(period):
            yield fault("D224", where, horizon=horizon)
        if period and period_of(period) is None:
            yield fault("D225", where, value=period)


def ids(table: Table) -> Iterator[Problem]:
    """D226: the id of a target is its indicator's, a point and a number, used once."""
    stem = table.name.rpartition("/")[2]
    seen: set[str] = set()
    for place, target in targets(table):
        found = text(target, "id")
        head, _, number = found.rpartition(".")
        if found and (
            found in seen or head != stem or not (number.isdecimal() and number.isascii())
        ):
            yield fault("D226", in_descriptor(table, f"{place}.id"), value=found, indicator=stem)
        seen.add(found)


def slices(table: Table) -> Iterator[Problem]:
    """D227: a target is about a slice of breakdowns that the indicator has."""
    known = texts(table.ours, "dimensions")
    for place, target in targets(table):
        for name in block(target, "where"):
            if name not in known:
                where = in_descriptor(table, f"{place}.where.{name}")
                yield fault("D227", where, dimension=name)


def versions(table: Table) -> Iterator[Problem]:
    """D229, D230: versions of one target follow one another in time."""
    found = list(targets(table))
    for place, target in found:
        first, last = text(target, "valid_from"), text(target, "valid_until")
        days = [date_of(one) for one in (first, last) if one]
        if (
            None in days
            or any(one and one.kind != "day" for one in days)
            or (last and last < first)
        ):
            where = in_descriptor(table, f"{place}.valid_until" if last else f"{place}.valid_from")
            yield fault("D230", where, first=first, last=last)
    for (_, earlier), (place, later) in combinations(found, 2):
        if _is_one_promise(earlier, later) and _overlap(earlier, later):
            where = in_descriptor(table, f"{place}.valid_from")
            yield fault("D229", where, first=text(earlier, "id"), second=text(later, "id"))


def baselines(table: Table) -> Iterator[Problem]:
    """D231: a baseline brings what its kind promises."""
    for place, target in targets(table):
        baseline = block(target, "baseline")
        kind = text(baseline, "kind")
        need = BASELINE_NEEDS.get(kind)
        if need and not any(text(baseline, key) for key in baseline if key.startswith(need)):
            yield fault("D231", in_descriptor(table, f"{place}.baseline.{need}"), kind=kind)


def units(table: Table) -> Iterator[Problem]:
    """D238: where rows are in several units, a target says which of them it is in."""
    if UNIT not in texts(table.ours, "dimensions"):
        return
    for place, target in targets(table):
        if not text(block(target, "where"), UNIT):
            yield fault("D238", in_descriptor(table, f"{place}.where.{UNIT}"))


def ranges(table: Table) -> Iterator[Problem]:
    """D239: a floor and a ceiling of one thing at one time leave room between them."""
    for (_, one), (place, other) in combinations(targets(table), 2):
        if _slot(one) != _slot(other) or not _overlap(one, other):
            continue
        if _is_one_promise(one, other):
            continue  # which of the two holds is asked first
        for floor, ceiling in ((one, other), (other, one)):
            if FLOOR in _sides(floor) and CEILING in _sides(ceiling) and _crossed(floor, ceiling):
                low, high = text(floor, "value"), text(ceiling, "value")
                yield fault("D239", in_descriptor(table, f"{place}.value"), low=low, high=high)


def _crossed(floor: Mapping[str, Any], ceiling: Mapping[str, Any]) -> bool:
    low, high = text(floor, "value"), text(ceiling, "value")
    if not (PLAIN_NUMBER.fullmatch(low) and PLAIN_NUMBER.fullmatch(high)):
        return False
    strict = text(floor, "operator") in STRICT or text(ceiling, "operator") in STRICT
    return Decimal(low) > Decimal(high) or (strict and Decimal(low) == Decimal(high))


def _sides(target: Mapping[str, Any]) -> frozenset[str]:
    """Return the sides of its value that a target bounds: a revision may make it strict."""
    operator = text(target, "operator")
    return SIDES.get(operator, frozenset({operator}))


def _slot(target: Mapping[str, Any]) -> tuple[object, ...]:
    names = ("period", "horizon", "area")
    return (*(text(target, name) for name in names), str(sorted(block(target, "where").items())))


def _is_one_promise(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two targets bound one thing from one side, as firmly."""
    return (
        _slot(one) == _slot(other)
        and text(one, "strength") == text(other, "strength")
        and bool(_sides(one) & _sides(other))
    )


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    end = text(other, "valid_until")
    return not end or text(one, "valid_from") < end


TARGET_RULES = (values, deadlines, ids, slices, versions, baselines, units, ranges)
