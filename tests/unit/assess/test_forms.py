"""Ratios that differ in the population they are shared among only."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.assess import assess
from generator.assess.forms import forms_of, rows_of_forms
from generator.model.measures import Computation, Indicator
from generator.model.plan import Plan
from generator.model.robust import BY_DATA_YEAR
from generator.project import Project
from tests.unit.assess.samples import indicator, ratio, row, target


def per_head(name: str, people: str, *, doubts: tuple[str, ...] = ()) -> Indicator:
    return replace(indicator(name, computation=ratio("money", people)), doubts=doubts)


OWN = per_head("own", "residents", doubts=("definition_not_stated",))
OTHER = per_head("other", "registered")


def changed(**parts: object) -> Computation:
    assert OTHER.computation is not None
    return replace(OTHER.computation, **parts)  # type: ignore[arg-type]  # any part, by name


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        pytest.param(OTHER, True, id="another population"),
        pytest.param(per_head("same", "residents"), False, id="the same population"),
        pytest.param(replace(OTHER, targets=(target(),)), False, id="one with its own target"),
        pytest.param(
            replace(OTHER, computation=changed(numerator="trees")), False, id="something else"
        ),
        pytest.param(
            replace(OTHER, computation=changed(multiplier=Decimal(100))), False, id="other scale"
        ),
        pytest.param(replace(OTHER, unit_mult=4), False, id="another unit"),
    ],
)
def test_a_form_differs_in_the_denominator_only(other: Indicator, is_one: bool) -> None:
    assert bool(forms_of(OWN, (OWN, other))) is is_one


def test_other_forms_matter_only_where_the_plan_names_none() -> None:
    rows = {"other": (row("2025", 1, indicator="other"),)}
    every = {"own": OWN, "other": OTHER}
    assert rows_of_forms(OWN, every, rows) == rows["other"]
    assert rows_of_forms(replace(OWN, doubts=()), every, rows) == ()


def test_spending_per_head_is_not_decided_while_the_population_is_open(
    real_plan: Plan, real_project: Project
) -> None:
    """Per registered person the sum reaches the target, per resident it does not."""
    money, people = (
        next(one for one in real_plan.observations if one.indicator == name)
        for name in ("fiscal-expenditure", "population-resident")
    )
    heads = next(one for one in real_plan.observations if one.indicator == "population-registered")

    def in_2025(like: object, value: int, name: str) -> object:
        return replace(  # type: ignore[type-var]  # a target or an indicator
            like, key=name, period=row("2025", 1).period, value=Decimal(value), area="jiaxing"
        )

    assumed = (in_2025(money, 1100, "a"), in_2025(people, 560, "b"), in_2025(heads, 380, "c"))
    tried = replace(
        real_plan,
        observations=(*real_plan.observations, *assumed),  # type: ignore[arg-type]  # any part, by name
    )
    found = assess(tried, real_project)
    verdict = found.verdicts["fiscal-per-capita.1"]
    assert (verdict.verdict, verdict.last_reading) == ("cannot_assess", "short_of_target")
    assert {"basis_differs", "definition_not_stated"} <= {*verdict.reasons}
    last = [one for one in found.history[verdict.target] if one.kind == BY_DATA_YEAR][-1]
    assert last.verdict == "cannot_assess"
    (turned,) = (
        one
        for one in found.sensitivity[verdict.target].flips
        if one.dimension == "basis" and one.choice == "registered_pop"
    )
    assert turned.verdict == "achieved"
