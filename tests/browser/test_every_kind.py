"""A page of every kind of the real site, in every language and look: nothing may be wrong with it.

Each page is loaded three times a language: below a path, at the root of a host, without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, ViewportSize

from generator.pipeline import Built
from generator.project import Project
from tests.browser.conftest import Opener
from tests.browser.test_search import typed
from tests.browser.walks import AXE, REPEATED, Notes, violations, walk
from tests.weights import loads

pytestmark = pytest.mark.browser

Walked = Mapping[str, Notes]
# What axe found, for the page on accessibility to tell.
WRITTEN = Path(__file__).parents[2] / "site_config" / "accessibility.yaml"
FOLDERS = pytest.mark.parametrize("folder", ["", "en/"], ids=["zh", "en"])
LOOKS = ("light", "dark", "large")
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
# What a reader of a screen of 1280 by 1024 has at 400 %.
ZOOMED: ViewportSize = {"width": 320, "height": 256}


def wide(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def pressed(page: Page, setting: str) -> None:
    """Press a button of the header that every page with a header has; others press it as hands do."""
    page.evaluate(f"document.querySelector('header [data-setting={setting}]')?.click()")


def looked_at(page: Page, notes: Notes, *, whole: bool) -> None:
    """Look for faults in light, in dark, in large text; note widths on a phone."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    notes.found["light"] = violations(page, () if whole else REPEATED)
    pressed(page, "theme")
    notes.found["dark"] = violations(page, REPEATED)
    pressed(page, "theme")
    pressed(page, "text")
    notes.found["large"] = violations(page, REPEATED)
    page.set_viewport_size(PHONE)
    notes.numbers["large"] = wide(page)
    pressed(page, "text")
    page.set_viewport_size(DESKTOP)


def read(page: Page, notes: Notes) -> None:
    """Note what there is to read, and how wide it is."""
    notes.numbers["wide"] = wide(page)
    notes.numbers["h1"] = page.locator("h1").count()
    notes.numbers["text"] = page.evaluate(
        """() => [...document.querySelectorAll("main form")].reduce(
          (rest, one) => rest - (one.checkVisibility() ? one.innerText.length : 0), document.querySelector("main").innerText.length)"""
    )
    notes.numbers["switch"] = page.locator("header a[hreflang]").count()


@pytest.fixture(scope="module")
def below_a_path(browser: Browser, below: str, routes: list[str]) -> dict[str, Walked]:
    found: dict[str, Walked] = {}
    for folder in ("", "en/"):
        context = browser.new_context(viewport=DESKTOP, color_scheme="light")
        context.add_init_script(path=AXE)
        # Colours are the same in all languages: one is looked at row by row.
        look = partial(looked_at, whole=not folder)
        found[folder] = walk(context, below + folder, routes, [look])
    return found


@pytest.fixture(scope="module")
def at_the_root(browser: Browser, rooted: str, routes: list[str]) -> dict[str, Walked]:
    found: dict[str, Walked] = {}
    for folder in ("", "en/"):
        context = browser.new_context(viewport=ZOOMED, device_scale_factor=4)
        found[folder] = walk(context, rooted + folder, routes, [read])
    return found


@pytest.fixture(scope="module")
def without_scripts(browser: Browser, below: str, routes: list[str]) -> dict[str, Walked]:
    found: dict[str, Walked] = {}
    for folder in ("", "en/"):
        context = browser.new_context(viewport=ZOOMED, java_script_enabled=False)
        found[folder] = walk(context, below + folder, routes, [read])
    return found


def faults(notes: Walked, name: str) -> dict[str, list[str]]:
    """Return the pages on which something was noted under a name of `Seen`."""
    return {route: got for route, one in notes.items() if (got := getattr(one, name))}


def strays(notes: Walked, base: str) -> dict[str, list[str]]:
    """Return requests that left the path the site lies below."""
    asked = {
        route: [one for one in page.requests if not one.startswith((base, "data:", "blob:"))]
        for route, page in notes.items()
    }
    return {route: some for route, some in asked.items() if some}


def too_wide(notes: Iterable[tuple[str, Notes]], name: str) -> Iterator[str]:
    for route, one in notes:
        if one.numbers[name] > PHONE["width"]:
            yield f"{route}: {one.numbers[name]} px"


@FOLDERS
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(below_a_path: dict[str, Walked], folder: str, look: str) -> None:
    notes = below_a_path[folder]
    assert {route: one.found[look] for route, one in notes.items() if one.found[look]} == {}


