"""Tables as every format of downloads takes them."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from generator.exports.frames import Cell, frames, typed_cell
from generator.exports.material import Material


def test_a_frame_holds_the_cells_of_its_csv(files: dict[str, bytes], material: Material) -> None:
    found = {f"{one.path}.csv": one for one in frames(material)}
    assert {*found, "dictionary.csv"} == {path for path in files if path.endswith(".csv")}
    for path, one in found.items():
        header, *rows = csv.reader(io.StringIO(files[path].decode("utf-8"), newline=""))
        assert [column.name for column in one.columns] == header, path
        assert [list(row) for row in one.rows] == rows, path


@pytest.mark.parametrize(
    ("type_", "cell", "value"),
    [
        pytest.param("number", "4871.980", Decimal("4871.980"), id="a number keeps its digits"),
        pytest.param("integer", "3", 3, id="a whole number"),
        pytest.param("year", "2021", 2021, id="a year"),
        pytest.param("boolean", "true", True, id="yes"),
        pytest.param("boolean", "false", False, id="no"),
        pytest.param("date", "2021-12-31", date(2021, 12, 31), id="a day"),
        pytest.param("string", "001", "001", id="a code keeps its zeros"),
        pytest.param("number", "", None, id="a number that is not known"),
        pytest.param("string", "", None, id="a text that is not known"),
    ],
)
def test_a_cell_is_read_by_its_type(type_: str, cell: str, value: Cell) -> None:
    found = typed_cell(type_, cell)
    assert (found, type(found), str(found)) == (value, type(value), str(value))


def test_a_value_has_the_unit_of_its_series(material: Material) -> None:
    by_path = {one.path: one for one in frames(material)}
    for indicator in material.plan.indicators.values():
        units = {one.name: one.unit for one in by_path[f"indicators/{indicator.id}"].columns}
        if "value" in units:
            assert units["value"] == indicator.unit
    assert not any(one.unit.by_language for one in by_path["observations"].columns)
