"""The frame around every page: languages, sub-path, no script, small screens, no foreign host."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import sample
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

KINDS = ("", "indicators/roads/", "tasks/t05-1/", "404.html")
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "more contrast": {"color_scheme": "light", "contrast": "more"},
    "more contrast, dark": {"color_scheme": "dark", "contrast": "more"},
    "forced colours": {
        "color_scheme": "light",
        "contrast": "no-preference",
        "forced_colors": "active",
    },
}


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("route", KINDS, ids=["home", "indicator", "task", "missing"])
def test_axe_finds_nothing(visit: Opener, language: str, route: str) -> None:
    page, seen = visit(language + route)
    for name, look in LOOKS.items():
        page.emulate_media(**look)
        assert violations(page) == [], name
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(page) == [], "320 px"
    assert (seen.errors, seen.foreign) == ([], [])


def test_axe_finds_nothing_in_large_text_and_in_an_open_search(visit: Opener) -> None:
    page, _ = visit(
        "indicators/roads/", color_scheme="dark", viewport={"width": 360, "height": 740}
    )
    page.locator("[data-setting=text]").click()
    page.get_by_role("searchbox").click()
    page.keyboard.type("公路")
    page.locator(".search__hits a").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("route", sample.ROUTES)
@pytest.mark.parametrize(("folder", "tag"), [("", "zh-Hans"), ("en/", "en")])
def test_language_and_switcher(visit: Opener, route: str, folder: str, tag: str) -> None:
    page, seen = visit(folder + route)
    assert page.locator("html").get_attribute("lang") == tag
    page.locator(".head__tools a").click()
    other = "" if folder else "en/"
    assert page.url.endswith(f"/site/{other}{route}")
    assert page.locator("html").get_attribute("lang") != tag
    assert (seen.errors, seen.foreign) == ([], [])


@pytest.mark.parametrize("route", ["", "en/", "en/indicators/rnd/", "indicators/pm25/"])
def test_a_small_screen_never_scrolls_sideways(visit: Opener, route: str) -> None:
    page, _ = visit(route)
    for press in (False, True):
        if press:
            page.locator("[data-setting=text]").click()
        for width in (320, 360, 700, 1000):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") == width, press


def test_a_page_zoomed_to_four_hundred_percent_does_not_scroll_sideways(visit: Opener) -> None:
    page, _ = visit(
        "indicators/roads/", viewport={"width": 320, "height": 256}, device_scale_factor=4
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_all_but_the_search_is_there(visit: Opener) -> None:
    page, seen = visit("indicators/roads/", java_script_enabled=False)
    assert page.locator("h1").inner_text() == "高速公路里程"
    assert not page.locator(".search").is_visible()
    assert not page.locator("button.tool").first.is_visible()
    assert page.locator(".search__without").is_visible()
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="任务").click()
    assert page.url.endswith("/site/tasks/")
    page.locator(".head__tools a").click()
    assert page.url.endswith("/site/en/tasks/")
    assert seen.foreign == []


def test_without_scripts_the_systems_dark_is_followed(visit: Opener) -> None:
    page, _ = visit("", java_script_enabled=False, color_scheme="dark")
    # Playwright evaluates in the page even when the page's own scripts are off.
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 23, 26)"


def test_the_readers_choice_of_colours_and_size_stays(visit: Opener) -> None:
    page, _ = visit("", color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(251, 250, 247)"
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="长辈版").click()
    page.goto(page.url + "en/indicators/roads/")
    assert page.evaluate(background) == "rgb(16, 23, 26)"
    assert page.evaluate("getComputedStyle(document.querySelector('main')).fontSize") == "21.25px"
    page.get_by_role("button", name="Light").click()
    page.get_by_role("button", name="Normal text").click()
    page.reload()
    assert page.evaluate(background) == "rgb(251, 250, 247)"
    assert page.evaluate("getComputedStyle(document.querySelector('main')).fontSize") == "17px"


def test_the_choice_is_made_before_the_first_paint(visit: Opener) -> None:
    page, _ = visit("", color_scheme="light")
    page.get_by_role("button", name="深色").click()
    page.add_init_script(
        "new MutationObserver(() => { if (document.body && !window.first)"
        " window.first = document.documentElement.dataset.theme || 'none'; })"
        ".observe(document, {childList: true, subtree: true});"
    )
    page.reload()
    assert page.evaluate("window.first") == "dark"


def test_large_text_makes_targets_of_44_px(visit: Opener) -> None:
    page, _ = visit("indicators/roads/", viewport={"width": 360, "height": 740})
    page.locator("[data-setting=text]").click()
    page.get_by_role("button", name="栏目").click()
    targets = page.locator(
        ".head a, .head button, .head input, .crumbs a, .foot a, .md-typeset :is(.cards a, .button, summary)"
    ).all()
    assert len(targets) > 15
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()


def test_large_text_is_plain_and_nothing_in_it_is_small(visit: Opener) -> None:
    page, _ = visit("", viewport={"width": 1280, "height": 900})
    columns = (
        "getComputedStyle(document.querySelector('.cards')).gridTemplateColumns.split(' ').length"
    )
    assert page.evaluate(columns) > 1
    page.locator("[data-setting=text]").click()
    assert page.evaluate(columns) == 1
    for route in ("", "indicators/roads/", "en/tasks/t05-1/"):
        page.goto(page.url.split("/site/")[0] + "/site/" + route)
        assert smallest(page) >= 21


def smallest(page: Page) -> float:
    """Size in CSS pixels of the smallest text shown, pictures apart."""
    found = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll("body *")]
          .filter((one) => !one.closest("svg, .hidden-text, noscript") && one.checkVisibility()
            && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
          .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    return float(found)


@pytest.mark.parametrize(("large", "least"), [(False, 14), (True, 18.6)], ids=["10.5 pt", "14 pt"])
def test_size_of_letters_on_paper(visit: Opener, large: bool, least: float) -> None:
    page, _ = visit("indicators/roads/")
    if large:
        page.locator("[data-setting=text]").click()
    page.emulate_media(media="print")
    body = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    assert body >= least
    assert not large or smallest(page) >= least


def test_paper_shows_what_is_folded_away(visit: Opener) -> None:
    page, _ = visit("indicators/roads/")
    folded = page.locator("main details p").first
    assert not folded.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not folded.is_visible()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_head_leaves_a_phone_to_the_page(visit: Opener, language: str, width: int) -> None:
    page, _ = visit(language, viewport={"width": width, "height": 640})
    head = page.locator(".head").bounding_box()
    assert head is not None
    assert head["height"] <= 170
    menu = page.locator("[data-menu]")
    first = page.locator(".head__nav a").first
    assert menu.get_attribute("aria-expanded") == "false"
    assert not first.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert first.is_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not first.is_visible()
    assert page.evaluate("document.activeElement === document.querySelector('[data-menu]')")


def test_a_wide_table_says_on_which_side_there_is_more(visit: Opener) -> None:
    page, _ = visit("en/indicators/roads/", viewport={"width": 360, "height": 740})
    box = page.get_by_role("region", name="Values by year")
    assert box.get_attribute("data-more-after") is not None
    assert box.get_attribute("data-more-before") is None
    box.focus()
    page.keyboard.press("End")
    box.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    page.wait_for_function("document.querySelector('.scroll').hasAttribute('data-more-before')")
    assert box.get_attribute("data-more-after") is None
    page.set_viewport_size({"width": 1280, "height": 740})
    page.wait_for_function("document.querySelector('.scroll').hasAttribute('data-fits')")


def test_nothing_moves_while_a_page_is_read_in(visit: Opener, served: str) -> None:
    page, _ = visit("", viewport={"width": 360, "height": 740})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const one of list.getEntries()) window.moved += one.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for route in ("", "en/indicators/roads/"):
        page.goto(served + route)
        page.wait_for_timeout(300)
        assert page.evaluate("window.moved") == 0


def test_the_skip_link_is_first_and_leads_to_the_content(visit: Opener) -> None:
    page, _ = visit("indicators/roads/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_page_loads_few_things_and_no_search_index(visit: Opener) -> None:
    _, seen = visit("indicators/roads/")
    names = [url.rsplit("/", 1)[1].split(".")[0] for url in seen.requests]
    assert sorted(set(names) - {"icon"}) == ["", "early", "site"]


def test_a_strict_content_security_policy_holds(visit: Opener, served: str) -> None:
    page, seen = visit("")
    policy = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'"

    def strict(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": policy}
        )

    page.route("**/*", strict)
    page.goto(served + "indicators/roads/")
    page.get_by_role("button", name="深色").click()
    page.get_by_role("searchbox").click()
    page.keyboard.type("公路")
    page.locator(".search__hits a").first.wait_for()
    assert seen.errors == []


def test_print_shows_the_content_and_no_controls(visit: Opener) -> None:
    page, _ = visit("indicators/roads/", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for control in (".search", ".head__tools", ".head__nav", ".foot__nav"):
        assert not page.locator(control).is_visible(), control
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_outline_of_a_page_as_it_is_read_aloud(visit: Opener) -> None:
    page, _ = visit("en/indicators/roads/")
    outline = page.locator("body").aria_snapshot()
    for line in (
        '- link "Skip to content"',
        "- banner:",
        "- search:",
        '- searchbox "Search this site"',
        '- navigation "Main navigation":',
        '- navigation "You are here":',
        "- main:",
        '- heading "Length of expressways" [level=1]',
        '- img "Length of expressways No figure',
        '- region "Values by year":',
        '- contentinfo "Footer":',
    ):
        assert line in outline
