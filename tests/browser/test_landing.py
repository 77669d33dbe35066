"""Links to a row or an item: it stands at the top of the window and shows that it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.browser.test_explore import late

pytestmark = pytest.mark.browser

ROUTE = "indicators/urbanisation-rate/"
SOURCE = "sources/#jx-communique-2022"
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}
WITHIN = 110  # px from the top: the head of a table that stays, and air
PLACE = """() => {
  const at = document.querySelector(":target");
  const head = at.closest(".scroll")?.querySelector("thead th").getBoundingClientRect();
  return {
    top: at.getBoundingClientRect().top,
    height: at.getBoundingClientRect().height,
    under: head ? head.bottom : 0,
    ground: getComputedStyle(at.matches("tr") ? at.lastElementChild : at).backgroundColor,
    first: getComputedStyle(at.matches("tr") ? at.firstElementChild : at).backgroundColor,
  };
}"""


def placed(page: Page) -> dict[str, Any]:
    """Where the target of the address stands once the page is quiet."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(100)
    found: dict[str, Any] = page.evaluate(PLACE)
    assert max(0, found["under"] - 1) <= found["top"] <= WITHIN, page.url
    assert found["height"] > 0, f"{page.url} is folded away"
    return found


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    return SIZES[request.param]


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_a_link_to_a_source_lands_on_its_row(
    open_real: Opener, language: str, size: dict[str, int]
) -> None:
    page, _ = open_real(language + ROUTE, viewport=size)
    link = page.locator(f'main a[href$="{SOURCE}"]').first
    link.evaluate(
        "one => { for (const all of document.querySelectorAll('details')) all.open = true; }"
    )
    link.click()
    page.wait_for_url(f"**/{SOURCE}")
    placed(page)
    page.reload()
    placed(page)
    page.context.close()


@pytest.mark.parametrize(
    "route",
    [
        "method/#verdict-awaiting_final",
        "en/method/#verdict-no_data",
        "en/" + SOURCE,
    ],
)
def test_an_address_opened_anew_lands_on_what_it_names(
    open_real: Opener, route: str, size: dict[str, int]
) -> None:
    page, _ = open_real(route, viewport=size)
    placed(page)
    page.route("**/assets/site.*.js", late)  # painted before it
    page.reload()
    placed(page)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "route", [SOURCE, "questions/#q-group-t03", "milestones/#M2021.05", "questions/#q-income-ratio"]
)
def test_what_an_address_names_is_marked(open_real: Opener, route: str, scheme: str) -> None:
    page, _ = open_real(route, color_scheme=scheme, viewport=SIZES["phone"])
    found = placed(page)
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--jd-accent-soft')"
    page.evaluate(f"document.body.style.background = {colour}")
    wanted = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.context.close()
    assert found["ground"] == found["first"] == wanted


def test_a_row_is_left_alone_once_the_reader_moved_on(open_real: Opener) -> None:
    page, _ = open_real(SOURCE, viewport=SIZES["desktop"])
    placed(page)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(500)
    moved = page.evaluate("scrollY")
    page.set_viewport_size({"width": 1270, "height": 800})
    page.wait_for_timeout(200)
    top = page.evaluate(PLACE)["top"]
    page.context.close()
    assert moved > 2000
    assert top < 0
