"""Where the site's address is known, the page for missing addresses has the frame of all pages."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project


@pytest.mark.parametrize("folder", ["", "fr/"], ids=["en", "fr"])
def test_its_addresses_start_from_the_sites_own(built_city: Project, folder: str) -> None:
    tree = LexborHTMLParser((built_city.site / folder / "404.html").read_text(encoding="utf-8"))
    base = tree.css_first("base")
    assert base is not None
    assert base.attributes["href"] == f"/progress/{folder}"
    assert tree.css("link[rel=stylesheet]")
    assert tree.css("main a[href]")
    assert not tree.css("style")
