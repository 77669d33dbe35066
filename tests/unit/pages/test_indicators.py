"""Pages on figures: finding first, every value with its source, nothing judged that is a size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.measures import Computation, Indicator
from generator.model.plan import Plan
from generator.model.site import Page
from generator.model.text import Text
from generator.pages import indicators, measured
from generator.pages.synonyms import synonyms
from generator.pages.view import View
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


def pages_of(view: View) -> Mapping[str, Page]:
    return {page.route: page for page in indicators.pages(view)}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_pages_are_sound(language: str) -> None:
    view = make_view(language)
    made = pages_of(view)
    assert list(made) == [
        "indicators/",
        "indicators/canal/",
        "indicators/canal/embed/",
        "indicators/grade/",
        "indicators/grade/embed/",
    ]
    assert faults(view, made.values()) == []


def test_a_page_begins_with_what_was_found() -> None:
    page = pages_of(make_view())["indicators/canal/"]
    sentence = "So far short (en)"
    assert texts(page, "h1 + p.lead") == [sentence]
    assert page.description == sentence


def test_every_value_has_a_row_with_an_anchor_and_a_source() -> None:
    page = pages_of(make_view())["indicators/canal/"]
    rows = list(texts(page, "tbody tr[id]"))
    assert [one.split()[:3] for one in rows] == [
        ["2024", "left", "11.0"],
        ["2018", "left", "5.20"],
        ["2024", "left", "2.1"],
        ["2018", "left", "5.00"],
    ]
    assert "Canal report (en)" in rows[0]
    assert "value_origin derived (en)" in rows[2]
    assert "shown beside the one used for the period" in rows[3]
    assert 'id="v-2018-town-left-revised-report"' in page.body


def test_a_derived_value_links_to_the_rows_it_rests_on() -> None:
    page = pages_of(make_view())["indicators/canal/"]
    assert '../../indicators/canal/#v-2018-town-left-revised-report"' in page.body


def test_the_overview_judges_targets_and_lists_sizes_apart() -> None:
    page = pages_of(make_view())["indicators/"]
    assert "2 numeric targets" in page.description
    assert "1 programme sizes" in page.description
    assert texts(page, "h2") == [
        "Targets for 2025 (1)",
        "Other targets: each_year (1)",
        "Programme sizes (1)",
        "Components and context",
    ]
    (size,) = texts(page, "#sizes ~ .scroll tbody tr")[:1]
    assert "12.50 km (en) or more" in size
    assert "verdict" not in size


def test_a_target_without_any_figure_says_that_it_is_not_held() -> None:
    assert "not held here" in texts(pages_of(make_view())["indicators/"], "#due-each_year ~ div")[0]


def test_a_reading_of_another_place_is_hollow() -> None:
    plan = make_plan()
    assessment = make_assessment(plan)
    verdicts = dict(assessment.verdicts)
    first = verdicts["canal.1"]
    verdicts["canal.1"] = replace(first, reasons=("scope_differs",), scope="accepted_other")
    page = pages_of(view_of(plan, replace(assessment, verdicts=verdicts)))["indicators/"]
    assert texts(page, ".status--hollow") == ["last_reading short_of_target (en)"]


def only_size(plan: Plan) -> Plan:
    canal = plan.indicators["canal"]
    bare = replace(canal, targets=canal.targets[2:], who_publishes=Text(), where=Text())
    return replace(plan, indicators={**plan.indicators, "canal": bare}, questions={})


def test_the_size_of_a_programme_is_never_judged() -> None:
    plan = only_size(make_plan())
    page = pages_of(view_of(plan, make_assessment(plan)))["indicators/canal/"]
    assert texts(page, ".status") == [
        "task_status completed (en)",
        *["task_status no_report (en)"] * 2,
    ]
    headings = texts(page, "h2")
    assert "Why this verdict" not in headings
    assert not any("publishes" in one for one in headings)
    assert "Target" not in texts(page, "dt")
    assert "Direction" not in texts(page, "dt")


def test_a_series_without_targets_says_what_is_held_and_that_it_is_not_judged() -> None:
    plan = make_plan()
    seen = make_assessment(plan)
    rows = tuple(replace(one, is_current=True) for one in seen.observations)
    view = view_of(plan, replace(seen, observations=rows))
    assert pages_of(view)["indicators/grade/"].description == (
        "This site holds 1 figure: rating good (en) for North (en) (2016–2020). "
        "The series is never judged against a target."
    )
    without = replace(make_assessment(plan), observations=plan.observations[:3])
    page = pages_of(view_of(plan, without))["indicators/grade/"]
    assert page.description.startswith("This site holds no figure for this series.")
    assert not texts(page, "#values")


def test_an_unknown_publisher_is_said_plainly() -> None:
    plan = make_plan()
    canal = replace(plan.indicators["canal"], who_publishes=Text(), where=Text())
    plan = replace(plan, indicators={**plan.indicators, "canal": canal})
    page = pages_of(view_of(plan, make_assessment(plan)))["indicators/canal/"]
    assert "It is not known who publishes this figure" in texts(page, "dd")


def test_several_targets_are_all_listed_with_the_worst_first() -> None:
    view = make_view()
    found = measured.worst_first(view, view.plan.indicators["canal"])
    assert [one.target for one in found] == ["canal.1", "canal.2", "canal.3"]
    page = pages_of(view)["indicators/canal/"]
    assert [one for one in texts(page, "h2") if one.startswith("Why")] == [
        "Why this verdict: at least 12.50 km (en) by 2025",
        "Why this verdict: at least 12.50 km (en), judged every year",
    ]


def test_relations_run_both_ways() -> None:
    plan = make_plan()
    rule = Computation("grade", "grade", Decimal(1), "", True, Text())
    canal = replace(plan.indicators["canal"], computation=rule, related=())
    third = replace(plan.indicators["grade"], id="third", related=("grade",))
    plan = replace(
        plan, indicators={"canal": canal, "grade": plan.indicators["grade"], "third": third}
    )
    view = view_of(plan, make_assessment(plan))

    def found(name: str) -> list[tuple[str, str]]:
        return [(how, one.id) for how, one in measured.related(view, plan.indicators[name])]

    assert found("grade") == [("whole", "canal"), ("near", "third")]
    assert found("canal") == [("part", "grade")]
    assert found("third") == [("near", "grade")]


def unit(text: str, measure: str = "level", decimals: int = 1) -> Indicator:
    grade = make_plan().indicators["grade"]
    return replace(
        grade, unit=Text({"en": text}), unit_code="x", measure=measure, decimals=decimals
    )


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        pytest.param(unit("%"), "0.6 percentage points", id="percentages differ by points"),
        pytest.param(unit("km"), "0.6 km", id="lengths keep their unit"),
        pytest.param(unit("base = 1", "ratio", 2), "0.60", id="a ratio to a base is a bare number"),
    ],
)
def test_a_difference_is_in_the_unit_of_differences(indicator: Indicator, said: str) -> None:
    assert measured.difference(make_view(), Decimal("0.6"), indicator) == said


def test_a_yearly_change_has_a_sign_and_one_more_place() -> None:
    view = make_view()
    assert measured.change(view, Decimal("0.25"), unit("km")) == "+0.25 km"
    assert measured.change(view, Decimal("-0.25"), unit("km")) == "-0.25 km"


def test_the_chart_and_its_definition_are_offered_only_where_there_is_one() -> None:
    drawn = pages_of(make_view(charts={"trend/canal": "<svg></svg>"}))
    assert "charts/en/canal.vl.json" in drawn["indicators/canal/"].body
    assert ".vl.json" not in drawn["indicators/grade/"].body
    assert "<figure" not in drawn["indicators/grade/"].body


def test_files_are_shared_by_all_languages() -> None:
    assert '"../../api/v1/indicators/canal.csv"' in pages_of(make_view())["indicators/canal/"].body
    french = pages_of(make_view("fr"))["indicators/canal/"].body
    assert '"../../../api/v1/indicators/canal.csv"' in french


def test_synonyms_find_a_page_without_being_shown(tmp_path: Path) -> None:
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config" / "synonyms.yaml").write_text(
        "- [length, extent]\n- [water, H2O]\n", encoding="utf-8"
    )
    view = make_view(root=tmp_path)
    (entry,) = pages_of(view)["indicators/canal/"].search
    assert entry.title == "Length of canals (en)"
    assert "extent" in entry.hidden.split()
    assert "H2O" not in entry.hidden
    assert "extent" not in entry.title + entry.text
    assert synonyms(view.project, "Still WATER") == "H2O"


def test_a_series_never_judged_is_not_said_to_be_comparable_with_a_target() -> None:
    plan = make_plan()
    canal = plan.indicators["canal"]
    held = replace(canal, targets=(), availability="published", who_publishes=Text({"en": "Works"}))
    open_plan = replace(plan, indicators={**plan.indicators, "canal": held}, questions={})
    page = pages_of(view_of(open_plan, make_assessment(open_plan)))["indicators/canal/"]
    label = "published"
    assert texts(page, "#who + p") == [label]
    judged = replace(held, targets=canal.targets)
    plan = replace(plan, indicators={**plan.indicators, "canal": judged})
    page = pages_of(view_of(plan, make_assessment(plan)))["indicators/canal/"]
    assert texts(page, "#who + p") != [label]
