"""What is read of many things at once is what each of them alone would give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from generator.api.getters import COMPUTED, attribute, digits
from generator.api.shape import Many, World
from tests.unit.plan_samples import make_assessment, make_plan

PLAN = make_plan()
SAID = make_assessment(PLAN)
WORLD = World(PLAN, SAID, PLAN.languages, {})
WITH, WITHOUT = SimpleNamespace(part=SimpleNamespace(name="n")), SimpleNamespace(part=None)


@pytest.mark.parametrize(
    ("path", "items", "expected"),
    [
        pytest.param("part.name", [WITH, WITH], ["n", "n"], id="all have it"),
        pytest.param("part.name", [WITH, WITHOUT], ["n", None], id="one lacks the part"),
        pytest.param("part.name", [SimpleNamespace()], [None], id="one lacks even the first"),
        pytest.param("part", [WITHOUT, SimpleNamespace()], [None, None], id="a single name"),
        pytest.param("part.name", [], [], id="nothing to read"),
    ],
)
def test_an_attribute_is_read_and_none_where_one_on_the_way_is_missing(
    path: str, items: list[Any], expected: list[Any]
) -> None:
    get = attribute(path)
    assert isinstance(get, Many)
    assert list(get.of_all(WORLD, items)) == expected
    assert [get(WORLD, one) for one in items] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("12.50", "12.50", id="published digits stay"),
        pytest.param("1E+3", "1000", id="no power of ten"),
        pytest.param("1.20E-9", "0.00000000120", id="no power of ten in something small"),
        pytest.param("-0.0", "-0.0", id="a sign stays"),
        pytest.param("7", "7", id="a whole number gets no point"),
        pytest.param(None, None, id="no value"),
    ],
)
def test_a_value_is_written_with_its_digits(value: str | None, expected: str | None) -> None:
    row = replace(SAID.observations[0], value=None if value is None else Decimal(value))
    for get, item in ((digits(), row), (digits("reading"), SimpleNamespace(reading=row))):
        assert isinstance(get, Many)
        assert list(get.of_all(WORLD, [item, item])) == [expected, expected]


def test_a_computed_value_is_written_with_the_digits_of_its_indicator() -> None:
    row = replace(SAID.observations[0], value=Decimal("2") / 3, origin=COMPUTED)
    shown = digits()(WORLD, row)
    assert len(str(shown).partition(".")[2]) == PLAN.indicators[row.indicator].decimals


def test_a_thing_without_a_reading_has_no_digits() -> None:
    assert digits("reading")(WORLD, SimpleNamespace(reading=None)) is None
