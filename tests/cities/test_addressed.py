"""Where the site's address is known, every page says its own, and that of its other languages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project
from tests.kinds import every_page, route_of

ADDRESS = "https://www.havrebrume.example/progress/"
LANGUAGES = {"en": "", "fr": "fr/"}


@pytest.fixture(scope="module")
def pages(built_city: Project) -> dict[str, LexborHTMLParser]:
    """The pages that may be found from outside, by address below the root of the site."""
    site = built_city.site
    found = {
        route_of(page, site): LexborHTMLParser(page.read_text(encoding="utf-8"))
        for page in every_page(site)
        if page.name == "index.html"
    }
    return {
        route: tree
        for route, tree in found.items()
        if "noindex" not in str(_content(tree, 'meta[name="robots"]'))
    }


def _content(tree: LexborHTMLParser, selector: str) -> str | None:
    node = tree.css_first(selector)
    return node.attributes.get("content") if node else None


def canonical(tree: LexborHTMLParser) -> list[str | None]:
    return [node.attributes["href"] for node in tree.css("link[rel=canonical]")]


def alternates(tree: LexborHTMLParser) -> dict[str, str]:
    return {
        str(node.attributes["hreflang"]): str(node.attributes["href"])
        for node in tree.css("link[rel=alternate][hreflang]")
    }


def test_every_page_says_its_own_address(pages: dict[str, LexborHTMLParser]) -> None:
    assert len(pages) > 20
    said = {route: canonical(tree) for route, tree in pages.items()}
    assert {route: one for route, one in said.items() if one != [ADDRESS + route]} == {}


def test_every_page_names_all_its_languages_and_they_name_it(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for route, tree in pages.items():
        plain = route.removeprefix("fr/")
        named = alternates(tree)
        expected = {tag: ADDRESS + folder + plain for tag, folder in LANGUAGES.items()}
        assert {tag: named.get(tag) for tag in expected} == expected, route
        for address in named.values():
            assert address.removeprefix(ADDRESS) in pages, route


def test_addresses_outside_a_link_are_those_of_files_that_are_there(built_city: Project) -> None:
    """Sitemap, robots, feeds and pictures for previews name full addresses: each is a file."""
    site = built_city.site
    missing: set[str] = set()
    for path in [one for one in sorted(site.rglob("*")) if one.suffix in (".xml", ".txt", ".html")]:
        text = unescape(path.read_text(encoding="utf-8"))
        for address in re.findall(re.escape(ADDRESS) + r"[^\s\"'<>\])},;]*", text):
            if not _file(site, address).exists():
                missing.add(f"{path.relative_to(site)}: {address}")
    assert missing == set()


def _file(site: Path, address: str) -> Path:
    path = urlsplit(address).path.removeprefix(urlsplit(ADDRESS).path)
    return site / path / "index.html" if path.endswith("/") or not path else site / path
