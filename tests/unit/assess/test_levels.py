"""Levels that a doubling asks for, on each version of its base."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.assemble import assemble
from generator.assess import assess, levels_of
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.project import load_project
from generator.read import read_dataset

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def real() -> tuple[Plan, Assessment]:
    project = load_project(ROOT)
    plan = assemble(read_dataset(project), project)
    return plan, assess(plan, project)


def test_a_doubling_asks_for_twice_each_version_of_the_base(real: tuple[Plan, Assessment]) -> None:
    plan, assessment = real
    indicator = plan.indicators["gdp-double"]
    found = levels_of(indicator.targets[0], indicator, assessment.by_indicator)
    assert [(one.base.value, one.level) for one in found] == [
        (Decimal("5018.38"), Decimal("10036.76")),
        (Decimal("4872"), Decimal("9744")),
        (Decimal("4871.98"), Decimal("9743.96")),
    ]
    assert found[0].base.is_current


def test_other_indicators_have_no_levels(real: tuple[Plan, Assessment]) -> None:
    plan, assessment = real
    for name in ("pm25", "income-ratio", "urbanisation-rate"):
        indicator = plan.indicators[name]
        assert levels_of(indicator.targets[0], indicator, assessment.by_indicator) == ()
