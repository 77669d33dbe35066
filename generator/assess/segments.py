"""Stretches of a series that may be compared and joined by a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.assess.ranking import Series, series_of
from generator.model.measures import Observation

__all__ = ["BREAK", "number_segments"]

BREAK = "B"  # SDMX OBS_STATUS: first value after a break


def number_segments(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the rows with `segment` counted from 1 within each series.

    Rows of another basis are another segment; so are rows from a break on.
    """
    groups: dict[tuple[Series, str], list[Observation]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one.period.end, one.key)):
        groups[series_of(row), row.basis].append(row)
    pieces: dict[Series, list[list[Observation]]] = defaultdict(list)
    for (series, _), group in groups.items():
        pieces[series].extend(_split(group))
    return tuple(
        row if row.segment == number else replace(row, segment=number)
        for series in pieces
        for number, piece in enumerate(_in_time(pieces[series]), start=1)
        for row in piece
    )


def _split(group: list[Observation]) -> list[list[Observation]]:
    broken = {row.period.text for row in group if row.obs_status == BREAK}
    pieces: list[list[Observation]] = [[]]
    for row in group:
        starts = row.period.text in broken
        if starts and pieces[-1] and pieces[-1][-1].period != row.period:
            pieces.append([])
        pieces[-1].append(row)
    return pieces


def _in_time(pieces: list[list[Observation]]) -> list[list[Observation]]:
    return sorted(pieces, key=lambda piece: (piece[0].period.start, piece[0].basis))
