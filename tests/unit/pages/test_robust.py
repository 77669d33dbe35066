"""How firm verdicts are: the page of all targets, and what it says in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages import indicators, releases, robust
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound(language: str) -> None:
    view = make_view(language)
    (page,) = robust.pages(view)
    assert page.route == robust.ROUTE
    links = [*indicators.pages(view), page]
    assert faults(view, links) == []


def test_the_page_counts_targets_with_a_figure_and_with_another_reading() -> None:
    (page,) = robust.pages(make_view())
    assert page.description.startswith("2 targets are assessed, 1 of them with a figure")


def test_a_target_says_how_many_readings_agree_and_what_would_turn_it() -> None:
    view = make_view()
    one, _ = robust.of_indicator(view, view.plan.indicators["canal"])
    assert one.line.endswith("the verdict is another under it.")
    choice = "sensitivity_choice firm_only (en)"
    assert one.left == f"No usable figure is left with this choice: {choice}."
    assert one.bound.endswith("the latest figure lacks 1.5 km (en) to meet it.")


def test_a_history_that_says_one_thing_is_told_in_words_and_no_row_of_cells() -> None:
    view = make_view()
    one, _ = robust.of_indicator(view, view.plan.indicators["canal"])
    years, published = one.strips
    assert [run.name for run in years.runs] == ["2024", "2025"]
    assert published.same
    page = next(page for page in indicators.pages(view) if page.route.endswith("canal/"))
    assert len(texts(page, "table.history")) == 1


def test_changes_from_release_to_release_stand_apart_from_those_worked_out_afterwards() -> None:
    (page,) = releases.pages(make_view())
    assert "No change of a verdict between releases is on record." in texts(page, "p")
    assert len(texts(page, "details tbody tr")) == 1


def test_a_target_that_was_replaced_is_not_listed() -> None:
    plan = make_plan()
    seen = make_assessment(plan)
    ended = replace(seen.verdicts["canal.2"], verdict="ended")
    view = view_of(plan, replace(seen, verdicts={**seen.verdicts, "canal.2": ended}))
    (page,) = robust.pages(view)
    assert page.description.startswith("1 target is assessed")
