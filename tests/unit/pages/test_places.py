from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.site import Page
from generator.pages import places
from generator.pages.routes import has_page, routes
from tests.unit.pages.work_samples import (
    body,
    first,
    make_pages,
    make_plan,
    make_view,
    shown,
)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(places.pages)


def said(page: Page, heading: str) -> list[str]:
    found = first(page, f"#{heading} ~ ul.plain")
    return [" ".join(one.text(separator=" ").split()) for one in found.css("li")]


def with_tiles(*tiled: tuple[str, int, int], values: tuple[str, ...] = ()) -> Plan:
    """Return the plan with tiles, and with one more value of another year and place each."""
    plan = make_plan()
    areas = dict(plan.areas)
    for name, row, column in tiled:
        areas[name] = replace(areas[name], tile_row=row, tile_column=column)
    newest = plan.observations[-1]
    more = tuple(
        replace(newest, key=f"canal|2021|{name}|first|report", area=name, value=Decimal(3))
        for name in values
    )
    return replace(plan, areas=areas, observations=(*plan.observations, *more))


def test_boroughs_come_first_by_their_code_with_what_lies_in_them(pages: dict[str, Page]) -> None:
    assert said(pages["places/"], "districts") == [
        "North (borough label): named directly in 1 task and 1 project, in 1 task and 1 project "
        "only through places in it, 2 figures held Places in it: Mill (1 task and 1 project)",
    ]


def test_the_whole_area_is_told_by_what_names_it(pages: dict[str, Page]) -> None:
    assert said(pages["places/"], "others") == [
        "Town (city label): named directly in 1 task, in 2 tasks and 2 projects only through "
        "places in it"
    ]


def test_places_without_any_row_share_one_page(pages: dict[str, Page]) -> None:
    assert set(pages) == {
        "places/",
        "places/without/",
        "places/town/",
        "places/north/",
        "places/mill/",
    }
    page = pages["places/without/"]
    listed = {str(one.attributes["id"]) for one in body(page).css("main li[id], li[id]")}
    assert listed == {"south", "dock", "north-narrow", "land", "far"}
    assert "5 more places without a page of their own" in shown(pages["places/"])
    assert {one.route for one in page.search} == {f"places/without/#{one}" for one in listed}


def test_a_place_without_a_row_leads_to_the_partner_it_is(pages: dict[str, Page]) -> None:
    row = first(pages["places/without/"], "#far")
    assert "As a partner: Cooperation with East (1 task and 1 project)" in " ".join(
        row.text(separator="").split()
    )
    link = row.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "../../partners/east/"
    assert 'href="../partners/east/"' in pages["places/"].body


def test_links_to_a_place_without_a_page_lead_to_its_row() -> None:
    addresses = routes(make_plan())["area"]
    assert addresses["far"] == "places/without/#far"
    assert addresses["north"] == "places/north/"
    assert not has_page(addresses["far"])
    assert has_page(addresses["north"])


def test_with_empty_places_shown_each_has_a_page_that_says_so() -> None:
    plan = make_plan()
    view = replace(make_view(plan=plan), routes=routes(plan, hide_empty=False))
    made = {page.route: page for page in places.pages(view)}
    assert "places/without/" not in made
    assert made["places/dock/"].description == (
        "No task or project of the plan names Dock, and this site holds no figure for it."
    )


def test_a_place_with_a_tile_has_a_page_since_it_leads_on_to_the_tasks_of_all() -> None:
    made = make_pages(places.pages, plan=with_tiles(("south", 2, 1), ("north", 1, 2)))
    page = made["places/south/"]
    assert "Of the plan’s 6 tasks, 3 name no place." in shown(page)
    here = first(page, ".tile--here")
    assert here.css_first('[aria-current="page"]') is not None
    assert "this page" in here.text()


def test_tiles_stand_where_the_data_put_them_in_reading_order() -> None:
    made = make_pages(places.pages, plan=with_tiles(("south", 2, 1), ("north", 1, 2)))
    tiles = body(made["places/"]).css("ol.tiles--2 > li")
    assert [one.attributes["class"] for one in tiles] == [
        "tile tile--r1 tile--c2",
        "tile tile--r2 tile--c1",
    ]
    assert [" ".join(one.text(separator=" ").split()) for one in tiles] == [
        "North Tasks 1 of 2 Projects 1 of 2",
        "South Tasks 0 of 0 Projects 0 of 0",
    ]
    assert "not a map" in shown(made["places/"])


def test_a_place_inside_a_tile_is_shown_where_it_lies() -> None:
    made = make_pages(places.pages, plan=with_tiles(("north", 1, 1)))
    here = first(made["places/mill/"], ".tile--here")
    assert "this page lies here" in here.text()
    assert here.css_first("[aria-current]") is None


def test_a_plan_without_tiles_shows_no_layout(pages: dict[str, Page]) -> None:
    assert body(pages["places/"]).css_first(".tiles, #tiles") is None
    assert body(pages["places/north/"]).css_first(".tiles, #tiles") is None


def test_values_of_too_few_places_are_named_and_not_compared() -> None:
    tiled = (("north", 1, 1), ("south", 1, 2), ("mill", 2, 1), ("dock", 2, 2), ("far", 3, 1))
    made = make_pages(places.pages, plan=with_tiles(*tiled, values=("south", "mill", "dock")))
    assert body(made["places/"]).css_first(".tiles--values") is None
    assert "Length of canals" in first(made["places/"], "#alone ul").text()


