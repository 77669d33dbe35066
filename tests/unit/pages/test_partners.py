from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.site import Page
from generator.pages import partners
from tests.unit.pages.work_samples import body, make_pages, make_plan, shown


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(partners.pages)


def test_bodies_inside_the_area_are_said_apart(pages: dict[str, Page]) -> None:
    heads = [one.text() for one in body(pages["partners/"]).css("h2")]
    assert heads == ["external label (1)", "internal label (1)"]


def test_a_partner_is_counted_in_words(pages: dict[str, Page]) -> None:
    page = pages["partners/east/"]
    assert page.title == "Cooperation with East"
    assert page.description == (
        "The plan names East in 1 task and 1 project; a report is on record for 1 of these tasks."
    )
    assert page.search[0].title == "East"


def test_a_partner_without_reports_says_so(pages: dict[str, Page]) -> None:
    assert pages["partners/works/"].description == (
        "The plan names Works in 1 task; none of these tasks has a report on record."
    )


def test_a_body_inside_keeps_its_own_name_and_no_responsibility_is_made_up(
    pages: dict[str, Page],
) -> None:
    page = pages["partners/works/"]
    assert page.title == "Works"
    assert "no table of responsibilities is held here" in shown(page)
    assert "no table of responsibilities" not in shown(pages["partners/east/"])


def test_a_partner_that_no_row_names_is_not_indexed() -> None:
    plan = make_plan()
    lone = replace(plan.partners["east"], id="west", area="")
    made = make_pages(partners.pages, plan=replace(plan, partners={**plan.partners, "west": lone}))
    assert not made["partners/west/"].indexed
    assert body(made["partners/west/"]).css("h2") == []


def test_a_partner_is_no_link_to_a_place_that_only_leads_back(pages: dict[str, Page]) -> None:
    assert "places/" not in pages["partners/east/"].body
    plan = make_plan()
    near = replace(plan.partners["east"], area="north")
    made = make_pages(partners.pages, plan=replace(plan, partners={"east": near}))
    assert 'href="../../places/north/"' in made["partners/east/"].body


def test_what_is_on_record_with_a_partner_comes_before_what_was_agreed(
    pages: dict[str, Page],
) -> None:
    heads = [one.text() for one in body(pages["partners/east/"]).css("h2")]
    assert heads[:2] == ["What is on record", "What was agreed"]
    assert "that does not mean that nothing was done" in shown(pages["partners/works/"])
