"""Bytes over the wire: a page with all that it loads, packed, stays below what the design allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.project import Project
from tests.kinds import every_page, route_of
from tests.weights import loads, packed, weight

KB = 1000
# First match wins; a page of no family named here may weigh as much as an indicator's.
BUDGETS = (
    (re.compile(r"(en/)?"), 120),
    (re.compile(r"(en/)?tasks/"), 200),
    (re.compile(r"(en/)?(projects|sources|method|releases|questions)/"), 120),
    (re.compile(r".*"), 100),
)


def budget(route: str) -> int:
    return next(kilobytes for pattern, kilobytes in BUDGETS if pattern.fullmatch(route)) * KB


@pytest.mark.parametrize("folder", ["", "en"], ids=["zh", "en"])
def test_no_page_weighs_more_than_it_may(real_project: Project, folder: str) -> None:
    site = real_project.site
    pages = every_page(site / folder, () if folder else real_project.languages[1:])
    heavy = {
        route_of(page, site): bytes_
        for page in pages
        if (bytes_ := weight(page)) > budget(route_of(page, site))
    }
    assert heavy == {}


@pytest.mark.parametrize(
    ("route", "kilobytes"),
    [("", 120), ("en/", 120), ("indicators/pm25/", 100), ("tasks/", 200), ("en/tasks/", 200)],
)
def test_budgets_are_the_designs(route: str, kilobytes: int) -> None:
    assert budget(route) == kilobytes * KB


def test_all_that_a_page_loads_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("p {}" * 1000, encoding="utf-8")
    (tmp_path / "dot.png").write_bytes(b"x" * 500)
    page = tmp_path / "index.html"
    page.write_text(
        '<link rel="stylesheet" href="style.css"><img src="dot.png"><img src="dot.png">'
        '<img src="late.png" loading="lazy"><a href="far.html">a</a>',
        encoding="utf-8",
    )
    assert [path.name for path in loads(page)] == ["dot.png", "style.css"]
    assert packed(tmp_path / "dot.png") == 500
    assert packed(tmp_path / "style.css") < 100
    assert weight(page) == sum(packed(path) for path in (page, *loads(page)))
