"""Addresses of sources that may not be linked are nowhere: not in site, database or downloads."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.pipeline import Built
from generator.project import Project

ADDRESS = re.compile(r"https?://[^\s\"'<>\\)\]，。；（）]+")
# Names in the manner of addresses, and the tools that wrote a file: nothing fetches them.
NAMES = frozenset(
    {
        "www.w3.org",
        "vega.github.io",
        "datapackage.org",
        "json-schema.org",
        "creativecommons.org",
        "www.sitemaps.org",
        "squidfunk.github.io",
        "127.0.0.1",
        "schema.org",
        "jsonfeed.org",
    }
)
TEXT = {".html", ".json", ".csv", ".xml", ".txt", ".svg", ".yaml"}


def allowed(built: Built) -> frozenset[str]:
    """Return the addresses of the sources that may be linked."""
    return frozenset(one.url for one in built.known.plan.sources.values() if one.url)


def addresses(text: str) -> Iterator[str]:
    for found in ADDRESS.findall(text.replace("&amp;", "&")):
        yield found.rstrip(".,;:")


def strange(text: str, built: Built) -> set[str]:
    """Return the addresses in a text that are neither names nor allowed sources."""
    known = allowed(built)
    return {
        one
        for one in addresses(text)
        if urlsplit(one).hostname not in NAMES
        and not any(url.startswith(one) or one.startswith(url) for url in known)
    }


def test_only_sources_that_may_be_linked_have_an_address(
    real_build: tuple[Project, Built],
) -> None:
    _, built = real_build
    sources = built.known.plan.sources.values()
    assert sum(bool(one.url) for one in sources) == 28
    assert all(one.linkable for one in sources if one.url)


@pytest.mark.parametrize("place", ["site", "api"])
def test_no_other_address_stands_in_a_file(real_build: tuple[Project, Built], place: str) -> None:
    project, built = real_build
    folder = {"site": project.site, "api": project.api}[place]
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in TEXT]
    assert paths
    found = {
        str(path.relative_to(folder)): left
        for path in paths
        if (left := strange(path.read_text(encoding="utf-8"), built))
    }
    assert found == {}


def test_no_other_address_stands_in_the_database(real_build: tuple[Project, Built]) -> None:
    project, built = real_build
    assert strange("\n".join(cells(project.database)), built) == set()


def cells(path: Path) -> Iterator[str]:
    """Yield every text of every table."""
    with sqlite3.connect(path) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        for (table,) in connection.execute(query).fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own names
                yield from (cell for cell in row if isinstance(cell, str))
    connection.close()
