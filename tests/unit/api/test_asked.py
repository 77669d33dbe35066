from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from generator.api.asked import Known, fault, renamed, row_path, split_format
from generator.api.faults import Fault
from generator.api.values import ids_beside

KNOWN = Known(
    columns={"tasks": ("id", "title_en", "a__b"), "codes": ("list", "code")},
    keys={"tasks": 1, "codes": 2},
    parameters={"search_en": ("words",), "due_en": ("year", "id", "date"), "all_en": ()},
    comparisons=("exact", "contains"),
)


def _dotted(value: str) -> str:
    return value.replace(".", "~2E").replace("/", "~2F").replace(",", "~2C")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/d/tasks/T1.02", "/d/tasks/T1~2E02", id="dots of an id"),
        pytest.param("/d/tasks/T1.02.json", "/d/tasks/T1~2E02.json", id="a format stays"),
        pytest.param("/d/tasks/T1.02.blob", "/d/tasks/T1~2E02.blob", id="a blob stays"),
        pytest.param("/d/tasks/1/2.csv", "/d/tasks/1~2F2.csv", id="a slash inside an id"),
        pytest.param("/d/tasks/1%2F2", "/d/tasks/1~2F2", id="a slash written by a program"),
        pytest.param("/d/tasks/a,b", "/d/tasks/a~2Cb", id="a comma in a key of one column"),
        pytest.param("/d/codes/a.b,c", "/d/codes/a~2Eb,c", id="a comma between two columns"),
        pytest.param("/d/codes/a%2Cb", "/d/codes/a,b", id="such a comma written by a program"),
        pytest.param("/d/tasks.json", "/d/tasks.json", id="a table"),
        pytest.param("/d/others/T1.02", "/d/others/T1.02", id="no table of ours"),
        pytest.param("/-/static/app.css", "/-/static/app.css", id="no row at all"),
        pytest.param("/", "/", id="the home page"),
    ],
)
def test_paths_of_rows_are_written_for_datasette(path: str, expected: str) -> None:
    assert row_path(KNOWN, path, _dotted) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/d/t.json", ("/d/t", "json")),
        ("/d/t/T1.02", ("/d/t/T1.02", "")),
        ("/d/t", ("/d/t", "")),
        (".json", (".json", "")),
    ],
)
def test_only_known_formats_are_formats(path: str, expected: tuple[str, str]) -> None:
    assert split_format(path) == expected


@pytest.mark.parametrize(
    ("name", "key", "value", "expected"),
    [
        pytest.param("tasks", "nosuch", "1", "no_column", id="a column"),
        pytest.param("tasks", "nosuch__exact", "1", "no_column", id="a column compared"),
        pytest.param("tasks", "id__nosuch", "1", "no_comparison", id="a comparison"),
        pytest.param("tasks", "_nosuch", "1", "no_parameter", id="an option"),
        pytest.param("tasks", "_sort", "nosuch", "no_column", id="a sorting column"),
        pytest.param("tasks", "_search_nosuch", "x", "no_parameter", id="a column to search"),
        pytest.param("search_en", "nosuch", "x", "no_parameter", id="a parameter"),
        pytest.param("all_en", "words", "x", "no_parameter", id="one of another query"),
        pytest.param("due_en", "year", "abc", "no_year", id="letters for a year"),
        pytest.param("due_en", "year", "20251", "no_year", id="too many digits"),
        pytest.param("due_en", "date", "2021-06", "no_date", id="a month for a day"),
        pytest.param("due_en", "date", "2021-13-01", "no_date", id="a month there is not"),
        pytest.param("due_en", "date", "2021-12-31", "", id="a day"),
        pytest.param("due_en", "date", "", "", id="no day for today"),
        pytest.param("tasks", "id", "T1", "", id="a known column"),
        pytest.param("tasks", "a__b", "1", "", id="a column with underscores"),
        pytest.param("tasks", "a__b__contains", "1", "", id="such a column compared"),
        pytest.param("tasks", "_sort", "", "", id="no choice in a form"),
        pytest.param("tasks", "_filter_column_2", "id", "", id="a form"),
        pytest.param("due_en", "year", "", "", id="no year"),
        pytest.param("due_en", "_shape", "array", "", id="a shape"),
        pytest.param("others", "nosuch", "1", "", id="of what is not ours nothing is said"),
    ],
)
def test_faults_are_told_by_kind(name: str, key: str, value: str, expected: str) -> None:
    found = fault(KNOWN, name, [("_size", "1"), (key, value)])
    assert (found.key if found else "") == expected


def test_a_fault_names_what_was_asked_and_what_there_is() -> None:
    assert fault(KNOWN, "tasks", [("nosuch", "1")]) == Fault(
        "no_column", "nosuch", KNOWN.columns["tasks"]
    )


@pytest.mark.parametrize(
    ("name", "pairs", "expected"),
    [
        pytest.param("search_en", [("q", "x")], [("words", "x")], id="the short name"),
        pytest.param(
            "search_en",
            [("q", "x"), ("words", "y")],
            [("q", "x"), ("words", "y")],
            id="both are one too many",
        ),
        pytest.param("all_en", [("q", "x")], [("q", "x")], id="a query without words"),
    ],
)
def test_a_short_name_stands_for_words(
    name: str, pairs: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert renamed(KNOWN, name, pairs) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param("c", ("a", "b", "d", "e", "f"), id="between two"),
        pytest.param("A", ("a", "b", "d"), id="before all"),
        pytest.param("z", ("f", "g"), id="after all"),
    ],
)
def test_a_missing_id_is_told_with_those_beside_it(wanted: str, expected: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(":memory:")) as opened, opened:
        opened.execute("CREATE TABLE t (id TEXT PRIMARY KEY)")
        opened.executemany("INSERT INTO t VALUES (?)", [(one,) for one in "abdefg"])
        assert ids_beside(opened, "t", 1, wanted) == expected
        assert ids_beside(opened, "t", 0, wanted) == ()
