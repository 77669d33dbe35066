"""Beside a finding: better or worse, how old, on what base, seen where."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.model.measures import Observation
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.text import Text
from generator.pages import indicators
from generator.pages.context import Context, context_of, ends
from tests.unit.pages.figure_samples import texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


def context(row: Observation, *others: Observation, plan: Plan | None = None) -> Context:
    """Return what stands beside the finding of the first target, read from `row`."""
    held = plan or make_plan()
    canal = replace(held.indicators["canal"], direction="up", computation=None)
    held = replace(held, indicators={**held.indicators, "canal": canal})
    made = make_assessment(held)
    first = replace(made.verdicts["canal.1"], reading=row, last_reading="short_of_target")
    assessment = replace(
        made,
        observations=(row, *others),
        verdicts={**made.verdicts, "canal.1": first},
    )
    found = context_of(view_of(held, assessment), first)
    assert found is not None
    return found


def reading() -> Observation:
    row = make_assessment(make_plan()).verdicts["canal.1"].reading
    assert row is not None
    return replace(row, origin="published", inputs=(), source="report", is_current=True)


def test_a_change_for_the_better_is_said_with_both_values() -> None:
    last = reading()
    first = replace(last, key="canal|2010", period=parse_period("2010"), value=Decimal("1.5"))
    said = context(last, first).course
    assert "rose from 1.5" in said
    assert "2010" in said
    assert "an improvement" in said


def test_a_first_value_in_doubt_is_marked_as_such() -> None:
    last = reading()
    first = replace(
        last,
        key="canal|2010",
        period=parse_period("2010"),
        value=Decimal("1.5"),
        obs_status="U",
        source_quality="third_party",
    )
    assert "(non-official source, doubtful figure)" in context(last, first).course


def test_the_age_of_a_figure_is_said_in_years() -> None:
    plan = make_plan()
    year = int(plan.release.date[:4])
    old = replace(reading(), period=parse_period(str(year - 5)))
    assert "5 years before" in context(old).age
    assert context(replace(old, period=parse_period(str(year)))).age == ""


def test_sources_are_named_and_others_with_the_same_value_too() -> None:
    plan = make_plan()
    other = replace(plan.sources["report"], id="book", title=Text({"en": "A book"}))
    plan = replace(plan, sources={**plan.sources, "book": other})
    last = reading()
    twin = replace(last, key="canal|twin", source="book", is_current=False)
    found = context(last, twin, plan=plan)
    assert [one.id for one in found.sources] == ["report"]
    assert [one.id for one in found.also] == ["book"]
    assert context(last, replace(twin, value=Decimal(99)), plan=plan).also == ()


def test_the_page_says_it_below_the_finding() -> None:
    plan = make_plan()
    page = next(
        one
        for one in indicators.pages(view_of(plan, make_assessment(plan)))
        if one.route == "indicators/canal/"
    )
    assert any("Canal report (en)" in one for one in texts(page, "p.note"))


def test_a_remark_with_a_stop_of_its_own_gets_no_second_one() -> None:
    view = view_of(make_plan(), make_assessment(make_plan()))
    assert ends(view, Text({"en": "No public address."}))
    assert not ends(view, Text({"en": "No public address"}))
