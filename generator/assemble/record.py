"""What releases said: rows that are added once and never edited."""

from __future__ import annotations

from generator.assemble.cells import Entry, Row
from generator.model.robust import PublishedVerdict

__all__ = ["published_verdict"]


def published_verdict(row: Row) -> PublishedVerdict:
    """Return what the release of this row said of its target."""
    return PublishedVerdict(
        release=row["release"],
        target=row["target"],
        method=row["method"],
        verdict=row["verdict"],
        last_reading=row["last_reading"],
        reading=row["reading"],
        period=row["period"],
        area=row["area"],
        value=Entry(row.cells, row.languages).decimal("value"),
        scope=row["scope"],
        reasons=row.many("reasons"),
    )
