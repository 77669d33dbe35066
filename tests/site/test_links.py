"""Every link and fragment of the real site resolves, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project
from tests.kinds import every_page

# Elements that make a browser load what they name.
LOADING = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}


@dataclass(frozen=True)
class Parsed:
    """What a page names: its anchors, what it links to and what it loads."""

    ids: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]


@cache
def parsed(path: Path) -> Parsed:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    ids = {node.attributes["id"] or "" for node in tree.css("[id]")}
    links = [node.attributes.get("href") or "" for node in tree.css("a[href]")]
    loads = [
        node.attributes.get(attribute) or ""
        for tag, attribute in LOADING.items()
        for node in tree.css(f"{tag}[{attribute}]")
        if node.attributes.get("rel") not in ("canonical", "alternate")
    ]
    return Parsed(frozenset(ids), tuple(links), tuple(loads))


@pytest.fixture(scope="module")
def pages(real_project: Project) -> list[Path]:
    found = sorted(real_project.site.rglob("index.html"))
    assert len(found) > 2000
    return found


def local(address: str) -> bool:
    return not urlsplit(address).scheme and not address.startswith("//")


def target(page: Path, address: str) -> tuple[Path, str]:
    """Return the file an address leads to from a page, and the fragment."""
    plain, fragment = urldefrag(address)
    path = (page.parent / unquote(urlsplit(plain).path)).resolve() if plain else page.resolve()
    return (path / "index.html" if path.is_dir() else path), unquote(fragment)


def dead(page: Path) -> Iterator[str]:
    for address in (one for one in parsed(page).links if local(one)):
        path, fragment = target(page, address)
        if not path.is_file():
            yield f"{page}: {address} leads nowhere"
        elif fragment and path.suffix == ".html" and fragment not in parsed(path).ids:
            yield f"{page}: {address} has no such part"


def test_every_link_and_fragment_leads_somewhere(pages: list[Path]) -> None:
    assert [fault for page in pages for fault in dead(page)][:10] == []


def test_every_file_a_page_loads_is_in_the_site(pages: list[Path]) -> None:
    missing = [
        f"{page}: {address}"
        for page in pages
        for address in parsed(page).loads
        if not local(address) or not target(page, address)[0].is_file()
    ]
    assert missing[:10] == []


def test_only_hosts_that_the_publisher_allowed_are_linked(
    real_project: Project, pages: list[Path]
) -> None:
    identity = real_project.identity
    allowed = identity.link_hosts | {urlsplit(identity.data_licence_url).hostname or ""}
    hosts = {
        urlsplit(address).hostname
        for page in pages
        for address in parsed(page).links
        if urlsplit(address).scheme in ("http", "https")
    }
    assert hosts - allowed == set()


@pytest.mark.parametrize("folder", ["", "en"], ids=["zh", "en"])
def test_the_switcher_of_every_page_leads_to_the_same_page(
    real_project: Project, folder: str
) -> None:
    site = real_project.site
    here, there = (site / "en", site) if folder else (site, site / "en")
    lost = []
    for page in every_page(here, () if folder else real_project.languages[1:]):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for node in tree.css("header a[hreflang]"):
            goal = target(page, str(node.attributes["href"]))[0]
            if goal != (there / page.relative_to(here)).resolve():
                lost.append(f"{page}: {node.attributes['href']}")
    assert lost[:10] == []


def test_feeds_and_files_that_pages_announce_are_there(real_project: Project) -> None:
    announced = {
        target(page, str(node.attributes["href"]))[0]
        for page in every_page(real_project.site)
        for node in LexborHTMLParser(page.read_text(encoding="utf-8")).css(
            "link[rel=alternate][type][href], link[rel=manifest][href], a[download][href]"
        )
        if local(str(node.attributes["href"])) and node.attributes["href"]
    }
    assert {str(path) for path in announced if not path.is_file()} == set()


def test_no_link_begins_at_the_root_of_the_host(pages: list[Path]) -> None:
    rooted = [
        f"{page}: {address}"
        for page in pages
        for address in (*parsed(page).links, *parsed(page).loads)
        if address.startswith("/")
    ]
    assert rooted[:10] == []
