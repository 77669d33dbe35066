"""Limits of the guard that Datasette and SQLite do not know: size of answers, full text, stripping."""

# ruff: noqa: S608 - these queries are meant to do harm

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from sys import getsizeof

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.api.plugins import guard, search
from generator.model.interface import LIMITS

FOUND = "select rowid from tasks_fts where "


@pytest.fixture(scope="module")
def limited() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as opened:
        heap = opened.execute("PRAGMA hard_heap_limit").fetchone()[0]
        search.add_functions(opened)
        guard.limit(opened, "jindu")
        yield opened
        opened.set_authorizer(None)
        opened.execute(f"PRAGMA hard_heap_limit = {heap}")


MANY = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT {} FROM n"
)


@pytest.mark.parametrize(
    ("sql", "is_small"),
    [
        pytest.param(MANY.format(1000, "i, i || 'x'"), True, id="a thousand short rows"),
        pytest.param(MANY.format(60_000, "i || 'xxxxxxxxxxxxxxxxxxxx'"), False, id="many rows"),
        pytest.param(f"SELECT '{'x' * 9000}'", True, id="a long text"),
        pytest.param(
            "WITH RECURSIVE d(s) AS (SELECT 'xx' UNION ALL SELECT s || s FROM d WHERE length(s) <"
            f" 100000) SELECT {', '.join(['s'] * 60)} FROM d WHERE length(s) > 100000",
            False,
            id="one row of many long texts",
        ),
        pytest.param(
            "WITH RECURSIVE d(s) AS (SELECT 'xx' UNION ALL SELECT s || s FROM d WHERE length(s) <"
            f" 100000) SELECT {', '.join(['CAST(s AS BLOB)'] * 60)} FROM d",
            False,
            id="rows of many long blobs",
        ),
        pytest.param(
            MANY.format(20_000, f"i || '{'x' * 90}'"), True, id="texts of letters of one byte"
        ),
        pytest.param(
            MANY.format(20_000, f"i || '{'x' * 90}\U0001d11e'"),
            False,
            id="the same with one letter that makes all of them wide",
        ),
    ],
)
def test_an_answer_has_a_size(limited: sqlite3.Connection, sql: str, is_small: bool) -> None:
    if is_small:
        assert limited.execute(sql).fetchall()
        return
    with pytest.raises(sqlite3.OperationalError, match=guard.TOO_LARGE):
        limited.execute(sql).fetchall()


@given(
    st.lists(
        st.none() | st.integers(-(2**31), 2**31) | st.floats() | st.binary() | st.text(),
        min_size=1,
        max_size=LIMITS["columns"],
    )
)
def test_a_row_counts_as_what_it_takes(values: list[object]) -> None:
    rows = guard.Rows()
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.text_factory = rows.text
        given = [None if one != one else one for one in values]  # SQLite knows no NaN
        found = opened.execute(f"SELECT {', '.join('?' * len(given))}", given)
        row = found.fetchone()
        rows.row(found, row)
    # A blob is counted without its head, a cell that is no text as a whole number.
    assert abs(rows._answer - sum(map(getsizeof, row))) <= len(row) * getsizeof(b"")


def test_each_answer_is_counted_anew(limited: sqlite3.Connection) -> None:
    sql = MANY.format(3000, "i || 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'")
    for _ in range(20):
        assert len(limited.execute(sql).fetchall()) == 3000


def test_an_answer_that_was_too_large_does_not_spoil_the_next(limited: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        limited.execute(MANY.format(60_000, "i || 'xxxxxxxxxxxxxxxxxxxx'")).fetchall()
    (row,) = limited.execute("SELECT 'a' AS b").fetchall()
    assert (row["b"], row[0]) == ("a", "a")


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param(f"{FOUND}tasks_fts match phrase(:words)", id="a parameter"),
        pytest.param(f"{FOUND}tasks_fts match phrase('公路 G60')", id="a text"),
        pytest.param(f"{FOUND}tasks_fts MATCH escape_fts(:search)) and a = 1", id="as Datasette"),
        pytest.param(
            "select t.id from tasks_fts as f join tasks as t on t.number = tasks_fts.rowid"
            " where tasks_fts match phrase(:w) order by tasks_fts.rank limit 5",
            id="joined to its table",
        ),
        pytest.param("select bm25(tasks_fts) from tasks_fts", id="how close a row is"),
        pytest.param("select * from matches where title like '%match%'", id="no full text"),
    ],
)
def test_words_by_phrase_may_be_searched(sql: str) -> None:
    assert guard.searches_safely(sql)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param(f"{FOUND}tasks_fts match 'a*'", id="a text of its own"),
        pytest.param(f"{FOUND}tasks_fts match :words", id="a parameter of its own"),
        pytest.param(f"{FOUND}tasks_fts match phrase(:w) || 'a*'", id="more than the phrase"),
        pytest.param(f"{FOUND}tasks_fts match phrase(:w)->>'a'", id="a path behind the phrase"),
        pytest.param(f"{FOUND}tasks_fts match (phrase(:w))", id="in brackets"),
        pytest.param(f"{FOUND}title_en match 'a*'", id="one column"),
        pytest.param(f"{FOUND}tasks_fts = 'a*'", id="a sign of equality"),
        pytest.param(f"{FOUND}tasks_fts in ('a*')", id="a list"),
        pytest.param(f"{FOUND}(tasks_fts, 1) = ('a*', 1)", id="a pair"),
        pytest.param(f'{FOUND}"tasks_fts" match phrase(:w)', id="in quotes"),
        pytest.param("select 1 from tasks_fts('a*')", id="as a function"),
        pytest.param("select 1 from TASKS_FTS ('a*')", id="in capitals"),
        pytest.param("select 1 from tasks_fts f where f.tasks_fts = 'a*'", id="by another name"),
        pytest.param("select 1 from tasks_fts natural join b", id="a natural join"),
        pytest.param("select 1 from tasks_fts join b using (tasks_fts)", id="a join by its name"),
        pytest.param(
            "select 'x_fts match phrase(', (select 1 from a_fts where a_fts match :w), ')'",
            id="behind a text that looks harmless",
        ),
        pytest.param(
            "/* a_fts match phrase(' */ select 1 from a_fts where a_fts match :w /* ') */",
            id="behind a comment that looks harmless",
        ),
        pytest.param(
            "select 1 from a_fts where -- a_fts match phrase('\n a_fts match :w -- ')",
            id="behind a line that looks harmless",
        ),
    ],
)
def test_words_of_its_own_making_may_not(sql: str) -> None:
    assert not guard.searches_safely(sql)


@given(
    st.sampled_from(["trim", "ltrim", "rtrim"]),
    st.none() | st.integers() | st.text("ab 水é", max_size=8),
    st.none() | st.text("ab 水", max_size=4),
)
def test_stripping_is_that_of_sqlite(
    limited: sqlite3.Connection, name: str, text: object, letters: str | None
) -> None:
    if isinstance(text, int) and abs(text) >= 2**63:
        text = 1
    call = f"SELECT {name}(?, ?)"
    with closing(sqlite3.connect(":memory:")) as plain:
        (expected,) = plain.execute(call, (text, letters)).fetchone()
    assert limited.execute(call, (text, letters)).fetchone()[0] == expected


@pytest.mark.parametrize("function", ["trim(' a ')", "ltrim(' a')", "rtrim('a ')"])
def test_spaces_are_stripped_as_before(limited: sqlite3.Connection, function: str) -> None:
    assert limited.execute(f"SELECT {function}").fetchone()[0] == "a"
