"""The decision table: every cell, for every operator, held to what the code does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

import generator.assess
from generator.assess.deciding import Clock
from generator.assess.table import Outcome, Rule, as_markdown, decision_table
from generator.model.measures import Horizon, Observation, Operator, Target
from generator.model.plan import Plan
from tests.unit.assess.samples import CLOCK, judged, row, series, target

README = Path(generator.assess.__file__).parent / "README.md"
BEGIN, END = "<!-- decisions.csv -->\n\n", "\n<!-- end -->"
LATE = Clock(CLOCK.issued, date(2028, 6, 30))
LAST_DAY = Clock(CLOCK.issued, date(2025, 12, 31))

# What the columns mean: a target and the day of the release.
DEADLINES: Mapping[str, tuple[Target, Clock]] = {
    "passed": (target(), CLOCK),
    "passed_long": (target(), LATE),
    "ahead": (target(period="2030"), CLOCK),
    "each_year": (target(horizon=Horizon.EACH_YEAR), CLOCK),
    "undated": (target(horizon=Horizon.UNDATED), CLOCK),
    "replaced": (target(valid_until="2024-06-30"), CLOCK),
    "not_in_force": (replace(target(), valid_from="2027-01-01"), CLOCK),
    "programme_size": (target(strength="scope"), CLOCK),
}
# What the states mean, for a target of at least 100 whose indicator is to rise.
FIGURES: Mapping[str, tuple[Observation, ...]] = {
    "none": (),
    "only_totals": (row("2020-01-01/P5Y", 500),),
    "before_plan": series({2017: 99, 2018: 101}),
    "one_better": series({2024: 101}),
    "one_equal": series({2024: 100}),
    "one_short": series({2024: 90}),
    "running_total_meets": series({2021: 40, 2022: 60, 2023: 80, 2024: 110}),
    "running_total_short": series({2021: 40, 2022: 50, 2023: 60, 2024: 70}),
    "trend_stays": series({2021: 101, 2022: 102, 2023: 103, 2024: 104}),
    "trend_slips": series({2021: 110, 2022: 108, 2023: 106, 2024: 104}),
    "trend_arrives": series({2021: 80, 2022: 84, 2023: 88, 2024: 92}),
    "trend_ends_close": series({2021: "85.5", 2022: 87, 2023: "88.5", 2024: 90}),
    "trend_ends_short": series({2021: 88, 2022: "88.5", 2023: 89, 2024: "89.5"}),
    "trend_leads_away": series({2021: 93, 2022: 92, 2023: 91, 2024: 90}),
    "target_period_better": series({2024: 90, 2025: 101}),
    "target_period_equal": series({2024: 90, 2025: 100}),
    "target_period_short": series({2024: 101, 2025: 90}),
}
# The same states for a target of exactly 100, which only 100 itself meets.
EXACTLY: Mapping[str, tuple[Observation, ...]] = {
    "running_total_meets": series({2021: 40, 2022: 60, 2023: 80, 2024: 100}),
    "trend_stays": series({2021: 97, 2022: 98, 2023: 99, 2024: 100}),
    "trend_slips": series({2021: 103, 2022: 102, 2023: 101, 2024: 100}),
}
DOWN = (Operator.AT_MOST, Operator.LESS_THAN)


def figures(held: str, operator: Operator) -> tuple[Observation, ...]:
    """Return the rows of a state, mirrored at the target where less is asked for."""
    rows = EXACTLY.get(held, FIGURES[held]) if operator is Operator.EQUAL_TO else FIGURES[held]
    if operator not in DOWN:
        return rows
    return tuple(replace(one, value=200 - one.value) for one in rows if one.value is not None)


def cells() -> Iterator[tuple[Rule, str, Operator, str, Outcome]]:
    """Yield every cell of the table once for each state and operator it holds for."""
    for rule in decision_table():
        for held, operator, deadline in product(rule.held, rule.operators, rule.cells):
            yield rule, held, operator, deadline, rule.cells[deadline]


@pytest.mark.parametrize(
    ("rule", "held", "operator", "deadline", "outcome"),
    [
        pytest.param(*one, id=f"held {one[1]}; {one[2].name.lower()}; deadline {one[3]}")
        for one in cells()
    ],
)
def test_the_code_does_what_the_table_says(
    rule: Rule, held: str, operator: Operator, deadline: str, outcome: Outcome
) -> None:
    goal, clock = DEADLINES[deadline]
    if held.startswith("target_period") and deadline == "ahead":
        goal, clock = target(), LAST_DAY  # the period's own figure is held on its last day
    found = judged(
        replace(goal, operator=operator),
        figures(held, operator),
        clock=clock,
        measure="running_total" if held.startswith("running_total") else "level",
        direction="down" if operator in DOWN else "up",
    )
    assert found.verdict == outcome.verdict
    assert {*outcome.reasons} == {*found.reasons} - {"total_not_split"}
    yearly_total = held.startswith("running_total") and deadline == "each_year"
    reading = "none" if yearly_total else rule.last_reading
    assert found.last_reading == ("" if goal.is_programme_size else reading)


def test_every_cell_is_filled_once_for_every_operator() -> None:
    filled = [(held, operator, deadline) for _, held, operator, deadline, _ in cells()]
    assert sorted(filled) == sorted(product(FIGURES, Operator, DEADLINES))


def test_the_table_reaches_every_verdict_and_reading_there_is(real_plan: Plan) -> None:
    codes = {code for list_, code in real_plan.codes if list_ == "verdict"}
    assert {outcome.verdict for *_, outcome in cells()} == codes | {""}
    readings = {code for list_, code in real_plan.codes if list_ == "last_reading"}
    assert {rule.last_reading for rule in decision_table()} == readings


def test_the_table_names_reasons_that_are_codes(real_plan: Plan) -> None:
    named = {reason for *_, outcome in cells() for reason in outcome.reasons}
    assert named <= {code for list_, code in real_plan.codes if list_ == "reason"}


def test_the_readme_prints_the_table(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    printed, tail = rest.split(END)
    if request.config.getoption("--update-golden"):
        README.write_text(f"{head}{BEGIN}{as_markdown()}{END}{tail}", encoding="utf-8")
        return
    assert printed == as_markdown(), "run pytest with --update-golden"
