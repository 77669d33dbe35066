"""The desk in front of Datasette: what it knows, and how it says no.

Only the plugins use it, inside the server.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, MutableMapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from generator.api.asked import Known, read_known, split_format
from generator.api.faults import METHODS, Fault, refusal
from generator.api.metadata import DATABASE, PLUGIN
from generator.api.place import HERE
from generator.api.reasons import told
from generator.api.tongue import language_of
from generator.api.values import ids_beside

__all__ = [
    "BETWEEN",
    "Desk",
    "Scope",
    "desk_of",
    "header",
    "name_in",
    "pairs_of",
    "path_of",
    "wants_json",
]

BETWEEN = ", "

Scope = MutableMapping[str, Any]


class Desk:
    """What one Datasette knows, read at the first request."""

    def __init__(self, datasette: Any) -> None:
        self.datasette = datasette

    @cached_property
    def known(self) -> Known:
        """Names of tables, columns and parameters."""
        from datasette.filters import Filters

        parameters = {name: tuple(one.get("params", ())) for name, one in self.queries.items()}
        comparisons = [key for key, _, _ in Filters([]).lookups()]
        return read_known(Path(self.datasette.databases[DATABASE].path), parameters, comparisons)

    @cached_property
    def queries(self) -> Mapping[str, Any]:
        """The fixed queries by name."""
        newer = getattr(self.datasette, "config", None)  # where the next major version has them
        if newer:
            return dict(newer.get("databases", {}).get(DATABASE, {}).get("queries", {}))
        found = self.datasette.metadata("queries", database=DATABASE, fallback=False)
        return dict(found or {})

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """Our phrases by language, the site's first language first."""
        return dict((self.datasette.plugin_config(PLUGIN) or {}).get("words", {}))

    @property
    def names(self) -> tuple[str, ...]:
        """All tables, views and fixed queries."""
        return (*self.known.columns, *self.known.parameters)

    def beside(self, table: str, wanted: str) -> tuple[str, ...]:
        """Return the ids that would stand beside one that a table does not hold."""
        return ids_beside(self._opened, table, self.known.keys.get(table, 0), wanted)

    @cached_property
    def _opened(self) -> sqlite3.Connection:
        # For statements of our own, which take no time; opening it anew would take most of it.
        file = Path(self.datasette.databases[DATABASE].path)
        return sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)

    def language(self, scope: Scope) -> str:
        """Return the language that the caller of a request reads, "" where there are no words."""
        path, place = path_of(scope), HERE.get(None)
        if not self.words:
            return ""
        if place and (place.is_marked or (place.is_page and not wants_json(scope))):
            path = f"/{place.language}{path}"  # the door has read it and taken it off
        said = (pairs_of(scope), name_in(path_of(scope)), header(scope, b"accept-language"))
        return language_of(tuple(self.words), path, *said)

    def tell(self, found: Fault, language: str) -> str:
        """Return in plain words what cannot be answered, and what can."""
        phrases = self.words.get(language, {})
        facts = {
            "name": found.name,
            "parameter": found.parameter,
            "where": BETWEEN.join(
                f"/{DATABASE}/{one}" if one else f"/{DATABASE}" for one in found.where
            ),
            "valid": BETWEEN.join(found.valid),
            "reason": told(found.reason, phrases),
            "seconds": found.reason,
        }
        return phrases.get(found.key, found.reason or found.key).format(**facts)

    async def refuse(self, scope: Scope, found: Fault) -> Any:
        """Return the answer to what cannot be answered, in the format and language asked for."""
        from datasette import Response
        from datasette.utils import add_cors_headers

        language = self.language(scope)
        text = self.tell(found, language)
        headers = {"content-language": language, "vary": "Accept, Accept-Language"}
        if found.status == 405:
            headers["allow"] = BETWEEN.join(METHODS)
        add_cors_headers(headers)
        facts = refusal(found, text)
        if wants_json(scope):
            body = json.dumps(facts, ensure_ascii=False)
            kind = "application/json; charset=utf-8"
            return Response(body, status=found.status, headers=headers, content_type=kind)
        if split_format(path_of(scope))[1]:
            return Response.text(text, status=found.status, headers=headers)
        page = await self._page(scope, {**facts, "title": None, "language": language})
        return Response.html(page, status=found.status, headers=headers)

    async def _page(self, scope: Scope, facts: dict[str, object]) -> str:
        from datasette.utils.asgi import Request

        await self.datasette.invoke_startup()
        templates = [f"{facts['status']}.html", "error.html"]
        # In front of Datasette no form has a token yet; refusals hold none.
        request = Request({"csrftoken": lambda: "", **scope}, None)
        return str(await self.datasette.render_template(templates, facts, request=request))


@lru_cache(maxsize=16)  # one a language
def desk_of(datasette: Any) -> Desk:
    """Return the one desk of a server, so that its tables are read once."""
    return Desk(datasette)


def path_of(scope: Scope) -> str:
    """Return the path as it was asked for, percent signs and all."""
    raw = scope.get("raw_path")
    return raw.decode("latin-1").partition("?")[0] if raw else str(scope.get("path", ""))


def name_in(path: str) -> str:
    """Return the table, view or query a path is about, "" for none."""
    from datasette.utils import tilde_decode

    parts = split_format(path)[0].split("/")
    return str(tilde_decode(parts[2])) if len(parts) == 3 else ""


def pairs_of(scope: Scope) -> list[tuple[str, str]]:
    """Return the parameters of a request, in order."""
    query = (scope.get("query_string") or b"").decode("latin-1")
    return parse_qsl(query, keep_blank_values=True)


def header(scope: Scope, name: bytes) -> str:
    """Return the value of a header, "" where it is not sent."""
    found = (value for key, value in scope.get("headers", ()) if key.lower() == name)
    return str(next(found, b"").decode("latin-1"))


def wants_json(scope: Scope) -> bool:
    """Tell whether JSON was asked for, by the path or, where that is silent, by Accept."""
    ending = split_format(path_of(scope))[1]
    accept = header(scope, b"accept")
    by_header = "json" in accept and "text/html" not in accept
    return ending == "json" or (by_header and not ending)
