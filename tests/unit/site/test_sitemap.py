"""The map of the site."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from generator.site.sitemap import robots, sitemap
from tests.browser import sample

NAMES = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_each_page_for_search_engines_stands_once_with_date_and_languages() -> None:
    frame = sample.frame(site_url="https://a.example/p/")
    root = ElementTree.fromstring(sitemap(sample.pages(), frame))  # noqa: S314 - our own
    places = [one.text for one in root.findall("m:url/m:loc", NAMES)]
    indexed = [page for page in sample.pages()["zh"] if page.indexed]
    assert len(places) == len(set(places)) == 2 * len(indexed)
    assert {one.text for one in root.findall("m:url/m:lastmod", NAMES)} == {"2026-11-22"}
    first = root.findall("m:url", NAMES)[0]
    assert [one.get("hreflang") for one in first.findall("x:link", NAMES)] == [
        *("zh-Hans", "en", "x-default"),
    ]


def test_a_page_kept_from_search_engines_is_not_on_the_map() -> None:
    frame = sample.frame(site_url="https://a.example/")
    assert b"tasks/quiet/" not in sitemap(sample.pages(), frame)


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [
        pytest.param(
            "https://a.example/",
            {"robots.txt": b"User-agent: *\nAllow: /\nSitemap: https://a.example/sitemap.xml\n"},
            id="at the root of a host",
        ),
        pytest.param("https://a.example/p/", {}, id="below a sub-path nobody reads it"),
    ],
)
def test_robots(site_url: str, expected: dict[str, bytes]) -> None:
    assert robots(sample.frame(site_url=site_url)) == expected
