"""Search in the real plan: every word is found wherever it stands, and nowhere else."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

import pytest

from generator.api.han import phrase
from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST
from generator.project import Project
from tests.api.conftest import Client

SEARCHED = ("indicators", "tasks", "projects", "updates", "sources")
LENGTHS = (1, 2, 3, 4, 5, 8)
MOST = 400  # words of each length and table
HAN = re.compile("[一-鿿]+")
LATIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.]*[A-Za-z0-9])?")
ENDINGS = {"railway": "railways", "project": "projects", "target": "targets", "build": "building"}

Texts = Mapping[int, tuple[str, ...]]  # number of a row -> its cells that are searched


@pytest.fixture(scope="module")
def opened(real_project: Project) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(real_project.database)) as found:
        yield found


@pytest.fixture(scope="module")
def real_address(real_project: Project) -> Iterator[str]:
    with serving_api(real_project, choose(HOST, 0, 0)) as (found, _):
        yield found


@pytest.fixture
def ask_real(real_address: str) -> Iterator[Client]:
    client = Client(real_address)
    yield client
    client.close()


def _texts(opened: sqlite3.Connection, table: str) -> Texts:
    columns = [row[1] for row in opened.execute(f"PRAGMA table_info({table}_fts)")]
    found = opened.execute(f"SELECT number, {', '.join(columns)} FROM {table}")  # noqa: S608 - names of our own
    return {number: tuple(text or "" for text in cells) for number, *cells in found}


def _hits(opened: sqlite3.Connection, table: str, words: str) -> set[int]:
    sql = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"  # noqa: S608 - as above
    return {number for (number,) in opened.execute(sql, (phrase(words),))}


def _having(texts: Texts, word: str) -> set[int]:
    """Return the rows that LIKE would find, and that reading letter by letter finds."""
    return {number for number, cells in texts.items() if any(word in one for one in cells)}


def _words(texts: Texts, length: int) -> list[str]:
    """Return words of a length that occur, spread evenly over all there are."""
    every = {
        run[start : start + length]
        for cells in texts.values()
        for run in HAN.findall("\n".join(cells))
        for start in range(len(run) - length + 1)
    }
    return sorted(every)[:: max(1, len(every) // MOST)]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("table", SEARCHED)
def test_han_words_of_every_length_are_found_exactly_where_they_stand(
    opened: sqlite3.Connection, table: str, length: int
) -> None:
    texts = _texts(opened, table)
    words = _words(texts, length)
    assert len(words) > 100
    wrong = [one for one in words if _hits(opened, table, one) != _having(texts, one)]
    assert wrong == []


@pytest.mark.parametrize("table", SEARCHED)
def test_han_words_that_stand_nowhere_are_not_found(opened: sqlite3.Connection, table: str) -> None:
    """Words of characters that all occur, in an order that does not."""
    texts = _texts(opened, table)
    turned = [one[::-1] for length in (2, 3, 4) for one in _words(texts, length)]
    absent = [one for one in turned if not _having(texts, one)]
    assert len(absent) > 200
    assert [one for one in absent if _hits(opened, table, one)] == []


@pytest.mark.parametrize("table", SEARCHED)
def test_latin_words_are_found_wherever_they_stand(opened: sqlite3.Connection, table: str) -> None:
    texts = _texts(opened, table)
    words = sorted({one for cells in texts.values() for one in LATIN.findall("\n".join(cells))})
    assert len(words) > 100

    def standing(word: str) -> set[int]:
        pattern = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", re.IGNORECASE)
        return {number for number, cells in texts.items() if pattern.search("\n".join(cells))}

    missed = [one for one in words if standing(one) - _hits(opened, table, one)]
    assert missed == []
    # Further hits share the stem: its first letters stand in the row (being: be).
    strange = [
        (one, number)
        for one in words
        if one.isalpha() and len(one) > 3
        for number in _hits(opened, table, one)
        if one[:2].lower() not in "\n".join(texts[number]).lower()
    ]
    assert strange == []


@pytest.mark.parametrize(("word", "other"), ENDINGS.items())
def test_an_english_word_is_found_by_its_stem(
    opened: sqlite3.Connection, word: str, other: str
) -> None:
    found = {table: _hits(opened, table, word) for table in SEARCHED}
    assert any(found.values())
    assert found == {table: _hits(opened, table, other) for table in SEARCHED}


WORDS = (
    *("水", "铁路", "示范区", "科创走廊", "长三角一体化", "railways", "5G", "G60科创走廊"),
    *("G60 科创走廊", "Ｇ６０", "PM2.5", "ＰＭ２．５", "AND", "2025年"),
)
HOSTILE = {
    "a quotation mark": '"',
    "quotation marks around an operator": 'zz" OR "zz',
    "an apostrophe": "'; drop table tasks; --",
    "operators": "NOT NEAR(",
    "a call of NEAR": "NEAR(水 路, 2)",
    "a column filter": "title_zh : x",
    "stars": "*",
    "a caret": "^^^",
    "brackets": "(((",
    "braces": "{}",
    "NUL": "\0",
    "NUL between letters": "zz\0zz",
    "wildcards of LIKE": "%_%",
    "ten kilobytes of a letter": "x" * 10_000,
    "ten kilobytes of words": "zz " * 3_333,
    "a thousand Han characters": "水" * 1_000,
    "a thousand quotation marks": '"' * 1_000,
    "a picture": "😀",
    "a family of pictures": "👨\u200d👩\u200d👧",
    "marks of full width": "（％＊）",
    "a letter for private use": "\ue000",
    "the last letter there is": "\U0010ffff",
    "a change of direction": "\u202e\u202d",
    "no width at all": "\u200b\ufeff",
    "a line end": "\r\n\t",
    "a percent sign and digits": "%00",
    "a word that stands nowhere": "zzzzzz",
}


def _found(ask: Client, words: str) -> set[int]:
    """Return how many tasks each way of asking finds."""
    counts = set()
    for name in ("tasks", "tasks_zh", "tasks_en"):
        answer = ask(f"/jindu/{name}.json", _search=words, _size="0", _nofacet="1")
        assert answer.status == 200, answer.body
        counts.add(int(answer.json["filtered_table_rows_count"]))
    for language in ("zh", "en"):
        answer = ask(f"/jindu/search_{language}.csv", words=words)
        assert answer.status == 200, answer.body
        tables = [next(iter(row.values())) for row in answer.table]
        counts.add(tables.count("tasks"))
    return counts


@pytest.mark.parametrize("words", WORDS)
def test_tables_views_and_the_query_find_the_same(
    ask_real: Client, opened: sqlite3.Connection, words: str
) -> None:
    assert _found(ask_real, words) == {len(_hits(opened, "tasks", words))}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_typed_is_looked_for_and_no_error(ask_real: Client, words: str) -> None:
    assert _found(ask_real, words) == {0}


@pytest.mark.parametrize("option", ["_searchmode", "_fts_table", "_fts_pk"])
def test_options_that_make_counts_wrong_are_refused(ask_real: Client, option: str) -> None:
    answer = ask_real("/jindu/tasks.json", _search="铁路", **{option: "raw"})
    assert answer.status == 400
    assert option in answer.json["error"]


def test_search_in_one_column_counts_rows_of_that_column(
    ask_real: Client, opened: sqlite3.Connection
) -> None:
    """Datasette looks up rows by place there: it must be the number full text goes by."""
    (expected,) = opened.execute(
        "SELECT count(*) FROM tasks WHERE title_zh LIKE '%铁路%'"
    ).fetchone()
    answer = ask_real("/jindu/tasks.json", _search_title_zh="铁路", _shape="objects")
    assert answer.json["filtered_table_rows_count"] == expected > 0
    assert all("铁路" in row["title_zh"] for row in answer.json["rows"])
