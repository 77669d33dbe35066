"""`verify-plan --write-hashes`: the hash of every sentence written beside its place."""

from __future__ import annotations

from collections.abc import Mapping

from generator.edit.canonical import canonical, stops
from generator.edit.writing import write_all
from generator.errors import DataRejected, UsageProblem
from generator.project import Project
from generator.read import read_dataset
from generator.read.sheets import read_sheet
from generator.wording import Divided, digest

__all__ = ["write_hashes"]

TABLE, COLUMN = "sentences", "sha256"
NAMED = 5  # places named where a copy does not fit


def write_hashes(project: Project, divided: tuple[Divided, ...], *, replace: bool = False) -> int:
    """Write the hash of each sentence into its row; return how many rows changed.

    Nothing else of the text is written. Every place of the register must be in the copy,
    every place of the copy in the register, with the same number of clauses.

    Args:
        project: whose register of sentences gets the hashes.
        divided: the sentences of a copy with their places.
        replace: whether hashes that are there may change, too.

    Raises:
        UsageProblem: there is no such table, the copy does not fit it, or hashes that are
            there would change; nothing is written.
        DataRejected: the table has faults that forbid rewriting it.
        OSError: the file could not be written; it is as it was.
    """
    tables = read_dataset(project).of_kind(TABLE)
    if not tables or COLUMN not in {one.name for one in tables[0].fields}:
        raise UsageProblem("copy.no_register", text=f"datasets/{TABLE}.csv", column=COLUMN)
    table = tables[0]
    _fit({one["locator"]: one["clauses"] for one in table.rows}, divided)
    path = project.root / table.path
    if reasons := tuple(stops(read_sheet(path.read_bytes()), table.path)):
        raise DataRejected(reasons)
    made = {one.locator: digest(one.text) for one in divided}
    if not replace:
        _keep({one["locator"]: one.get(COLUMN, "") for one in table.rows}, made)
    rows = [{**row, COLUMN: made[row["locator"]]} for row in table.rows]
    names = [field.name for field in table.fields]
    header = tuple(dict.fromkeys((*table.header, COLUMN)))
    records = [tuple(row.get(name, "") for name in header) for row in rows]
    key = () if table.ours.get("keep_order") is True else table.key
    write_all({path: canonical([header, *records], columns=names, key=key)})
    return sum(old.get(COLUMN) != new[COLUMN] for old, new in zip(table.rows, rows, strict=True))


def _keep(register: Mapping[str, str], made: Mapping[str, str]) -> None:
    other = [name for name, known in register.items() if known and known != made[name]]
    if other:
        raise UsageProblem("copy.would_replace", text=", ".join(other), count=str(len(other)))


def _fit(register: Mapping[str, str], divided: tuple[Divided, ...]) -> None:
    copy = {one.locator: str(one.clauses) for one in divided}
    wrong = [name for name in {**register, **copy} if register.get(name) != copy.get(name)]
    if wrong:
        raise UsageProblem(
            "copy.does_not_fit",
            text=", ".join(wrong[:NAMED]),
            count=str(len(wrong)),
            known=str(len(register)),
            given=str(len(copy)),
        )
