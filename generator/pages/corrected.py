"""Figures that this site mended: which row took the place of which, why, and in which release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.measures import Observation
from generator.model.robust import AS_PUBLISHED
from generator.pages.claims.ids import slug
from generator.pages.view import View

__all__ = ["CORRECTED", "CorrectedValue", "corrected_values", "log_places"]

CORRECTED = "corrected"  # vintage of a row that takes the place of one with an error


@dataclass(frozen=True, slots=True)
class CorrectedValue:
    """A row that mends another; the reason is its note.

    Attributes:
        id: of its entry in the log.
        row: the mended row. old: the one it mends, None where that was not kept.
        release: id of the release that first read the mended row where one before had read
            the old one; "" where no verdict on record tells.
    """

    id: str
    row: Observation
    old: Observation | None
    release: str


def corrected_values(view: View, rows: Iterable[Observation]) -> tuple[CorrectedValue, ...]:
    """Return those of the rows that mend others, in their order."""
    return tuple(_corrected(view, one) for one in rows if one.vintage == CORRECTED)


def log_places(view: View, rows: Iterable[Observation]) -> Mapping[str, str]:
    """Return, by the key of a mended row and of the row it mends, its entry in the log."""
    places: dict[str, str] = {}
    for one in corrected_values(view, rows):
        keys = (one.row.key, one.old.key if one.old else one.row.key)
        places.update(dict.fromkeys(keys, f"releases/#{one.id}"))
    return places


def _corrected(view: View, row: Observation) -> CorrectedValue:
    old = _mended(view, row)
    release = _release(view, row, old) if old else ""
    return CorrectedValue(f"correction-{slug(row.key)}", row, old, release)


def _mended(view: View, row: Observation) -> Observation | None:
    """Return the row of the same place, period and source that a corrected one mends."""
    rows = view.assessment.by_indicator[row.indicator]
    alike = [
        one
        for one in rows
        if one.vintage != CORRECTED
        and one.origin == "published"
        and (one.area, one.period, one.dimensions, one.source)
        == (row.area, row.period, row.dimensions, row.source)
    ]
    return alike[0] if len(alike) == 1 else None


def _release(view: View, row: Observation, old: Observation) -> str:
    """Return the release that first read the mended row after one that read the old one."""
    for target in view.plan.indicators[row.indicator].targets:
        before = False
        for entry in view.assessment.history.get(target.id, ()):
            if entry.kind != AS_PUBLISHED:
                continue
            if before and entry.reading == row.key:
                return entry.as_of
            before = before or entry.reading == old.key
    return ""
