"""Whether a value meets a target: the arithmetic of operators."""

from __future__ import annotations

from decimal import Decimal

from generator.model.measures import Operator, Target

__all__ = ["is_met", "shortfall"]

TOLERANCE = Decimal("1e-9")  # relative; values are compared unrounded


def is_met(value: Decimal, target: Target) -> bool | None:
    """Tell whether `value` meets the target; None for an approximate target.

    Both are in the indicator's unit. Equality allows a relative 1e-9.
    """
    equal = abs(value - target.value) <= TOLERANCE * max(abs(value), abs(target.value))
    match target.operator:
        case Operator.AT_LEAST:
            return equal or value > target.value
        case Operator.MORE_THAN:
            return not equal and value > target.value
        case Operator.AT_MOST:
            return equal or value < target.value
        case Operator.LESS_THAN:
            return not equal and value < target.value
        case Operator.EQUAL_TO:
            return equal
        case Operator.ABOUT:
            return None


def shortfall(value: Decimal, target: Target) -> Decimal:
    """Return how far `value` is from meeting the target, in its unit; 0 when met."""
    return Decimal(0) if is_met(value, target) else abs(target.value - value)
