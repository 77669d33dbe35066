"""Data in a page under a strict policy, and words that mean the same in the real search."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, Route

from generator.project import Project
from tests.browser.conftest import Quiet
from tests.browser.test_search import typed

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'"


@pytest.fixture(scope="module")
def page(browser: Browser, real_project: Project) -> Iterator[Page]:
    """A page of the real site, every answer under a strict policy."""
    handler = functools.partial(Quiet, directory=str(real_project.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def strict(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": POLICY}
        route.fulfill(response=answer, headers=headers)

    context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}/")
    context.route("**/*", strict)
    yield context.new_page()
    context.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_no_policy_stops_data_in_a_page(page: Page) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto("indicators/pm25/")
    page.wait_for_load_state()
    text = page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(text or "")["@graph"][1]["@type"] == "Dataset"
    assert heard == []


@pytest.mark.parametrize(
    ("folder", "words", "title"),
    [
        pytest.param("", ["高铁", "高速铁路", "bullet train"], "高铁新城", id="fast trains"),
        pytest.param("", ["细颗粒物", "PM2.5", "雾霾"], "细颗粒物（PM2.5）浓度", id="fine dust"),
        pytest.param("", ["研发", "R&D", "研究与试验发展"], "研发经费投入强度", id="research"),
        pytest.param("", ["轨道交通", "地铁"], "轨道交通", id="rails in a town"),
        pytest.param("", ["医保", "医疗保险"], "医保", id="health insurance"),
        pytest.param("en/", ["PM2.5", "fine particles", "雾霾"], "PM2.5", id="fine dust, English"),
        pytest.param("en/", ["R&D", "research and development"], "R&D", id="research, English"),
        pytest.param("en/", ["expressway", "motorway", "高速路"], "Expressway length", id="roads"),
        pytest.param(
            "en/", ["high-speed rail", "bullet train", "高速铁路"], "high-speed", id="trains"
        ),
        pytest.param(
            "en/", ["medical insurance", "health insurance"], "edical insurance", id="insurance"
        ),
    ],
)
def test_words_that_mean_the_same_find_the_same(
    page: Page, folder: str, words: list[str], title: str
) -> None:
    page.goto(folder + "about/")
    for word in words:
        assert any(title in one for one in typed(page, word)), word
