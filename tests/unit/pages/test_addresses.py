"""The addresses of files beside what a page shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.exports.offers import files_of
from generator.pages import indicators, sources
from generator.pages.addresses import addresses, formats
from generator.pages.view import View
from tests.unit.pages.figure_samples import make_view


def at(view: View, base: str) -> View:
    identity = replace(view.project.identity, site_url=base)
    return replace(view, project=replace(view.project, identity=identity))


@pytest.mark.parametrize(
    ("table", "endings"),
    [
        pytest.param(
            "observations",
            (".csv", ".spreadsheet.csv", ".xlsx", ".parquet"),
            id="a table that people open",
        ),
        pytest.param("areas", (".csv", ".spreadsheet.csv", ".parquet"), id="any other table"),
        pytest.param(
            "indicators/canal", (".csv", ".spreadsheet.csv", ".xlsx"), id="a single series"
        ),
    ],
)
def test_a_table_is_offered_in_its_formats(table: str, endings: tuple[str, ...]) -> None:
    assert files_of(table) == tuple(f"{table}{one}" for one in endings)


@pytest.mark.parametrize("base", ["", "https://a.example/p/"])
def test_addresses_are_written_in_full_where_the_site_knows_its_own(base: str) -> None:
    view = at(make_view(), base).at("sources/")
    found = {one.link: one.full for one in addresses(view, "sources", ("sources.json",))}
    assert found["../api/v1/sources.json"] == f"{base}api/v1/sources.json"
    assert found["../api/v1/sources.spreadsheet.csv"] == f"{base}api/v1/sources.spreadsheet.csv"
    assert len(found) == 5


def test_a_copy_for_spreadsheets_is_told_from_the_plain_one() -> None:
    names = [name for name, _ in formats(make_view(), "areas")]
    assert names == ["CSV", "CSV for spreadsheets", "Parquet"]


def test_pages_write_out_the_addresses_of_what_they_show() -> None:
    view = at(make_view(), "https://a.example/p/")
    made = {one.route: one.body for one in (*indicators.pages(view), *sources.pages(view))}
    for route, wanted in (
        ("indicators/canal/", "indicators/canal.json"),
        ("sources/", "sources.json"),
    ):
        shown = [one.text() for one in LexborHTMLParser(made[route]).css(".addresses li code")]
        assert f"https://a.example/p/api/v1/{wanted}" in shown
