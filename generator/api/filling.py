"""Rows of a table, a few at a time, into its file, with the conditions of their columns.

SQLite would try the conditions of every row, then walk through the whole file to find what
breaks them: of a large file that is most of the work. A column holds few different values
under a condition, so each is tried once, by SQLite itself.
"""

# ruff: noqa: S608 - every name in a statement is one of ours and is quoted

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from generator.api import ddl
from generator.api.rows import (
    Cell,
    Cells,
    Reader,
    alike,
    link_columns,
    link_rows,
    portions,
    sorted_items,
)
from generator.api.shape import Column, Table, World

__all__ = ["Filler"]

TOGETHER = 20  # rows a statement: SQLite gets ready for each statement anew
Named = tuple[str, Column]


class Filler:
    """Fills the tables of a database.

    Attributes:
        faults: values that break a condition of their column, each once.
    """

    def __init__(self, database: sqlite3.Connection, world: World, codes: ddl.Codes) -> None:
        """Take an open database, what its rows are made from, and the lists of codes."""
        # What is left is one condition for each row that holds the values tried here.
        database.execute("PRAGMA ignore_check_constraints = ON")
        self.faults: list[str] = []
        self._database, self._world, self._codes = database, world, codes

    def fill(self, one: Table) -> None:
        """Put the rows of a table and of its lists into the file."""
        reader, first = Reader(one, self._world), 1
        whole = self._target(one.name, [(each.name, each.of) for each in reader.physical])
        lists = [
            (links, self._target(name, [(each.name, each) for each in link_columns(one, links)]))
            for name, links in one.link_tables()
        ]
        for some in portions(sorted_items(one, self._world)):
            whole.insert(reader.columns(some, first))
            for links, target in lists:
                target.insert(list(zip(*link_rows(one, links, some, self._world), strict=True)))
            first += len(some)

    def _target(self, name: str, columns: Sequence[Named]) -> _Target:
        return _Target(self._database, name, columns, self._codes, self.faults)


class _Target:
    """One table that rows are put into, column by column."""

    def __init__(
        self,
        database: sqlite3.Connection,
        name: str,
        columns: Sequence[Named],
        codes: ddl.Codes,
        faults: list[str],
    ) -> None:
        self._database, self._name = database, name
        self._insertion = cache(partial(_insertion, name))
        self._columns = [column for column, _ in columns]
        self._conditions = [
            _Condition(database, f"{name}.{column}", of.type, ddl.conditions(of, codes), faults)
            for column, of in columns
        ]

    def insert(self, columns: Sequence[Cells]) -> None:
        """Insert rows, given as the cells of every column."""
        if not columns:
            return
        # Handing cells over takes the most time: what is the same in all rows is handed over
        # once a statement, and a column without any cell is left out.
        once: dict[str, Cell] = {}
        each: dict[str, Cells] = {}
        for name, condition, cells in zip(self._columns, self._conditions, columns, strict=True):
            same = alike(cells)
            condition.look_at(cells[:1] if same else cells)
            if not same:
                each[name] = cells
            elif cells[0] is not None:
                once[name] = cells[0]
        (rows,) = set(map(len, columns))
        together = rows // TOGETHER * TOGETHER
        self._put(once, each, range(0, together, TOGETHER))
        self._put(once, each, range(together, rows))

    def _put(self, once: Mapping[str, Cell], each: Mapping[str, Cells], starts: range) -> None:
        same, cells, rows = tuple(once.values()), tuple(each.values()), starts.step
        self._database.executemany(
            self._insertion(tuple(once), tuple(each), rows),
            (
                (*same, *chain.from_iterable(column[start : start + rows] for column in cells))
                for start in starts
            ),
        )


def _insertion(name: str, once: tuple[str, ...], each: tuple[str, ...], rows: int) -> str:
    """Return the statement that inserts a few rows.

    Its parameters are the cells that are the same in all rows, then those of each further column.
    """
    same = [f"?{number}" for number in range(1, len(once) + 1)]
    first = range(len(once) + 1, len(once) + len(each) * rows + 1, rows)
    values = (
        f"({', '.join([*same, *(f'?{start + row}' for start in first)])})" for row in range(rows)
    )
    listed = ", ".join(map(ddl.quoted, (*once, *each)))
    return f"INSERT INTO {ddl.quoted(name)} ({listed}) VALUES {', '.join(values)}"


class _Condition:
    """What must be true of the cells of a column."""

    def __init__(
        self,
        database: sqlite3.Connection,
        name: str,
        type_: str,
        conditions: Sequence[str],
        faults: list[str],
    ) -> None:
        self._database, self._name, self._faults = database, name, faults
        self._tests = [f"SELECT CAST(? AS {type_}) {one}" for one in conditions]
        self._known: set[Cell] = set()

    def look_at(self, cells: Cells) -> None:
        """Try the values that have not been tried yet; those that break it become faults."""
        if not self._tests:
            return
        new = set(cells) - self._known
        self._known |= new
        self._faults += (
            f"CHECK constraint failed in {self._name}: {value}" for value in self._broken(new)
        )

    def _broken(self, values: Iterable[Cell]) -> Iterator[Cell]:
        for value in sorted(values, key=str):
            tried = (self._database.execute(one, (value,)).fetchone()[0] for one in self._tests)
            if any(holds == 0 for holds in tried):
                yield value
