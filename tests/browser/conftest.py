"""One Chromium, one small site and one server for all browser tests."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.project import Project
from tests.browser import sample
from tests.browser.walks import Seen, serving
from tests.chromium import find_chromium
from tests.kinds import kinds


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that says nothing and shows the site's own page for missing addresses."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


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
    sample.build(folder)
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


@pytest.fixture(scope="session")
def routes(real_project: Project) -> list[str]:
    """The pages of the real site that stand for all, the same in every language."""
    return kinds(real_project.site, real_project.languages[1:])


@pytest.fixture(scope="session")
def below(real_project: Project) -> Iterator[str]:
    """Address of the real site below a path of its host, as a portal would have it."""
    with serving(real_project.site, "/a/b/") as address:
        yield address


@pytest.fixture(scope="session")
def rooted(real_project: Project) -> Iterator[str]:
    """Address of the real site at the root of a host."""
    with serving(real_project.site) as address:
        yield address


@pytest.fixture
def open_real(browser: Browser, below: str) -> Iterator[Opener]:
    """Open a page of the real site, below a path; keyword arguments go to the browser context."""
    with visiting(browser, below) as opened:
        yield opened


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
