from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from generator.api.door import Door
from generator.api.place import language_of_name, read_place

LANGUAGES = ("zh", "en", "fr")
NAMES = {code: frozenset({f"tasks_{code}", f"due_{code}"}) for code in LANGUAGES}
Scope = MutableMapping[str, Any]


@pytest.mark.parametrize(
    ("path", "language", "rest", "is_page"),
    [
        pytest.param("/", "zh", "/", True, id="the root is the first language's"),
        pytest.param("/en/", "en", "/", True, id="a language's first page"),
        pytest.param("/en", "en", "", True, id="a language without a slash"),
        pytest.param("/d/t", "zh", "/d/t", True, id="a table"),
        pytest.param("/fr/d/t", "fr", "/d/t", True, id="a table in another language"),
        pytest.param("/en/d/t/T01.1.03", "en", "/d/t/T01.1.03", True, id="a row with dots"),
        pytest.param("/en/d/t.json", "en", "/d/t.json", False, id="what programs read"),
        pytest.param("/d.db", "zh", "/d.db", False, id="the file"),
        pytest.param("/en/-/search", "en", "/-/search", True, id="the search"),
        pytest.param("/-/look/interface.css", "zh", "/-/look/interface.css", False, id="a style"),
        pytest.param("/english/t", "zh", "/english/t", True, id="a name that begins like a code"),
        pytest.param("/api/en/d", "en", "/d", True, id="below the path of a proxy"),
    ],
)
def test_a_path_says_its_language(path: str, language: str, rest: str, is_page: bool) -> None:
    place = read_place(path, "", LANGUAGES, "/api/")
    assert (place.language, place.path, place.is_page) == (language, rest, is_page)


def test_a_name_says_its_language_only_where_it_is_known() -> None:
    assert language_of_name("/d/tasks_fr", NAMES) == "fr"
    assert language_of_name("/d/other_fr", NAMES) == ""
    assert language_of_name("/d/tasks_fr/1", NAMES) == ""


def _app(code: str) -> Callable[[Scope, Any, Callable[..., Awaitable[None]]], Awaitable[None]]:
    async def answer(scope: Scope, receive: Any, send: Callable[..., Awaitable[None]]) -> None:
        path = scope["path"]
        headers = [(b"location", b"/d/moved")] if path == "/d/move" else []
        status = 302 if headers else 200
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": f"{code} {path}".encode()})

    return answer


def _asked(path: str, query: str = "", base: str = "/") -> tuple[int, str]:
    """Return status and what was answered: an address, or which application said what."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    def translate(path: str, query: str, language: str) -> tuple[str, str]:
        return path[:-2] + language, query.replace("old", "new")

    door = Door({code: _app(code) for code in LANGUAGES}, base, NAMES, translate)
    scope = {"type": "http", "raw_path": path.encode(), "query_string": query.encode()}
    # In a thread of its own: tests in a browser may have a loop at work in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(door(scope, None, send))).result()
    headers = dict(sent[0]["headers"])
    said = headers.get(b"location", sent[1]["body"]).decode()
    return sent[0]["status"], said


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        pytest.param("/d/t", "", (200, "zh /d/t"), id="the first language needs no mark"),
        pytest.param("/en/d/t", "", (200, "en /d/t"), id="another language"),
        pytest.param("/en/d/t.json", "", (200, "zh /d/t.json"), id="data is the same everywhere"),
        pytest.param("/zh/d/t", "a=1", (302, "/d/t?a=1"), id="a needless mark"),
        pytest.param("/en", "", (302, "/en/"), id="a missing slash"),
        pytest.param("/en/d/", "", (302, "/en/d"), id="a needless slash"),
        pytest.param("/d/tasks_en", "a=1", (302, "/en/d/tasks_en?a=1"), id="a name without mark"),
        pytest.param(
            "/en/d/tasks_zh", "x=old", (302, "/en/d/tasks_en?x=new"), id="mark against name"
        ),
        pytest.param("/zh/d/due_fr", "", (302, "/d/due_zh"), id="the first one against a name"),
        pytest.param("/d/tasks_zh", "", (200, "zh /d/tasks_zh"), id="a name in place"),
        pytest.param("/en/d/move", "", (302, "/en/d/moved"), id="a redirect of Datasette's"),
        pytest.param("//evil", "", (200, "zh //evil"), id="two slashes are left to be refused"),
        pytest.param("/en//evil", "", (200, "en //evil"), id="two slashes behind a language"),
        pytest.param("/d/tasks_en.csv", "", (200, "zh /d/tasks_en.csv"), id="data of a view"),
    ],
)
def test_the_door_sends_each_request_where_it_belongs(
    path: str, query: str, expected: tuple[int, str]
) -> None:
    assert _asked(path, query) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/en/d/t", (200, "en /d/t")),
        ("/api/en/d/t", (200, "en /d/t")),
        ("/zh/d/t", (302, "/api/d/t")),
        ("/en", (302, "/api/en/")),
        ("/d/tasks_en", (302, "/api/en/d/tasks_en")),
        ("/d/move", (302, "/api/d/moved")),
        ("/en/d/move", (302, "/api/en/d/moved")),
    ],
)
def test_addresses_stay_below_the_path_of_a_proxy(path: str, expected: tuple[int, str]) -> None:
    assert _asked(path, base="/api/") == expected


def test_no_redirect_leaves_the_host() -> None:
    for path in ("/zh//evil.example", "/zh///evil.example/", "/en//evil.example/"):
        status, said = _asked(path)
        assert status == 200 or not said.startswith("//")
