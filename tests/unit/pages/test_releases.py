"""Releases: the first one is not compared with anything; newest facts are dated ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborNode

from generator.pages import releases
from tests.reading import parsed
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound(language: str) -> None:
    view = make_view(language)
    assert faults(view, releases.pages(view)) == []


def test_the_first_release_says_that_there_is_none_to_compare_with() -> None:
    (page,) = releases.pages(make_view())
    assert texts(page, ".notice")[0].startswith("This is the first release.")


def test_later_releases_are_listed_newest_first_without_that_line() -> None:
    plan = make_plan()
    later = replace(plan.releases["R1"], id="R2", date="2027-01-31")
    plan = replace(plan, releases={**plan.releases, "R2": later})
    view = view_of(plan, make_assessment(plan))
    (page,) = releases.pages(view)
    assert texts(page, ".notice") == []
    listed = [str(one.attributes["id"]) for one in _headings(page.body)]
    assert [name for name in listed if not name.startswith("changes-")] == ["R2", "R1"]
    assert page.description == "There have been 2 releases, the latest on 31 January 2027."


def _headings(body: str) -> list[LexborNode]:
    return parsed(body).css("h3")


def test_what_is_held_is_counted_and_what_is_not_is_left_out() -> None:
    (page,) = releases.pages(make_view())
    held = dict(zip(texts(page, ".counts dt"), texts(page, ".counts dd"), strict=True))
    assert held["targets"] == "2"
    assert held["programme sizes (not judged)"] == "1"
    assert held["published figures"] == "4"
    assert held["figures computed from parts"] == "1"
    assert "withdrawn reports" not in held


def test_newest_facts_are_dated_and_not_withdrawn() -> None:
    plan = make_plan()
    old = replace(plan.updates["u1"], id="u3", date="2021", date_precision="year")
    gone = replace(plan.updates["u1"], id="u4", date="2025", state="withdrawn")
    plan = replace(plan, updates={**plan.updates, "u3": old, "u4": gone})
    view = view_of(plan, make_assessment(plan))
    assert [one.id for one in releases.newest_facts(view, 9)] == ["u1", "u3"]
    assert [one.id for one in releases.newest_facts(view, 1)] == ["u1"]


def test_internal_notes_never_reach_the_page() -> None:
    assert "not for outside" not in "".join(one.body for one in releases.pages(make_view()))
