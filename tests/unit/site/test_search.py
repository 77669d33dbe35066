"""Everything that stands inside a word is found, and nothing that does not."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.site import Page, SearchEntry
from generator.site.search import MARK, WIDTH, fold, search_index, tokens

HAN = "高速公路里程交道优化办共用研发"
runs = st.text(HAN, min_size=1, max_size=20)


def found(query: str, text: str) -> bool:
    """Answer as the worker does: a token begins with what was typed."""
    term = MARK + query if query[0] >= "\u3400" and query[0] < "\ua000" else fold(query)
    return any(token.startswith(term) for token in tokens(text))


@given(runs, st.data())
def test_every_piece_of_a_han_run_is_found(run: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(run) - 1))
    length = data.draw(st.integers(1, min(WIDTH, len(run) - start)))
    assert found(run[start : start + length], f"R&D {run}，其他")


@given(runs, st.text(HAN, min_size=1, max_size=WIDTH))
def test_a_han_query_finds_only_what_holds_it_whole(run: str, query: str) -> None:
    assert found(query, run) == (query in run)


@given(runs)
def test_no_han_token_can_be_known_as_a_word_of_its_own(run: str) -> None:
    # Else the worker would cut a query into the words it knows.
    assert all(token.startswith(MARK) and len(token) <= WIDTH + 1 for token in tokens(run))


@given(st.text(max_size=40))
def test_tokens_hold_nothing_that_the_worker_reads_as_a_sign(text: str) -> None:
    for token in tokens(text):
        assert token
        assert not set(token) & set(' \t\n:~^+-*<>"\\\u200b')


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        pytest.param("公路", "高速公路里程", True, id="two letters inside a longer word"),
        pytest.param("率", "城镇化率", True, id="the last letter alone"),
        pytest.param("公路", "公交道路优化", False, id="the same letters apart are no match"),
        pytest.param("公路", "公，路", False, id="a comma ends a run"),
        pytest.param("expressways", "Length of expressways", True, id="an English word"),
        pytest.param(
            "express", "Length of expressways", True, id="the beginning of an English word"
        ),
        pytest.param("the", "All of the targets", True, id="a small word, nothing is a stop word"),
        pytest.param("urbanisation", "Urbanisation rate", True, id="a word in capitals"),
        pytest.param("R&D", "R&D intensity", True, id="a word with a sign inside"),
        pytest.param("RD", "R&D intensity", True, id="the same without the sign"),
        pytest.param(
            "PM2.5", "细颗粒物（PM2.5）浓度", True, id="letters and digits between Han runs"
        ),
        pytest.param("pm25", "Fine particles (PM2.5)", True, id="without the point"),
        pytest.param("2.5", "Fine particles (PM2.5)", True, id="the digits after the letters"),
        pytest.param("G60", "G60科创走廊", True, id="a road number before Han letters"),
        pytest.param("科创", "G60科创走廊", True, id="Han letters after a road number"),
        pytest.param("ＰＭ2.5", "PM2.5", True, id="full-width letters"),
        pytest.param("hopital", "Hôpital régional", True, id="typed without the accent"),
        pytest.param("high", "high-speed rail", True, id="the first half of a hyphened word"),
        pytest.param("speed", "high-speed rail", True, id="the second half of a hyphened word"),
        pytest.param("rail", "railing", True, id="the beginning of another word"),
        pytest.param("ways", "expressways", False, id="an end of an English word is no word"),
    ],
)
def test_search_words(query: str, text: str, expected: bool) -> None:
    assert found(query, text) is expected


def page(*entries: SearchEntry, route: str = "tasks/t05-1/") -> Page:
    return Page(route, "公交道路", "<h1>公交道路</h1>", "", "tasks", search=entries)


def documents(*pages: Page) -> list[dict[str, object]]:
    return list(json.loads(search_index(pages))["docs"])


def test_shown_text_is_plain_and_tokens_are_apart() -> None:
    (entry,) = documents(page(SearchEntry("tasks/t05-1/", "公交", "便民", 2.0, hidden="巴士")))
    assert entry == {
        "location": "tasks/t05-1/",
        "title": "公交",
        "text": "便民",
        "head": "_公交 _交",
        "body": "_便民 _民 _巴士 _士",
        "boost": 2.0,
    }


def test_the_entry_of_the_page_comes_before_its_parts() -> None:
    part = SearchEntry("tasks/t05-1/#T05.1.02", "通车", "")
    whole = SearchEntry("tasks/t05-1/", "公交", "")
    assert [one["location"] for one in documents(page(part, whole))] == [whole.route, part.route]


def test_a_page_without_an_entry_of_its_own_is_found_by_its_title() -> None:
    part = SearchEntry("tasks/t05-1/#T05.1.02", "通车", "")
    assert [one["title"] for one in documents(page(part), page(route=""))] == [
        "公交道路",
        "通车",
        "公交道路",
    ]


def test_a_page_for_frames_of_others_is_no_hit() -> None:
    framed = dataclasses.replace(page(route="indicators/roads/embed/"), bare=True)
    assert [one["location"] for one in documents(framed, page())] == ["tasks/t05-1/"]


def test_home_has_an_address_the_worker_can_hold() -> None:
    assert documents(page(route=""))[0]["location"] == "./"


def test_a_page_for_frames_of_other_sites_is_not_found() -> None:
    page = Page("indicators/gdp/", "GDP", "<h1>GDP</h1>", "GDP", "")
    framed = replace(page, route="indicators/gdp/embed/", indexed=False, bare=True)
    assert [one["location"] for one in documents(page, framed)] == ["indicators/gdp/"]
