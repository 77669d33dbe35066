"""More values than fit in memory are written as they come, to the same file as any others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.million import PLACES, YEARS, large
from generator.api import build_database
from generator.api.rows import AT_ONCE, portions, sorted_items
from generator.api.shape import InOrder, World
from generator.api.tables import table
from generator.model.measures import Observation
from tests.unit import plan_samples


def _build(target: Path, observations: Any = None) -> str:
    plan = plan_samples.make_plan(plan_samples.WITH_HAN)
    said = plan_samples.make_assessment(plan)
    if observations is not None:
        said = replace(said, observations=observations)
    project = plan_samples.make_project(target.parent, plan.languages)
    build_database(plan, said, project, target, fields={}, pages={})
    return hashlib.sha256(target.read_bytes()).hexdigest()


def test_values_that_come_in_order_make_the_same_file(tmp_path: Path) -> None:
    plan = plan_samples.make_plan(plan_samples.WITH_HAN)
    said = plan_samples.make_assessment(plan)
    kept = list(sorted_items(table("observations"), World(plan, said, plan.languages, {})))
    streamed: Any = InOrder(lambda: iter(kept))
    assert _build(tmp_path / "a.db", streamed) == _build(tmp_path / "b.db")


@pytest.mark.parametrize("number", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_portions_lose_nothing_and_stay_small(number: int) -> None:
    found = list(portions(range(number)))
    assert [one for some in found for one in some] == list(range(number))
    assert all(0 < len(some) <= AT_ONCE for some in found)


def test_a_stream_is_not_read_ahead() -> None:
    read = []

    def every() -> Iterator[int]:
        for number in range(10 * AT_ONCE):
            read.append(number)
            yield number

    next(portions(InOrder(every)))
    assert len(read) == AT_ONCE


def test_values_invented_for_a_measurement_lack_nothing_that_others_have() -> None:
    plan = plan_samples.make_plan()
    said = plan_samples.make_assessment(plan)
    _, invented = large(plan, said, YEARS * PLACES)
    last = list(invented.observations)[-1]
    others = said.observations[0]
    assert {one.name for one in fields(Observation) if not hasattr(last, one.name)} == set()
    for one in fields(Observation):
        assert isinstance(getattr(last, one.name), type(getattr(others, one.name))), one.name
    assert last.key.split("|")[:3] == [last.indicator, last.period.text, last.area]
