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
    assert [one.text() for one in body(page).css("h2")] == [
        "By type",
        "By place",
        "road label (1)",
        "water label (2)",
    ]
    cards = [one.text(separator="|", strip=True) for one in body(page).css("ul.cards > li")]
    assert cards == [
        "Ring|no_report label",
        "Lock|started label|opening label: March 2024|opening label: That is 9 months later.",
        "Dig the canal|no_report label",
    ]


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
