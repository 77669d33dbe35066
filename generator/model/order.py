"""Orders that do not depend on the order of files: numbers inside a text count as numbers."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["Natural", "natural", "place_in_plan"]

Natural = tuple[tuple[int, int, str], ...]

_PART = re.compile(r"(\d+)", re.ASCII)


@lru_cache(maxsize=65536)  # ids recur in row after row
def natural(text: str) -> Natural:
    """Return a sorting key in which T2 comes before T10.

    >>> sorted(["T01.1.10", "T01.1.2"], key=natural)
    ['T01.1.2', 'T01.1.10']
    """
    parts = (part for part in _PART.split(text) if part)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def place_in_plan(locator: str) -> tuple[tuple[int, ...], ...]:
    """Return where a locator begins: numbers of the section, paragraph, sentence.

    >>> place_in_plan("3/2") < place_in_plan("3.1/1")
    True
    """
    first = locator.partition(";")[0].partition("#")[0]
    return tuple(
        tuple(int(number) for number in part.split(".") if number.isdecimal())
        for part in first.split("/")
    )
