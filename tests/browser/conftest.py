"""One Chromium, one small site and one server for all browser tests."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from generator.site import build_site
from tests.browser import sample
from tests.chromium import find_chromium


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that says nothing and shows the site's own page for missing addresses."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass
class Seen:
    """What happened in a page that must not happen."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def guard(self, route: Route) -> None:
        """Let requests to this machine pass, note and refuse all others."""
        self.requests.append(route.request.url)
        if route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()


Opener = Callable[..., tuple[Page, Seen]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system; never one that Playwright would download."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(os.environ))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built once."""
    folder = tmp_path_factory.mktemp("sample")
    build_site(sample.pages(), sample.files(), sample.frame(), folder / "site", folder / "work")
    return folder / "site"


@pytest.fixture(scope="session")
def served(sample_site: Path) -> Iterator[str]:
    """Address of the sample site, served below a sub-path as a portal would."""
    handler = functools.partial(Quiet, directory=str(sample_site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/site/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Opener]:
    """Open a page of the sample site; keyword arguments go to the browser context."""
    with visiting(browser, served) as opened:
        yield opened


@pytest.fixture(scope="module")
def revisit(browser: Browser, served: str) -> Iterator[Opener]:
    """The same for tests that may share what they opened."""
    with visiting(browser, served) as opened:
        yield functools.cache(opened)


@contextmanager
def visiting(browser: Browser, served: str) -> Iterator[Opener]:
    """Yield a function that opens pages; close them all in the end."""
    with ExitStack() as contexts:

        def opened(route: str = "", **settings: Any) -> tuple[Page, Seen]:
            context = contexts.enter_context(browser.new_context(**settings))
            seen = Seen()
            context.route("**/*", seen.guard)
            page = context.new_page()
            page.on("console", seen.hear)
            page.on("pageerror", lambda error: seen.errors.append(str(error)))
            page.goto(served + route)
            return page, seen

        yield opened
