"""Small faults of the look that a reader saw: words cut by rules, dates and headings broken inside, boxes off the grid."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
LINES = """(one) => { const range = document.createRange(); range.selectNodeContents(one);
  return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size; }"""


def edge(page: Page, selector: str) -> float:
    """Left edge of an element, in px."""
    found: float = page.locator(selector).first.evaluate("one => one.getBoundingClientRect().left")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_a_chart_stand_on_paper(open_real: Opener, scheme: str) -> None:
    page, _ = open_real("indicators/gdp-double/", viewport=DESKTOP, color_scheme=scheme)
    around, paper, order = page.evaluate(
        """() => {
          const style = getComputedStyle(document.querySelector("figure.chart svg text"));
          const ground = getComputedStyle(document.querySelector("figure.chart")).backgroundColor;
          return [style.stroke, ground, style.paintOrder];
        }"""
    )
    page.context.close()
    assert around == paper
    assert order.startswith("stroke")


def test_a_hollow_point_has_an_edge_and_letters_on_a_filled_part_have_none(
    open_real: Opener,
) -> None:
    page, _ = open_real("indicators/pm25/", viewport=DESKTOP)
    hollow = 'figure.chart svg g[fill^="var(--jindu-paper"] circle'
    edges = page.locator(hollow).evaluate_all("all => all.map(one => getComputedStyle(one).stroke)")
    page.goto(page.url.replace("indicators/pm25/", "indicators/"))
    letters = page.locator('figure.chart svg g[fill^="var(--jindu-paper"] text').evaluate_all(
        "all => all.map(one => getComputedStyle(one).stroke)"
    )
    page.context.close()
    assert edges
    assert "none" not in edges
    assert set(letters) == {"none"}


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_date_of_a_source_stands_in_one_line(
    open_real: Opener, language: str, size: dict[str, int]
) -> None:
    page, _ = open_real(language + "sources/", viewport=size)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    lines = [one.evaluate(LINES) for one in page.locator("td.when").all()[:20]]
    page.context.close()
    assert set(lines) == {1}


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_a_phone_shows_which_sources_there_are_in_few_screens(
    open_real: Opener, language: str
) -> None:
    page, _ = open_real(language + "sources/", viewport=PHONE)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.locator("details.part > summary").nth(1).click()
    opened = page.locator("details.part tr:visible").count()
    page.context.close()
    assert height < 8 * PHONE["height"]
    assert opened > 1


@pytest.mark.parametrize("route", ["", "indicators/"])
def test_the_first_tab_stands_on_the_grid(open_real: Opener, route: str) -> None:
    page, _ = open_real(route, viewport=DESKTOP)
    assert abs(edge(page, ".head__nav a") - edge(page, ".head__name")) < 1
    page.context.close()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_search_box_is_as_wide_on_every_page(open_real: Opener, language: str) -> None:
    page, _ = open_real(language, viewport=DESKTOP)
    width = "document.querySelector('.search').getBoundingClientRect().width"
    home = page.evaluate(width)
    page.goto(page.url + "indicators/")
    assert page.evaluate(width) == home
    page.context.close()


def test_a_heading_breaks_at_a_sign(open_real: Opener) -> None:
    page, _ = open_real("indicators/gdp-double/", viewport=PHONE)
    page.evaluate("jindu.choose('text', 'large')")
    heading = page.locator("h2", has_text="数据由谁公布，到哪里查")
    first = heading.evaluate(
        """(one) => {
          const text = one.firstChild, range = document.createRange();
          range.setStart(text, 0); range.setEnd(text, 1);
          const top = range.getBoundingClientRect().top;
          let end = 1;
          for (; end < text.length; end += 1) {
            range.setStart(text, end); range.setEnd(text, end + 1);
            if (range.getBoundingClientRect().top > top + 4) break;
          }
          return text.data.slice(0, end);
        }"""
    )
    page.context.close()
    assert first == "数据由谁公布，"


BROKEN = """() => [...document.querySelectorAll(".tile a, .tile dt, .tile dd")].flatMap((one) => {
  const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
  for (let text = walk.nextNode(); text; text = walk.nextNode())
    for (const word of text.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
      if (range.getClientRects().length > 1) found.push(word[0]);
    }
  return found;
})"""


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large text"])
def test_no_word_is_broken_in_a_tile_on_a_phone(open_real: Opener, large: bool) -> None:
    page, _ = open_real("en/places/", viewport=PHONE)
    if large:
        page.get_by_role("button", name="Large text").click()
    tiles, broken = page.locator(".tile").count(), page.evaluate(BROKEN)
    page.context.close()
    assert tiles
    assert broken == []
