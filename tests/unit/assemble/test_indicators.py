"""Indicators, targets and observations from descriptors and tables."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from generator.assemble.indicators import indicator_of, observations_of
from generator.model.measures import Horizon, Operator
from generator.model.text import Text
from generator.read import Table
from tests.unit.assess.samples import source

LANGUAGES = ("en", "fr")
TARGET = {
    "id": "trees.1",
    "operator": "<",
    "value": "3.20",
    "period": "2025",
    "horizon": "dated",
    "area": "town",
    "where": {"sex": "f"},
    "accepts": ["port"],
    "baseline": {"kind": "value", "period": "2015", "value": "4.0", "rule_en": "", "rule_fr": ""},
    "strength": "firm",
    "group": "",
    "valid_from": "2019-09-18",
    "valid_until": None,
    "locator": "1/1/1",
}


def table(rows: list[Mapping[str, str]] | None = None, **ours: Any) -> Table:
    """Return a table of the indicator `trees`."""
    return Table(
        name="indicators/trees",
        kind="observations",
        path="datasets/indicators/trees.csv",
        descriptor_path="datasets/indicators/trees.yaml",
        descriptor={"jindu": {"id": "trees", "title_en": "Trees", "unit_mult": 4} | ours},
        fields=(),
        key=(),
        rows=tuple(rows or ()),
    )


def cells(period: str, value: str = "1", **more: str) -> Mapping[str, str]:
    """Return a row as read."""
    return {
        "period": period,
        "area": "town",
        "vintage": "final",
        "source": "paper",
        "value": value,
        "obs_status": "A",
    } | more


def test_a_target_is_read_with_all_it_says() -> None:
    (found,) = indicator_of(table(targets=[TARGET]), LANGUAGES).targets
    assert (found.operator, found.horizon, str(found.value)) == (
        Operator.LESS_THAN,
        Horizon.DATED,
        "3.20",
    )
    assert (found.where, found.accepts, found.valid_until) == ({"sex": "f"}, ("port",), "")
    assert (found.baseline.kind, found.baseline.value) == ("value", Decimal("4.0"))
    assert found.indicator == "trees"


def test_a_target_without_a_baseline_states_none() -> None:
    (found,) = indicator_of(table(targets=[TARGET | {"baseline": None}]), LANGUAGES).targets
    assert found.baseline.kind == "not_stated"


def test_an_indicator_without_a_computation_has_none() -> None:
    found = indicator_of(table(), LANGUAGES)
    assert (found.computation, found.targets, found.unit_mult) == (None, (), 4)
    assert found.title == Text({"en": "Trees", "fr": ""})


def test_a_computation_multiplies_by_one_and_keeps_to_one_basis_unless_it_says_otherwise() -> None:
    plain = indicator_of(table(computation={"numerator": "a", "denominator": "b"}), LANGUAGES)
    hundred = indicator_of(
        table(computation={"numerator": "a", "multiplier": "100", "same_basis": "not_required"}),
        LANGUAGES,
    )
    assert plain.computation is not None
    assert hundred.computation is not None
    assert (plain.computation.multiplier, plain.computation.same_basis) == (Decimal(1), True)
    assert (hundred.computation.multiplier, hundred.computation.same_basis) == (Decimal(100), False)


@pytest.mark.parametrize(
    ("dimensions", "more", "key", "slice_"),
    [
        pytest.param([], {}, "trees|2020|town|final|paper", {}, id="without a breakdown"),
        pytest.param(
            ["sex", "age"],
            {"sex": "f", "age": "y15"},
            "trees|2020|town|f,y15|final|paper",
            {"sex": "f", "age": "y15"},
            id="with two",
        ),
        pytest.param(
            ["sex", "age"],
            {"sex": "", "age": "y15"},
            "trees|2020|town|_T,y15|final|paper",
            {"sex": "_T", "age": "y15"},
            id="an empty breakdown is the total",
        ),
    ],
)
def test_a_row_has_a_key_of_its_own(
    dimensions: list[str], more: dict[str, str], key: str, slice_: dict[str, str]
) -> None:
    one = table([cells("2020", **more)], dimensions=dimensions)
    (found,) = observations_of(one, indicator_of(one, LANGUAGES), {}, LANGUAGES)
    assert (found.key, found.dimensions) == (key, slice_)


def test_rows_come_in_the_order_of_their_periods_whatever_the_file_says() -> None:
    rows = [cells(one) for one in ("2021", "2020-Q1", "2016-01-01/P5Y", "2020")]
    one = table(rows)
    found = observations_of(one, indicator_of(one, LANGUAGES), {}, LANGUAGES)
    assert [row.period.text for row in found] == ["2016-01-01/P5Y", "2020-Q1", "2020", "2021"]


def test_a_row_carries_the_quality_of_its_source_and_its_printed_digits() -> None:
    one = table([cells("2020", "3.20"), cells("2021", "", obs_status="L", source="lost")])
    sources = {"paper": source("paper", quality="third_party")}
    first, second = observations_of(one, indicator_of(one, LANGUAGES), sources, LANGUAGES)
    assert (str(first.value), first.source_quality) == ("3.20", "third_party")
    assert (second.value, second.source_quality) == (None, "")


def test_a_row_broken_down_by_unit_has_the_unit_of_its_code() -> None:
    units = {"m3": Text({"en": "m³ per call"})}
    one = indicator_of(
        table(dimensions=["unit"], unit_en="thousand m³", unit_code="m3k"), LANGUAGES, units
    )
    here, total = one.unit_of({"unit": "m3"}), one.unit_of({})
    assert (here.text.in_("en"), here.code, here.power) == ("m³ per call", "m3", 0)
    assert (total.text.in_("en"), total.code, total.power) == ("thousand m³", "m3k", 4)


def test_a_series_without_that_breakdown_has_one_unit() -> None:
    units = {"m3": Text({"en": "m³ per call"})}
    one = indicator_of(table(dimensions=["sex"], unit_en="thousand m³"), LANGUAGES, units)
    assert one.unit_of({"sex": "m3", "unit": "m3"}).text.in_("en") == "thousand m³"
