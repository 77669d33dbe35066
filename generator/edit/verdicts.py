"""What a release said of its targets, added to `published_verdicts.csv` once and for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.edit.canonical import canonical, stops
from generator.edit.writing import write_all
from generator.errors import DataRejected, UsageProblem
from generator.model.robust import PublishedVerdict, record_digest
from generator.project import Project
from generator.read import Table, read_dataset
from generator.read.sheets import read_sheet

__all__ = ["KIND", "RELEASES", "as_cells", "record_verdicts", "same_verdict"]

KIND, RELEASES = "published_verdicts", "releases"
Rows = Sequence[Mapping[str, str]]


def as_cells(said: PublishedVerdict) -> Mapping[str, str]:
    """Return what a release said as the cells of its row, by column."""
    return {
        "release": said.release,
        "target": said.target,
        "method": said.method,
        "verdict": said.verdict,
        "last_reading": said.last_reading,
        "reading": said.reading,
        "period": said.period,
        "area": said.area,
        "value": "" if said.value is None else format(said.value, "f"),
        "scope": said.scope,
        "reasons": ";".join(said.reasons),
    }


def record_verdicts(project: Project, release: str, said: Iterable[PublishedVerdict]) -> int:
    """Add what a release says, with its hash beside the release; return how many rows are new.

    A release is put on record once and whole: to record the same again changes nothing,
    to record more, less or something else of it is refused.

    Raises:
        UsageProblem: there is no such table, or the release is on record with something else.
        DataRejected: a table has faults that forbid rewriting it.
        OSError: a file could not be written; all are as they were.
    """
    table, releases = _table(project, KIND), _table(project, RELEASES)
    now = {one.key: one for one in said}
    if held := [row for row in table.rows if row.get("release") == release]:
        _refuse_change(release, held, now)
        return 0
    added = [as_cells(one) for one in now.values()]
    digest = record_digest(added)
    marked = [
        {**row, "record_sha256": digest} if row.get("id") == release else row
        for row in releases.rows
    ]
    write_all(
        {
            project.root / table.path: _written(project, table, [*table.rows, *added]),
            project.root / releases.path: _written(project, releases, marked),
        }
    )
    return len(added)


# What a release said. Its reasons explain the verdict and may be told in more detail later.
SAID = ("verdict", "last_reading", "period", "area", "value", "scope")


def same_verdict(row: Mapping[str, str], said: PublishedVerdict) -> bool:
    """Tell whether a recorded row says what the release says now."""
    cells = as_cells(said)
    return all(row.get(name, "") == cells[name] for name in SAID)


def _refuse_change(
    release: str, held: Rows, now: Mapping[tuple[str, str, str], PublishedVerdict]
) -> None:
    known = {(row["release"], row["target"], row["method"]): row for row in held}
    for key in (*known, *now):
        row, one = known.get(key), now.get(key)
        if row is None or one is None or not same_verdict(row, one):
            raise UsageProblem("already_recorded", release=release, text=key[1])


def _table(project: Project, kind: str) -> Table:
    tables = read_dataset(project).of_kind(kind)
    if not tables:
        raise UsageProblem("data_unreadable", text=f"{kind}.csv")
    return tables[0]


def _written(project: Project, table: Table, rows: Rows) -> bytes:
    path: Path = project.root / table.path
    if reasons := tuple(stops(read_sheet(path.read_bytes()), table.path)):
        raise DataRejected(reasons)
    names = [field.name for field in table.fields]
    header = [*table.header, *(name for name in names if name not in table.header)]
    records = [tuple(row.get(name, "") for name in header) for row in rows]
    return canonical([tuple(header), *records], columns=names, key=table.key)
