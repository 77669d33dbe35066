"""Places on a drawing, worked out without a font.

Text is measured by rule of thumb, so that a drawing is the same on every machine
whatever fonts it has.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

__all__ = [
    "TEXT",
    "WIDTH",
    "decimal_year",
    "lines_of",
    "text_width",
    "value_range",
    "value_ticks",
    "year_ticks",
]

WIDTH = 440  # px of a whole drawing; narrow, so that text stays readable on a phone
TEXT = 13  # px of all text

_NARROW, _WIDE = 0.56, 1.0  # share of the text size; Han letters fill the square
_STEPS = (1, 2, 5, 10)
# What stays together on a line: marks that open, a word or one wide letter, marks that close.
_OPENING, _CLOSING = (
    "(\\[\u201c\u2018\uff08\u300a\u300c\u300e\u3010",
    ")\\],.;:!?%\u201d\u2019\uff09\u300b\u300d\u300f\u3011\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\u2026",
)
_PIECES = re.compile(
    rf"[{_OPENING}]*(?:[^\s\u2e80-\uffff{_OPENING}{_CLOSING}][^\s\u2e80-\uffff]*|[\u2e80-\uffff])"
    rf"[{_CLOSING}]*\s*|\S|\s+"
)
_YEAR_STEPS = (1, 2, 3, 5, 10, 20, 50)


def text_width(text: str, size: float = TEXT) -> float:
    """Return the likely width of `text` in px at a text size in px."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return size * (wide * _WIDE + (len(text) - wide) * _NARROW)


def decimal_year(day: date, share: float = 0.5) -> float:
    """Return a moment as a year in which the middle of a year is the whole number.

    A value of a whole year then stands exactly above the label of that year.

    Args:
        day: the day.
        share: part of the day that has passed, 0 to 1.
    """
    first = date(day.year, 1, 1)
    length = (date(day.year + 1, 1, 1) - first).days
    return round(day.year - 0.5 + ((day - first).days + share) / length, 4)


def value_ticks(low: float, high: float, *, whole: bool, count: int = 4) -> tuple[float, ...]:
    """Return round values from `low` to `high`, about `count` of them.

    Args:
        low: least value of the axis.
        high: largest value of the axis, greater than `low`.
        whole: only whole numbers make sense.
        count: how many steps to aim at.

    >>> value_ticks(65.9, 74.5, whole=False)
    (66.0, 68.0, 70.0, 72.0, 74.0)
    """
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = min((one * power for one in _STEPS), key=lambda one: abs(math.log(one / rough)))
    step = max(1.0, math.ceil(step)) if whole else step
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(index * step, 10) for index in range(first, last + 1))


def year_ticks(first: float, last: float, anchor: float, room: int = 8) -> tuple[int, ...]:
    """Return at most `room` evenly spaced years from `first` to `last`, `anchor` among them.

    >>> year_ticks(2012.3, 2026.1, 2025)
    (2013, 2015, 2017, 2019, 2021, 2023, 2025)
    """
    years = range(math.ceil(first), math.floor(last) + 1)
    step = next((one for one in _YEAR_STEPS if len(years) <= one * room), _YEAR_STEPS[-1])
    return tuple(year for year in years if (year - round(anchor)) % step == 0)


def value_range(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of a value axis: some air around the values, and zero where near.

    >>> value_range([26.0, 68.0])
    (0.0, 78.88)
    """
    low, high = min(values), max(values)
    if low == high >= 0 or 0 <= low <= 0.4 * high:
        low = 0.0
    # Enough for a label above the highest and below the lowest point.
    air = (0.16 if low == 0 else 0.2) * (high - low) if high > low else abs(high) * 0.2 or 1.0
    return (0.0 if low == 0 else round(low - air, 10)), round(high + air, 10)


def lines_of(
    text: str, width: float, size: int, measured: Callable[[str, int], float] | None = None
) -> list[str]:
    """Return `text` in lines no wider than `width` px, cut at spaces or between Han letters.

    No line begins with a mark that closes, and none ends with one that opens.

    Args:
        text: of one paragraph.
        width: of a line in px.
        size: of the letters in px.
        measured: the width of a text of a size in px; by rule of thumb where not given.
    """
    wide = measured or text_width
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and wide(lines[-1] + piece.rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]
