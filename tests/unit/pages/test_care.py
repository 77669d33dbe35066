"""The same words of care wherever a value is shown as the latest one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.pages import headline, indicators, themes
from generator.pages.care import care_of, care_of_row, reading_note
from tests.unit.pages.figure_samples import texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


def doubted(plan: Plan, *reasons: str) -> Assessment:
    made = make_assessment(plan)
    first = replace(made.verdicts["canal.1"], reasons=reasons)
    return replace(made, verdicts={**made.verdicts, "canal.1": first})


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        pytest.param((), [], id="nothing to say"),
        pytest.param(("low_reliability",), ["doubtful figure"], id="in doubt"),
        pytest.param(
            ("low_reliability", "period_uncertain"),
            ["doubtful figure, year to be confirmed"],
            id="the year is what is in doubt",
        ),
        pytest.param(("basis_unconfirmed",), ["basis not confirmed"], id="basis"),
    ],
)
def test_overview_and_home_say_the_same_of_a_reading(
    reasons: tuple[str, ...], said: list[str]
) -> None:
    plan = make_plan()
    view = view_of(plan, doubted(plan, *reasons))
    verdict = view.assessment.verdicts["canal.1"]
    assert list(care_of(view, verdict).values()) == said
    overview = next(one for one in indicators.pages(view) if one.route == "indicators/")
    (cell,) = texts(overview, "#due-2025 ~ .scroll td.number:nth-of-type(3)")[:1]
    named = headline._named(view, verdict).said
    for one in said:
        assert one in cell
        assert one in named
    if not said:
        assert "doubtful" not in cell + named


def test_a_value_that_a_verdict_rests_on_needs_the_care_of_the_verdict() -> None:
    plan = make_plan()
    view = view_of(plan, doubted(plan, "low_reliability", "period_uncertain"))
    read = view.assessment.verdicts["canal.1"].reading
    assert read is not None
    assert list(care_of_row(view, read)) == ["in_doubt"]
    other = replace(read, key="canal|other", obs_status="U", source_quality="third_party")
    assert list(care_of_row(view, other)) == ["unofficial_only", "in_doubt"]
    assert care_of_row(view, replace(other, obs_status="A", source_quality="official_direct")) == {}


def test_a_reading_that_falls_short_is_dated_wherever_it_stands() -> None:
    plan = make_plan()
    made = doubted(plan, "basis_unconfirmed")
    first = replace(made.verdicts["canal.1"], shortfall=Decimal("0.6"))
    view = view_of(plan, replace(made, verdicts={**made.verdicts, "canal.1": first}))
    note = str(reading_note(view, first))
    assert note.startswith("2024, 0.6")
    assert note.endswith("short, basis not confirmed")
    overview = next(one for one in indicators.pages(view) if one.route == "indicators/")
    assert any(" short" in one and "2024" in one for one in texts(overview, "td small"))
    assert any(note in one for page in themes.pages(view) for one in texts(page, "small"))
    assert reading_note(view, replace(first, reading=None)) == ""
