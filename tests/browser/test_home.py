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
