from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.api import ddl, queries
from generator.api.han import LONGEST, phrase, spaced
from generator.api.shape import Table
from generator.api.titles import Titles
from tests.unit import plan_samples

HAN = "水路公高速运河"
TEXTS = st.text(alphabet=HAN + "，。、； “”《+（-.ABg6", max_size=24)
WORDS = st.text(alphabet=HAN, min_size=1, max_size=6)
SAMPLE = Table("papers", lambda world: (), (), search=("text",))


def _index(texts: Iterable[str]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(ddl.full_text(SAMPLE, ("zh",)))
    rows = ((number, spaced(text)) for number, text in enumerate(texts))
    database.executemany("INSERT INTO papers_fts (rowid, text_zh) VALUES (?, ?)", rows)
    return database


def _hits(database: sqlite3.Connection, query: str) -> list[int]:
    found = database.execute("SELECT rowid FROM papers_fts WHERE papers_fts MATCH ?", (query,))
    return sorted(int(number) for (number,) in found)


@given(st.lists(TEXTS, max_size=8), WORDS)
def test_full_text_finds_what_like_finds_and_nothing_else(texts: list[str], word: str) -> None:
    with closing(_index(texts)) as database:
        assert _hits(database, phrase(word)) == [
            number for number, text in enumerate(texts) if word in text
        ]


@given(st.lists(TEXTS, max_size=6), WORDS, WORDS)
def test_two_words_must_both_occur(texts: list[str], first: str, second: str) -> None:
    with closing(_index(texts)) as database:
        assert _hits(database, phrase(f"{first} {second}")) == [
            number for number, text in enumerate(texts) if first in text and second in text
        ]


def test_many_marks_take_no_longer_than_many_letters() -> None:
    """A pattern that begins anew at each mark takes seconds, and holds the whole server."""

    def seconds(words: str) -> float:
        start = time.process_time()
        for _ in range(5):
            phrase(words), spaced(words * 50)
        return time.process_time() - start

    assert seconds("!" * LONGEST) < 20 * seconds("x" * LONGEST) + 0.1


def test_a_search_longer_than_any_text_finds_nothing() -> None:
    words = "水 " * LONGEST
    assert phrase(words) == _typed_by_sql(words) == '""'


def _typed_by_sql(words: str) -> str:
    """Return what the query `search` makes of the words, without any function of ours."""
    titles = Titles({"en": plan_samples.make_words("en")}, {})
    head = queries.sql("search", "en", titles).partition(",\nhits")[0]
    with closing(sqlite3.connect(":memory:")) as database:
        found = database.execute(f"{head} SELECT text FROM query", {"words": words}).fetchone()  # noqa: S608 - our own query
    return str(found[0])


TYPED = HAN + ' "，、“-.AB２．Ｂ％😀〇𠀀·×\u200b\u3000\ue000\n\t*^():&'


@given(st.lists(TEXTS, max_size=6), st.text(alphabet=TYPED, max_size=10))
def test_the_query_in_plain_sql_finds_the_same(texts: list[str], words: str) -> None:
    with closing(_index(texts)) as database:
        assert _hits(database, _typed_by_sql(words)) == _hits(database, phrase(words))


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        pytest.param("高速公路里程", "公路", True, id="a word inside a longer one is found"),
        pytest.param("公共道路", "公路", False, id="its characters apart are not"),
        pytest.param("走水，路远", "水路", False, id="a word does not reach over a clause end"),
        pytest.param("生态“绿心”", "生态“绿心”", True, id="marks may be typed along"),
        pytest.param(
            "生态“绿心”", "生态绿心", False, id="letters on two sides of a mark are two words"
        ),
        pytest.param("G60科创走廊", "G60 科创", True, id="Latin and Han words stand together"),
        pytest.param("PM2.5 fell", "PM2.5", True, id="a point inside a name is no word end"),
        pytest.param(
            "PM2.5浓度", "ＰＭ２．５", True, id="letters of full width are the narrow ones"
        ),
        pytest.param("Ｇ６０走廊", "G60", True, id="in the text as well"),
        pytest.param("水😀路", "水路", False, id="a picture parts words"),
        pytest.param("𠀀水〇路", "𠀀水〇", True, id="rare characters are Han, too"),
        pytest.param("targets", "target", True, id="one of several"),
        pytest.param("a railway", "railways", True, id="several of one"),
        pytest.param("railway", "rail", False, id="a part of an English word is another word"),
        pytest.param("three highways", "highway", True, id="English words are found by their stem"),
        pytest.param("Forêts", "forets", True, id="accents do not matter"),
        pytest.param("水路", "", False, id="nothing typed finds nothing"),
        pytest.param("水路", "，。", False, id="marks alone find nothing"),
        pytest.param("水路", '水路" OR "x', False, id="operators are words like others"),
        pytest.param("水 OR 路", "or", True, id="and can be searched for"),
        pytest.param("水路*", "水路* NEAR(", False, id="brackets and stars do no harm"),
    ],
)
def test_a_search(text: str, words: str, found: bool) -> None:
    with closing(_index([text])) as database:
        for query in (phrase(words), _typed_by_sql(words)):
            assert _hits(database, query) == ([0] if found else [])


@given(st.text(max_size=30))
def test_no_typed_text_breaks_a_query(words: str) -> None:
    with closing(_index(["水路 words"])) as database:
        _hits(database, phrase(words))
        _hits(database, _typed_by_sql(words.replace("\0", "")))
