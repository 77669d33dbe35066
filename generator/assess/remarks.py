"""Reasons that do not decide: what a reader must know of the figure and of the series."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.assess.deciding import Found
from generator.assess.ranking import series_of
from generator.assess.readings import (
    ACCEPTED_OTHER,
    FORECAST,
    RUNNING_TOTAL,
    SPAN,
    Reading,
    in_slice,
)
from generator.assess.segments import BREAK
from generator.model.measures import Horizon, Indicator, Observation, Target
from generator.model.period import parse_period

__all__ = ["remarks"]

# What the status of the row that is read says about it (SDMX OBS_STATUS).
STATUS = {
    "U": "low_reliability",
    "P": "provisional",
    "E": "estimated",
    "V": "not_validated",
    "D": "definition_differs",
    BREAK: "series_break",
}
FIRST = "first"
OF_THE_PLAN = "definition_not_stated"  # the only doubt of staff that needs no figure
BASICALLY = "basic"  # strength of a target whose wording says how far, and not how much


def remarks(
    target: Target,
    indicator: Indicator,
    read: Reading | None,
    found: Found,
    rows: Sequence[Observation],
    conflicts: Collection[str],
) -> tuple[str, ...]:
    """Return codes of the list `reason`; none for the size of a programme."""
    if target.is_programme_size:
        return ()
    codes = [one for one in indicator.doubts if read is not None or one == OF_THE_PLAN]
    if target.strength == BASICALLY:
        codes.append("threshold_ours")
    if found.reading is None and _only_totals(target, indicator, rows):
        codes.append("total_not_split")
    if read is not None:
        codes += _of_row(read, conflicts)
    if found.reading is not None and _is_after(target, found.reading.row):
        codes.append("after_target_period")
    if found.reading is not None and _cut_off(found.reading.row, found.comparable):
        codes.append("series_break")
    return tuple(dict.fromkeys(codes))


def _of_row(read: Reading, conflicts: Collection[str]) -> list[str]:
    row = read.row
    holds = {
        "scope_differs": read.scope == ACCEPTED_OTHER,
        "unofficial_only": row.source_quality == "third_party",
        "provisional": row.vintage == FIRST,
        "derived_value": row.origin == "derived",
        "basis_unconfirmed": row.basis_check == "unconfirmed",
        "conflicting_sources": row.key in conflicts,
    }
    status = [STATUS[row.obs_status]] if row.obs_status in STATUS else []
    return [*status, *(code for code, yes in holds.items() if yes)]


def _is_after(target: Target, row: Observation) -> bool:
    """Tell whether a figure is of a time after the period that the target is due in."""
    return bool(target.period) and row.period.end > parse_period(target.period).end


def _cut_off(reading: Observation, rows: Sequence[Observation]) -> bool:
    """Tell whether earlier rows of the same line stand beyond a break or on another basis."""
    here = (reading.segment, reading.basis)
    return any(
        (row.segment, row.basis) != here
        and row.period.end < reading.period.end
        and series_of(row) == series_of(reading)
        for row in rows
    )


def _only_totals(target: Target, indicator: Indicator, rows: Sequence[Observation]) -> bool:
    """Tell whether a total over years, or a running one, is held that no single year can be read from."""
    if target.period and parse_period(target.period).kind == SPAN:
        return False
    yearly = target.horizon is Horizon.EACH_YEAR
    return any(
        row.value is not None
        and row.area == target.area
        and row.obs_status != FORECAST
        and in_slice(row, target)
        and (row.period.kind == SPAN or (yearly and indicator.measure == RUNNING_TOTAL))
        for row in rows
    )
