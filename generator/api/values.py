"""What the parameters of fixed queries may be, read from the database itself."""

# ruff: noqa: S608 - every name in a statement is one of ours

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Values", "ids_beside", "read_values"]

# Parameter of fixed queries -> tables whose ids it takes, and the column of names it is looked for in.
OF_TABLE: Mapping[str, tuple[tuple[str, ...], str]] = {
    "id": (("tasks", "projects"), ""),
    "indicator": (("indicators",), ""),
    "partner": (("partners",), "name"),
    "level": (("commitment_levels",), "label"),
    "place": (("areas",), "name"),
}


@dataclass(frozen=True, slots=True)
class Values:
    """What a parameter of fixed queries may be: an id, or part of a name.

    Attributes:
        tables: where the ids stand.
        ids: all of them, in order of display.
        names: names in which the value may occur, by language; none where only ids are taken.
    """

    tables: tuple[str, ...]
    ids: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def have(self, value: str, language: str) -> bool:
        """Tell whether a query in `language` takes `value` for something that is there."""
        part = _lower(value)
        return value in self.ids or any(part in _lower(one) for one in self.names.get(language, ()))


def _lower(text: str) -> str:
    """Return the text as SQLite's `lower` does: it knows the letters of ASCII only."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def read_values(
    opened: sqlite3.Connection, columns: Mapping[str, tuple[str, ...]]
) -> dict[str, Values]:
    """Return what each parameter may be; others take anything.

    Args:
        opened: the database.
        columns: table -> its columns.
    """
    return {
        name: _values(opened, columns, tables, stem)
        for name, (tables, stem) in OF_TABLE.items()
        if set(tables) <= set(columns)
    }


def _values(
    opened: sqlite3.Connection,
    columns: Mapping[str, tuple[str, ...]],
    tables: tuple[str, ...],
    stem: str,
) -> Values:
    ids: list[str] = []
    names: dict[str, tuple[str, ...]] = {}
    for table in tables:
        ids += (id_ for (id_,) in opened.execute(f"SELECT id FROM {table} ORDER BY number"))
        for column in columns[table]:
            start, _, language = column.rpartition("_")
            if stem and start == stem:
                found = opened.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''")
                names[language] = tuple(name for (name,) in found)
    return Values(tables, tuple(ids), names)


def ids_beside(opened: sqlite3.Connection, table: str, keys: int, wanted: str) -> tuple[str, ...]:
    """Return the ids that stand before and after one that is not there, in the order of ids.

    Args:
        opened: the database.
        table: a table of it.
        keys: columns of its key; without any there are no ids.
        wanted: the id that was asked for.
    """
    if not keys:
        return ()
    sql = f'SELECT name FROM pragma_table_info("{table}") WHERE pk > 0 ORDER BY pk'
    names = [f'"{name}"' for (name,) in opened.execute(sql)]
    first, id_ = names[0], " || ',' || ".join(names)
    looks = (f"< ? ORDER BY {first} DESC LIMIT 2", f">= ? ORDER BY {first} LIMIT 3")
    found = [
        opened.execute(f'SELECT {id_} FROM "{table}" WHERE {first} {look}', [wanted]).fetchall()
        for look in looks
    ]
    return tuple(str(id_) for (id_,) in (*reversed(found[0]), *found[1]))
