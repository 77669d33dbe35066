"""The chart that answers: Vega from this site alone, under a strict policy, with its state in the address."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

ROUTE = "en/indicators/urbanisation-rate/"
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self';"
    " connect-src 'self'; worker-src 'self'"
)


def strict(page: Page) -> None:
    """Serve all pages from now on with the policy that the server's guide asks for."""

    def answer(route: Any) -> None:
        found = route.fetch()
        route.fulfill(response=found, headers={**found.headers, "content-security-policy": POLICY})

    page.route("**/*", answer)


def explored(page: Page) -> None:
    page.get_by_role("button", name="Explore the chart").click()
    page.locator(".chart-stage svg").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chart_answers_under_a_strict_policy(open_real: Opener, scheme: str) -> None:
    page, seen = open_real(ROUTE, color_scheme=scheme)
    assert not any("vega" in url for url in seen.requests)
    strict(page)
    page.reload()
    explored(page)
    page.locator(".chart-stage svg path[aria-roledescription='point']").last.hover()
    expect(page.locator(".chart-tip")).to_contain_text("2022: 72.4")
    assert page.locator("tr.pointed").count() == 1
    assert (seen.errors, seen.foreign) == ([], [])
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
    page.context.close()


def test_places_and_period_are_chosen_and_kept_in_the_address(open_real: Opener) -> None:
    page, seen = open_real(ROUTE)
    explored(page)
    assert page.url.endswith("?chart=on")
    page.get_by_role("checkbox", name="Haining City").check()
    page.locator("select[name=from]").select_option("2019")
    expect(page.locator(".chart-stage svg")).to_contain_text("Haining City")
    assert "place=jiaxing%2Chaining" in page.url
    assert "from=2019" in page.url
    rows = "document.querySelectorAll('table.values tr[data-at]:not([hidden])').length"
    shown = page.evaluate(rows)
    assert not page.locator("tr[data-at]", has_text="60.9").is_visible()
    page.goto(page.url)
    page.locator(".chart-stage svg").wait_for()
    expect(page.locator(".chart-stage svg")).to_contain_text("Haining City")
    assert page.get_by_role("checkbox", name="Haining City").is_checked()
    assert page.evaluate(rows) == shown
    page.get_by_role("button", name="Back to the published chart").click()
    expect(page.locator(".chart-stage svg")).not_to_contain_text("Haining City")
    assert page.url.endswith("?chart=on")
    assert seen.errors == []
    page.context.close()


# Boxes of all names in the plot, and of all points.
BOXES = """() => ['text', "path[aria-roledescription='point']"].map((what) =>
  [...document.querySelectorAll('.chart-stage svg ' + what)]
    .map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { text: one.textContent, left, right, top, bottom };
    }))"""


