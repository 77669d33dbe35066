"""Plain ids in paths, refusals that name what is valid, and CSV that says so."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import Response, hookimpl
from datasette.database import QueryInterrupted
from datasette.filters import Filters
from datasette.utils import add_cors_headers, tilde_decode, tilde_encode
from datasette.views.base import DatasetteError

from generator.api.asked import Fault, Known, fault, read_known, renamed, row_path, split_format
from generator.api.metadata import DATABASE, PLUGIN

OUT_OF_TIME = "SQL Interrupted"  # Datasette's title of that error
BETWEEN = ", "

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]


class Desk:
    """What one Datasette knows, read at the first request."""

    def __init__(self, datasette: Any) -> None:
        self.datasette = datasette

    @cached_property
    def known(self) -> Known:
        """Names of tables, columns and parameters."""
        written = self.datasette.metadata("queries", database=DATABASE, fallback=False) or {}
        parameters = {name: tuple(one.get("params", ())) for name, one in written.items()}
        comparisons = [key for key, _, _ in Filters([]).lookups()]
        return read_known(Path(self.datasette.databases[DATABASE].path), parameters, comparisons)

    def say(self, key: str, about: str = "", /, **facts: str) -> str:
        """Return a phrase in the language of a table's or query's suffix, else the first."""
        words = (self.datasette.plugin_config(PLUGIN) or {}).get("words", {})
        language = about.rpartition("_")[2]
        phrases: dict[str, str] = words.get(language) or next(iter(words.values()), {})
        return phrases.get(key, key).format(**facts)

    def tell(self, found: Fault, about: str) -> str:
        """Return in plain words what cannot be answered, and what can."""
        where = BETWEEN.join(f"/{DATABASE}/{one}" for one in found.where)
        valid = BETWEEN.join(found.valid)
        facts = {"name": found.name, "parameter": found.parameter, "where": where}
        return self.say(found.key, about, **facts, valid=valid)

    async def refuse(
        self, path: str, error: str, valid: tuple[str, ...] = (), status: int = 400
    ) -> Any:
        """Return the answer to what cannot be answered, in the format asked for."""
        ending = split_format(path)[1]
        facts = {"ok": False, "error": error, "status": status, "title": None}
        headers: dict[str, str] = {}
        add_cors_headers(headers)
        if ending == "json":
            body = json.dumps({**facts, "valid": list(valid)} if valid else facts)
            kind = "application/json; charset=utf-8"
            return Response(body, status=status, headers=headers, content_type=kind)
        if ending:
            return Response.text(error, status=status, headers=headers)
        await self.datasette.invoke_startup()
        page = await self.datasette.render_template([f"{status}.html", "error.html"], facts)
        return Response.html(page, status=status, headers=headers)


def wrapper(datasette: Any) -> Callable[[App], App]:
    """Put a desk in front of Datasette."""
    desk = Desk(datasette)

    def wrapped(app: App) -> App:
        async def answer(scope: Scope, receive: Any, send: Send) -> None:
            path = _path(scope)
            if scope["type"] != "http" or not path.startswith(f"/{DATABASE}"):
                await app(scope, receive, send)
                return
            asked = _as_datasette_takes_it(desk.known, scope, path)
            name, found = _look(desk.known, asked)
            if found is None:
                await app(asked, receive, _naming_csv(path, send))
                return
            answered = await desk.refuse(path, desk.tell(found, name), found.valid, found.status)
            await answered.asgi_send(send)

        return answer

    return wrapped


def _path(scope: Scope) -> str:
    raw = scope.get("raw_path")
    return raw.decode("latin-1").partition("?")[0] if raw else str(scope.get("path", ""))


def _name(path: str) -> str:
    """Return the table, view or query a path is about, "" for none."""
    parts = split_format(path)[0].split("/")
    return tilde_decode(parts[2]) if len(parts) == 3 else ""


def _pairs(scope: Scope) -> list[tuple[str, str]]:
    query = (scope.get("query_string") or b"").decode("latin-1")
    return parse_qsl(query, keep_blank_values=True)


def _as_datasette_takes_it(known: Known, scope: Scope, path: str) -> Scope:
    given = _pairs(scope)
    # SQLite ends a text at its first NUL, and would look for what stands before it alone.
    pairs = [(key, text.replace("\0", " ")) for key, text in renamed(known, _name(path), given)]
    whole = row_path(known, path, lambda id_: tilde_encode(tilde_decode(id_)))
    changed: dict[str, object] = {}
    if whole != path:
        changed |= {"path": whole, "raw_path": whole.encode("latin-1")}
    if pairs != given:
        changed["query_string"] = urlencode(pairs).encode()
    return {**scope, **changed}


def _look(known: Known, scope: Scope) -> tuple[str, Fault | None]:
    name = _name(_path(scope))
    return name, fault(known, name, _pairs(scope)) if name else None


def _naming_csv(path: str, send: Send) -> Send:
    """Datasette calls CSV plain text, so that browsers show it; programs need its name."""
    if split_format(path)[1] != "csv":
        return send

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            kept = [pair for pair in message["headers"] if pair[0].lower() != b"content-type"]
            kept.append((b"content-type", b"text/csv; charset=utf-8"))
            message = {**message, "headers": kept}
        await send(message)

    return sent


def explain(datasette: Any, request: Any, exception: Exception) -> Callable[[], Any] | None:
    """Put a reader's mistake in plain words; what else went wrong is left to Datasette."""
    desk = Desk(datasette)
    if isinstance(exception, json.JSONDecodeError):  # such as a list begun and not ended
        said = str(exception)
        return lambda: desk.refuse(request.path, said)
    title = exception.title if isinstance(exception, DatasetteError) else ""
    if title == OUT_OF_TIME or isinstance(exception, QueryInterrupted):
        seconds = f"{datasette.setting('sql_time_limit_ms') / 1000:g}"
        text = desk.say("too_long", _name(request.path), seconds=seconds)
        return lambda: desk.refuse(request.path, text)
    if (
        isinstance(exception, DatasetteError) and exception.status == 500
    ):  # Datasette's own default for "cannot sort by" and the like
        exception.status = 400
    return None


asgi_wrapper = hookimpl(wrapper)
handle_exception = hookimpl(explain)
