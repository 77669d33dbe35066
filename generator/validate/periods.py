"""Periods and dates: the grammar, the precision stated beside a date, a sensible age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.errors import Problem
from generator.model.period import InvalidPeriod, Period, parse_period
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, dated, rows

__all__ = ["date_of", "dates", "period_of", "periods"]

OLDEST = date(1900, 1, 1)  # no series of a plan begins before it; a slip of a digit does
PRECISIONS = {"day": "day", "month": "month", "year": "year"}
UNKNOWN = "unknown"


def period_of(text: str) -> Period | None:
    """Return the period written as `text`, None where it is none."""
    try:
        return parse_period(text)
    except InvalidPeriod:
        return None
    except (ValueError, OverflowError):
        return None  # a span may end after the last year there is


def date_of(text: str) -> Period | None:
    """Return a date known to the day, month or year as the period it may lie in."""
    period = period_of(text)
    return period if period and period.kind in PRECISIONS else None


def periods(table: Table) -> Iterator[Problem]:
    """D112, D119: periods of observations are canonical and not of another age."""
    if table.kind != "observations" or "period" not in table.header:
        return
    for number, row in rows(table):
        text = row["period"]
        period = period_of(text)
        if text and period is None:
            yield fault("D112", at(table, number, "period"), value=text)
        elif period and period.start < OLDEST:
            yield fault("D119", at(table, number, "period"), value=text)


def dates(table: Table) -> Iterator[Problem]:
    """D113, D114: dates are written by year, month, day, as finely as they say they are."""
    for field, precision in dated(table):
        for number, row in rows(table):
            text = row[field.name]
            found = date_of(text)
            if text and (found is None or (not precision and found.kind != "day")):
                yield fault("D113", at(table, number, field.name), value=text)
            elif precision and not _agree(found, row[precision]):
                place = at(table, number, precision)
                yield fault("D114", place, date=text, precision=row[precision], column=field.name)


def _agree(found: Period | None, precision: str) -> bool:
    if found is None:
        return precision in {"", UNKNOWN}
    return PRECISIONS.get(precision) == found.kind