def test_the_page_on_accessibility_tells_what_axe_found(
    below_a_path: dict[str, Walked],
    real_build: tuple[Project, Built],
    request: pytest.FixtureRequest,
) -> None:
    """`--update-golden` writes the findings down anew; the next build tells of them."""
    project, built = real_build
    found = told(below_a_path, built.known.plan.release.id)
    if request.config.getoption("--update-golden"):
        WRITTEN.write_text(yaml.safe_dump(found), encoding="utf-8")
        return  # the site that was looked at still tells the old figures
    assert found == yaml.safe_load(WRITTEN.read_text(encoding="utf-8")), (
        "is that meant? --update-golden"
    )
    for folder in ("", "en/"):
        said = (project.site / folder / "accessibility/index.html").read_text(encoding="utf-8")
        assert str(found["tool"]) in said


def told(walked: Mapping[str, Walked], release: str) -> dict[str, object]:
    """Return what is written down of looks at the same pages in every language."""
    (pages,) = {len(notes) for notes in walked.values()}
    version = re.search(r"axe v([\d.]+)", AXE.read_text(encoding="utf-8")[:200])
    assert version
    found = [
        one.found[look] for notes in walked.values() for one in notes.values() for look in LOOKS
    ]
    return {
        "looks": list(LOOKS),
        "pages": pages,
        "release": release,
        "tool": f"axe-core-{version[1]}",
        "violations": sum(map(len, found)),
    }


@FOLDERS
def test_nothing_goes_wrong_under_a_strict_policy_below_a_path(
    below_a_path: dict[str, Walked], below: str, folder: str
) -> None:
    notes = below_a_path[folder]
    assert faults(notes, "foreign") == {}
    assert faults(notes, "errors") == {}
    assert strays(notes, below) == {}


@FOLDERS
def test_nothing_goes_wrong_under_a_strict_policy_at_the_root(
    at_the_root: dict[str, Walked], folder: str
) -> None:
    notes = at_the_root[folder]
    assert faults(notes, "foreign") == {}
    assert faults(notes, "errors") == {}


@FOLDERS
def test_no_page_scrolls_sideways_on_a_small_screen_or_at_400_percent(
    below_a_path: dict[str, Walked], at_the_root: dict[str, Walked], folder: str
) -> None:
    assert list(too_wide(at_the_root[folder].items(), "wide")) == []
    assert list(too_wide(below_a_path[folder].items(), "large")) == [], "in large text"


@FOLDERS
def test_without_scripts_everything_can_be_read(
    at_the_root: dict[str, Walked], without_scripts: dict[str, Walked], folder: str
) -> None:
    notes = without_scripts[folder]
    assert faults(notes, "errors") == {}
    assert list(too_wide(notes.items(), "wide")) == []
    for route, one in notes.items():
        scripted = at_the_root[folder][route].numbers
        assert one.numbers["h1"] == scripted["h1"] == 1, route
        assert one.numbers["switch"] == scripted["switch"], route
        # Scripts may add controls and their words; what there is to read is there without.
        assert one.numbers["text"] > 0.9 * scripted["text"], route


@FOLDERS
def test_an_open_search_is_without_fault_and_leads_to_pages(
    browser: Browser, below: str, rooted: str, folder: str
) -> None:
    for base in (below, rooted):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        context.add_init_script(path=AXE)
        found = walk(context, base + folder, ["", "projects/"], [searched])
        assert strays(found, base) == {}
        for route, one in found.items():
            assert one.found == {"light": [], "dark": [], "large": []}, route
            assert one.errors == [], route
            assert one.numbers == {"status": 200}, route


def searched(page: Page, notes: Notes) -> None:
    """Look for faults while hits are shown, then follow the first."""
    for look, setting in zip(LOOKS, ("", "theme", "text"), strict=True):
        if setting:
            pressed(page, setting)
        assert typed(page, "PM2.5")
        notes.found[look] = violations(page, REPEATED)
        if setting:
            page.keyboard.press("Escape")
            pressed(page, setting)
    assert typed(page, "PM2.5")
    with page.expect_navigation() as going:
        page.locator(".search__hits a").first.click()
    notes.numbers["status"] = going.value.status


def test_the_large_text_stays_from_page_to_page(open_real: Opener) -> None:
    page, _ = open_real("indicators/")
    normal = page.evaluate("getComputedStyle(document.querySelector('main')).fontSize")
    pressed(page, "text")
    with page.expect_navigation():
        page.locator("main a[href]:not([href^='#'])").first.click()
    large = page.evaluate("getComputedStyle(document.querySelector('main')).fontSize")
    assert float(large.removesuffix("px")) > float(normal.removesuffix("px"))


@FOLDERS
def test_a_browser_asks_for_what_is_weighed_and_nothing_else(
    at_the_root: dict[str, Walked], real_project: Project, rooted: str, folder: str
) -> None:
    site = real_project.site
    for route, notes in at_the_root[folder].items():
        place = site / folder / route
        page = place / "index.html" if place.is_dir() else place
        asked = {(site / one.removeprefix(rooted)).resolve() for one in notes.requests[1:]}
        assert asked <= set(loads(page)), route
