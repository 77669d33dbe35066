"""Ways to read a cell of a table from the thing its row stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter
from typing import Any

from generator.api.shape import Getter, Many, World
from generator.model.measures import Observation, Target

__all__ = ["attribute", "digits", "rounded"]

COMPUTED = "derived"


def attribute(path: str) -> Getter:
    """Read an attribute of an attribute; None where one on the way is missing."""
    get, names = attrgetter(path), path.split(".")

    def read(world: World, items: Sequence[Any]) -> Iterable[object]:
        try:
            return list(map(get, items))
        except AttributeError:
            return [_follow(item, names) for item in items]

    return Many(read)


def _follow(item: Any, names: Iterable[str]) -> object:
    for name in names:
        item = getattr(item, name, None)
    return item


def digits(path: str = "") -> Getter:
    """Write the value of a thing, or of an attribute of it, with its published digits.

    A computed one has those of its indicator.
    """

    def read(world: World, items: Sequence[Any]) -> Iterable[object]:
        return [_digits(world, one) for one in (map(attrgetter(path), items) if path else items)]

    return Many(read)


def _digits(world: World, row: Observation | Target | None) -> str | None:
    if row is None or row.value is None:
        return None
    value = row.value
    if isinstance(row, Observation) and row.origin == COMPUTED:
        value = rounded(world, row.indicator, value)
    text = str(value)  # quicker, and the same but for powers of ten
    return format(value, "f") if "E" in text else text


def rounded(world: World, indicator: str, value: Decimal) -> Decimal:
    """Return a computed value with the decimals that its indicator shows."""
    step = Decimal(1).scaleb(-world.plan.indicators[indicator].decimals)
    return value.quantize(step, rounding=ROUND_HALF_UP)
