"""Which of several rows for one period stands for it: the current-row rule.

In this order: the basis that reaches furthest, the vintage, a status other than
low reliability, the quality of the source, the date of publication. Published
rows come before derived ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.model.measures import Observation
from generator.model.period import end_of
from generator.model.register import Source

__all__ = ["LOW_RELIABILITY", "QUALITIES", "Ranking", "quality_rank", "series_of"]

VINTAGES = ("corrected", "revised", "final", "unspecified", "first")
QUALITIES = ("official_direct", "official_via_third_party", "third_party")
LOW_RELIABILITY = "U"

Series = tuple[str, str, tuple[tuple[str, str], ...]]


def series_of(row: Observation) -> Series:
    """Return what one line of a chart is about: indicator, area, slice."""
    slice_ = tuple(sorted(row.dimensions.items())) if row.dimensions else ()
    return (row.indicator, row.area, slice_)


def quality_rank(quality: str) -> int:
    """Return 0 for the best quality; an unknown one ranks last."""
    return QUALITIES.index(quality) if quality in QUALITIES else len(QUALITIES)


class Ranking:
    """Orders rows of one plan; the best row of a period comes first."""

    def __init__(self, rows: Iterable[Observation], sources: Mapping[str, Source]) -> None:
        self._published = {
            name: end_of(one.date, one.date_precision) for name, one in sources.items()
        }
        self._bases = _reach(rows)

    def bases(self, series: Series) -> tuple[str, ...]:
        """Return the stated bases of a series, the one that reaches furthest first."""
        return self._bases.get(series, ())

    def key(self, row: Observation) -> tuple[object, ...]:
        """Return the sorting key of a row within its series and period."""
        published = self._published.get(row.source) or date.min
        return (*self.rank(row), -published.toordinal(), row.key)

    def rank(self, row: Observation) -> tuple[int, int, int, bool, int]:
        """Return all of the key that is a matter of rank and not of date."""
        bases = self._bases.get(series_of(row), ())
        return (
            row.origin != "published",
            bases.index(row.basis) if row.basis in bases else len(bases),
            VINTAGES.index(row.vintage) if row.vintage in VINTAGES else len(VINTAGES),
            row.obs_status == LOW_RELIABILITY,
            quality_rank(row.source_quality),
        )

    def mark(self, rows: Sequence[Observation]) -> tuple[Observation, ...]:
        """Return the rows with `is_current` set on the best of each series and period."""
        groups: dict[tuple[Series, str], list[Observation]] = defaultdict(list)
        for row in rows:
            groups[series_of(row), row.period.text].append(row)
        best = {
            (min(group, key=self.key) if len(group) > 1 else group[0]).key
            for group in groups.values()
        }
        # Most rows say already what is true of them; making them anew would take the longest.
        return tuple(
            row
            if row.is_current is (current := row.key in best)
            else replace(row, is_current=current)
            for row in rows
        )

    def disagreements(self, rows: Sequence[Observation]) -> dict[str, tuple[Observation, ...]]:
        """Return, by the key of a current row, rows of equal rank with another value."""
        groups: dict[tuple[Series, str], list[Observation]] = defaultdict(list)
        for row in rows:
            groups[series_of(row), row.period.text].append(row)
        found: dict[str, tuple[Observation, ...]] = {}
        for group in (one for one in groups.values() if len(one) > 1):
            for current in (row for row in group if row.is_current):
                if others := tuple(self._against(current, group)):
                    found[current.key] = others
        return found

    def _against(self, current: Observation, group: Iterable[Observation]) -> Iterator[Observation]:
        rank = self.rank(current)
        for row in group:
            if row.value != current.value and self.rank(row) == rank:
                yield row


def _reach(rows: Iterable[Observation]) -> dict[Series, tuple[str, ...]]:
    furthest: dict[Series, dict[str, date]] = defaultdict(dict)
    for row in rows:
        if row.basis:
            known = furthest[series_of(row)]
            known[row.basis] = max(row.period.end, known.get(row.basis, date.min))
    return {
        series: tuple(sorted(known, key=lambda basis: (-known[basis].toordinal(), basis)))
        for series, known in furthest.items()
    }
