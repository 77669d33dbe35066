"""Plain ids in paths, refusals that name what is valid, and CSV that says so."""

from __future__ import annotations

import json
import sqlite3
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import unquote, urlencode

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql, tilde_decode, tilde_encode
from datasette.utils.asgi import BadRequest, Forbidden, NotFound
from datasette.views.base import DatasetteError

from generator.api.asked import Known, fault, near, renamed, row_path, split_format
from generator.api.desk import Desk, Scope, desk_of, name_in, pairs_of, path_of, wants_json
from generator.api.faults import Fault
from generator.api.metadata import DATABASE
from generator.api.tongue import OPTION

OUT_OF_TIME = "SQL Interrupted"  # Datasette's titles of its errors
NO_SQL = "Invalid SQL"
NO_COLUMNS = b"\r\n"  # how a table of CSV without a single column begins
START = "http.response.start"

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]


def wrapper(datasette: Any) -> Callable[[App], App]:
    """Put a desk in front of Datasette."""
    desk = desk_of(datasette)

    def wrapped(app: App) -> App:
        async def answer(scope: Scope, receive: Any, send: Send) -> None:
            path = path_of(scope)
            if scope["type"] != "http" or not path.startswith(f"/{DATABASE}"):
                await app(scope, receive, send)
                return
            asked = _as_datasette_takes_it(desk.known, scope, path)
            found = _look(desk, asked)
            if found:
                await (await desk.refuse(asked, found)).asgi_send(send)
            elif wants_json(asked):
                await app(asked, receive, _Telling(desk, asked, send))
            elif split_format(path)[1] == "csv":
                await _answer_csv(app, desk, asked, receive, send)
            else:
                await app(asked, receive, send)

        return answer

    return wrapped


def _as_datasette_takes_it(known: Known, scope: Scope, path: str) -> Scope:
    # SQLite ends a text at its first NUL, and would look for what stands before it alone.
    given = pairs_of(scope)
    pairs = [(key, text.replace("\0", " ")) for key, text in renamed(known, name_in(path), given)]
    whole = row_path(known, path, lambda id_: tilde_encode(tilde_decode(id_)))
    changed: dict[str, object] = {}
    if whole != path:
        changed |= {"path": whole, "raw_path": whole.encode("latin-1")}
    if pairs != given:
        changed["query_string"] = urlencode(pairs).encode()
    return {**scope, **changed}


def _look(desk: Desk, scope: Scope) -> Fault | None:
    pairs = pairs_of(scope)
    language = next((value for key, value in pairs if key == OPTION), None)
    if language is not None and language not in desk.words:
        return Fault("no_language", language, tuple(desk.words))
    path = path_of(scope)
    name, table = name_in(path), path.split("/")[2:3]
    if name:
        return fault(desk.known, name, pairs)
    of_row = path.count("/") == 3 and table[0] in desk.known.keys
    return fault(desk.known, table[0], pairs, of_row=True) if of_row else None


class _Telling:
    """Sends on what is answered; puts what Datasette refuses by itself into our shape."""

    def __init__(self, desk: Desk, scope: Scope, send: Send) -> None:
        self.desk, self.scope, self.send = desk, scope, send
        self.refused = False
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """Send a message on, or keep it back where it is part of a refusal."""
        if message["type"] == START:
            self.refused = message["status"] >= 400 and not _is_ours(message)
        if not self.refused:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message["type"] != START and not message.get("more_body"):
            found = Fault("bad_sql", reason=_reason(self.body))
            await (await self.desk.refuse(self.scope, found)).asgi_send(self.send)


def _is_ours(message: Message) -> bool:
    return any(key.lower() == b"content-language" for key, _ in message["headers"])


def _reason(body: bytes) -> str:
    try:
        return str(json.loads(body)["error"])
    except (ValueError, KeyError, TypeError):
        return ""


