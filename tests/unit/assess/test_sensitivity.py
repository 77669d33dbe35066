"""Under how many other readings a verdict holds: every kind of choice, and what counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.sensitivity import sensitivity_of
from generator.assess.verdicts import verdict_of
from generator.assess.workbench import Workbench
from generator.model.measures import Horizon, Indicator, Observation, Target
from generator.model.plan import Plan
from generator.model.robust import Sensitivity
from generator.model.verdict import Assessment
from tests.unit.assess.samples import CLOCK, RULES, indicator, plan, ratio, row, source, target


@dataclass(frozen=True)
class Check:
    """What another method says."""

    method: str
    verdict: str
    as_of: str = "2024"


def firmness(
    goal: Target,
    rows: Iterable[Observation],
    *,
    series: Sequence[Indicator] = (),
    checks: Sequence[Check] = (),
) -> Sensitivity:
    """Return how firm the verdict of a target on `trees` is, from published rows."""
    own = next((one for one in series if one.id == "trees"), indicator(targets=(goal,)))
    every = {one.id: one for one in (own, *series)}
    sources = {name: source(name, "2020") for name in ("paper", "book", "web")}
    seen = replace(plan([goal], rows), indicators=every, sources=sources)
    bench = Workbench.of(seen, CLOCK, RULES)
    known = {name: bench.worked_out(one, bench.rows_of(one)) for name, one in every.items()}
    verdict = verdict_of(goal, own, known["trees"], CLOCK, RULES)
    return sensitivity_of(goal, verdict, bench, every, known, checks)


def told(found: Sensitivity) -> list[tuple[str, str, str, bool]]:
    return [
        (one.dimension, one.choice, str(one.value), one.holds)
        for one in found.variants
        if one.answers
    ]


def left(found: Sensitivity) -> list[tuple[str, str]]:
    return [(one.dimension, one.choice) for one in found.silent]


def per_head(name: str, people: str, *targets: Target) -> Indicator:
    return replace(indicator(name, targets=targets), computation=ratio("money", people))


GOAL = target(100)
SHORT = row("2024", 90)
# Spending per head: the plan does not say which people count.
HEADS = (
    row("2024", 600, indicator="money"),
    row("2024", 10, indicator="residents", basis="census"),
    row("2024", 5, indicator="registered", basis="register"),
)


def test_a_figure_that_stands_alone_has_one_reading_only() -> None:
    found = firmness(GOAL, [SHORT])
    assert (found.variants, found.holds, found.total) == ((), 0, 0)
    assert (found.bound, found.distance) == (Decimal(100), Decimal(10))


@pytest.mark.parametrize(
    ("goal", "rows"),
    [
        pytest.param(GOAL, [], id="no figure at all"),
        pytest.param(GOAL, [row("2018", 120)], id="figures from before the plan only"),
        pytest.param(target(100, "~"), [SHORT], id="a rough target"),
        pytest.param(target(21, strength="scope"), [SHORT], id="the size of a programme"),
        pytest.param(target(100, valid_until="2021-01-01"), [SHORT], id="a target replaced"),
    ],
)
def test_nothing_is_asked_otherwise_where_nothing_is_judged(
    goal: Target, rows: list[Observation]
) -> None:
    assert firmness(goal, rows) == Sensitivity(goal.id)


CASES = [
    pytest.param(
        GOAL,
        [row("2024", 90, basis="new"), row("2023", 95, basis="old")],
        [("basis", "old", "95", True)],
        id="basis: an older series that is short, too",
    ),
    pytest.param(
        GOAL,
        [row("2024", 90, basis="new"), row("2023", 105, basis="old")],
        [("basis", "old", "105", False)],
        id="basis: an older series that meets the target turns it",
    ),
    pytest.param(
        GOAL,
        [row("2024", 90, basis="new"), row("2018", 105, basis="old")],
        [],
        id="basis: a series that ended before the plan gives no answer",
    ),
    pytest.param(
        target(100, accepts=("port",)),
        [SHORT, row("2024", 101, area="port")],
        [("scope", "port", "101", False)],
        id="scope: the other place meets it",
    ),
    pytest.param(
        target(100, accepts=("port",)),
        [SHORT, row("2024", 99, area="port")],
        [("scope", "port", "99", True)],
        id="scope: the other place is short, too",
    ),
    pytest.param(
        GOAL,
        [SHORT, row("2024", 102, source="web", quality="third_party")],
        [("source", "web", "102", False)],
        id="source: another source disagrees",
    ),
    pytest.param(
        GOAL,
        [SHORT, row("2024", 90, source="web")],
        [("source", "web", "90", True)],
        id="source: another source says the same and counts",
    ),
    pytest.param(
        GOAL,
        [SHORT, row("2023", 120, source="book")],
        [],
        id="source: other periods decide nothing",
    ),
    pytest.param(
        GOAL,
        [row("2024", 90, vintage="final"), row("2024", 103, vintage="first", source="book")],
        [("vintage", "first", "103", False)],
        id="vintage: the first figure met it",
    ),
    pytest.param(
        GOAL,
        [row("2024", 90, vintage="corrected"), row("2024", 103, vintage="final")],
        [],
        id="an error that was mended is no other reading",
    ),
    pytest.param(
        GOAL,
        [row("2024", 90, quality="third_party"), row("2023", 104, source="book")],
        [("quality", "official_only", "104", False)],
        id="quality: the last official figure met it",
    ),
    pytest.param(
        GOAL,
        [row("2024", 90, status="P"), row("2023", 104)],
        [("doubt", "firm_only", "104", False)],
        id="doubt: the last settled figure met it",
    ),
    pytest.param(
        GOAL,
        [row("2024", 90, status="B"), row("2023", 104)],
        [],
        id="doubt: a break is no doubt",
    ),
]


@pytest.mark.parametrize(("goal", "rows", "expected"), CASES)
def test_each_kind_of_choice_is_made_otherwise(
    goal: Target, rows: list[Observation], expected: list[tuple[str, str, str, bool]]
) -> None:
    found = firmness(goal, rows)
    assert told(found) == expected
    assert (found.total, found.holds) == (len(expected), sum(one[3] for one in expected))
    assert [one.choice for one in found.flips] == [one[1] for one in expected if not one[3]]


@pytest.mark.parametrize(
    ("goal", "rows", "expected"),
    [
        pytest.param(
            target(100, accepts=("port",)),
            [row("2024", 90, area="port")],
            [("scope", "town")],
            id="the target's own place has no figure",
        ),
        pytest.param(GOAL, [row("2024", 90, status="U")], [("doubt", "firm_only")], id="doubtful"),
        pytest.param(
            GOAL,
            [row("2024", 90, quality="third_party")],
            [("quality", "official_only")],
            id="unofficial",
        ),
    ],
)
def test_a_choice_that_leaves_nothing_to_read_is_named_and_not_counted(
    goal: Target, rows: list[Observation], expected: list[tuple[str, str]]
) -> None:
    found = firmness(goal, rows)
    assert (found.total, found.flips) == (0, ())
    assert left(found) == expected


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        pytest.param(150, True, id="short on both"),
        pytest.param(100, False, id="short per resident, met per registered person"),
        pytest.param(50, True, id="met on both"),
    ],
)
def test_spending_per_head_is_shared_among_the_other_people_too(wanted: int, holds: bool) -> None:
    goal = target(wanted)
    own, other = per_head("trees", "residents", goal), per_head("trees-registered", "registered")
    found = firmness(goal, HEADS, series=(own, other))
    assert told(found) == [("basis", "register", "120", holds)]
    assert found.distance == abs(wanted - 60)


def test_a_series_with_targets_of_its_own_is_no_other_form() -> None:
    goal, apart = GOAL, replace(target(1, name="other.1"), indicator="other")
    own, other = per_head("trees", "residents", goal), per_head("other", "registered", apart)
    assert firmness(goal, HEADS, series=(own, other)).variants == ()


def test_a_ratio_is_formed_anew_on_the_other_base_and_says_what_is_not_confirmed() -> None:
    goal = target(2)
    own = replace(indicator(targets=(goal,)), computation=ratio("gdp", "gdp", "2018"))
    parts = [
        row("2018", 50, indicator="gdp", basis="revised", vintage="revised"),
        row("2018", 40, indicator="gdp", basis="plan", vintage="final"),
        row("2023", 80, indicator="gdp", basis="revised"),
        row("2024", 90, indicator="gdp", status="P", vintage="first"),
    ]
    found = firmness(goal, parts, series=(own,))
    assert told(found) == [("basis", "plan", "2.25", False), ("doubt", "firm_only", "1.6", True)]
    assert found.variants[0].unconfirmed


def test_a_computed_value_takes_the_place_of_the_published_one() -> None:
    own = replace(indicator(targets=(GOAL,)), computation=ratio("money", "people"))
    parts = [
        SHORT,
        row("2024", 1010, indicator="money"),
        row("2024", 10, indicator="people"),
    ]
    assert told(firmness(GOAL, parts, series=(own,))) == [("origin", "computed_only", "101", False)]


def test_a_part_of_a_computed_value_is_taken_from_its_other_source() -> None:
    own = replace(indicator(targets=(GOAL,)), computation=ratio("money", "people"))
    parts = [
        row("2024", 900, indicator="money"),
        row("2024", 1200, indicator="money", source="web", quality="third_party"),
        row("2024", 10, indicator="people"),
    ]
    assert told(firmness(GOAL, parts, series=(own,))) == [("source", "web", "120", False)]


@pytest.mark.parametrize(
    ("own", "verdict", "expected"),
    [
        pytest.param("behind", "behind", [("method", "other", "None", True)], id="the same"),
        pytest.param("behind", "wrong_way", [("method", "other", "None", False)], id="worse"),
        pytest.param("behind", "on_track", [("method", "other", "None", False)], id="better"),
        pytest.param("behind", "", [], id="has no class for it"),
        pytest.param("behind", "cannot_assess", [], id="cannot tell"),
        pytest.param("cannot_assess", "behind", [], id="ours cannot tell"),
    ],
)
def test_another_method_agrees_when_its_nearest_verdict_is_that_of_ours(
    own: str, verdict: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    checks = [Check("jindu", own), Check("other", verdict)]
    found = firmness(GOAL, [SHORT], checks=checks)
    assert told(found) == expected
    assert found.counted(methods=True) == (sum(one[-1] for one in expected), len(expected))
    assert found.counted(methods=False) == (0, 0)
    assert found.lost == ()


def test_two_choices_that_read_the_same_row_count_once() -> None:
    rows = [row("2024", 90, quality="third_party", status="U"), row("2023", 104, source="book")]
    assert told(firmness(GOAL, rows)) == [("quality", "official_only", "104", False)]


values = st.integers(min_value=50, max_value=150)


@given(first=values, second=values, third=values)
def test_the_counts_agree_with_what_is_listed_in_any_order_of_rows(
    first: int, second: int, third: int
) -> None:
    rows = [
        row("2024", first, status="P"),
        row("2024", second, source="book", vintage="first"),
        row("2023", third, basis="old"),
    ]
    goal = target(100, horizon=Horizon.UNDATED)
    found = firmness(goal, rows)
    assert found == firmness(goal, rows[::-1])
    assert found.total == found.holds + len(found.flips) == len(found.answered)
    assert set(found.variants) == {*found.answered, *found.silent}


# The real plan --------------------------------------------------------------------


def test_spending_per_head_in_the_real_plan_is_short_on_either_population(
    assessment: Assessment,
) -> None:
    found = assessment.sensitivity["fiscal-per-capita.1"]
    (one,) = [each for each in found.answered if each.dimension != "method"]
    assert one not in found.flips
    assert (one.dimension, one.choice, one.period) == ("basis", "registered_pop", "2022")
    spending, people = Decimal("827.71"), Decimal("374.85")
    assert one.value == spending / people < Decimal("2.5")


def test_every_target_of_the_real_plan_has_its_entry(
    real_plan: Plan, assessment: Assessment
) -> None:
    assert list(assessment.sensitivity) == list(real_plan.targets)
    read = {"at_target", "short_of_target"}
    for name, found in assessment.sensitivity.items():
        judged = assessment.verdicts[name].last_reading in read
        assert (found.distance is not None) == judged, name
