"""Pages of the data interface in Chromium, under the policy that the front sends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST
from generator.project import Project
from tests.browser.walks import AXE, REPEATED, Seen, violations

pytestmark = pytest.mark.browser

FRONT = Path(__file__).parents[2] / "deploy" / "nginx.conf"
PAGES = (
    "/",
    "/jindu",
    "/jindu/tasks?commitment=build",
    "/jindu/indicators_{}",
    "/jindu/verdicts?_where=shortfall+>+0",
    "/jindu/tasks/T05.1.02",
    "/jindu/targets_by_deadline_{}?year=2025",
    "/jindu?sql=select+*+from+tasks+limit+3",
    "/-/search?q=2025",
    "/jindu/nothing",
    "/jindu?sql=selec",
)


@pytest.fixture(scope="module")
def interface(real_project: Project) -> Iterator[str]:
    with serving_api(real_project, choose(HOST, 0, 0)) as (address, _):
        yield address.rstrip("/")


def _policy() -> str:
    """Return the policy of the front for the interface."""
    inside = FRONT.read_text(encoding="utf-8").partition("location /api/ {")[2]
    found = re.search(r'Content-Security-Policy "([^"]+)"', inside)
    assert found
    assert "unsafe" not in found[1]
    return found[1]


def _with_policy(route: Route) -> None:
    answer = route.fetch(max_redirects=0)
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": _policy()})


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("prefix", "code"), [("", "zh"), ("/en", "en")])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(
    browser: Browser, interface: str, prefix: str, code: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="light")
    context.add_init_script(path=str(AXE))
    context.route("**/*", _with_policy)
    page, seen = context.new_page(), Seen()
    page.on("console", seen.hear)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    found: list[str] = []
    for path in PAGES:
        page.goto(interface + prefix + path.format(code))
        found += [f"{path}: {one}" for one in violations(page, REPEATED)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{path}: {wide} wide"] if wide > width else []
        if path in PAGES[:4]:  # their colours come from a style sheet alone
            page.emulate_media(color_scheme="dark")
            found += [f"{path} in dark: {one}" for one in violations(page, REPEATED)]
            page.emulate_media(color_scheme="light")
    context.close()
    assert found == []
    assert [
        one for one in seen.errors if "the server responded with a status of 4" not in one
    ] == []


def test_axe_is_asked_at_all(browser: Browser, interface: str) -> None:
    """A picture without words must be found, or the test above says nothing."""
    context = browser.new_context()
    context.add_init_script(path=str(AXE))
    page = context.new_page()
    page.goto(f"{interface}/jindu")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    found = violations(page)
    context.close()
    assert [one for one in found if "image-alt" in one]


def test_a_call_is_copied_with_one_press(browser: Browser, interface: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.route("**/*", _with_policy)
    page = context.new_page()
    page.goto(f"{interface}/en/")
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.startswith('curl "http://127.0.0.1:')


def test_readers_filter_and_sort_without_a_script(browser: Browser, interface: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{interface}/en/jindu/tasks_en")
    page.locator("summary").first.click()
    page.get_by_label("Column").select_option(label="Commitment")
    page.get_by_label("Value").fill("Host")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**/en/jindu/tasks_en?*")
    address, rows = page.url, page.locator("main table tbody tr").count()
    context.close()
    assert "/en/jindu/tasks_en?" in address
    assert "Commitment__exact=Host" in address
    assert 0 < rows < 50