async def _answer_csv(app: App, desk: Desk, scope: Scope, receive: Any, send: Send) -> None:
    """Answer CSV under its name; a query that cannot be run is refused, not answered empty."""
    held: list[Message] = []
    failed = False

    async def sent(message: Message) -> None:
        nonlocal failed
        if message["type"] == START:
            held.append(_naming_csv(message))
            return
        failed = failed or bool(held and message.get("body") == NO_COLUMNS)
        if not failed:
            for one in (*held, message):
                await send(one)
            held.clear()

    await app(scope, receive, sent)
    if failed:
        await _refuse_csv(app, desk, scope, receive, send)


async def _refuse_csv(app: App, desk: Desk, scope: Scope, receive: Any, send: Send) -> None:
    """Ask once more for JSON, which says why, and refuse with that."""
    body = b""

    async def kept(message: Message) -> None:
        nonlocal body
        body += message.get("body", b"")

    path = f"{split_format(path_of(scope))[0]}.json"
    await app({**scope, "path": path, "raw_path": path.encode("latin-1")}, receive, kept)
    found = Fault("bad_sql", reason=_reason(body))
    await (await desk.refuse(scope, found)).asgi_send(send)


def _naming_csv(message: Message) -> Message:
    """Datasette calls CSV plain text, so that browsers show it; programs need its name."""
    if message["status"] != 200:
        return message
    kept = [pair for pair in message["headers"] if pair[0].lower() != b"content-type"]
    return {**message, "headers": [*kept, (b"content-type", b"text/csv; charset=utf-8")]}


def explain(datasette: Any, request: Any, exception: Exception) -> Callable[[], Any]:
    """Put what Datasette could not answer in plain words."""
    desk = desk_of(datasette)
    found = _missing(desk, request.path, exception)
    found = found or _of_query(desk, request, exception) or _other(exception)
    return lambda: desk.refuse(request.scope, found)


def _missing(desk: Desk, path: str, exception: Exception) -> Fault | None:
    """Return what of a path is not there, None where something else went wrong."""
    is_known = isinstance(exception, NotFound)
    parts = [unquote(tilde_decode(one)) for one in split_format(path)[0].split("/")[1:]]
    is_ours = parts[0] == DATABASE and len(parts) in (2, 3) and parts[1] != "-"
    if is_ours and parts[1] not in desk.known.columns and (is_known or len(parts) > 2):
        return Fault("no_table", parts[1], near(parts[1], desk.names))
    if is_ours and len(parts) > 2 and (is_known or isinstance(exception, sqlite3.Error)):
        return Fault("no_row", parts[2], desk.beside(parts[1], parts[2]), where=(parts[1],))
    if not is_known:
        return None
    if parts[1:2] == [DATABASE] and parts[0] not in desk.words:
        return Fault("no_language", parts[0], tuple(desk.words))
    return Fault("no_page", path, where=("",))


def _of_query(desk: Desk, request: Any, exception: Exception) -> Fault | None:
    """Return what is wrong with a query or its parameters, None for any other fault."""
    title = exception.title if isinstance(exception, DatasetteError) else ""
    place = request.args.get("_next", "")
    if title == OUT_OF_TIME or isinstance(exception, QueryInterrupted):
        return Fault("too_long", reason=f"{desk.datasette.setting('sql_time_limit_ms') / 1000:g}")
    if isinstance(exception, json.JSONDecodeError):  # such as a list begun and not ended
        return Fault("no_json", exception.doc, reason=exception.msg)
    if place and isinstance(exception, (sqlite3.Error, DatasetteError, ValueError, IndexError)):
        return Fault("no_cursor", place)
    if title == NO_SQL or isinstance(exception, (sqlite3.Error, InvalidSql)):
        return Fault("bad_sql", reason=str(exception))
    return None


def _other(exception: Exception) -> Fault:
    if isinstance(exception, Forbidden):
        return Fault("not_allowed")
    if isinstance(exception, (BadRequest, DatasetteError)):
        return Fault("bad_request", reason=str(exception))
    traceback.print_exception(exception)  # for the log of the server; readers are told nothing
    return Fault("fault")


def forbid(datasette: Any, request: Any) -> Callable[[], Any]:
    """Say that a query of the reader's own is not open."""
    return lambda: desk_of(datasette).refuse(request.scope, Fault("not_allowed"))


asgi_wrapper = hookimpl(wrapper)
handle_exception = hookimpl(explain)
forbidden = hookimpl(forbid)