@pytest.mark.parametrize("width", [1200, 360], ids=["desktop", "phone"])
def test_names_of_many_places_stand_clear_of_each_other_and_of_the_values(
    open_real: Opener, width: int
) -> None:
    route = "indicators/population-resident/?chart=on"
    page, seen = open_real(route, viewport={"width": width, "height": 800})
    page.locator(".chart-stage svg").wait_for()
    for box in page.locator("input[name=places]").all():
        box.check()
    expect(page.locator(".chart-stage svg")).to_contain_text("海盐县")
    names, points = page.evaluate(BOXES)
    places = {one.get_attribute("data-named") for one in page.locator("tbody[data-place]").all()}
    shown = {one["text"]: one for one in names if one["text"] in places}
    assert len(shown) == len(places) == 8
    for name, box in shown.items():
        others = [one for other, one in shown.items() if other != name]
        assert not [one for one in (*others, *points) if overlap(box, one)], name
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert seen.errors == []
    page.context.close()


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Tell whether two boxes share more than a hair, in px."""
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    tall = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return wide > 1 and tall > 2


def test_the_chart_is_read_with_the_keyboard(open_real: Opener) -> None:
    page, _ = open_real(ROUTE)
    explored(page)
    page.locator(".chart-stage").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".chart-tip")).to_have_text(re.compile("^2015: 60.9"))
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".chart-tip")).to_have_text(re.compile("^2016: 62.9"))
    page.context.close()


def test_without_a_network_it_says_what_to_do_and_leaves_the_picture(open_real: Opener) -> None:
    page, _ = open_real(ROUTE)
    page.context.set_offline(True)
    page.get_by_role("button", name="Explore the chart").click()
    expect(page.locator(".chart-said")).to_contain_text("press the button again")
    assert page.locator("figure.chart svg").is_visible()
    page.context.set_offline(False)
    explored(page)
    page.context.close()


def test_a_chart_of_grades_answers_too(open_real: Opener) -> None:
    page, seen = open_real("indicators/boundary-water-rating/?chart=on")
    page.locator(".chart-stage svg").wait_for()
    assert seen.errors == []
    page.context.close()


@pytest.mark.parametrize("name", ["Save as PNG", "Save as SVG"])
@pytest.mark.parametrize("state", ["", "?chart=on"], ids=["published", "explored"])
def test_pictures_are_saved(open_real: Opener, state: str, name: str) -> None:
    page, seen = open_real("en/indicators/pm25/")
    strict(page)
    page.goto(page.url + state)
    if state:
        page.locator(".chart-stage svg").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    found = waiting.value.path().read_bytes()
    assert found.startswith(b"\x89PNG" if "PNG" in name else b"<svg")
    assert b"Urban" in found or b"PM2.5" in found or "PNG" in name
    assert seen.errors == []
    page.context.close()


def test_image_link_and_citation_are_copied(open_real: Opener) -> None:
    page, seen = open_real("indicators/pm25/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制图片").click()
    expect(page.locator(".chart-said")).to_have_text("已完成。")
    kinds = "navigator.clipboard.read().then((all) => all[0].types)"
    assert page.evaluate(kinds) == ["image/png"]
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".chart-said")).to_have_text("已完成。")
    read = "navigator.clipboard.readText()"
    assert page.evaluate(read) == page.url
    page.locator("#cite summary").click()
    page.locator("#cite button").first.click()
    page.locator("#cite [role=status]", has_text="已完成").first.wait_for()
    cited = page.evaluate(read)
    assert re.search(r"\[DS/OL\]\. \(\d{4}-\d\d-\d\d\)\[\d{4}-\d\d-\d\d\]\.$", cited), cited
    page.locator("#embed summary").click()
    page.locator("#embed button").click()
    page.locator("#embed [role=status]", has_text="已完成").wait_for()
    assert f'src="{page.url}embed/"' in page.evaluate(read)
    assert seen.errors == []
    page.context.close()


def late(route: Route) -> None:
    time.sleep(0.3)
    route.continue_()


@pytest.mark.parametrize(
    "route", [ROUTE, "indicators/boundary-water-rating/", "tasks/", "", "sources/"]
)
def test_nothing_moves_while_a_page_is_loaded(open_real: Opener, route: str) -> None:
    page, _ = open_real(route)
    page.route("**/assets/site.*.js", late)  # so that the page is painted before it
    page.reload()
    moved = page.evaluate(
        """() => new Promise((done) => {
          new PerformanceObserver((list) => done(list.getEntries().map((one) => one.value)))
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done([]), 500);
        })"""
    )
    page.context.close()
    assert moved == []


def test_without_scripts_there_is_no_dead_button(open_real: Opener) -> None:
    page, _ = open_real(ROUTE, java_script_enabled=False)
    assert page.locator("main button:visible").count() == 0
    assert page.get_by_role("link", name="Download the picture (SVG)").is_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("route", ["indicators/pm25/embed/", "en/indicators/canal-towns/embed/"])
def test_the_page_for_frames_is_sound_and_small(open_real: Opener, route: str, scheme: str) -> None:
    page, seen = open_real(route, color_scheme=scheme, viewport={"width": 320, "height": 500})
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("a[target=_top]").get_attribute("href") == "../../../" + route.split(
        "embed/"
    )[0].removeprefix("en/")
    names = {url.rsplit("/", 1)[1].split(".")[0] for url in seen.requests}
    assert names <= {"", "embed", "icon"}
    page.context.close()


def test_a_link_to_a_folded_value_opens_it(open_real: Opener) -> None:
    page, _ = open_real("en/method/sensitivity/")
    page.locator('a[href$="urbanisation-rate/#firmness"]').first.click()
    expect(page.locator("details#firmness")).to_have_attribute("open", "")
    page.context.close()
