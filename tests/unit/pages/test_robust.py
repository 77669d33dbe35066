"""How firm verdicts are: the page of all targets, and what it says in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.robust import Variant
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
    assert page.description.endswith("and for 1 at least one choice leaves no usable figure.")


def test_a_target_that_loses_its_figure_under_a_choice_is_not_firm() -> None:
    plan = make_plan()
    seen = make_assessment(plan)
    whole = seen.sensitivity["canal.1"]
    held = tuple(replace(one, holds=one.answers) for one in whole.variants)
    agreed = replace(whole, variants=held, holds=whole.total, flips=())
    view = view_of(plan, replace(seen, sensitivity={**seen.sensitivity, "canal.1": agreed}))
    (page,) = robust.pages(view)
    assert "for 0 of these every choice leads to the same verdict" in page.description
    one, _ = robust.of_indicator(view, view.plan.indicators["canal"])
    assert "give" in one.line
    assert "under all of them" not in one.line


def test_other_methods_are_counted_apart_from_other_data() -> None:
    plan = make_plan()
    seen = make_assessment(plan)
    whole = seen.sensitivity["canal.1"]
    other = Variant("method", "eurostat_cagr", "behind", "", "", None, holds=True)
    more = replace(whole, variants=(*whole.variants, other), holds=1, total=whole.total + 1)
    view = view_of(plan, replace(seen, sensitivity={**seen.sensitivity, "canal.1": more}))
    one, _ = robust.of_indicator(view, view.plan.indicators["canal"])
    assert one.line.startswith("One other reading of the data is possible")
    assert one.line.endswith(
        "1 other method reaches a class; its nearest verdict is the same for 1."
    )


def test_a_year_of_the_history_says_its_reading_and_its_reasons() -> None:
    plan = make_plan()
    seen = make_assessment(plan)
    first, *rest = seen.history["canal.1"]
    early = replace(first, verdict="on_track", reasons=("unofficial_only",))
    history = {**seen.history, "canal.1": (early, *rest)}
    view = view_of(plan, replace(seen, history=history))
    page = next(page for page in indicators.pages(view) if page.route.endswith("canal/"))
    assert "last_reading short_of_target" in texts(page, "table.history tr")[0]
    assert any("unofficial_only" in one for one in texts(page, "details tbody tr"))


def test_a_target_says_how_many_readings_agree_and_what_would_turn_it() -> None:
    view = make_view()
    one, _ = robust.of_indicator(view, view.plan.indicators["canal"])
    assert one.line.endswith("the verdict is another under it.")
    choice = "sensitivity_choice firm_only (en)"
    assert one.left == f"With 1 more choice no usable figure is left: {choice}."
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
