"""Why this verdict: formula with its numbers, rules, evidence, what would change it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.assess.leading import lead_of
from generator.assess.verdicts import verdict_of
from generator.model.measures import Baseline, Observation, Target
from generator.pages.reasons import Why, reasons
from tests.unit.assess.samples import CLOCK, RULES, plan, row, series, target
from tests.unit.pages.figure_samples import view_of
from tests.unit.plan_samples import make_assessment, make_plan

RISING = {2021: 80, 2022: 84, 2023: 88, 2024: 92}


def why(goal: Target, rows: Iterable[Observation], *others: Target) -> Why:
    """Return what an English page says of `goal`, the first target of `trees`."""
    held = plan([goal, *others], rows)
    one = held.indicators["trees"]
    found = {each.id: verdict_of(each, one, tuple(rows), CLOCK, RULES) for each in one.targets}
    lead = lead_of(one, found, CLOCK)
    assessment = replace(
        make_assessment(make_plan()),
        observations=tuple(rows),
        verdicts=found,
        leads={"trees": lead} if lead else {},
    )
    labelled = replace(held, codes=make_plan().codes)
    view = view_of(labelled, assessment)
    return reasons(view, found[goal.id])


@pytest.mark.parametrize(
    ("goal", "rows", "steps"),
    [
        pytest.param(
            target(),
            series({2025: 90}),
            [
                "90 trees is held against “at least 100 trees”: not met.",
                "Difference between 100 trees and 90 trees: 10.0 trees.",
            ],
            id="a figure held against the target",
        ),
        pytest.param(
            target(period="2030"),
            series(RISING),
            [
                "Mean yearly change: (92 trees − 80 trees) / 3 years = +4.00 trees a year.",
                "Carried on: 92 trees and 6 times +4.00 trees give 116.0 trees in 2030.",
                "That meets the target (at least 100 trees).",
            ],
            id="a line carried on",
        ),
        pytest.param(
            target(period="2030"),
            series({2021: "85.5", 2022: 87, 2023: "88.5", 2024: 90}),
            [
                "Mean yearly change: (90 trees − 85.5 trees) / 3 years = +1.50 trees a year.",
                "Carried on: 90 trees and 6 times +1.50 trees give 99.0 trees in 2030.",
                "Miss as a share of the distance left to 100 trees: 10%.",
            ],
            id="a line that ends short",
        ),
        pytest.param(target(), (), [], id="nothing where nothing is held"),
    ],
)
def test_the_formula_has_the_numbers_in_it(
    goal: Target, rows: tuple[Observation, ...], steps: list[str]
) -> None:
    assert list(why(goal, rows).steps) == steps


def test_even_pace_is_a_formula_of_its_own() -> None:
    steps = why(target(), series({2018: 50, 2024: 75})).steps
    assert steps[-1] == (
        "Share achieved: (75 trees − 50 trees) / (100 trees − 50 trees) = 50%; "
        "share of time elapsed: 86%."
    )


def test_the_rules_are_those_that_were_looked_at() -> None:
    assert [one.partition(":")[0] for one in why(target(period="2030"), series(RISING)).rules] == [
        "Figures in a trend",
        "Years in a trend",
        "Figures in a trend",
        "On track",
        "Slightly short",
    ]
    assert why(target(), series({2025: 100})).rules == ()


def test_the_figure_is_said_to_be_worth_what_its_source_is() -> None:
    held = (row("2025", 100, status="U"), row("2025", 99, source="other", current=False))
    evidence = dict(why(target(), held).evidence)
    assert evidence["Other figures held for the same period"] == "99 trees"
    assert len(evidence) == len(why(target(), series({2025: 100})).evidence) + 2


@pytest.mark.parametrize(
    ("goal", "rows", "flips"),
    [
        pytest.param(
            target(),
            (),
            [
                "A figure for 2025 of at least 100 trees would make it “achieved”.",
                "Any other figure for that period would make it “not_achieved”.",
            ],
            id="a figure for the target year",
        ),
        pytest.param(
            target(),
            series({2025: 120}),
            [
                "A figure for 2025 that is not at least 100 trees would make it “not_achieved”.",
                "The figure read is 20.0 trees from that bound.",
            ],
            id="a figure revised below the target",
        ),
        pytest.param(
            target(period="2030"),
            series({2021: 88, 2022: "88.5", 2023: 89, 2024: "89.5"}),
            [
                "A latest figure of more than 91.86 trees would make it “on_track”.",
                "The figure read is 2.4 trees from that bound.",
            ],
            id="a latest figure from which the line would arrive",
        ),
        pytest.param(target(100, "~"), series({2025: 100}), [], id="nothing for a rough target"),
    ],
)
def test_the_page_says_what_would_change_the_verdict(
    goal: Target, rows: tuple[Observation, ...], flips: list[str]
) -> None:
    assert list(why(goal, rows).flips) == flips


def test_of_several_targets_the_page_says_which_one_speaks() -> None:
    later = target(200, period="2030", name="trees.2")
    assert why(target(), series({2024: 90})).lead == ""
    assert why(target(), series({2024: 90}), later).lead.startswith(
        "The plan sets 2 targets here; at least 200 trees by 2030 speaks for the indicator."
    )


def test_a_share_above_the_whole_is_told_as_a_target_passed() -> None:
    base = Baseline("value", "2015", Decimal(50))
    said = why(target(80, baseline=base), series(RISING))
    assert any("past the target" in one for one in said.steps)
    assert not any("%" in one for one in said.steps)
    assert "%" in said.position
    before = why(target(99, baseline=base), series(RISING))
    assert before.position == ""
    assert any("%" in one for one in before.steps)
