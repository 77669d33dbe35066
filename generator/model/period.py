"""Time periods in the grammar of SDMX: year, quarter, month, day, span, fiscal year.

A period is compared by its bounds, never by its text. Spans are totals over
several years and are never split. A fiscal year is one period of another calendar and no
span; which month it begins in is not known, so its bounds are the widest it can have.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

__all__ = ["InvalidPeriod", "Period", "end_of", "parse_period"]

_FORMS = {
    "year": re.compile(r"(?P<y>\d{4})"),
    "quarter": re.compile(r"(?P<y>\d{4})-Q(?P<q>[1-4])"),
    "month": re.compile(r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])"),
    "day": re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"),
    "span": re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})/P(?P<n>[1-9]\d?)Y"),
    "fiscal_year": re.compile(r"(?P<y>\d{4})/(?P<z>\d{4})"),
}


class InvalidPeriod(ValueError):
    """The text is no period in canonical form."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time.

    Attributes:
        text: canonical form, such as "2021", "2010-Q1", "2025-06", "2016-01-01/P5Y", "2017/2018".
        kind: year | quarter | month | day | span | fiscal_year (code list `period_kind`).
        start: first day. end: last day, both included.
    """

    text: str
    kind: str
    start: date
    end: date

    @property
    def years(self) -> float:
        """The period's end as a decimal year, for slopes in real years; 2021 ends at 2022.0."""
        days = 366 if isleap(self.end.year) else 365
        return self.end.year + self.end.timetuple().tm_yday / days

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Return the period written as `text` in canonical SDMX form.

    Raises:
        InvalidPeriod: another form, or a date that does not exist.

    >>> parse_period("2016-01-01/P5Y").end
    datetime.date(2020, 12, 31)
    """
    for kind, form in _FORMS.items():
        match = form.fullmatch(text)
        if match and text.isascii():
            try:
                start, end = _bounds(kind, match)
            except ValueError as error:
                raise InvalidPeriod(text) from error
            return Period(text, kind, start, end)
    raise InvalidPeriod(text)


def _bounds(kind: str, match: re.Match[str]) -> tuple[date, date]:
    part = {name: int(number) for name, number in match.groupdict().items()}
    year = part["y"]
    if kind == "year":
        return date(year, 1, 1), date(year, 12, 31)
    if kind == "fiscal_year":
        if part["z"] != year + 1:
            raise ValueError(part["z"])
        return date(year, 1, 1), date(year + 1, 12, 31)
    if kind == "quarter":
        first = 3 * part["q"] - 2
        return date(year, first, 1), _month_end(year, first + 2)
    if kind == "month":
        return date(year, part["m"], 1), _month_end(year, part["m"])
    start = date(year, part["m"], part["d"])
    if kind == "day":
        return start, start
    return start, start.replace(year=year + part["n"]) - timedelta(days=1)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def end_of(text: str, precision: str) -> date | None:
    """Return the last day a date of this precision may mean; None for an unknown date.

    Args:
        text: "2021-06-28", "2021-06" or "2021".
        precision: day | month | year | unknown (code list `date_precision`).
    """
    if not text or precision == "unknown":
        return None
    return parse_period(text).end
