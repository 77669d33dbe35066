"""What a target on a ratio asks for in the series above the line, on each version of the base.

level = target value / multiplier * base value. A ratio is formed within one basis
only, so versions of the base are listed and never mixed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.measures import Indicator, Observation, Target

__all__ = ["Level", "levels_of"]


@dataclass(frozen=True, slots=True)
class Level:
    """One version of the base with the level that would meet the target on it.

    Both are in the unit of the series below the line.
    """

    base: Observation
    level: Decimal


def levels_of(
    target: Target, indicator: Indicator, rows: Mapping[str, Sequence[Observation]]
) -> tuple[Level, ...]:
    """Return every published version of the base, by basis, vintage and source.

    Args:
        target: a target of `indicator`.
        indicator: computed over a base period; others have no levels.
        rows: rows of every series by indicator.
    """
    rule = indicator.computation
    if rule is None or not rule.base_period or not rule.denominator:
        return ()
    bases = [
        row
        for row in rows[rule.denominator]
        if row.period.text == rule.base_period
        and row.area == target.area
        and row.value is not None
        and row.origin == "published"
    ]
    bases.sort(key=lambda row: (not row.is_current, row.basis, row.key))
    return tuple(
        Level(row, target.value / rule.multiplier * row.value)
        for row in bases
        if row.value is not None
    )
