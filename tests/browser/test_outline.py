"""A page with a chart as it is read aloud, whole: a text that people read and compare.

The town is invented, so that no new figure changes it. `--update-golden` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.project import Project
from tests.browser.walks import serving

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parents[1] / "golden" / "outlines"
PAGE = "indicators/bathing-water/"


@pytest.mark.parametrize("folder", ["", "fr/"], ids=["en", "fr"])
def test_a_page_with_a_chart_is_read_aloud_as_meant(
    browser: Browser, built_city: Project, request: pytest.FixtureRequest, folder: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with serving(built_city.site) as address:
        page.goto(address + folder + PAGE)
        outline = page.locator("body").aria_snapshot() + "\n"
    page.close()
    path = GOLDEN / f"{folder.strip('/') or 'en'}.yaml"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(outline, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert outline == expected, f"{path.name}: is that meant? --update-golden"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_outline_tells_what_the_chart_shows(language: str) -> None:
    outline = (GOLDEN / f"{language}.yaml").read_text(encoding="utf-8")
    for role in ("- banner:", "- main:", "- contentinfo", "- table ", 'img "', "[level=1]"):
        assert role in outline
