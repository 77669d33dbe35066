"""How far the expected dates of a project moved: last expectation or event minus the first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.model.period import end_of
from generator.model.verdict import Delay
from generator.model.work import Update

__all__ = ["delays_of"]

# What is expected -> the stage of a project at which it has happened.
HAPPENED = {
    "approval": "approved",
    "start": "started",
    "completion": "completed",
    "opening": "in_operation",
}
MONTHS = 12
Dated = tuple[str, str]  # text and precision of a date


def delays_of(updates: Sequence[Update]) -> tuple[Delay, ...]:
    """Return the delay of every expected event of which two dates are on record.

    The last date is that of the event itself where it has happened, else the last one
    expected. One date alone says nothing about delay.

    Args:
        updates: published ones of one project, oldest first.
    """
    found = (_delay(event, updates) for event in HAPPENED)
    return tuple(one for one in found if one)


def _delay(event: str, updates: Sequence[Update]) -> Delay | None:
    expected = [
        (one.expected_date, one.expected_precision)
        for one in updates
        if one.expected_event == event and end_of(one.expected_date, one.expected_precision)
    ]
    came = [
        (one.date, one.date_precision)
        for one in updates
        if one.project_stage == HAPPENED[event] and end_of(one.date, one.date_precision)
    ][:1]
    dates = [*expected, *came]
    if not expected or len(dates) == 1:
        return None
    first, last = dates[0], dates[-1]
    return Delay(event, *first, *last, bool(came), *_distance(first, last))


def _distance(first: Dated, last: Dated) -> tuple[int, str]:
    """Return the distance in the unit of the coarser date: a month never gives days."""
    start, end = end_of(*first) or date.min, end_of(*last) or date.min
    precisions = {first[1], last[1]}
    if "year" in precisions:
        return end.year - start.year, "years"
    if "month" in precisions:
        return MONTHS * (end.year - start.year) + end.month - start.month, "months"
    return (end - start).days, "days"
