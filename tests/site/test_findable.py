"""What search engines and feed readers get of the real site, held against its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pipeline import Built
from generator.project import Project

HERE = "https://any.example/some/where/"
FOLDERS = pytest.mark.parametrize("folder", ["", "en/"], ids=["zh", "en"])


@cache
def things(site: Path, route: str) -> list[dict[str, Any]]:
    """Return what a page says of itself."""
    tree = LexborHTMLParser((site / route / "index.html").read_text(encoding="utf-8"))
    blocks = [one.text() for one in tree.css('script[type="application/ld+json"]')]
    assert len(blocks) <= 1
    return [thing for one in blocks for thing in read(one)]


def read(block: str) -> list[dict[str, Any]]:
    found = json.loads(block)
    assert found["@context"] == "https://schema.org"
    listed: list[dict[str, Any]] = found.get("@graph", [found])
    return listed


def of_type(site: Path, route: str, name: str) -> dict[str, Any]:
    (found,) = [one for one in things(site, route) if one["@type"] == name]
    return found


def routes(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("index.html")):
        yield path.parent.relative_to(site).as_posix().removeprefix(".")


@FOLDERS
def test_the_search_leads_to_no_page_that_is_made_for_frames(
    real_project: Project, folder: str
) -> None:
    index = json.loads((real_project.site / folder / "search" / "search_index.json").read_bytes())
    found = [one["location"] for one in index["docs"]]
    assert len(found) > 600
    assert [one for one in found if "embed" in one] == []


def test_every_page_says_what_it_is_in_json_that_can_be_read(real_project: Project) -> None:
    site, seen = real_project.site, 0
    for route in routes(site):
        if route.endswith("/embed"):
            continue  # shown inside pages of others, and kept from search engines
        kinds = {one["@type"] for one in things(site, route)}
        assert kinds, route
        if route not in ("", "en"):
            trail = of_type(site, route, "BreadcrumbList")["itemListElement"]
            assert [one["position"] for one in trail] == list(range(1, len(trail) + 1))
            assert all(one["name"] for one in trail)
        else:
            assert of_type(site, route, "WebSite")["publisher"]["name"]
        seen += 1
    assert seen > 2000


@FOLDERS
def test_every_series_is_a_dataset_with_the_period_places_and_files_of_its_rows(
    real_build: tuple[Project, Built], folder: str
) -> None:
    project, built = real_build
    plan, language = built.known.plan, "en" if folder else "zh"
    for indicator in plan.indicators.values():
        data = of_type(project.site, f"{folder}indicators/{indicator.id}", "Dataset")
        rows = built.known.assessment.by_indicator[indicator.id]
        days = [(one.period.start, one.period.end) for one in rows]
        span = f"{min(a for a, _ in days)}/{max(b for _, b in days)}" if days else None
        assert data.get("temporalCoverage") == span
        places = {one["name"] for one in data["spatialCoverage"]}
        held = {one.area for one in rows} or {project.identity.area}
        assert places == {plan.areas[one].name.in_(language) for one in held}
        assert data["name"] == indicator.title.in_(language)
        assert data["license"] == project.identity.data_licence_url
        assert (data["dateModified"], data["version"]) == (plan.release.date, plan.release.id)
        names = [one["name"] for one in data["distribution"]]
        assert names == [f"{indicator.id}.{ending}" for ending in ("csv", "xlsx", "json")]
        assert all((project.site / "api/v1/indicators" / name).is_file() for name in names)
        for key in ("description", "creator", "variableMeasured", "keywords", "identifier"):
            assert data.get(key), (indicator.id, key)


@FOLDERS
def test_the_page_of_data_is_a_dataset_whose_files_exist(
    real_project: Project, folder: str
) -> None:
    data = of_type(real_project.site, f"{folder}data", "Dataset")
    assert data["distribution"]
    for file in data["distribution"]:
        assert (real_project.site / "api/v1" / file["name"]).is_file()


@FOLDERS
@pytest.mark.parametrize("name", ["updates", "releases"])
def test_feeds_are_sound_and_lead_to_pages(
    real_build: tuple[Project, Built], folder: str, name: str
) -> None:
    project, built = real_build
    plan = built.known.plan
    rows = {"updates": plan.updates, "releases": plan.releases}[name]
    path = f"{folder}feeds/{name}.xml"
    headers = {"content-location": HERE + path, "content-type": "application/atom+xml"}
    feed = feedparser.parse((project.site / path).read_bytes(), response_headers=headers)
    assert not feed.bozo
    assert len({one.id for one in feed.entries}) == len(feed.entries) == len(rows)
    for entry in feed.entries:
        target = entry.link.removeprefix(HERE).partition("#")[0]
        assert (project.site / target / "index.html").is_file(), entry.link
        assert target.startswith(folder)
        assert entry.updated[:10] in {one.date for one in plan.releases.values()}
        assert entry.content[0].value
    twin = json.loads((project.site / path).with_suffix(".json").read_text(encoding="utf-8"))
    assert twin["version"].startswith("https://jsonfeed.org/version/1")
    assert [(one["id"], one["title"]) for one in twin["items"]] == [
        (one.id, one.title) for one in feed.entries
    ]


@FOLDERS
@pytest.mark.parametrize("route", ["", "indicators/pm25/", "releases/"])
def test_the_head_names_the_feeds_of_its_language(
    real_project: Project, folder: str, route: str
) -> None:
    html = (real_project.site / folder / route / "index.html").read_text(encoding="utf-8")
    links = LexborHTMLParser(html).css('head link[rel="alternate"][type]')
    assert len(links) == 4
    for link in links:
        address = urljoin(HERE + folder + route, link.attributes["href"] or "")
        assert (real_project.site / address.removeprefix(HERE)).is_file()
        assert address.startswith(HERE + folder + "feeds/")


def test_without_an_address_of_the_site_nothing_pretends_to_know_it(real_project: Project) -> None:
    assert not real_project.identity.site_url
    site = real_project.site
    assert not (site / "sitemap.xml").exists()
    assert not (site / "robots.txt").exists()
    html = (site / "indicators/pm25/index.html").read_text(encoding="utf-8")
    for absent in ('rel="canonical"', 'property="og:url"', 'hreflang="x-default"'):
        assert absent not in html
