from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest

from generator.api.translating import Translator

METADATA = {
    "tables": {
        "t_zh": {"columns": {"序号": "", "状态": "", "名称": ""}, "sort": "序号"},
        "t_en": {"columns": {"No.": "", "Status": "", "Title": ""}, "sort": "No."},
        "t": {"columns": {}},
    },
    "queries": {"q_zh": {}, "q_en": {}},
}


@pytest.fixture
def translator(tmp_path: Path) -> Translator:
    path = tmp_path / "two.db"
    with closing(sqlite3.connect(path)) as opened:
        opened.executescript(
            """
            CREATE TABLE t (number INTEGER, zh TEXT, en TEXT, title TEXT);
            INSERT INTO t VALUES (1, '已完成', 'Completed', 'a'), (2, '进行中', NULL, 'b');
            CREATE VIEW t_zh AS SELECT number AS "序号", zh AS "状态", title AS "名称" FROM t;
            CREATE VIEW t_en AS SELECT number AS "No.", en AS "Status", title AS "Title" FROM t;
            """
        )
    return Translator(path, METADATA, ("zh", "en"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"状态": "已完成"}, {"Status": "Completed"}, id="a label"),
        pytest.param({"状态__not": "已完成"}, {"Status__not": "Completed"}, id="not that label"),
        pytest.param({"状态__contains": "完"}, {"Status__contains": "完"}, id="part of a label"),
        pytest.param({"状态": "进行中"}, {"Status": "进行中"}, id="a label without translation"),
        pytest.param({"状态": "没有"}, {"Status": "没有"}, id="a value that is nowhere"),
        pytest.param({"_sort": "名称"}, {"_sort": "Title"}, id="an order"),
        pytest.param(
            {"_facet": "状态", "_next": "50"}, {"_facet": "Status", "_next": "50"}, id="o"
        ),
        pytest.param({"_search_名称": "x"}, {"_search_Title": "x"}, id="words in a column"),
        pytest.param({"_search": "水"}, {"_search": "水"}, id="words"),
        pytest.param({"状态": "' OR 1=1"}, {"Status": "' OR 1=1"}, id="a value of SQL"),
    ],
)
def test_a_view_is_asked_for_in_another_language(
    translator: Translator, given: dict[str, str], expected: dict[str, str]
) -> None:
    path, query = translator.in_language("/d/t_zh", urlencode(given), "en")
    assert (path, dict(parse_qsl(query))) == ("/d/t_en", expected)


def test_queries_keep_their_parameters(translator: Translator) -> None:
    assert translator.in_language("/d/q_en", "year=2025", "zh") == ("/d/q_zh", "year=2025")


def test_what_has_no_other_language_stays(translator: Translator) -> None:
    assert translator.in_language("/d/t", "a=1", "en") == ("/d/t", "a=1")
