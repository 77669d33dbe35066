from __future__ import annotations

import pytest

from generator.model.site import Page
from generator.pages import themes
from tests.unit.pages.work_samples import body, make_pages, shown


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(themes.pages)


def test_subjects_come_by_number_of_tasks(pages: dict[str, Page]) -> None:
    cards = [
        one.text(separator="|", strip=True) for one in body(pages["themes/"]).css("ul.cards > li")
    ]
    assert cards == [
        "Water|Rivers|5 tasks, 2 with a report 1 indicator with a target.",
        "Roads & rails|All <ways>|2 tasks, 2 with a report",
    ]


def test_city_wide_tasks_stand_apart_from_those_that_name_a_place(pages: dict[str, Page]) -> None:
    page = pages["themes/water/"]
    heads = [one.text() for one in body(page).css("h2")]
    assert heads == [
        "Indicators with a target",
        "What is on record",
        "2 city-wide tasks",
        "3 tasks that name a place",
        "Projects these tasks name",
    ]
    lists = body(page).css("#citywide ~ details")
    assert [len(one.css("li")) for one in lists] == [2, 3]
    register = body(page).css_first('a[href="../../tasks/?place=none&theme=water"]')
    assert register is not None


def test_what_a_subject_lacks_has_no_heading(pages: dict[str, Page]) -> None:
    assert body(pages["themes/roads/"]).css_first("#local, #indicators") is None


def test_a_project_of_several_tasks_is_listed_once(pages: dict[str, Page]) -> None:
    names = [one.text() for one in body(pages["themes/water/"]).css("#projects ~ ul > li > a")]
    assert names == ["Lock", "Dig the canal", "Ring"]
    assert "Rivers" in shown(pages["themes/water/"])
