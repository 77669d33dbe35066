"""What a release said of its targets, added to `published_verdicts.csv` once and for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.edit.canonical import canonical, stops
from generator.edit.writing import write_all
from generator.errors import DataRejected, UsageProblem
from generator.model.robust import PublishedVerdict
from generator.project import Project
from generator.read import Table, read_dataset
from generator.read.sheets import read_sheet

__all__ = ["KIND", "as_cells", "record_verdicts", "same_verdict"]

KIND = "published_verdicts"


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


def record_verdicts(project: Project, said: Iterable[PublishedVerdict]) -> int:
    """Add what a release says to the table and return how many rows are new.

    A row that is on record stays as it is: to record the same again changes nothing,
    to record something else of the same release is refused.

    Raises:
        UsageProblem: there is no such table, or the release is on record with another verdict.
        DataRejected: the table has faults that forbid rewriting it.
        OSError: the file could not be written; it is as it was.
    """
    table = _table(project)
    known = {tuple(row.get(name, "") for name in table.key): row for row in table.rows}
    added: list[Mapping[str, str]] = []
    for one in said:
        row = known.get(one.key)
        if row is None:
            added.append(as_cells(one))
        elif not same_verdict(row, one):
            raise UsageProblem("already_recorded", release=one.release, text=one.target)
    if added:
        _write(project.root / table.path, table, added)
    return len(added)


# What a release said. Its reasons explain the verdict and may be told in more detail later.
SAID = ("verdict", "last_reading", "period", "area", "value", "scope")


def same_verdict(row: Mapping[str, str], said: PublishedVerdict) -> bool:
    """Tell whether a recorded row says what the release says now."""
    cells = as_cells(said)
    return all(row.get(name, "") == cells[name] for name in SAID)


def _table(project: Project) -> Table:
    tables = read_dataset(project).of_kind(KIND)
    if not tables:
        raise UsageProblem("data_unreadable", text=f"{KIND}.csv")
    return tables[0]


def _write(path: Path, table: Table, added: Iterable[Mapping[str, str]]) -> None:
    if reasons := tuple(stops(read_sheet(path.read_bytes()), table.path)):
        raise DataRejected(reasons)
    records = [tuple(row.get(name, "") for name in table.header) for row in (*table.rows, *added)]
    names = [field.name for field in table.fields]
    write_all({path: canonical([table.header, *records], columns=names, key=table.key)})
