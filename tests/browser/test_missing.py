"""The page for missing addresses, where nobody knows at which depth it will be shown."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener

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
