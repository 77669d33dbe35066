"""Limits on what a query may cost and see.

Datasette ends a query after a second, but not inside one function call: without
these limits a single `zeroblob` takes gigabytes. What is not needed to read the
tables is refused. Datasette counts the rows of an answer, but not their size: a
thousand rows of many long texts are gigabytes, too, so an answer has a size.
Full text is searched inside one step, which nothing can end: with words of its own
making a query would hold a processor for hours, so it takes them from `phrase` alone.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from functools import partial
from sys import getsizeof
from typing import Any
from urllib.parse import parse_qsl, unquote_plus
from weakref import ref

from datasette import hookimpl
from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import Request
from datasette.views.base import DatasetteError

from generator.model.interface import LIMITS as TOLD

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: TOLD["text_kb"] * 1000,  # bytes of a text or a row
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: TOLD["query_kb"] * 1000,  # bytes of a query
    sqlite3.SQLITE_LIMIT_COLUMN: TOLD["columns"],
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
HEAP = TOLD["heap_mb"] * 1024 * 1024  # bytes of SQLite in the whole process
ANSWER = TOLD["answer_mb"] * 1024 * 1024  # bytes of memory that the rows of one answer take
# Asking each cell for its size would take longer than reading it.
OF_TEXT, OF_CELL = getsizeof(""), getsizeof(1)
TOO_LARGE = "answer too large"
OUT_OF_MEMORY = "out of memory"

# They make large values from small queries, take the square of a text's length, or tell of the machine.
DENIED_FUNCTIONS = frozenset(
    {
        "edit",
        "format",
        "fts3_tokenizer",
        "fts5",
        "json_patch",
        "load_extension",
        "printf",
        "randomblob",
        "readfile",
        "sqlite_compileoption_get",
        "sqlite_compileoption_used",
        "sqlite_source_id",
        "sqlite_version",
        "writefile",
        "zeroblob",
    }
)
# Letters that one call may strip; each letter of a text is looked for among all of them.
STRIPPED = 100
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
# How a reader's query may name an index of full text. What is in quotes there holds nothing that
# could be more of the query, should the quotation mark be the end of another text.
_WORDS = r"(?:phrase|escape_fts)\s*\(\s*(?::\w+|'[\w .\u00b7-]*')\s*\)"
_AFTER = r"(?=\s*(?:$|\)|(?:and|or|order|group|limit|union|intersect|except)\b))"
_SEARCHING = re.compile(
    rf"\b(?:from|join)\s+\w+_fts\b(?!\s*[(.])|\b\w+_fts\s+match\s+{_WORDS}{_AFTER}"
    r"|\b(?:bm25|highlight|snippet)\s*\(\s*\w+_fts\b|\b\w+_fts\s*\.\s*(?:rowid|rank)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"_fts\b|\bmatch\b|\bnatural\b", re.IGNORECASE)
_HOST = re.compile(rb"[A-Za-z0-9._:\[\]-]{0,255}")
NO_HOST = "no such host"
INDEX = "_fts"
OF_OWN = frozenset({"sql", "_where"})  # parameters that hold SQL of the reader's
BY_PHRASE = "an index of full text takes: ... match phrase(:words)"
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


def strip(how: Callable[[str, str], str], text: object, letters: object) -> str | None:
    """Take letters off the ends of a text, as SQLite's `trim` and its like do."""
    if text is None or letters is None:
        return None
    if len(str(letters)) > STRIPPED:
        raise ValueError(letters)
    return how(_as_text(text), _as_text(letters))


def _as_text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


class Rows:
    """Makes the rows of a connection, and ends a query whose answer grows too large."""

    def __init__(self) -> None:
        self._cursor: Callable[[], object] = lambda: None
        self._answer = self._row = 0

    def text(self, content: bytes) -> str:
        """Return a text as Datasette does; one row of many texts is stopped half-way."""
        text = content.decode("utf-8", "replace")
        self._row += (len(content) + OF_TEXT if text.isascii() else getsizeof(text)) - OF_CELL
        if self._row > ANSWER:
            self._row = 0
            raise sqlite3.OperationalError(TOO_LARGE)
        return text

    def row(self, cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        """Return a row as Datasette wants it."""
        if self._cursor() is not cursor:
            # A weak reference: the memory of a query must not outlive its answer.
            self._cursor, self._answer = ref(cursor), 0
        self._answer += self._row + OF_CELL * len(values)
        self._row = 0
        if bytes in map(type, values):
            self._answer += sum(len(one) for one in values if isinstance(one, bytes))
        if self._answer > ANSWER:
            raise sqlite3.OperationalError(TOO_LARGE)
        return sqlite3.Row(cursor, values)


def limit(conn: sqlite3.Connection, database: str) -> None:
    """Put the limits on a new connection."""
    if database == INTERNAL:
        return
    conn.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    for category, value in LIMITS.items():
        conn.setlimit(category, value)
    for name, how in (("trim", str.strip), ("ltrim", str.lstrip), ("rtrim", str.rstrip)):
        conn.create_function(name, 2, partial(strip, how), deterministic=True)
    conn.set_authorizer(allowed)
    rows = Rows()
    conn.text_factory, conn.row_factory = rows.text, rows.row


def searches_safely(sql: str) -> bool:
    """Tell whether a reader's query takes what it looks for in full text from `phrase`.

    >>> searches_safely("select rowid from a_fts where a_fts match phrase(:words)")
    True
    >>> searches_safely("select rowid from a_fts where a_fts match :words")
    False
    """
    return INDEX not in sql.lower() or _LEFT.search(_SEARCHING.sub(" ", sql)) is None


def wrapper(datasette: Any) -> Callable[[App], App]:
    """Refuse hosts that are none, and searches by words of a query's own making."""

    async def refuse(why: str, scope: Scope, receive: Any, send: Any) -> None:
        told = explain(datasette, Request(scope, receive), sqlite3.DataError(why))
        await (await await_me_maybe(told)).asgi_send(send)

    def wrapped(app: App) -> App:
        async def answer(scope: Scope, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and not _HOST.fullmatch(host(scope)):
                # Datasette writes it into addresses.
                await refuse(NO_HOST, {**scope, "headers": []}, receive, send)
                return
            asked = (scope.get("query_string") or b"").decode("latin-1")
            if INDEX in unquote_plus(asked).lower():
                for key, text in parse_qsl(asked):
                    if key in OF_OWN and not searches_safely(text):
                        await refuse(BY_PHRASE, scope, receive, send)
                        return
            await app(scope, receive, send)

        return answer

    return wrapped


def host(scope: Scope) -> bytes:
    """Return the host that a request names, b"" for none."""
    return next((value for name, value in scope["headers"] if name == b"host"), b"")


def explain(datasette: Any, request: Any, exception: Exception) -> Any:
    """Have a limit of SQLite told as any other query that cannot be answered is.

    Python knows two of them by errors of their own, which Datasette takes for its own faults.
    """
    if not isinstance(exception, (MemoryError, sqlite3.DataError)):
        return None
    told = DatasetteError(str(exception) or OUT_OF_MEMORY, title="Invalid SQL", status=400)
    said = pm.hook.handle_exception(datasette=datasette, request=request, exception=told)
    return next((one for one in said if one is not None), None)


asgi_wrapper = hookimpl(wrapper)
handle_exception = hookimpl(tryfirst=True)(explain)
prepare_connection = hookimpl(trylast=True)(limit)
