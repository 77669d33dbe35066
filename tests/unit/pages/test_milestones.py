"""Milestones: by year, with their targets and tasks, words-only goals apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages import milestones
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound(language: str) -> None:
    view = make_view(language)
    assert faults(view, milestones.pages(view)) == []


def test_a_goal_shows_its_targets_and_tasks_with_their_status() -> None:
    (page,) = milestones.pages(make_view())
    (row,) = texts(page, "#M1")
    assert "Length of canals (en) : at least 12.50 km (en)" in row.replace("(en):", "(en) :")
    assert "verdict awaiting_final (en)" in row
    assert "task_status completed (en)" in row
    assert not texts(page, "h3")


def test_goals_in_words_only_are_listed_and_not_judged() -> None:
    plan = make_plan()
    worded = replace(plan.milestones["M1"], id="M2", year="2035", indicators=(), tasks=())
    plan = replace(plan, milestones={**plan.milestones, "M2": worded})
    view = view_of(plan, make_assessment(plan))
    (page,) = milestones.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "h2") == ["2025 (1)", "2035 (1)"]
    assert texts(page, "h3") == ["In words only (1)"]
    assert texts(page, "li#M2 .status") == []


def test_only_the_targets_that_a_goal_lists_stand_beside_it() -> None:
    plan = make_plan()
    canal = plan.indicators["canal"]
    first, second, size = canal.targets
    other = replace(canal, targets=(first, replace(second, group="M9"), size))
    plan = replace(plan, indicators={**plan.indicators, "canal": other})
    (page,) = milestones.pages(view_of(plan, make_assessment(plan)))
    assert texts(page, "#M1 .status--awaiting_final") == ["verdict awaiting_final (en)"]
    assert texts(page, "#M1 .status--no_data") == []


def test_every_goal_is_an_entry_of_the_search() -> None:
    (page,) = milestones.pages(make_view())
    assert [one.route for one in page.search] == ["milestones/", "milestones/#M1"]
