"""Rows of a table, a few at a time, into its file, with the conditions of their columns.

SQLite would try the conditions of every row, then walk through the whole file to find what
breaks them: of a large file that is most of the work. A column holds few different values
under a condition, so each is tried once, by SQLite itself.
"""

# ruff: noqa: S608 - every name in a statement is one of ours and is quoted

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from generator.api import ddl
from generator.api.rows import Cell, Cells, Reader, link_columns, link_rows, portions, sorted_items
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
        self._columns = [column for column, _ in columns]
        self._conditions = [
            _Condition(database, f"{name}.{column}", of.type, ddl.conditions(of, codes), faults)
            for column, of in columns
        ]

    def insert(self, columns: Sequence[Cells]) -> None:
        """Insert rows, given as the cells of every column."""
        if not columns:
            return
        for condition, cells in zip(self._conditions, columns, strict=True):
            condition.look_at(cells)
        # Handing cells over takes the most time: a column without any is left out.
        filled = [pair for pair in zip(self._columns, columns, strict=True) if not _empty(pair[1])]
        rows = list(zip(*(cells for _, cells in filled), strict=True))
        together = len(rows) // TOGETHER * TOGETHER
        names = [name for name, _ in filled]
        self._put(names, rows[:together], TOGETHER)
        self._put(names, rows[together:], 1)

    def _put(self, names: Sequence[str], rows: Sequence[tuple[Cell, ...]], each: int) -> None:
        listed, row = ", ".join(map(ddl.quoted, names)), f"({', '.join('?' * len(names))})"
        cells, number = chain.from_iterable(rows), len(names) * each
        self._database.executemany(
            f"INSERT INTO {ddl.quoted(self._name)} ({listed}) VALUES {', '.join([row] * each)}",
            iter(lambda: tuple(islice(cells, number)), ()),
        )


def _empty(cells: Cells) -> bool:
    return cells[0] is None and set(cells) == {None}


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
