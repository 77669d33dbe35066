"""Operators and their arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.comparing import is_met, shortfall
from tests.unit.assess.samples import target

NUMBERS = st.decimals("-1e6", "1e6", places=3)
STRICT = {">": ">=", "<": "<="}


@pytest.mark.parametrize(
    ("operator", "value", "met", "short"),
    [
        pytest.param(">=", "100", True, "0", id="equal meets at least"),
        pytest.param(">=", "99.9", False, "0.1", id="less does not meet at least"),
        pytest.param(">=", "101", True, "0", id="more meets at least"),
        pytest.param(">", "100", False, "0", id="equal does not meet more than"),
        pytest.param(">", "100.1", True, "0", id="more meets more than"),
        pytest.param("<=", "100", True, "0", id="equal meets at most"),
        pytest.param("<=", "100.5", False, "0.5", id="more does not meet at most"),
        pytest.param("<", "100", False, "0", id="equal does not meet less than"),
        pytest.param("<", "99", True, "0", id="less meets less than"),
        pytest.param("=", "100", True, "0", id="equal meets equal"),
        pytest.param("=", "120", False, "20", id="more does not meet equal"),
        pytest.param(">=", "99.99999999", True, "0", id="a hair below is equal"),
        pytest.param(">", "100.00000001", False, "0.00000001", id="a hair above is not more"),
        pytest.param(">=", "99.999999", False, "0.000001", id="more than a hair is a difference"),
    ],
)
def test_a_value_meets_a_target_or_not(operator: str, value: str, met: bool, short: str) -> None:
    goal = target(100, operator)
    assert is_met(Decimal(value), goal) is met
    assert shortfall(Decimal(value), goal) == Decimal(short)


def test_nobody_can_tell_whether_an_approximate_target_is_met() -> None:
    assert is_met(Decimal(100), target(100, "~")) is None


@given(NUMBERS, NUMBERS, st.sampled_from(sorted(STRICT)))
def test_what_meets_a_strict_target_meets_the_plain_one(
    value: Decimal, goal: Decimal, operator: str
) -> None:
    if is_met(value, target(str(goal), operator)):
        assert is_met(value, target(str(goal), STRICT[operator]))


@given(
    NUMBERS,
    NUMBERS,
    st.decimals("0.001", "1000", places=3),
    st.sampled_from([">=", ">", "<=", "<", "="]),
)
def test_another_unit_changes_nothing(
    value: Decimal, goal: Decimal, factor: Decimal, operator: str
) -> None:
    here = is_met(value, target(str(goal), operator))
    assert is_met(value * factor, target(str(goal * factor), operator)) is here


@given(NUMBERS, NUMBERS, st.sampled_from([">=", ">", "<=", "<", "="]))
def test_the_shortfall_is_the_distance_of_what_is_not_met(
    value: Decimal, goal: Decimal, operator: str
) -> None:
    one = target(str(goal), operator)
    assert shortfall(value, one) == (0 if is_met(value, one) else abs(goal - value))
