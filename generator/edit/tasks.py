"""`new task`: a row at the end of its section, with the next id that was never used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.edit.canonical import canonical, stops
from generator.edit.writing import write_all
from generator.errors import DataRejected, UsageProblem
from generator.project import Project
from generator.read import Table, read_dataset
from generator.read.sheets import read_sheet

__all__ = ["new_task"]

DIGITS = 2  # T01.1.03


def new_task(project: Project, section: str, *, title: Mapping[str, str] | None = None) -> str:
    """Append a task to a section and return its id; every other cell stays empty.

    Args:
        project: whose register grows.
        section: id of a section of the plan.
        title: by language, as far as it is known.

    Raises:
        UsageProblem: no such section, or no table of tasks for it.
        DataRejected: the table has faults that forbid rewriting it.
        OSError: the file could not be written; it is as it was.
    """
    dataset = read_dataset(project)
    if section not in {row.get("id") for row in dataset.rows("sections")}:
        raise UsageProblem("unknown_section", text=section)
    table = _table(dataset.of_kind("tasks"), section)
    task = _next_id(section, (row.get("id", "") for row in dataset.rows("tasks")))
    known = {f"title_{code}": text for code, text in (title or {}).items()}
    row = {"id": task, "section": section} | known
    records = [tuple(one.get(name, "") for name in table.header) for one in (*table.rows, row)]
    path = project.root / table.path
    if reasons := tuple(stops(read_sheet(path.read_bytes()), table.path)):
        raise DataRejected(reasons)
    names = [field.name for field in table.fields]
    key = () if table.ours.get("keep_order") is True else table.key
    write_all({path: canonical([table.header, *records], columns=names, key=key)})
    return task


def _table(tables: Iterable[Table], section: str) -> Table:
    """Return the table that holds the section's tasks, else the one named like its beginning."""
    by_name = {table.name.rpartition("/")[2]: table for table in tables}
    for table in by_name.values():
        if any(row.get("section") == section for row in table.rows):
            return table
    named = [name for name in by_name if section.startswith(name)]
    if not named:
        raise UsageProblem("unknown_section", text=section)
    return by_name[max(named, key=len)]


def _next_id(section: str, ids: Iterable[str]) -> str:
    # The lead paragraph of a section without groups counts as group 0: T01.0.01.
    stem = section if "." in section else f"{section}.0"
    form = re.compile(rf"{re.escape(stem)}\.(\d+)", re.ASCII)
    used = [int(match.group(1)) for match in map(form.fullmatch, ids) if match]
    return f"{stem}.{max(used, default=0) + 1:0{DIGITS}d}"
