"""What the page on accessibility says of tests is what the tests find.

`pytest tests/browser/test_accessibility_page.py --update-golden` writes it down anew.
"""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator, Mapping
from http.server import ThreadingHTTPServer
from pathlib import Path

import axe_playwright_python
import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator.pipeline import Built
from generator.project import Project
from tests.browser.conftest import Quiet
from tests.site.test_pages import KINDS

pytestmark = pytest.mark.browser

WRITTEN = Path(__file__).parents[2] / "site_config" / "accessibility.yaml"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# The eighth row of a list is made as the first; most of the time goes into the contrast of rows.
REPEATED = ["main tr:nth-of-type(n+8)", "main li:nth-of-type(n+8)"]
RUN = """async (exclude) => {
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  return (await axe.run({exclude})).violations.map((one) => one.id);
}"""
LOOKS = ("light", "dark", "large")
# The button that leads to a look and back.
BUTTONS = {"dark": "theme", "large": "text"}
# Violations by folder of the language, route and look.
Runs = Mapping[str, Mapping[str, Mapping[str, list[str]]]]


def told(runs: Runs, release: str) -> dict[str, object]:
    """Return what is written down of a run over the same pages in every language."""
    (pages,) = {len(pages) for pages in runs.values()}
    version = re.search(r"axe v([\d.]+)", AXE.read_text(encoding="utf-8")[:200])
    assert version
    found = [one for pages in runs.values() for looks in pages.values() for one in looks.values()]
    return {
        "looks": list(LOOKS),
        "pages": pages,
        "release": release,
        "tool": f"axe-core-{version[1]}",
        "violations": sum(map(len, found)),
    }


def looked_at(page: Page, address: str) -> dict[str, list[str]]:
    """Return the violations on a page, look by look."""
    page.goto(address)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = {"light": page.evaluate(RUN, REPEATED)}
    for look, name in BUTTONS.items():
        button = page.locator(f"[data-setting={name}]").first
        button.click()
        found[look] = page.evaluate(RUN, REPEATED)
        button.click()
    return found


@pytest.fixture(scope="module")
def runs(browser: Browser, real_project: Project) -> Iterator[Runs]:
    handler = functools.partial(Quiet, directory=str(real_project.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    page = browser.new_page(color_scheme="light")
    address = f"http://127.0.0.1:{server.server_port}/"
    yield {
        folder: {route: looked_at(page, address + folder + route) for route in KINDS}
        for folder in ("", "en/")
    }
    page.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_page_tells_what_the_tests_find(
    runs: Runs, real_build: tuple[Project, Built], request: pytest.FixtureRequest
) -> None:
    project, built = real_build
    found = told(runs, built.known.plan.release.id)
    if request.config.getoption("--update-golden"):
        WRITTEN.write_text(yaml.safe_dump(found), encoding="utf-8")
        return  # the site that was looked at still tells the old figures
    assert found == yaml.safe_load(WRITTEN.read_text(encoding="utf-8")), (
        "is that meant? --update-golden"
    )
    assert found["violations"] == 0
    for folder in ("", "en/"):
        said = (project.site / folder / "accessibility/index.html").read_text(encoding="utf-8")
        assert str(found["tool"]) in said
