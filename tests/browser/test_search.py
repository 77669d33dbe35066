"""The site's own search in a real browser: real keys, Material's worker, our index."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def typed(page: Page, query: str) -> list[str]:
    """Type a query key by key and return the titles found, in order."""
    box = page.get_by_role("searchbox").first
    box.click()
    box.press("Control+a")
    box.press("Delete")
    page.keyboard.type(query)
    status = page.locator(".search__status")
    loading = ("载入", "Loading")
    page.wait_for_function(
        "([query, loading]) => { const box = document.querySelector('[data-search]');"
        " const text = box.querySelector('.search__status').textContent;"
        " return box.dataset.answered === query && !loading.some((one) => text.includes(one)); }",
        arg=[query, list(loading)],
    )
    assert status.inner_text()
    return page.locator(".search__title").all_inner_texts()


ROADS = "高速公路里程"
PM25 = "细颗粒物（PM2.5）年均浓度"
RND = "全社会研发（R&D）经费投入强度"
BUS = "公交道路优化与便民服务"
OFFICE = "场所共用与办公"
PART = "开通跨省公交"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("路", {ROADS, BUS}, id="one letter inside longer words"),
        pytest.param("公", {ROADS, BUS, OFFICE, PART}, id="one letter that also ends a word"),
        pytest.param("公路", {ROADS}, id="two letters, not pages holding them apart"),
        pytest.param("办公", {OFFICE}, id="two letters at the end"),
        pytest.param("速公路", {ROADS}, id="three letters inside"),
        pytest.param("高速公路里程", {ROADS}, id="a whole title"),
        pytest.param("研发", {RND}, id="before a bracket"),
        pytest.param("全社会", {RND}, id="three letters at the beginning"),
        pytest.param("公交道路优化与便民服务", {BUS}, id="longer than a token, as a whole"),
        pytest.param("公交道路优化与便民道路", set(), id="longer than a token, another end"),
        pytest.param("道路 公交", {BUS}, id="two words, both wanted"),
        pytest.param("公路 研发", set(), id="two words that no page has together"),
        pytest.param("PM2.5", {PM25}, id="letters and digits"),
        pytest.param("pm25", {PM25}, id="without the point"),
        pytest.param("R&D", {RND}, id="a sign inside"),
        pytest.param("巴士", {PART}, id="a synonym that is not shown"),
        pytest.param("一卡", {PART}, id="in the text of a part of a page"),
        pytest.param("地铁", set(), id="not there at all"),
    ],
)
def test_chinese_words(revisit: Opener, query: str, expected: set[str]) -> None:
    page, seen = revisit("indicators/")
    assert set(typed(page, query)) == expected
    assert (seen.errors, seen.foreign) == ([], [])


BY_TITLE = {
    "All indicators": ("all", "indicators"),
    "Length of expressways": ("length", "of", "expressways", "Express"),
    "Annual mean of fine particles (PM2.5)": ("annual", "mean", "fine", "particles", "PM2.5"),
    "R&D intensity of the whole society": ("R&D", "intensity", "the", "whole", "society"),
    "Better bus roads and services on the G60 corridor": (
        *("better", "bus", "roads", "and", "services", "on", "G60", "corridor"),
    ),
    "Sharing of office space": ("sharing", "office", "space"),
}


def test_every_word_of_an_english_title_finds_it(visit: Opener) -> None:
    page, seen = visit("en/")
    for title, words in BY_TITLE.items():
        for word in words:
            assert title in typed(page, word), word
    assert (seen.errors, seen.foreign) == ([], [])


@pytest.mark.parametrize("query", ["bus:", "+bus", "bus*", "-bus", '"bus"', "<bus>", "(bus)"])
def test_signs_in_a_query_mean_nothing(revisit: Opener, query: str) -> None:
    page, seen = revisit("en/")
    expected = ["Open bus lines", "Better bus roads and services on the G60 corridor"]
    assert sorted(typed(page, query)) == sorted(expected)
    assert seen.errors == []


def test_the_index_is_loaded_once_and_only_when_the_box_is_entered(visit: Opener) -> None:
    page, seen = visit("")
    assert not any("search_index" in url for url in seen.requests)
    typed(page, "公路")
    typed(page, "研发")
    assert sum("search_index" in url for url in seen.requests) == 1


def test_what_is_shown_can_be_read_and_what_was_typed_is_marked(visit: Opener) -> None:
    page, _ = visit("")
    typed(page, "一卡")
    assert page.locator(".search__hits li").inner_text().splitlines() == [
        PART,
        BUS,
        "便民服务一卡通用",
    ]
    assert page.locator(".search__hits mark").all_inner_texts() == ["一卡"]
    assert page.locator(".search__status").inner_text() == "找到 1 条"


def test_the_plural_follows_the_language(visit: Opener) -> None:
    page, _ = visit("en/")
    typed(page, "office")
    assert page.locator(".search__status").inner_text() == "1 result"
    typed(page, "tasks")
    typed(page, "of")
    assert page.locator(".search__status").inner_text().endswith(" results")


def test_the_best_titles_come_first(visit: Opener) -> None:
    page, _ = visit("")
    assert typed(page, "公交")[0] == BUS  # begins with it; the part only ends with it


def test_a_hit_leads_to_its_page_or_to_the_part_of_the_page(visit: Opener) -> None:
    page, _ = visit("en/indicators/roads/")
    typed(page, "one card")
    page.keyboard.press("Enter")
    page.wait_for_url("**/site/en/tasks/t05-1/#T05.1.02")


def test_enter_never_opens_the_hit_of_an_older_question(visit: Opener) -> None:
    page, _ = visit("")
    typed(page, "公路")
    page.locator(".search input").fill("研发")
    page.keyboard.press("Enter")
    page.wait_for_url("**/site/indicators/rnd/")


def test_the_list_is_walked_with_the_arrows_and_left_with_escape(visit: Opener) -> None:
    page, _ = visit("")
    typed(page, "公路")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.innerText").startswith(ROADS)
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "query"
    assert not page.locator(".search__panel").is_visible()


def test_an_answer_that_comes_late_does_not_open_the_list_again(visit: Opener) -> None:
    page, _ = visit("")
    typed(page, "公路")
    page.keyboard.type("里")
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    assert not page.locator(".search__panel").is_visible()
    page.keyboard.type("程")
    page.locator(".search__panel a").first.wait_for()


def test_without_a_connection_the_box_says_what_to_do(visit: Opener) -> None:
    page, _ = visit("")
    page.context.set_offline(True)
    page.get_by_role("searchbox").click()
    page.locator(".search__status", has_text="没有载入").wait_for()
    page.context.set_offline(False)
    assert typed(page, "公路") == [ROADS]


def test_enter_before_the_answer_leads_there_as_soon_as_it_comes(visit: Opener) -> None:
    page, _ = visit("en/indicators/roads/")
    page.get_by_role("searchbox").click()
    page.keyboard.type("one card")
    page.keyboard.press("Enter")
    page.wait_for_url("**/site/en/tasks/t05-1/#T05.1.02")


def test_another_question_takes_enter_back(visit: Opener) -> None:
    page, _ = visit("en/")
    held: list[Route] = []
    page.route("**/search_index.json", lambda route: held.append(route))
    page.get_by_role("searchbox").click()
    page.keyboard.type("coach")
    page.keyboard.press("Enter")
    page.keyboard.type(" roads")
    page.wait_for_timeout(100)
    held[0].continue_()
    page.locator(".search__status", has_text="Nothing found").wait_for()
    assert page.url.endswith("/site/en/")


def test_the_hit_that_enter_follows_is_marked(visit: Opener) -> None:
    page, _ = visit("")
    typed(page, "公")
    grounds = page.locator(".search__hits a").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert grounds[0] not in grounds[1:]
    assert len(set(grounds[1:])) == 1


def test_on_a_touch_screen_enter_goes_to_the_list_and_the_keyboard_leaves(visit: Opener) -> None:
    page, _ = visit("", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    typed(page, "公")
    page.keyboard.press("Enter")
    assert page.url.endswith("/site/")
    focused = "document.activeElement === document.querySelector('.search__hits a')"
    page.wait_for_function(focused)


@pytest.mark.parametrize("height", [300, 900])
def test_the_list_says_that_there_is_more_below(visit: Opener, height: int) -> None:
    page, _ = visit("", viewport={"width": 360, "height": height})
    typed(page, "公")
    panel = page.locator(".search__panel")
    more = "getComputedStyle(document.querySelector('.search__panel'), '::after').content"
    long = panel.evaluate("one => one.scrollHeight > one.clientHeight + 2")
    assert long is (height == 300)
    assert ("↓" in page.evaluate(more)) is long
    panel.evaluate("one => one.scrollTo(0, one.scrollHeight)")
    page.wait_for_function(f"!{more}.includes('↓')")


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large text"])
@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_hint_in_the_box_fits_a_phone(visit: Opener, language: str, large: bool) -> None:
    page, _ = visit(language, viewport={"width": 360, "height": 740})
    if large:
        page.locator("[data-setting=text]").click()
    wide, room = page.evaluate(
        """() => {
          const box = document.querySelector(".search input"), style = getComputedStyle(box);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = `${style.fontSize} ${style.fontFamily}`;
          const inner = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
          return [pen.measureText(box.placeholder).width, inner];
        }"""
    )
    assert wide <= room
