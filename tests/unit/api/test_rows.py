from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.api.rows import cell
from generator.api.shape import World
from generator.model.measures import Operator
from tests.unit.plan_samples import make_assessment, make_plan


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("", None, id="empty text is unknown"),
        pytest.param(None, None, id="nothing is unknown"),
        pytest.param(True, 1, id="yes is 1"),
        pytest.param(0, 0, id="zero is a number"),
        pytest.param(Decimal("1.50"), 1.5, id="a decimal is a number"),
        pytest.param(date(2021, 6, 28), "2021-06-28", id="a day is text"),
        pytest.param(Operator.AT_LEAST, ">=", id="a code is its text"),
    ],
)
def test_a_value_becomes_a_cell(value: object, expected: object) -> None:
    assert cell(value) == expected
    assert type(cell(value)) is type(expected)


def test_a_list_fits_no_cell() -> None:
    with pytest.raises(TypeError, match="list"):
        cell(["a"])


@pytest.mark.parametrize(
    ("id_", "language", "expected"),
    [
        ("canal", "en", "indicators/canal/"),
        ("canal", "fr", "fr/indicators/canal/"),
        ("unknown", "en", ""),
    ],
)
def test_a_page_of_the_first_language_stands_at_the_root(
    id_: str, language: str, expected: str
) -> None:
    plan = make_plan()
    pages = {"indicators": {"canal": "indicators/canal/"}}
    world = World(plan, make_assessment(plan), plan.languages, pages)
    assert world.page("indicators", id_, language) == expected
    assert world.page("no such kind", id_, language) == ""
