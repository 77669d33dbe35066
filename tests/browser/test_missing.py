"""The page for missing addresses, where nobody knows at which depth it will be shown."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import sample
from tests.browser.conftest import Opener, Quiet, visiting
from tests.browser.test_frame import violations

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("route", ["404.html", "en/404.html"])
def test_it_is_styled_without_a_request(visit: Opener, route: str) -> None:
    page, seen = visit(route, color_scheme="dark", viewport={"width": 320, "height": 640})
    assert [one.removesuffix(route) for one in seen.requests] == [page.url.removesuffix(route)]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    # The system's own dark canvas, and text that is no browser default of a serif.
    assert page.evaluate("getComputedStyle(document.body).fontFamily") == "sans-serif"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    assert (seen.errors, seen.foreign) == ([], [])


class One(Quiet):
    """A server with one page for all missing addresses, as most are set up."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page."""
        body = (Path(self.directory) / "site" / "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def lost(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Open missing addresses of a site that knows its own address."""
    folder = tmp_path_factory.mktemp("known")
    sample.build(folder, frame=sample.frame(site_url="https://example.org/site/"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(One, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with visiting(browser, f"http://127.0.0.1:{server.server_port}/site/") as opened:
        yield opened
    server.shutdown()
    server.server_close()
    thread.join()


def test_where_the_address_tells_no_language_it_speaks_all(lost: Opener) -> None:
    page, _ = lost("indicators/no-such/deep/page/")
    assert page.locator("h1").inner_text() == "没有这个页面"
    assert page.locator(".missing:visible").count() == 2
    assert violations(page) == []
    page.get_by_role("region").or_(page.locator(".missing")).first.get_by_role(
        "link", name="任务"
    ).click()
    assert page.url.endswith("/site/tasks/")


def test_where_the_address_tells_the_language_it_speaks_that_one(lost: Opener) -> None:
    page, _ = lost("en/no-such/")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1:visible").inner_text() == "No such page"
    assert page.locator(".missing:visible").count() == 1
    assert page.title() == "No such page - Sample City Plan Progress"
    assert violations(page) == []
    box = page.get_by_role("searchbox", name="Search this site")
    box.click()
    page.keyboard.type("expressways")
    page.locator(".search__hits a").first.click()
    assert page.url.endswith("/site/en/indicators/roads/")


def test_the_skip_link_stays_on_the_missing_page(lost: Opener) -> None:
    page, _ = lost("no-such/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("/site/no-such/")
    assert page.evaluate("document.activeElement.id") == "main"
