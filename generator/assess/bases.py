"""Whether the basis of a figure decides the answer, where that basis is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.assess.comparing import is_met
from generator.assess.ranking import series_of
from generator.assess.readings import Reading
from generator.model.measures import Observation, Target

__all__ = ["is_defined_otherwise", "is_disputed"]

PROVISIONAL, FIRST = "P", "first"


def is_disputed(target: Target, reading: Reading | None, rows: Sequence[Observation]) -> bool:
    """Tell whether a figure of doubtful basis is contradicted by one on another basis.

    Its basis is in doubt where it is not confirmed, or where the figure is provisional. A
    figure contradicts it that is of the same period, place and slice and answers otherwise.

    Args:
        target: what is asked.
        reading: the figure for the period of the target, None for none.
        rows: every row of the indicator, current or not.
    """
    if reading is None or not _is_doubtful(reading.row):
        return False
    values = [*reading.row.elsewhere, *_on_other_bases(reading.row, rows)]
    return any(is_met(one, target) != is_met(reading.value, target) for one in values)


def is_defined_otherwise(
    target: Target, reading: Reading | None, forms: Sequence[Observation]
) -> bool:
    """Tell whether another form of the same ratio answers otherwise, for one place and period.

    Args:
        target: what is asked.
        reading: the figure for the period of the target, None for none.
        forms: rows of every other form that the plan's wording leaves open.
    """
    if reading is None:
        return False
    row = reading.row
    return any(
        (one.area, one.period, one.dimensions) == (row.area, row.period, row.dimensions)
        and one.value is not None
        and is_met(one.value, target) != is_met(reading.value, target)
        for one in forms
    )


def _is_doubtful(row: Observation) -> bool:
    return row.basis_check == "unconfirmed" or row.obs_status == PROVISIONAL or row.vintage == FIRST


def _on_other_bases(row: Observation, rows: Sequence[Observation]) -> Iterator[Decimal]:
    for one in rows:
        alike = series_of(one) == series_of(row) and one.period == row.period
        if alike and one.value is not None and one.basis not in ("", row.basis):
            yield one.value
