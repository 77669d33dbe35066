from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.site import Page
from generator.pages import places
from tests.unit.pages.work_samples import body, first, make_pages, make_plan, shown


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(places.pages)


def rows(page: Page, heading: str) -> list[list[str]]:
    table = first(page, f"#{heading} ~ div.scroll")
    return [[cell.text(strip=True) for cell in one.css("th, td")] for one in table.css("tbody tr")]


def test_boroughs_come_first_by_their_code_with_what_lies_in_them(pages: dict[str, Page]) -> None:
    assert rows(pages["places/"], "districts") == [
        ["South", "borough label", "0", "0", "0", "0", "0", "0"],
        ["North", "borough label", "1", "2", "1", "1", "2", "2"],
        ["Mill", "village label", "1", "1", "0", "1", "1", "0"],
    ]


def test_the_whole_area_counts_everything_in_it(pages: dict[str, Page]) -> None:
    assert rows(pages["places/"], "others") == [
        ["Town", "city label", "1", "3", "1", "0", "2", "0"]
    ]


def test_places_without_any_row_are_listed_and_open_no_page(pages: dict[str, Page]) -> None:
    assert set(pages) == {"places/", "places/town/", "places/north/", "places/mill/"}
    assert "Dock, North-Narrow, Land, Far" in shown(pages["places/"])


def test_tasks_of_places_within_are_said_apart(pages: dict[str, Page]) -> None:
    page = pages["places/north/"]
    assert page.description == "The plan names North, or a place in it, in 2 tasks and 2 projects."
    heads = [one.text() for one in body(page).css("h3")]
    assert heads[:2] == ["1 that names it directly", "1 that names a place in it"]


def test_values_show_the_latest_and_how_many_are_held(pages: dict[str, Page]) -> None:
    assert rows(pages["places/north/"], "values") == [
        ["Length of canals", "2021", "6 km (E label)", "The report(official_direct label)", "2"]
    ]


def test_each_place_leads_on_to_the_tasks_that_name_none(pages: dict[str, Page]) -> None:
    for route in ("places/town/", "places/mill/"):
        page = pages[route]
        assert "Of the plan’s 6 tasks 3 name no place." in shown(page)
        cards = body(page).css("ul.cards > li")
        assert [one.text(separator="|", strip=True) for one in cards] == [
            "Water|2 city-wide tasks of 5 on this subject",
            "Roads & rails|2 city-wide tasks of 2 on this subject",
        ]
        assert first(page, "ul.cards a").attributes["href"] == "../../themes/water/#citywide"


def test_a_place_names_what_it_belongs_to(pages: dict[str, Page]) -> None:
    assert "Belongs to North , Town , Land" in shown(pages["places/mill/"])


def test_a_place_outside_is_not_told_that_the_tasks_concern_it() -> None:
    plan = make_plan()
    named = replace(plan.tasks["A1.2"], areas=("far",))
    made = make_pages(places.pages, plan=replace(plan, tasks={**plan.tasks, "A1.2": named}))
    page = made["places/far/"]
    assert body(page).css_first("#citywide") is None
    assert body(page).css_first('a[href="../../partners/east/"]') is not None
    assert rows(made["places/"], "outside")[0][0] == "Far"


def test_a_place_with_figures_only_says_so() -> None:
    plan = make_plan()
    moved = tuple(replace(one, area="dock", key=f"{one.key}|dock") for one in plan.observations)
    page = make_pages(places.pages, plan=replace(plan, observations=moved))["places/dock/"]
    assert (
        page.description
        == "No task or project of the plan names Dock; this site holds 2 figures for it."
    )
