"""Values computed from other series."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from generator.assess.derive import derive, obstacles
from generator.assess.ranking import Ranking
from generator.model.measures import Computation, Observation
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from tests.unit.assess.samples import indicator, ratio, row, target

GOLDEN = Path(__file__).parents[2] / "golden" / "derived.csv"


def derived(rows: Sequence[Observation], rule: Computation) -> tuple[Observation, ...]:
    indicators = {"share": indicator("share", computation=rule)}
    return derive(indicators, rows, Ranking(rows, {}))


def summary(rows: Sequence[Observation]) -> list[tuple[str, str, str, str]]:
    """Return period, value, basis and check, in the order of periods."""
    return [
        (one.period.text, f"{one.value:f}", one.basis, one.basis_check)
        for one in sorted(rows, key=lambda one: (one.period.end, one.key))
    ]


PER_PUPIL = ratio("meals", "pupils")
SINCE_2018 = ratio("meals", "meals", "2018")


def meals(
    period: str,
    value: int,
    basis: str = "",
    *,
    status: str = "A",
    vintage: str = "unspecified",
    source: str = "paper",
) -> Observation:
    return row(
        period, value, basis=basis, indicator="meals", status=status, vintage=vintage, source=source
    )


def pupils(
    period: str,
    value: int,
    basis: str = "",
    *,
    status: str = "A",
    area: str = "town",
    source: str = "paper",
) -> Observation:
    return row(
        period, value, basis=basis, indicator="pupils", status=status, area=area, source=source
    )


@pytest.mark.parametrize(
    ("rule", "rows", "expected"),
    [
        pytest.param(
            PER_PUPIL,
            [meals("2020", 30), pupils("2020", 10)],
            [("2020", "3", "", "same")],
            id="one series is divided by another, period by period",
        ),
        pytest.param(
            PER_PUPIL, [meals("2020", 30), pupils("2021", 10)], [], id="never across periods"
        ),
        pytest.param(
            PER_PUPIL,
            [meals("2020", 30), pupils("2020", 10, area="port")],
            [],
            id="never across places",
        ),
        pytest.param(PER_PUPIL, [meals("2020", 30), pupils("2020", 0)], [], id="never by nought"),
        pytest.param(
            PER_PUPIL,
            [meals("2020", 30, "a"), pupils("2020", 10, "b")],
            [],
            id="never across two stated bases",
        ),
        pytest.param(
            PER_PUPIL,
            [meals("2020", 30), pupils("2020", 10, "b"), pupils("2020", 15, "a", source="x")],
            [("2020", "2", "a", "same"), ("2020", "3", "b", "same")],
            id="a series without bases goes with each basis of the other",
        ),
        pytest.param(
            PER_PUPIL,
            [
                meals("2020", 30, "a"),
                meals("2021", 40),
                pupils("2020", 10, "a"),
                pupils("2021", 10, "a"),
            ],
            [("2020", "3", "a", "same"), ("2021", "4", "a", "unconfirmed")],
            id="a row that states no basis among rows that do is used and marked",
        ),
        pytest.param(
            PER_PUPIL,
            [meals("2020", 30, "a"), meals("2020", 40, source="x"), pupils("2020", 10, "a")],
            [("2020", "3", "a", "same")],
            id="but not where its period has a row with a basis",
        ),
        pytest.param(
            PER_PUPIL,
            [meals("2019", 30), meals("2020", 30), pupils("2019", 15, "a"), pupils("2020", 10)],
            [("2019", "2", "a", "same"), ("2020", "3", "a", "unconfirmed")],
            id="nor is a row without basis below the line joined as if its basis were known",
        ),
        pytest.param(
            PER_PUPIL,
            [
                meals("2020", 30, "a"),
                pupils("2019", 10, "a"),
                pupils("2020", 10),
            ],
            [],
            id="a part on a stated basis is never joined with one of which it is not known",
        ),
        pytest.param(
            PER_PUPIL,
            [meals("2020", 30), pupils("2020", 10), pupils("2020", 9, "a", area="port")],
            [("2020", "3", "", "unconfirmed")],
            id="a place that states no basis in a series that does elsewhere is marked, too",
        ),
        pytest.param(
            SINCE_2018,
            [meals("2017", 5), meals("2018", 10), meals("2020", 20)],
            [("2018", "1", "", "same"), ("2020", "2", "", "same")],
            id="values from the base period on are divided by the one of the base period",
        ),
        pytest.param(
            SINCE_2018,
            [
                meals("2018", 10, "old"),
                meals("2018", 20, "new", source="x"),
                meals("2019", 15, "old"),
                meals("2020", 50, "new"),
            ],
            [
                ("2018", "1", "new", "same"),
                ("2019", "1.5", "old", "same"),
                ("2020", "2.5", "new", "same"),
            ],
            id="each basis has its own base value, and 1 is shown for the current one only",
        ),
        pytest.param(
            SINCE_2018,
            [meals("2018", 40), meals("2020-Q1", 10), meals("2019-01-01/P2Y", 90)],
            [("2018", "1", "", "same")],
            id="neither a quarter nor a total of years is divided by a year",
        ),
        pytest.param(
            PER_PUPIL,
            [meals("2020", 30, vintage="first", source="x"), meals("2020", 40), pupils("2020", 10)],
            [("2020", "4", "", "same")],
            id="the current row is the one divided",
        ),
        pytest.param(
            replace(PER_PUPIL, multiplier=Decimal(100)),
            [meals("2020", 3), pupils("2020", 4)],
            [("2020", "75.00", "", "same")],
            id="a multiplier makes a percentage",
        ),
    ],
)
def test_a_computation_gives_values(
    rule: Computation, rows: list[Observation], expected: list[tuple[str, str, str, str]]
) -> None:
    for some in list(permutations(rows))[:24]:
        found = summary(derived(some, rule))
        assert [(p, Decimal(v), b, c) for p, v, b, c in found] == [
            (p, Decimal(v), b, c) for p, v, b, c in expected
        ]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        pytest.param("A", "A", "A", id="from regular figures a regular one"),
        pytest.param("P", "A", "P", id="from a provisional figure a provisional one"),
        pytest.param("A", "P", "P", id="on either side"),
        pytest.param("P", "E", "E", id="an estimate weighs more than a provisional figure"),
        pytest.param("U", "P", "U", id="low reliability weighs more than both"),
        pytest.param("U", "F", "F", id="a forecast makes a forecast, whatever else"),
        pytest.param("B", "A", "B", id="a break above the line is a break of the result"),
        pytest.param("A", "B", "B", id="and so is one below it"),
    ],
)
def test_the_result_is_as_doubtful_as_its_inputs(above: str, below: str, expected: str) -> None:
    rows = [meals("2020", 30, status=above), pupils("2020", 10, status=below)]
    assert [one.obs_status for one in derived(rows, PER_PUPIL)] == [expected]


def test_a_break_in_the_base_year_is_no_break_of_every_later_year() -> None:
    rows = [meals("2018", 10, status="B"), meals("2019", 20), meals("2020", 30)]
    found = {one.period.text: one.obs_status for one in derived(rows, SINCE_2018)}
    assert (found["2019"], found["2020"]) == ("A", "A")


def test_an_unconfirmed_value_knows_what_it_would_be_on_the_other_bases() -> None:
    rows = [
        meals("2018", 10, "new"),
        meals("2018", 8, "old", source="x"),
        meals("2019", 11, "new"),
        meals("2020", 20),
    ]
    found = {one.period.text: one for one in derived(rows, SINCE_2018) if one.basis_check != "same"}
    (one,) = found.values()
    assert one.value is not None
    assert sorted([one.value, *one.elsewhere]) == [Decimal(2), Decimal("2.5")]


def test_a_derived_row_names_its_inputs_and_keeps_their_slice() -> None:
    slice_ = {"sex": "f"}
    rows = [
        row("2020", 30, dimensions=slice_, quality="third_party", indicator="meals"),
        row("2020", 10, dimensions=slice_, indicator="pupils"),
        row("2020", 10, dimensions={"sex": "m"}, indicator="pupils"),
    ]
    (found,) = derived(rows, PER_PUPIL)
    assert found.key == "share|2020|town|f|derived|none"
    assert found.inputs == (rows[0].key, rows[1].key)
    assert (found.origin, found.source, found.dimensions) == ("derived", "", slice_)
    assert found.source_quality == "third_party"


def golden() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def inputs(keys: Sequence[str], plan: Plan) -> list[tuple[str, str, str, str, str]]:
    """Return what the rows say; two sources that print one figure are one and the same here."""
    rows = {one.key: one for one in plan.observations}
    found = [rows[key] for key in dict.fromkeys(keys)]
    return [(r.indicator, r.area, r.period.text, r.basis, f"{r.value:f}") for r in found]


def test_the_real_plan_gives_the_nineteen_values_and_no_other(
    assessment: Assessment, real_plan: Plan
) -> None:
    found = {
        (one.indicator, one.area, one.period.text, one.basis): one
        for one in assessment.observations
        if one.origin == "derived"
    }
    expected = {
        (one["indicator"], one["area"], one["period"], one["basis"]): one for one in golden()
    }
    assert len(expected) == 19
    assert sorted(found) == sorted(expected)
    for key, one in expected.items():
        value = found[key].value
        assert value is not None
        assert value.quantize(Decimal(one["value"])) == Decimal(one["value"]), key
        assert found[key].basis_check == one["basis_check"], key
        assert inputs(found[key].inputs, real_plan) == inputs(
            one["inputs"].split(";"), real_plan
        ), key


def test_the_two_bases_of_the_real_plan_give_two_values_and_one_is_current(
    assessment: Assessment,
) -> None:
    rows = [
        one
        for one in assessment.by_indicator["gdp-double"]
        if one.period.text == "2019" and one.origin == "derived"
    ]
    assert sorted((one.basis, one.is_current) for one in rows) == [
        ("gdp_pre_revision", False),
        ("gdp_revised", True),
    ]


def test_parts_that_need_no_common_basis_are_divided_and_keep_that_of_the_numerator() -> None:
    free = replace(PER_PUPIL, same_basis=False)
    rows = [meals("2020", 60, "old"), meals("2021", 90, "new"), pupils("2020", 3, "counted")]
    rows.append(pupils("2021", 3, "counted"))
    assert summary(derived(rows, free)) == [("2020", "20", "old", ""), ("2021", "30", "new", "")]
    assert derived(rows, PER_PUPIL) == ()


@pytest.mark.parametrize(
    ("base", "held"),
    [
        pytest.param(0, False, id="nothing is measured from zero"),
        pytest.param(-5, False, id="nothing is measured from below zero"),
        pytest.param(5, True, id="a base above zero is one"),
    ],
)
def test_a_base_must_be_above_zero(base: int, held: bool) -> None:
    found = derived([meals("2018", base), meals("2024", 10)], SINCE_2018)
    assert bool(found) is held


@pytest.mark.parametrize(
    ("rows", "rule", "expected"),
    [
        pytest.param([meals("2024", 1), pupils("2024", 0)], PER_PUPIL, ("base_zero",), id="zero"),
        pytest.param(
            [meals("2018", -1), meals("2024", 1)], SINCE_2018, ("sign_change",), id="below zero"
        ),
        pytest.param(
            [meals("2024", 1, "old"), pupils("2024", 2, "new")],
            PER_PUPIL,
            ("basis_differs",),
            id="no basis in common",
        ),
        pytest.param([meals("2024", 1)], PER_PUPIL, (), id="a part is not held"),
        pytest.param([meals("2024", 1), pupils("2023", 2)], PER_PUPIL, (), id="no year in common"),
        pytest.param([], PER_PUPIL, (), id="nothing is held"),
    ],
)
def test_why_nothing_could_be_computed(
    rows: list[Observation], rule: Computation, expected: tuple[str, ...]
) -> None:
    groups = {"share": (), "meals": tuple(one for one in rows if one.indicator == "meals")}
    groups["pupils"] = tuple(one for one in rows if one.indicator == "pupils")
    assert obstacles(target(), indicator("share", computation=rule), groups) == expected


def test_where_a_value_is_held_nothing_stood_in_its_way() -> None:
    groups = {"share": (row("2024", 3, indicator="share"),), "pupils": (pupils("2024", 0),)}
    groups["meals"] = (meals("2024", 1),)
    assert obstacles(target(), indicator("share", computation=PER_PUPIL), groups) == ()
