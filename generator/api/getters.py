"""Ways to read a cell of a table from the thing its row stands for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from generator.api.shape import Getter, World
from generator.model.measures import Observation, Target

__all__ = ["attribute", "digits", "rounded"]

COMPUTED = "derived"


def attribute(path: str) -> Getter:
    """Read an attribute of an attribute; None where one on the way is missing."""
    first, *names = path.split(".")
    if not names:
        return lambda world, item: getattr(item, first, None)

    def read(world: World, item: Any) -> object:
        for name in (first, *names):
            item = getattr(item, name, None)
        return item

    return read


def digits(get: Callable[[Any], Observation | Target | None]) -> Getter:
    """Write a value with its published digits; a computed one with its indicator's."""

    def read(world: World, item: Any) -> str | None:
        row = get(item)
        if row is None or row.value is None:
            return None
        if isinstance(row, Observation) and row.origin == COMPUTED:
            return format(rounded(world, row.indicator, row.value), "f")
        return format(row.value, "f")

    return read


def rounded(world: World, indicator: str, value: Decimal) -> Decimal:
    """Return a computed value with the decimals that its indicator shows."""
    step = Decimal(1).scaleb(-world.plan.indicators[indicator].decimals)
    return value.quantize(step, rounding=ROUND_HALF_UP)