def test_enough_values_of_one_year_stand_side_by_side_from_zero() -> None:
    tiled = (("north", 1, 1), ("south", 1, 2), ("mill", 2, 1), ("dock", 2, 2), ("far", 3, 1))
    plan = with_tiles(*tiled, values=("south", "mill", "dock", "far"))
    page = make_pages(places.pages, plan=plan)["places/"]
    tiles = body(page).css(".tiles--values > li")
    assert [one.css(".tile__value")[0].text() for one in tiles] == ["6 km", *["3 km"] * 4]
    widths = [one.css("rect")[-1].attributes["width"] for one in tiles]
    assert widths == ["100.0", *["50.0"] * 4]
    assert all("2021, official_direct label" in one.text() for one in tiles)
    assert body(page).css_first("#alone") is None


@pytest.mark.parametrize("field", ["period", "basis"])
def test_what_differs_in_year_or_basis_is_not_compared(field: str) -> None:
    tiled = (("north", 1, 1), ("south", 1, 2), ("mill", 2, 1), ("dock", 2, 2), ("far", 3, 1))
    plan = with_tiles(*tiled, values=("south", "mill", "dock", "far"))
    changed = {"period": parse_period("2020")} if field == "period" else {"basis": "other"}
    odd = replace(plan.observations[-1], key="canal|2020|far|first|report", **changed)
    page = make_pages(places.pages, plan=replace(plan, observations=(*plan.observations[:-1], odd)))
    assert body(page["places/"]).css_first(".tiles--values") is None


def test_tasks_of_places_within_are_said_apart(pages: dict[str, Page]) -> None:
    page = pages["places/north/"]
    assert page.description == (
        "The plan names North, or a place in it, in 2 tasks and 2 projects; "
        "a report is on record for 1 task and 1 project."
    )
    heads = [one.text() for one in body(page).css("h3")]
    assert heads[:2] == ["1 that names it directly", "1 that names a place in it"]
    assert (
        "Of these, 1 task and 1 project name it directly and 1 task and 1 project only through "
        "places in it."
    ) in shown(page)


def test_what_is_on_record_comes_first(pages: dict[str, Page]) -> None:
    page = pages["places/north/"]
    heads = [one.text() for one in body(page).css("h2")]
    assert heads[:2] == ["What is on record", "Tasks that name this place"]
    known = said(page, "known")
    assert "31 March 2022: Last day of that month" in known[0]
    assert "Project: Lock" in known[0]


def test_nothing_on_record_is_said_and_is_no_accusation(pages: dict[str, Page]) -> None:
    plan = make_plan()
    bare = make_pages(places.pages, plan=replace(plan, updates={}))["places/north/"]
    assert "that does not mean that nothing was done" in shown(bare)


def test_values_show_the_latest_and_how_many_are_held(pages: dict[str, Page]) -> None:
    assert said(pages["places/north/"], "values") == [
        "Length of canals : 6 km (2021) The report (official_direct label) · E label · "
        "2 figures held"
    ]


def test_each_place_leads_on_to_the_tasks_that_name_none(pages: dict[str, Page]) -> None:
    for route in ("places/town/", "places/mill/"):
        page = pages[route]
        assert "Of the plan’s 6 tasks, 3 name no place." in shown(page)
        items = body(page).css("ul.subjects > li")
        assert [one.text(separator="|", strip=True).split("|")[:2] for one in items] == [
            ["Water", "2 of 5 tasks on this subject"],
            ["Roads & rails", "2 of 2 tasks on this subject"],
        ]
        links = [one.attributes["href"] for one in items[0].css("a")]
        assert links == [
            "../../themes/water/#citywide",
            "../../tasks/?place=none&theme=water",
        ]


def test_a_place_names_what_it_belongs_to(pages: dict[str, Page]) -> None:
    assert "Belongs to North , Town , Land" in shown(pages["places/mill/"])


def test_a_place_outside_is_not_told_that_the_tasks_concern_it() -> None:
    plan = make_plan()
    named = replace(plan.tasks["A1.2"], areas=("far",))
    made = make_pages(places.pages, plan=replace(plan, tasks={**plan.tasks, "A1.2": named}))
    page = made["places/far/"]
    assert body(page).css_first("#citywide") is None
    assert body(page).css_first('a[href="../../partners/east/"]') is not None
    assert said(made["places/"], "outside")[0].startswith("Far ")


def test_a_place_with_figures_only_says_so() -> None:
    plan = make_plan()
    moved = tuple(replace(one, area="dock", key=f"{one.key}|dock") for one in plan.observations)
    page = make_pages(places.pages, plan=replace(plan, observations=moved))["places/dock/"]
    assert (
        page.description
        == "No task or project of the plan names Dock; this site holds 2 figures for it."
    )


def test_titles_with_the_name_of_a_place_are_listed_apart(pages: dict[str, Page]) -> None:
    plan = make_plan()
    name, task = next((k, one) for k, one in plan.tasks.items() if not one.areas)
    renamed = replace(task, title=replace(task.title, by_language={"en": "North Lake park"}))
    areas = dict(plan.areas)
    areas["north"] = replace(
        areas["north"], gb_code="1", name=replace(areas["north"].name, by_language={"en": "North"})
    )
    plan = replace(plan, areas=areas, tasks={**plan.tasks, name: renamed})
    page = make_pages(places.pages, plan=plan)["places/north/"]
    assert said(page, "namesakes")[0].startswith("North Lake park")
    assert "they may lie elsewhere" in shown(page)
    assert "namesakes" not in pages["places/mill/"].body


def test_a_page_opens_with_what_is_promised_and_ends_with_what_the_place_is(
    pages: dict[str, Page],
) -> None:
    said_on = shown(pages["places/mill/"])
    assert said_on.index("city-wide task") < said_on.index("Belongs to")
    assert said_on.rindex("About this place") < said_on.index("Belongs to")
