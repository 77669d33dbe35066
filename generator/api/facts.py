"""What the pages of the interface say of the file itself, read once when the server starts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.api.ddl import quoted

__all__ = ["Facts", "read_facts"]

CODES = "codes"


@dataclass(frozen=True)
class Facts:
    """What pages say of the file itself; read once, since nobody writes to it.

    Attributes:
        catalogue: what the file says about itself.
        counts: table -> number of rows.
        size: bytes.
        labels: language -> list and code -> label.
        ids: table -> keys of its rows, where one column is the key.
        names: language -> table -> key -> what readers call the row.
    """

    catalogue: Mapping[str, str]
    counts: Mapping[str, int]
    size: int
    labels: Mapping[str, Mapping[tuple[str, str], str]]
    ids: Mapping[str, frozenset[str]]
    names: Mapping[str, Mapping[str, Mapping[str, str]]]


def read_facts(database: Path, languages: Mapping[str, Any]) -> Facts:
    """Return what pages say of a file.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    first = next(iter(languages.values()))
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        catalogue = dict(opened.execute('SELECT "key", "value" FROM "catalogue"'))
        counts = {name: _count(opened, name) for name in first["tables"]}
        labels = {
            code: {
                (list_, each): label
                for list_, each, label in opened.execute(
                    f'SELECT "list", "code", {quoted(f"label_{code}")} FROM {CODES}'  # noqa: S608 - our own names
                )
            }
            for code in languages
        }
        linked = {*first["headings"]["rows"].values(), *first["tables"]}
        ids = {name: _ids(opened, name) for name in sorted(linked)}
        kept = {name: found for name, found in ids.items() if found}
        names = {code: _names(opened, said["tables"], kept) for code, said in languages.items()}
    return Facts(catalogue, counts, database.stat().st_size, labels, kept, names)


def _names(
    opened: sqlite3.Connection, tables: Mapping[str, Any], ids: Mapping[str, frozenset[str]]
) -> dict[str, dict[str, str]]:
    """Return what readers call the rows of each table, by key."""
    found: dict[str, dict[str, str]] = {}
    for name, entry in tables.items():
        if name in ids and "label_column" in entry:
            key, label = _keys(opened, name)[0], entry["label_column"]
            sql = f"SELECT {quoted(key)}, {quoted(label)} FROM {quoted(name)}"  # noqa: S608 - our own names
            found[name] = {str(id_): str(text) for id_, text in opened.execute(sql) if text}
    return found


def _keys(opened: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in opened.execute(f"PRAGMA table_info({quoted(name)})") if row[5]]


def _count(opened: sqlite3.Connection, name: str) -> int:
    return int(opened.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0])  # noqa: S608 - our own names


def _ids(opened: sqlite3.Connection, name: str) -> frozenset[str]:
    keys = _keys(opened, name)
    if len(keys) != 1:
        return frozenset()
    found = opened.execute(f"SELECT {quoted(keys[0])} FROM {quoted(name)}")  # noqa: S608 - our own names
    return frozenset(str(key) for (key,) in found)
