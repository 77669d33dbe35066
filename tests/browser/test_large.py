"""Large text on a phone: the chart grows with the letters, what only few need is folded, home leads on at once."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
LEAST = 16  # px, letters of a chart in large text
ROUTES = ("indicators/gdp-double/", "en/indicators/pm25/")
LETTERS = """() => {
  const svg = document.querySelector("figure.chart svg");
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return scale * Math.min(...[...svg.querySelectorAll("text")].map((one) => parseFloat(getComputedStyle(one).fontSize)));
}"""


def large(page: Page) -> None:
    page.evaluate("jindu.choose('text', 'large')")
    page.reload()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("route", ROUTES)
def test_letters_of_a_chart_grow_on_a_phone(open_real: Opener, route: str, scheme: str) -> None:
    page, _ = open_real(route, viewport=PHONE, color_scheme=scheme)
    before = page.evaluate(LETTERS)
    large(page)
    assert page.evaluate(LETTERS) >= max(LEAST, 1.5 * before)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    sheet = page.locator("figure.chart .sheet")
    expect(sheet).to_have_attribute("tabindex", "0")
    sheet.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert sheet.evaluate("one => one.scrollLeft") > 0
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.context.close()


def test_a_chart_that_fits_is_no_stop_for_the_keyboard(open_real: Opener) -> None:
    page, _ = open_real(ROUTES[0], viewport=PHONE)
    page.wait_for_timeout(100)
    assert page.locator(".sheet").evaluate("one => one.tabIndex") == -1
    assert page.locator(".sheet").get_attribute("role") is None
    page.context.close()


@pytest.mark.parametrize("route", ROUTES)
def test_what_only_few_need_is_folded_in_large_text_alone(open_real: Opener, route: str) -> None:
    page, _ = open_real(route, viewport=PHONE)
    part, summary = page.locator("details.experts"), page.locator("details.experts > summary")
    few = part.locator("a[href$='.vl.json'], a[href$='.svg'], #embed > summary")
    shown = [one.is_visible() for one in few.all()]
    assert (shown, summary.is_visible()) == ([True, True, True], False)
    large(page)
    assert not any(one.is_visible() for one in few.all())
    assert not page.locator("[data-do=svg]").is_visible()
    assert page.locator("ul.actions a[href$='.csv']").first.is_visible()
    summary.click()
    assert all(one.is_visible() for one in few.all())
    page.goto(page.url.split("#")[0] + "#embed")
    page.reload()
    assert page.locator("#embed[open] a[data-embed]").is_visible()
    page.context.close()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_home_answers_and_leads_on_in_the_first_screen(open_real: Opener, language: str) -> None:
    page, _ = open_real(language, viewport=PHONE)
    large(page)
    for part in (".home__answer", ".home__first .lead", '[href="#places"]', '[href="#unknown"]'):
        box = page.locator(f"main {part}").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"], part
    assert page.locator(".home__intro").is_visible()
    page.context.close()
