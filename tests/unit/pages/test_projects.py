from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.site import Page
from generator.pages import projects
from tests.unit.pages.work_samples import body, first, make_pages, make_plan, shown


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(projects.pages)


def test_the_gallery_counts_projects_by_stage_and_those_without_a_report_apart(
    pages: dict[str, Page],
) -> None:
    page = pages["projects/"]
    assert (
        "The plan names 3 projects, platforms, lines and parks; this site holds a report on 1"
        in shown(page)
    )
    assert first(page, "dl.counts").text(separator=" ").split() == ["started", "label", "1"]
    assert "For the other 2 projects no report is on record" in shown(page)


def test_the_gallery_goes_by_type_and_shows_each_project_once(pages: dict[str, Page]) -> None:
    page = pages["projects/"]
    assert [one.text() for one in body(page).css("h2")] == ["By type", "By place"]
    lines = [
        " ".join(one.text().split())
        for one in body(page).css(":not(.addresses) > details > summary")
    ]
    assert lines == [
        "road label 1 project, no report on record",
        "water label 2 projects, 1 with a report",
        "1 more with no report on record",
        "List the projects that name each place",
    ]
    rows = [" ".join(one.text(separator=" ").split()) for one in body(page).css("li[data-is]")]
    assert rows == [
        "P3 Ring North no_report label",
        "Lock P1 water label · Mill started label opening label: March 2024"
        " That date has passed; nothing on record shows that it was kept. opening label: That is 9 months later. 31 March 2022: Last day of that month",
        "P2 Dig the canal no_report label",
    ]


def test_a_phone_shows_the_lists_first_and_every_project_folded_into_one(
    pages: dict[str, Page],
) -> None:
    page = body(pages["projects/"])
    assert page.css("details[open]") == []
    assert len(page.css("details[data-fold] li[data-is]")) == len(page.css("li[data-is]"))
    assert len(page.css("#places + details dl > div")) == len(page.css("#places ~ * dl > div"))


def test_cards_tell_what_filters_look_for(pages: dict[str, Page]) -> None:
    found = {
        one.css("code")[0].text(): (one.attributes["data-is"] or "").split()
        for one in body(pages["projects/"]).css("li[data-is]")
    }
    assert found == {
        "P1": ["type:water", "place:mill", "place:north", "stage:started", "record:told"],
        "P2": ["type:water", "place:none", "stage:none", "record:untold"],
        "P3": ["type:road", "place:north", "stage:none", "record:untold"],
    }


def test_each_choice_says_how_many_projects_it_leaves(pages: dict[str, Page]) -> None:
    rows = [
        (one.attributes["data-is"] or "").split()
        for one in body(pages["projects/"]).css("li[data-is]")
    ]
    options = [
        (f"{select.attributes['name']}:{option.attributes['value']}", option.text())
        for select in body(pages["projects/"]).css("form select")
        for option in select.css("option")
        if option.attributes["value"]
    ]
    assert len(options) > 6
    assert all(text.endswith(f"({sum(mark in row for row in rows)})") for mark, text in options)


def test_projects_are_listed_by_place_and_the_rest_is_counted(pages: dict[str, Page]) -> None:
    rows = [
        " ".join(one.text(separator=" ").split())
        for one in body(pages["projects/"]).css("#places + details dl > div")
    ]
    assert rows == ["North (1) Ring", "Mill (1) Lock"]
    assert "1 more project names no place and is listed by type only." in shown(pages["projects/"])


def test_stages_stand_in_order_with_the_oldest_fact_of_each(pages: dict[str, Page]) -> None:
    steps = [
        (" ".join(one.text(separator=" ").split()), "aria-current" in one.attributes)
        for one in body(pages["projects/p1/"]).css("ol.steps > li")
    ]
    assert [one for one, _ in steps][:2] == [
        "planned label nothing on record",
        "approved label nothing on record",
    ]
    assert [one.split()[0] for one, now in steps if now] == ["started"]
    assert steps[2][0] == "started label first on record March 2022"


def test_a_stage_told_of_without_a_date_says_so() -> None:
    plan = make_plan()
    bare = {
        name: replace(one, date="", date_precision="unknown") for name, one in plan.updates.items()
    }
    page = make_pages(projects.pages, plan=replace(plan, updates=bare))["projects/p1/"]
    assert "on record, without a date" in first(page, "li.steps__now").text()


def test_expectations_stand_in_the_order_they_were_said(pages: dict[str, Page]) -> None:
    said = [one.text() for one in body(pages["projects/p1/"]).css("ol.expected > li")]
    assert [one.split(" (")[0] for one in said] == [
        "opening label: June 2023",
        "opening label: March 2024",
    ]


def test_where_nothing_was_expected_no_delay_can_be_stated() -> None:
    plan = make_plan()
    updates = {name: replace(one, expected_date="") for name, one in plan.updates.items()}
    said = shown(make_pages(projects.pages, plan=replace(plan, updates=updates))["projects/p1/"])
    assert "Nothing on record says when it was expected" in said


def test_a_project_says_how_its_expected_date_moved(pages: dict[str, Page]) -> None:
    said = shown(pages["projects/p1/"])
    assert (
        "the first date on record is June 2023, the last March 2024. That is 9 months later."
        in said
    )
    assert "The expected date (March 2024) has passed and nothing on record here shows" in said


def test_no_delay_is_stated_from_one_date_only() -> None:
    plan = make_plan()
    updates = {name: one for name, one in plan.updates.items() if name != "u2"}
    said = shown(make_pages(projects.pages, plan=replace(plan, updates=updates))["projects/p1/"])
    assert "nothing can be said about delay" in said
    assert "later" not in said


def test_a_project_without_a_report_says_so_and_no_more(pages: dict[str, Page]) -> None:
    page = pages["projects/p3/"]
    assert "This site holds no report on the project" in shown(page)
    assert body(page).css_first("#timeline, #expected, #flags") is None


def test_a_project_that_shares_its_name_with_a_task_is_told_apart(pages: dict[str, Page]) -> None:
    assert pages["projects/p2/"].title == "Dig the canal (project)"


def test_a_project_names_tasks_places_and_partners(pages: dict[str, Page]) -> None:
    links = [one.attributes["href"] for one in body(pages["projects/p1/"]).css("a")]
    assert {"../../tasks/a1.1/", "../../places/mill/", "../../partners/east/"} <= set(links)
