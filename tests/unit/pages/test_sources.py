"""Sources: every one with an anchor, linked only where an address is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages import sources
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound(language: str) -> None:
    view = make_view(language)
    assert faults(view, sources.pages(view)) == []


def test_only_a_source_with_an_address_is_a_link() -> None:
    (page,) = sources.pages(make_view())
    assert texts(page, 'a[href^="https:"]') == ["Canal report (en)"]
    assert page.description.endswith("2 documents; 1 can be followed by a link.")


def test_each_source_says_what_rests_on_it() -> None:
    (page,) = sources.pages(make_view())
    assert texts(page, "tr#report td:last-child div") == [
        "Length of canals (en) (3 figures)",
        "Open the canal (en) (March 2022)",
        "Open the canal (en) (date not known)",
    ]
    assert "A fair (en) (belongs to no task or project)" in texts(page, "tr#paper div")


def test_a_source_that_nothing_rests_on_says_so() -> None:
    plan = make_plan()
    spare = replace(plan.sources["paper"], id="spare")
    plan = replace(plan, sources={**plan.sources, "spare": spare})
    (page,) = sources.pages(view_of(plan, make_assessment(plan)))
    assert texts(page, "tr#spare td:last-child") == ["nothing in this release rests on it"]


def test_qualities_follow_the_code_list_and_empty_ones_are_left_out() -> None:
    plan = make_plan()
    paper = replace(plan.sources["paper"], quality="third_party")
    plan = replace(plan, sources={"paper": paper, "report": plan.sources["report"]})
    (page,) = sources.pages(view_of(plan, make_assessment(plan)))
    assert texts(page, "h2") == [
        "source_quality official_direct (en) (1)",
        "source_quality third_party (en) (1)",
    ]


@pytest.mark.parametrize(
    ("number", "folds"),
    [
        pytest.param(8, [], id="few are shown at once"),
        pytest.param(
            9,
            ["yearbook (1)", "press (8)"],
            id="many are folded by kind",
        ),
    ],
)
def test_many_sources_of_a_quality_are_folded(number: int, folds: list[str]) -> None:
    plan = make_plan()
    paper = replace(plan.sources["paper"], quality="third_party", kind="press")
    rows = {f"s{n}": replace(paper, id=f"s{n}") for n in range(number)}
    rows["s0"] = replace(rows["s0"], kind="yearbook")
    plan = replace(plan, sources=rows)
    (page,) = sources.pages(view_of(plan, make_assessment(plan)))
    assert texts(page, "details.part > summary") == folds
    assert len(texts(page, "tr[id]")) == number
    assert len(texts(page, "details.part tr[id]")) == (number if folds else 0)
