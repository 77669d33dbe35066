"""What releases are on record with, held against their hashes and, the newest, its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assess import published_verdict
from generator.edit import KIND, RELEASES, as_cells, same_verdict
from generator.errors import Place, Problem
from generator.model.plan import Plan
from generator.model.robust import PublishedVerdict, record_digest
from generator.model.verdict import Assessment
from generator.read import Dataset, Table
from generator.validate import fault

__all__ = ["differences", "said_now", "untouched"]


NOTHING = "–"


def said_now(plan: Plan, assessment: Assessment) -> tuple[PublishedVerdict, ...]:
    """Return what the newest release says of every target that is judged."""
    return tuple(
        published_verdict(verdict, plan.indicators[verdict.indicator], assessment.release)
        for verdict in assessment.verdicts.values()
        if verdict.verdict
    )


def untouched(dataset: Dataset) -> Iterator[Problem]:
    """V702, V703: what a release is on record with is what was written, whole and unchanged."""
    recorded = dataset.of_kind(KIND)
    for table in dataset.of_kind(RELEASES):
        for position, row in enumerate(table.rows):
            held = [
                one for each in recorded for one in each.rows if one.get("release") == row["id"]
            ]
            mark = row.get("record_sha256", "")
            place = Place(table.path, position + 2, "record_sha256")
            if mark and mark != record_digest(held):
                yield fault("V702", place, release=row["id"])
            elif held and not mark:
                yield fault("V703", place, release=row["id"])


def differences(dataset: Dataset, plan: Plan, assessment: Assessment) -> Iterator[Problem]:
    """V701: what the newest release is on record with is what its data say now."""
    now = {one.key: one for one in said_now(plan, assessment)}
    for table in dataset.of_kind(KIND):
        known = {
            (row["release"], row["target"], row["method"]): (position + 2, row)
            for position, row in enumerate(table.rows)
            if row["release"] == assessment.release
        }
        for key in dict.fromkeys((*known, *now)) if known else ():
            number, row = known.get(key, (0, {}))
            one = now.get(key)
            if not row or one is None or not same_verdict(row, one):
                yield _difference(table, key, number, row, as_cells(one) if one else {})


def _difference(
    table: Table,
    key: tuple[str, str, str],
    number: int,
    row: Mapping[str, str],
    cells: Mapping[str, str],
) -> Problem:
    return fault(
        "V701",
        Place(table.path, number, "verdict" if number else ""),
        release=key[0],
        target=key[1],
        recorded=_told(row),
        computed=_told(cells),
    )


def _told(cells: Mapping[str, str]) -> str:
    shown = (cells.get(name, "") for name in ("verdict", "last_reading", "period", "value"))
    return ", ".join(one for one in shown if one) or NOTHING
