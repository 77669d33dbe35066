"""Every link of the town's site leads somewhere, though the town has no list of tasks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.project import Project


def links(site: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield page, address and the file it must lead to, for every link within the site."""
    for page in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for node in tree.css("a[href], link[href], script[src]"):
            address = str(node.attributes.get("href") or node.attributes.get("src") or "")
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            goal = (page.parent / unquote(parts.path)).resolve()
            file = goal / "index.html" if parts.path.endswith("/") else goal
            yield page.relative_to(site).as_posix(), address, file


def test_no_link_is_dead(built_city: Project) -> None:
    found = list(links(built_city.site))
    assert len(found) > 1000
    assert {(page, to) for page, to, file in found if not file.is_file()} == set()
