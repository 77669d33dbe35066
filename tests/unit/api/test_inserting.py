"""Rows arrive whole, whatever is the same in all of them and however many come at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pytest

from generator.api import ddl
from generator.api.filling import TOGETHER, Filler
from generator.api.rows import AT_ONCE, alike, link_rows
from generator.api.shape import Column, Getter, InOrder, Link, Many, Table, World
from tests.unit.plan_samples import make_assessment, make_plan

PLAN = make_plan()
WORLD = World(PLAN, make_assessment(PLAN), PLAN.languages, {})


def _row(number: int, ends: frozenset[int]) -> dict[str, Any]:
    return {
        "id": f"{number:06}",
        "same": "x'y",
        "nothing": None,
        "ends": "edge" if number in ends else "between",
        "later": "" if number < AT_ONCE else "late",
        "size": 1.5,
        "half": number / 2 if number % 3 else None,
    }


def _part(name: str) -> Getter:
    return lambda world, item: item[name]


def _table(items: Sequence[dict[str, Any]], *links: Link) -> Table:
    types = {"size": "REAL", "half": "REAL"}
    columns = [
        Column(name, types.get(name, "TEXT"), get=_part(name))
        for name in ("id", "same", "nothing", "ends", "later", "size", "half")
    ]
    return Table("things", lambda world: InOrder(lambda: iter(items)), tuple(columns), links=links)


def _filled(one: Table, read: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(ddl.table_ddl(one, WORLD.languages, {}))
        Filler(database, WORLD, {}).fill(one)
        return database.execute(read).fetchall()


@pytest.mark.parametrize(
    "number",
    [0, 1, 2, TOGETHER - 1, TOGETHER, TOGETHER + 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + TOGETHER],
)
def test_every_row_arrives_as_it_is(number: int) -> None:
    ends = frozenset({0, min(number, AT_ONCE) - 1})
    items = [_row(one, ends) for one in range(number)]
    found = _filled(_table(items), "SELECT * FROM things ORDER BY number")
    expected = [
        (place, *(None if cell == "" else cell for cell in item.values()))
        for place, item in enumerate(items, start=1)
    ]
    assert found == expected


@pytest.mark.parametrize("number", [2, TOGETHER + 2])
def test_a_row_that_comes_twice_stops_although_all_of_it_is_the_same(number: int) -> None:
    one = _table([_row(1, frozenset())] * number)
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint failed"):
        _filled(one, "SELECT 1")


def test_a_getter_that_loses_a_value_is_noticed() -> None:
    column = Column("id", get=Many(lambda world, items: [item["id"] for item in items[1:]]))
    items = [_row(one, frozenset()) for one in range(3)]
    one = Table("things", lambda world: items, (column,), order=lambda world, item: item["id"])
    with pytest.raises(ValueError, match="unpack"):
        _filled(one, "SELECT 1")


def test_lists_of_a_row_arrive_in_their_order_beside_rows_without_any() -> None:
    items = [{**_row(one, frozenset()), "first": (), "second": ()} for one in range(AT_ONCE + 2)]
    items[1] |= {"first": ("b", "a"), "second": ("c",)}
    items[-1] |= {"second": ("d", "e")}
    links = [
        Link("thing_parts", "part", name, role=name, get=_part(name))
        for name in ("first", "second")
    ]
    found = link_rows(_table(items, *links), tuple(links), items, WORLD)
    assert list(found) == [
        ("000001", "first", 1, "b"),
        ("000001", "first", 2, "a"),
        ("000001", "second", 1, "c"),
        (f"{AT_ONCE + 1:06}", "second", 1, "d"),
        (f"{AT_ONCE + 1:06}", "second", 2, "e"),
    ]


def test_what_is_no_list_is_refused() -> None:
    items = [{**_row(1, frozenset()), "parts": 3}]
    link = Link("thing_parts", "part", "parts", get=lambda world, item: item["parts"])
    with pytest.raises(TypeError, match="thing_parts is no list"):
        list(link_rows(_table(items, link), (link,), items, WORLD))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(["a"], True, id="one"),
        pytest.param([None, None], True, id="nothing twice"),
        pytest.param(["a", "b", "a"], False, id="only the ends"),
        pytest.param(["a", None], False, id="something and nothing"),
        pytest.param(range(1, 2), True, id="a range of one"),
        pytest.param(range(1, 4), False, id="numbers in turn"),
    ],
)
def test_values_are_alike_when_each_is(values: Sequence[object], expected: bool) -> None:
    assert alike(values) is expected
