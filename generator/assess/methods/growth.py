"""Compound growth. Floats on purpose: roots have no exact decimals."""

from __future__ import annotations

__all__ = ["growth"]


def growth(last: float, first: float, years: float) -> float | None:
    """Return the compound rate a year (0.05 is five percent); None where there is none.

    rate = (last / first) ^ (1 / years) - 1; both values on one side of zero.
    """
    if first == 0 or years == 0 or last / first < 0:
        return None
    ratio = abs(last / first)
    if ratio == 0 and years < 0:
        return None
    # Ratios and spans may both be extreme: an overflow says that there is no usable rate.
    try:
        return float(ratio ** (1 / years)) - 1
    except OverflowError:
        return None
