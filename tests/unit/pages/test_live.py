from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.live import AT, interface_address, interface_block
from generator.pages.view import View
from tests.unit.pages import work_samples

QUERIES = Path(__file__).parents[3] / "generator" / "api" / "queries"


def _view(api_url: str, language: str = "fr") -> View:
    return work_samples.make_view(language, api_url=api_url)


def test_without_an_interface_pages_say_nothing_of_it() -> None:
    for route in AT:
        assert interface_block(_view("").at(route)) == ""
    assert interface_address(_view("")) == ""


@pytest.mark.parametrize("url", ["https://x.example/api", "https://x.example/api/"])
def test_addresses_stand_in_the_language_of_the_page(url: str) -> None:
    first, *others = _view(url).project.languages
    assert interface_address(_view(url, first), "jindu") == "https://x.example/api/jindu"
    for code in others:
        assert interface_address(_view(url, code), "jindu") == f"https://x.example/api/{code}/jindu"


def test_a_block_is_html_that_a_page_can_take_on() -> None:
    body = "<p>&amp;</p>" + interface_block(_view("https://x.example/").at("tasks/"))
    assert body.startswith("<p>&amp;</p><h2 ")


def test_every_query_that_pages_lead_to_is_written() -> None:
    named = {name for names in AT.values() for name in names}
    assert named <= {path.stem for path in QUERIES.glob("*.sql")}
