"""Home: the computed sentence, counts with their wholes, no empty part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.assess.asked import count_questions
from generator.assess.rollups import roll_ups
from generator.model.plan import Plan
from generator.model.verdict import TargetCounts
from generator.pages import home
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import RULES, make_assessment, make_plan


def counts(
    *,
    total: int,
    met: int = 0,
    short: int = 0,
    final: int = 0,
    care_met: Mapping[str, int] | None = None,
    care_short: Mapping[str, int] | None = None,
) -> tuple[TargetCounts, ...]:
    readings = {"at_target": met, "short_of_target": short, "none": total - met - short}
    other = TargetCounts("2021", 90, 80, {"at_target": 70}, {})
    care = {"at_target": care_met or {}, "short_of_target": care_short or {}}
    return (other, TargetCounts("2025", total, final, readings, {}, care))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            counts(total=9, met=3, short=2),
            "Of the 9 targets the plan sets for 2025, this site holds a 2025 figure for none. "
            "By the latest reading since the plan was issued, 3 meet their targets, 2 fall short "
            "and 4 have no usable figure.",
            id="no figure for the year itself is said plainly",
        ),
        pytest.param(
            counts(total=9, met=1, short=1, final=2),
            "Of the 9 targets the plan sets for 2025, this site holds a 2025 figure for 2. "
            "By the latest reading since the plan was issued, 1 meets its target, 1 falls short "
            "and 7 have no usable figure.",
            id="some figures are counted and one is singular",
        ),
        pytest.param(
            counts(total=3, met=3, final=3),
            "Of the 3 targets the plan sets for 2025, this site holds a 2025 figure for all 3. "
            "By the latest reading since the plan was issued, 3 meet their targets, 0 fall short "
            "and 0 have no usable figure.",
            id="all figures are held",
        ),
        pytest.param(
            (),
            "The plan sets no numeric target for the year that this site counts first.",
            id="a plan without targets says so",
        ),
    ],
)
def test_the_sentence_counts_the_headline_period_alone(
    given: tuple[TargetCounts, ...], said: str
) -> None:
    assert home.finding(make_view(counts=given)) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            counts(
                total=9,
                met=4,
                short=1,
                care_met={"scope_differs": 2, "in_doubt": 1},
                care_short={"unofficial_only": 1},
            ),
            (
                "Of the 4 that meet, 2 cover another area than the target, "
                "1 rests on a doubtful figure.",
                "Of the 1 that falls short, 1 comes from non-official sources only.",
            ),
            id="those that meet and those that fall short are told apart",
        ),
        pytest.param(
            counts(total=9, met=3, short=2, care_short={"basis_unconfirmed": 2}),
            ("Of the 2 that fall short, 2 are computed on an unconfirmed basis.",),
            id="where nothing needs care nothing is said",
        ),
        pytest.param(counts(total=9, met=3), (), id="nothing to say"),
    ],
)
def test_readings_that_need_care_are_counted_apart(
    given: tuple[TargetCounts, ...], said: tuple[str, ...]
) -> None:
    assert home.of_which(make_view(counts=given)) == said


def test_tiles_name_what_they_are_a_part_of_and_leave_sizes_out() -> None:
    found = {one.key: (one.count, one.total, one.apart) for one in home.tiles(make_view())}
    assert found == {
        "targets": (1, 2, 1),
        "tasks": (1, 3, 0),
        "projects": (1, 2, 0),
        "overdue": (0, 3, 0),
    }


def test_parts_count_tasks_and_those_with_a_report() -> None:
    (group,) = home.part_groups(make_view())
    (part,) = group.parts
    assert (part.section.id, part.tasks, part.reported) == ("A1", 3, 1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound(language: str) -> None:
    view = make_view(language, counts=counts(total=9, met=3, care_met={"scope_differs": 1}))
    (page,) = home.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "p.lead") == [home.finding(view)]
    assert page.description == home.finding(view)
    assert "1 question" in page.body


def test_a_plan_that_holds_nothing_opens_no_empty_part() -> None:
    full = make_plan()
    plan = Plan(full.languages, areas=full.areas, releases=full.releases)
    empty = replace(
        make_assessment(full), observations=(), verdicts={}, tasks={}, projects={}, counts=()
    )
    empty = replace(empty, rollups=roll_ups(plan, {}, {}, RULES), asked=count_questions(plan))
    view = view_of(plan, empty)
    (page,) = home.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "h2") == ["Find something"]


def test_the_chart_of_the_headline_period_is_shown_where_there_is_one() -> None:
    drawn = {"targets/2025": "<svg></svg>", "targets/2021": "<b></b>"}
    (page,) = home.pages(make_view(counts=counts(total=2), charts=drawn))
    assert texts(page, "figure figcaption") == ["Targets for 2025 by their latest reading"]
    assert "<b></b>" not in page.body
