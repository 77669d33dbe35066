"""D242-D248: numbers and periods of descriptors outside a target's own value and deadline."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.errors import Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, in_descriptor, rows
from generator.validate.lexical import LONGEST, PLAIN_NUMBER, is_too_long
from generator.validate.periods import period_of
from generator.validate.values import block, targets, text

__all__ = ["FIGURE_RULES", "shares"]

PERCENT, WHOLE = "PT", 100
MULTIPLIER = "computation.multiplier"


def numbers(table: Table) -> Iterator[Problem]:
    """D242, D243: what is reckoned with is a plain number of so many digits."""
    for place, value in _numbers(table):
        where = in_descriptor(table, place)
        if not PLAIN_NUMBER.fullmatch(value):
            yield fault("D242", where, key=place.rpartition(".")[2], value=value)
    for place, value in (*_numbers(table), *_values(table)):
        if PLAIN_NUMBER.fullmatch(value) and is_too_long(value):
            yield fault("D243", in_descriptor(table, place), most=LONGEST)
    power = table.ours.get("unit_mult")
    if isinstance(power, int) and abs(power) > LONGEST:
        yield fault("D243", in_descriptor(table, "unit_mult"), most=LONGEST)


def nothing(table: Table) -> Iterator[Problem]:
    """D244, D245: nothing is multiplied by zero, and little can be compared with it."""
    for place, value in _numbers(table):
        if PLAIN_NUMBER.fullmatch(value) and not is_too_long(value) and not Decimal(value):
            code = "D244" if place == MULTIPLIER else "D245"
            yield fault(code, in_descriptor(table, place))


def starts(table: Table) -> Iterator[Problem]:
    """D246, D247: periods to compare with are canonical, and begin before the target's own."""
    base = text(block(table.ours, "computation"), "base_period")
    if base and period_of(base) is None:
        yield fault("D246", in_descriptor(table, "computation.base_period"), value=base)
    for place, target in targets(table):
        stated = text(block(target, "baseline"), "period")
        start, goal = period_of(stated), period_of(text(target, "period"))
        where = in_descriptor(table, f"{place}.baseline.period")
        if stated and start is None:
            yield fault("D246", where, value=stated)
        elif start and goal and start.start >= goal.start:
            yield fault("D247", where, value=stated, period=goal.text)


def shares(table: Table) -> Iterator[Problem]:
    """D248: where a share is promised, a value is one, too: 55 and not 5500."""
    goals = [text(target, "value") for _, target in targets(table)]
    if (text(table.ours, "measure"), text(table.ours, "unit_code")) != ("ratio", PERCENT):
        return
    if table.ours.get("unit_mult") != 0 or not goals or not all(map(_is_share, goals)):
        return
    for number, row in rows(table):
        value = row.get("value", "")
        if PLAIN_NUMBER.fullmatch(value) and not _is_share(value):
            yield fault("D248", at(table, number, "value"), value=value)


def _is_share(value: str) -> bool:
    return bool(PLAIN_NUMBER.fullmatch(value)) and 0 <= Decimal(value) <= WHOLE


def _numbers(table: Table) -> Iterator[tuple[str, str]]:
    """Yield baselines and multipliers, each with its key."""
    if multiplier := text(block(table.ours, "computation"), "multiplier"):
        yield MULTIPLIER, multiplier
    for place, target in targets(table):
        if value := text(block(target, "baseline"), "value"):
            yield f"{place}.baseline.value", value


def _values(table: Table) -> Iterator[tuple[str, str]]:
    for place, target in targets(table):
        yield f"{place}.value", text(target, "value")


FIGURE_RULES = (numbers, nothing, starts)
