"""The same rows of a view or fixed query, asked for in another language.

Views of a table have the same columns in the same order in every language; a value is
looked for in one of them, and the row found is read in the other.
"""

# ruff: noqa: S608 - every name in a statement is one of ours and is quoted

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from generator.api.asked import BY_COLUMN, SEARCH_IN
from generator.api.ddl import quoted

__all__ = ["Translator"]

WHOLE = ("", "exact", "not")  # comparisons with a whole value


class Translator:
    """Puts the addresses of views and fixed queries into other languages."""

    def __init__(
        self, database: Path, metadata: Mapping[str, Any], languages: tuple[str, ...]
    ) -> None:
        """Take the file, what the metadata says of it, and the languages."""
        self._database = database
        self._tables: Mapping[str, Any] = metadata["tables"]
        self._queries: Mapping[str, Any] = metadata["queries"]
        self._languages = languages

    @cached_property
    def _suffixes(self) -> tuple[str, ...]:
        return tuple(f"_{code}" for code in self._languages)

    def in_language(self, path: str, query: str, language: str) -> tuple[str, str]:
        """Return path and query string of the same page in `language`."""
        head, _, name = path.rstrip("/").rpartition("/")
        name = unquote(name)
        stem = next((name.removesuffix(one) for one in self._suffixes if name.endswith(one)), name)
        other = f"{stem}_{language}"
        pairs = parse_qsl(query, keep_blank_values=True)
        if stem != name and name in self._tables and other in self._tables:
            pairs = [self._pair(name, other, key, value) for key, value in pairs]
        elif name not in self._queries or other not in self._queries:
            return path, query
        return f"{head}/{quote(other)}", urlencode(pairs)

    def _pair(self, name: str, other: str, key: str, value: str) -> tuple[str, str]:
        """Return a filter or an option with the columns, and the value, of the other view."""
        turned = dict(
            zip(self._tables[name]["columns"], self._tables[other]["columns"], strict=True)
        )
        if key in BY_COLUMN or key.startswith("_filter_column"):
            return key, turned.get(value, value)
        if key.startswith(SEARCH_IN):
            column = key.removeprefix(SEARCH_IN)
            return SEARCH_IN + turned.get(column, column), value
        column, mark, comparison = key.rpartition("__")
        if not mark or column not in turned:
            column, mark, comparison = key, "", ""
        if column not in turned:
            return key, value
        if comparison in WHOLE:
            value = self._value(name, other, column, turned[column], value)
        return turned[column] + mark + comparison, value

    def _value(self, name: str, other: str, column: str, turned: str, value: str) -> str:
        """Return what stands in the other view where this one holds `value`."""
        here, there = (_key(self._tables[one]) for one in (name, other))
        if not here or not there:
            return value
        sql = (
            f"SELECT b.{quoted(turned)} FROM {quoted(name)} AS a JOIN {quoted(other)} AS b"
            f" ON b.{quoted(there)} = a.{quoted(here)}"
            f" WHERE a.{quoted(column)} = ? LIMIT 1"
        )
        address = f"{self._database.as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as opened:
            found = opened.execute(sql, (value,)).fetchone()
        return str(found[0]) if found and found[0] is not None else value


def _key(entry: Mapping[str, Any]) -> str:
    """Return a column that tells the rows of a view apart, "" where none is known."""
    return str(entry.get("fts_pk") or entry.get("sort") or "")
