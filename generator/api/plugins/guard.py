"""Limits on what a query may cost and see.

Datasette ends a query after a second, but not inside one function call: without
these limits a single `zeroblob` takes gigabytes. What is not needed to read the
tables is refused.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette import hookimpl

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2_000_000,  # bytes of a text or a row
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,  # characters of a query
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
HEAP = 256 * 1024 * 1024  # bytes, of the whole process

# They make large values from small queries, or tell of the machine.
DENIED_FUNCTIONS = frozenset(
    {
        "edit",
        "format",
        "fts3_tokenizer",
        "fts5",
        "load_extension",
        "printf",
        "randomblob",
        "readfile",
        "sqlite_compileoption_get",
        "sqlite_compileoption_used",
        "sqlite_source_id",
        "writefile",
        "zeroblob",
    }
)
DENIED_TABLES = frozenset({"bytecode", "dbstat", "fsdir", "sqlite_dbpage", "sqlite_stmt"})
SEEN_PRAGMAS = frozenset(
    f"pragma_{name}"
    for name in (
        "foreign_key_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "table_info",
        "table_xinfo",
    )
)
READING = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_PRAGMA,  # Datasette's own; a reader's query must begin with SELECT
    }
)
SCHEMA = "sqlite_master"
INTERNAL = "_internal"  # Datasette's own notes, in memory


def allowed(action: int, first: str | None, second: str | None, *_: Any) -> int:
    """Answer SQLite's question whether a query may do what it asks for."""
    if action == sqlite3.SQLITE_UPDATE and first == SCHEMA:
        # How SQLite itself opens a full-text index; the file cannot be written to.
        return sqlite3.SQLITE_OK
    if action not in READING:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in DENIED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and _is_hidden((first or "").lower()):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _is_hidden(table: str) -> bool:
    if table.startswith("pragma_"):
        return table not in SEEN_PRAGMAS
    return table in DENIED_TABLES


def limit(conn: sqlite3.Connection, database: str) -> None:
    """Put the limits on a new connection."""
    if database == INTERNAL:
        return
    conn.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    for category, value in LIMITS.items():
        conn.setlimit(category, value)
    conn.set_authorizer(allowed)


prepare_connection = hookimpl(trylast=True)(limit)
