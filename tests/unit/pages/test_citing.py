"""Citations, pages for frames, and which pages have a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.charts import load_palette
from generator.pages import indicators
from generator.pages.cards import card_address, with_cards
from generator.pages.citing import citations, full_address
from generator.pages.view import View
from tests.unit.pages.figure_samples import make_view, texts

PALETTE = load_palette(Path(__file__).parents[3] / "site_config" / "palette.yaml")


def at_home(view: View, url: str) -> View:
    identity = replace(view.project.identity, site_url=url)
    return replace(view, project=replace(view.project, identity=identity))


def test_an_address_is_cited_only_once_it_is_known() -> None:
    view = make_view()
    route = "indicators/canal/"
    assert all("http" not in text for _, text in citations(view, "Canal", route))
    known = at_home(view, "https://example.org/p")
    found = dict(citations(known, "Canal", route))
    assert set(found) == {"gbt", "apa"}
    address = full_address(known, route)
    assert address.startswith("https://example.org/p/")
    assert all(address in text and view.plan.release.id in text for text in found.values())


def test_a_page_for_frames_is_bare_and_leads_back() -> None:
    pages = {one.route: one for one in indicators.pages(make_view())}
    page = pages["indicators/canal/embed/"]
    assert page.bare
    assert not page.indexed
    assert page.search == ()
    assert page.crumbs == ()
    assert page.title != pages["indicators/canal/"].title
    assert 'target="_top"' in page.body
    assert "<button" not in page.body


@pytest.mark.parametrize("language", ["en", "fr"])
def test_indicators_have_a_picture_and_pages_for_frames_none(language: str) -> None:
    view = make_view(language)
    pages, cards = with_cards(
        view, indicators.pages(view), PALETTE, {"awaiting_final": "circle(9%)"}
    )
    shown = {one.route: one.card for one in pages}
    route = "indicators/canal/"
    assert shown[route] == card_address(language, route)
    for name, one in view.plan.indicators.items():
        assert bool(shown[view.routes["indicator"][name]]) == bool(one.targets), name
    assert shown[route + "embed/"] == shown["indicators/"] == ""
    assert [one.address for one in cards] == [one for one in shown.values() if one]
    assert all(one.url == "" for one in cards)
    waiting = view.label("verdict", "awaiting_final")
    assert {one.status for one in cards if one.shape == "circle(9%)"} == {str(waiting)}


def test_who_could_know_comes_first_where_no_figure_is_held() -> None:
    view = make_view()
    bare = replace(view.assessment, by_indicator=dict.fromkeys(view.assessment.by_indicator, ()))
    page = next(
        one
        for one in indicators.pages(replace(view, assessment=bare, charts={}))
        if one.route == "indicators/canal/"
    )
    assert next(iter(texts(page, "h2"))) == view.words("pages.indicator.who")
    assert "<figure" not in page.body
