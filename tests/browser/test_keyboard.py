"""Keys alone: every stop can be seen and stands in the order of reading, and none is a trap."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

MOST = 80
# Where the focus is: a mark of its own, whether it shows, whether it is in view and uncovered.
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  window.stops = window.stops || [];
  if (!window.stops.includes(one)) window.stops.push(one);
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + Math.min(box.height, 40) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const before = window.last;
  window.last = one;
  return {
    number: window.stops.indexOf(one),
    what: one.outerHTML.slice(0, 100),
    outlined: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== "none",
    uncovered: !!top && (one.contains(top) || top.contains(one)),
    forward: !before || !!(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""


def stops(page: Page, most: int = MOST) -> list[dict[str, Any]]:
    """Press Tab until the page is left or `most` times; return where the focus was."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["number"] < len(found):
            break
        found.append(stop)
    return found


def wrong(found: list[dict[str, Any]], trait: str) -> list[str]:
    return [one["what"] for one in found if not one[trait]]


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)], ids=["desktop", "phone"])
@pytest.mark.parametrize("route", ["", "tasks/", "indicators/pm25/", "en/indicators/pm25/"])
def test_every_stop_can_be_seen_in_the_order_of_reading(
    open_real: Opener, route: str, size: tuple[int, int]
) -> None:
    page, _ = open_real(route, viewport={"width": size[0], "height": size[1]})
    found = stops(page)
    assert len(found) > 15
    assert wrong(found, "outlined") == []
    assert wrong(found, "forward") == []
    # The box of the search opens over what follows it only while it is used.
    assert wrong(found, "uncovered") == []


@pytest.mark.parametrize("route", ["", "tasks/", "indicators/pm25/"])
def test_the_last_stop_lets_go(open_real: Opener, route: str) -> None:
    page, _ = open_real(route)
    page.evaluate(
        "[...document.querySelectorAll('a[href], button')].filter((one) => one.checkVisibility())"
        ".at(-3).focus()"
    )
    assert page.evaluate(STOP)
    found = stops(page, 8)
    assert len(found) < 8
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(STOP)


def test_the_register_is_searched_with_keys_alone(open_real: Opener) -> None:
    page, _ = open_real("en/tasks/")
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "text":
            break
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("T05.1.02")
    page.wait_for_function("document.querySelectorAll('[data-is]:not([hidden])').length === 1")
    for _ in range(12):
        page.keyboard.press("Tab")
        if "t05.1.02" in (page.evaluate("document.activeElement.href") or ""):
            break
    page.keyboard.press("Enter")
    # What was typed reaches the address late and is a navigation too.
    page.wait_for_url("**/en/tasks/t05.1.02/")


def test_the_search_is_left_with_escape(open_real: Opener) -> None:
    page, _ = open_real("")
    page.get_by_role("searchbox").first.focus()
    page.keyboard.type("PM2.5")
    page.locator(".search__hits a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.locator(".search__hits a").first.wait_for(state="hidden")
    assert page.evaluate("!!document.activeElement.closest('[data-search]')")
