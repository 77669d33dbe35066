"""What rows must hold is tried although SQLite is told not to try it for each of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.api import build_database
from generator.api.database import FAULTS_SHOWN
from generator.api.rows import AT_ONCE, cells_of, rows
from generator.api.shape import Column, InOrder, Shared, Table, World
from generator.errors import BuildFailed
from generator.model.measures import Observation
from tests.unit import plan_samples
from tests.unit.plan_samples import make_assessment, make_plan


def _build(folder: Path, observations: Any) -> Path:
    plan = make_plan()
    said = replace(make_assessment(plan), observations=observations)
    target = folder / "x.db"
    project = plan_samples.make_project(folder, plan.languages)
    build_database(plan, said, project, target, fields={}, pages={})
    return target


def _with(**changed: Any) -> tuple[Observation, ...]:
    first, *others = make_assessment(make_plan()).observations
    return (replace(first, **changed), *others)


def test_the_file_is_sound_and_every_row_keeps_its_conditions(tmp_path: Path) -> None:
    target = _build(tmp_path, make_assessment(make_plan()).observations)
    # Opened to be written to: SQLite leaves the conditions out otherwise.
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=rw", uri=True)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(
            {"vintage": "hearsay"},
            r"CHECK constraint failed in observations\.vintage: hearsay",
            id="a code that its list has not",
        ),
        pytest.param(
            {"is_current": 2},
            r"CHECK constraint failed in observations\.is_current: 2",
            id="a number outside a condition",
        ),
        pytest.param(
            {"area": ""},
            r"NOT NULL constraint failed: observations\.area",
            id="nothing where something must be",
        ),
        pytest.param(
            {"source": "nobody"}, "observations, row .*sources", id="a row that is not there"
        ),
        pytest.param(
            {"segment": "first"}, "cannot store TEXT value", id="a text where a number belongs"
        ),
    ],
)
def test_what_breaks_a_rule_of_a_column_stops_the_build(
    tmp_path: Path, changed: dict[str, Any], expected: str
) -> None:
    with pytest.raises(BuildFailed, match=expected):
        _build(tmp_path, _with(**changed))
    assert list(tmp_path.iterdir()) == []


def test_a_column_without_any_value_in_a_portion_must_still_have_one(tmp_path: Path) -> None:
    found = tuple(replace(one, area="") for one in make_assessment(make_plan()).observations)
    with pytest.raises(BuildFailed, match=r"NOT NULL constraint failed: observations\.area"):
        _build(tmp_path, found)


def test_a_fault_after_many_rows_is_found_and_told_once_for_its_value(tmp_path: Path) -> None:
    first = make_assessment(make_plan()).observations[0]
    many = [replace(first, key=f"{number}", inputs=()) for number in range(2 * AT_ONCE)]
    many[AT_ONCE + 1 :] = [replace(one, vintage="hearsay") for one in many[AT_ONCE + 1 :]]
    with pytest.raises(BuildFailed, match=r"1: CHECK .* hearsay$"):
        _build(tmp_path, InOrder(lambda: iter(many)))


def test_many_faults_are_counted_and_the_first_are_shown(tmp_path: Path) -> None:
    first = make_assessment(make_plan()).observations[0]
    many = [replace(first, key=f"{number}", vintage=f"v{number}") for number in range(9)]
    with pytest.raises(BuildFailed, match="9: ") as caught:
        _build(tmp_path, InOrder(lambda: iter(many)))
    assert str(caught.value).count("CHECK constraint failed") == FAULTS_SHOWN


def test_what_things_share_is_read_once_for_each_key() -> None:
    read = []

    def half(_: World, item: int) -> object:
        read.append(item)
        return "" if item < 2 else item // 2

    column = Column("half", get=Shared(lambda item: item // 2, half))
    table = Table("halves", lambda _: (), (column,), numbered=False)
    plan = make_plan()
    world = World(plan, make_assessment(plan), plan.languages, {})
    assert list(rows(table, [*range(6), 0, 5], world)) == [
        (one,) for one in (None, None, 1, 1, 2, 2, None, 2)
    ]
    assert len(read) == 3


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(["a", "", "b"], ["a", None, "b"], id="texts"),
        pytest.param([True, False], [1, 0], id="yes and no are numbers"),
        pytest.param([1, None, 2.5], [1, None, 2.5], id="numbers and nothing"),
        pytest.param([True, None, ""], [1, None, None], id="of several kinds"),
        pytest.param([], [], id="none"),
    ],
)
def test_cells_are_what_each_value_alone_would_be(values: list[Any], expected: list[Any]) -> None:
    found = list(cells_of(values))
    assert found == expected
    assert [*map(type, found)] == [*map(type, expected)]
