"""Home on the first screen: the answer stands there, and the way to the other two questions."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest

from generator.project import Project
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

HOME_BUDGET = 120 * 1024  # bytes over the wire, gzip, with all that home requests


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_first_screen_holds_the_answer_and_leads_on(
    open_real: Opener, language: str, size: tuple[int, int]
) -> None:
    width, height = size
    page, _ = open_real(language, viewport={"width": width, "height": height})
    for part in (".home__intro", ".home__answer", ".lead", '[href="#places"]', '[href="#unknown"]'):
        box = page.locator(f"main {part}").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height, part
    page.context.close()


@pytest.mark.parametrize("route", ["", "milestones/", "questions/", "releases/"])
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_on_these_pages_scrolls_sideways_on_a_phone_in_large_text(
    open_real: Opener, route: str, width: int
) -> None:
    page, _ = open_real("en/" + route, viewport={"width": width, "height": 740})
    page.evaluate("document.documentElement.dataset.text = 'large'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')]"
        ".filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto')"
        ".filter((one) => !one.querySelector('table.data')).length"
    )
    assert wide == 0
    page.context.close()


def test_a_number_of_the_matrix_opens_the_register_at_these_tasks(open_real: Opener) -> None:
    page, _ = open_real("")
    cell = page.locator(".matrix tbody td:has(.status--completed) > a").first
    number = int(cell.locator("b").inner_text())
    cell.click()
    shown = page.locator("[data-is]:visible")
    shown.first.wait_for()
    assert shown.count() == number
    page.context.close()


def test_home_stays_within_its_weight(open_real: Opener, real_project: Project) -> None:
    page, seen = open_real("")
    files = {urlsplit(url).path.removeprefix("/a/b/") or "index.html" for url in seen.requests}
    sizes = [len(gzip.compress((real_project.site / one).read_bytes())) for one in files if one]
    assert sum(sizes) <= HOME_BUDGET
    assert len(sizes) >= 4
    page.context.close()


SCREENS = {"": 6.2, "en/": 6.5}  # of a phone that home may take


def test_what_is_held_stands_beside_the_answer_where_there_is_room(open_real: Opener) -> None:
    page, _ = open_real("", viewport={"width": 1280, "height": 900})
    first = page.locator(".home__first").bounding_box()
    held = page.locator(".home__held").bounding_box()
    readings = page.locator(".readings").bounding_box()
    assert first
    assert held
    assert readings
    assert held["x"] >= first["x"] + first["width"]
    assert held["y"] <= first["y"]
    assert held["y"] + held["height"] <= readings["y"] + 1
    page.context.close()


@pytest.mark.parametrize("language", SCREENS, ids=["zh", "en"])
def test_home_is_no_longer_than_it_must_be_on_a_phone(open_real: Opener, language: str) -> None:
    page, _ = open_real(language, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS[language] * 740
    page.context.close()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_switch_of_the_theme_has_a_word_beside_it(
    open_real: Opener, language: str, width: int
) -> None:
    page, _ = open_real(language, viewport={"width": width, "height": 740})
    word = page.locator("[data-setting='theme'] .tool__word")
    box = word.bounding_box()
    assert box is not None
    assert box["width"] > 20
    assert word.inner_text() in page.locator("[data-setting='theme']").inner_text()
    page.context.close()


def test_a_status_in_the_head_of_the_matrix_stands_on_one_line(open_real: Opener) -> None:
    page, _ = open_real("en/", viewport={"width": 1280, "height": 900})
    heights = page.eval_on_selector_all(
        ".matrix thead .status", "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert heights
    assert max(heights) < 30
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_status_in_chinese_is_torn_in_no_cell(open_real: Opener, width: int) -> None:
    page, _ = open_real("indicators/", viewport={"width": width, "height": 740})
    heights = page.eval_on_selector_all(
        "td .status", "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert heights
    assert max(heights) < 30
    page.context.close()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_targets_of_each_kind_are_folded_on_a_phone_alone(
    open_real: Opener, language: str
) -> None:
    names = ".readings__few a"
    for width, open_at_first in ((360, False), (1280, True)):
        page, _ = open_real(language, viewport={"width": width, "height": 900})
        assert page.locator(names).count() > 3
        assert page.locator(names).first.is_visible() is open_at_first
        assert page.locator(".readings__few summary").first.is_visible() is not open_at_first
        assert page.locator(".readings__few > p").first.is_visible()  # what to know of them
        page.context.close()


def test_places_of_one_row_are_of_one_height_and_say_what_is_reported(open_real: Opener) -> None:
    page, _ = open_real("en/", viewport={"width": 1360, "height": 900})
    tiles = page.locator(".home__places > li")
    tops = {round(box["y"]) for one in tiles.all() if (box := one.bounding_box())}
    assert len(tops) == 1
    assert [one for one in tiles.all_inner_texts() if "report" not in one] == []
    page.context.close()
