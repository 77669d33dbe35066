"""Which of several applications answers: one a language over the same file.

Pages of the first language stand at the root, those of the others below `/<code>/`. What
programs read has one address, without a language; below `/<code>/` the same is answered.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from generator.api.place import HERE, Place, language_of_name, read_place, with_language

__all__ = ["App", "Door", "Translate"]

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]
# Path and query string of a view or fixed query, and the language wanted -> both in that language.
Translate = Callable[[str, str, str], tuple[str, str]]


class Door:
    """Sends each request to the application of its language."""

    def __init__(
        self,
        apps: Mapping[str, App],
        base: str,
        names: Mapping[str, frozenset[str]],
        translate: Translate,
    ) -> None:
        """Take the applications by language, the first of which has no prefix.

        Args:
            apps: language -> application.
            base: path that a proxy shows the interface at, with slashes at both ends.
            names: language -> names of its views and fixed queries.
            translate: puts path and query of a view or fixed query in another language.
        """
        self._apps = apps
        self._languages = tuple(apps)
        self._base = base
        self._names = names
        self._translate = translate

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._apps[self._languages[0]](scope, receive, send)
            return
        place = read_place(_path(scope), _query(scope), self._languages, self._base)
        elsewhere = self._elsewhere(place)
        if elsewhere:
            await _redirect(elsewhere, send)
            return
        language = place.language if place.is_page else self._languages[0]
        inner = {**scope, "path": place.path, "raw_path": place.path.encode("latin-1")}
        HERE.set(place)
        await self._apps[language](inner, receive, self._kept(language, send))

    def _elsewhere(self, place: Place) -> str:
        """Return the address that a page should be asked for at, "" where it is right."""
        if not place.is_page or place.path.startswith("//"):
            return ""
        path, query, language = place.path, place.query, place.language
        named = language_of_name(path, self._names)
        if named and named != language:
            if place.is_marked:
                path, query = self._translate(path, query, language)
            else:
                language = named
        if len(path) > 1:
            path = path.rstrip("/")
        # The mark of the first language and a missing or needless slash lead to the one address.
        needless = place.is_marked and language == self._languages[0]
        if (path, language) == (place.path, place.language) and path and not needless:
            return ""
        address = with_language(self._base, language, self._languages, path or "/")
        return f"{address}?{query}" if query else address

    def _kept(self, language: str, send: Send) -> Send:
        """Datasette's own redirects forget the path of a proxy, and so the language."""
        below = with_language(self._base, language, self._languages, "/")

        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                headers = [(name, _below(name, value, below)) for name, value in message["headers"]]
                message = {**message, "headers": headers}
            await send(message)

        return send if below == "/" else sent


def _below(name: bytes, value: bytes, below: str) -> bytes:
    is_own = value.startswith(b"/") and not value.startswith((b"//", below.encode()))
    if name.lower() == b"location" and is_own:
        return below.encode() + value[1:]
    return value


def _path(scope: Scope) -> str:
    raw = scope.get("raw_path")
    path = raw.decode("latin-1") if raw else str(scope.get("path", ""))
    return path.partition("?")[0]


def _query(scope: Scope) -> str:
    return bytes(scope.get("query_string") or b"").decode("latin-1")


async def _redirect(address: str, send: Send) -> None:
    headers = [
        (b"location", address.encode("latin-1", errors="replace")),
        (b"content-length", b"0"),
        (b"cache-control", b"max-age=60"),
    ]
    await send({"type": "http.response.start", "status": 302, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
