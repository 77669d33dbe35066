"""What SQLite itself says, tried on SQLite: another version of it may say it in other words."""

# ruff: noqa: S608 - these queries are meant to fail

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.api.desk import Desk
from generator.api.facts import Facts
from generator.api.faults import Fault
from generator.api.interface import languages_in
from generator.api.plugins import guard, search
from generator.api.reasons import KEYS, PREFIX, told
from generator.api.speaker import Speaker
from generator.project import load_project

ROOT = Path(__file__).parents[3]
PHRASES = {PREFIX + key: f"{key} [{{name}}]" for key in KEYS}
ENDLESS = "WITH RECURSIVE d(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM d) SELECT * FROM d"

REFUSED = {
    "SELECT a FROM t, t AS u": "ambiguous [a]",
    "SELECT substr(1)": "arguments [substr]",
    "DELETE FROM t": "closed []",
    "SELECT zeroblob(5)": "closed_name [zeroblob]",
    "SELECT * FROM pragma_database_list": "closed_name [pragma_database_list.seq]",
    "SELECT x FROM t": "no_column [x]",
    "SELECT f(1)": "no_function [f]",
    "SELECT * FROM x": "no_table [x]",
    "SELECT json_extract('{', '$.a')": "not_json []",
    "SELECT 1; SELECT 2": "one_statement []",
    "SELECT abs(-9223372036854775808)": "overflow []",
    f"SELECT 'x' LIKE '{'%a' * 200}'": "pattern_too_long []",
    f"SELECT '{'x' * 20_000}'": "query_too_long []",
    "SELEC 1": "syntax [SELEC]",
    ENDLESS.replace("SELECT * FROM d", "SELECT max(length(s)) FROM d"): "text_too_long []",
    f"SELECT {'(' * 200}1{')' * 200}": "too_deep []",
    f"SELECT {' + '.join(['1'] * 150)}": "too_deep []",
    f"SELECT {', '.join(['1'] * 200)}": "too_many_columns []",
    f"SELECT 1 {'UNION SELECT 1 ' * 30}": "too_many_queries []",
    f"SELECT 1 FROM {', '.join(f't AS t{one}' for one in range(65))}": "too_many_tables []",
    "SELECT (": "unfinished []",
    "SELECT '": "unreadable [']",
}


@pytest.fixture(scope="module")
def limited() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        heap = opened.execute("PRAGMA hard_heap_limit").fetchone()[0]
        opened.execute("CREATE TABLE t (a, b)")
        search.add_functions(opened)
        guard.limit(opened, "jindu")
        yield opened
        opened.set_authorizer(None)
        opened.execute(f"PRAGMA hard_heap_limit = {heap}")


@pytest.mark.parametrize(("sql", "expected"), REFUSED.items(), ids=list(REFUSED.values()))
def test_what_sqlite_says_has_a_phrase(
    limited: sqlite3.Connection, sql: str, expected: str
) -> None:
    with pytest.raises((sqlite3.Error, sqlite3.Warning)) as caught:
        limited.execute(sql).fetchall()
    assert told(str(caught.value), PHRASES) == expected


def test_a_query_that_is_ended_has_a_phrase() -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.set_progress_handler(lambda: 1, 1000)
        with pytest.raises(sqlite3.OperationalError) as caught:
            opened.execute(ENDLESS.replace("s || s", "s")).fetchall()
    assert told(str(caught.value), PHRASES) == "interrupted []"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(guard.TOO_LARGE, "answer_too_large []", id="an answer that is too large"),
        pytest.param(guard.BY_PHRASE, "by_phrase []", id="full text without phrase"),
        pytest.param(guard.NO_HOST, "no_host []", id="no host"),
        pytest.param(guard.OUT_OF_MEMORY, "out_of_memory []", id="no memory"),
        pytest.param("Statement must be a SELECT", "only_select []", id="Datasette's own rule"),
        pytest.param("something new", "something new", id="an unknown reason stays as it is"),
        pytest.param("", "", id="no reason at all"),
        pytest.param("no such table: {0}", "no_table [{0}]", id="braces of a reader are letters"),
    ],
)
def test_a_reason_is_told(said: str, expected: str) -> None:
    assert told(said, PHRASES) == expected


def test_a_reason_without_a_phrase_stays_as_it_was_said() -> None:
    assert told("no such table: x", {}) == "no such table: x"


class _Datasette:
    def plugin_config(self, _: str) -> dict[str, object]:
        words = {"bad_sql": "non : {reason}", "reason_no_table": "pas de {name}"}
        return {"words": {"fr": words}}


def test_a_refusal_tells_the_reason_in_the_language_it_speaks() -> None:
    desk = Desk(_Datasette())
    assert desk.tell(Fault("bad_sql", reason="no such table: x"), "fr") == "non : pas de x"
    assert desk.tell(Fault("bad_sql", reason="something new"), "fr") == "non : something new"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_query_tells_it_too(language: str) -> None:
    metadata = json.loads((ROOT / "metadata.json").read_text(encoding="utf-8"))
    words = load_project(ROOT).words[language]
    facts = Facts({}, {}, 0, {}, {}, {})
    speaker = Speaker(language, languages_in(metadata), facts, "/", "", metadata)
    expected = words("api.reasons.no_table", name="x")
    assert speaker.reason(sqlite3.OperationalError("no such table: x")) == expected
