"""Whether things got better: the first and the last value that may stand beside each other.

Only values of one line are put side by side: one place and slice, one segment and basis,
periods of one length, published with published. No rate is worked out and nothing is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.assess.ranking import series_of
from generator.assess.readings import FORECAST, RUNNING_TOTAL
from generator.model.measures import Indicator, Observation

__all__ = ["Course", "course_of"]

BETTER = {"up": 1, "down": -1}  # direction of an indicator -> sign of a change for the better


@dataclass(frozen=True, slots=True)
class Course:
    """The first and the last of the comparable values.

    Attributes:
        moved: rose | fell | same.
        better: whether that is the direction the indicator should take; False for same.
    """

    first: Observation
    last: Observation
    moved: str
    better: bool


def course_of(
    reading: Observation | None, indicator: Indicator, rows: Sequence[Observation]
) -> Course | None:
    """Return how a series came to `reading`; None where that cannot be said.

    It cannot of running totals, which only ever grow, of values measured from a base year,
    which rise from 1 by definition, and where neither end is better.

    Args:
        reading: the row that a verdict looks at, None for none.
        indicator: what the rows measure.
        rows: every row of the indicator.
    """
    rule = indicator.computation
    if reading is None or reading.value is None or indicator.direction not in BETTER:
        return None
    if indicator.measure == RUNNING_TOTAL or (rule is not None and rule.base_period):
        return None
    alike = [one for one in rows if _is_alike(one, reading)]
    first = min(alike, key=lambda one: one.period.end, default=reading)
    if first.value is None or first.period == reading.period:
        return None
    change = reading.value - first.value
    moved = "rose" if change > 0 else "fell" if change < 0 else "same"
    return Course(first, reading, moved, change * BETTER[indicator.direction] > 0)


def _is_alike(row: Observation, reading: Observation) -> bool:
    return (
        row.is_current
        and row.value is not None
        and row.obs_status != FORECAST
        and row.origin == reading.origin
        and series_of(row) == series_of(reading)
        and (row.segment, row.basis) == (reading.segment, reading.basis)
        and row.period.kind == reading.period.kind
        and row.period.end < reading.period.end
    )
