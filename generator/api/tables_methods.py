"""The table of what every published rule says of every target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.api.order import natural
from generator.api.shape import Column, Link, Table, World
from generator.assess.methods import METHODS
from generator.model.method import MethodVerdict

__all__ = ["TABLES"]


def _items(world: World) -> Iterator[MethodVerdict]:
    for group in world.assessment.cross_checks.values():
        yield from group


def _id(world: World, one: Any) -> str:
    return f"{one.target}|{one.method}"


def _order(world: World, one: Any) -> object:
    return (natural(one.target), list(METHODS).index(one.method))


TABLES = (
    Table(
        "method_verdicts",
        _items,
        (
            Column("id", required=True, get=_id),
            Column("target", required=True, references="targets"),
            Column("method", required=True, codes="method", facet=True),
            Column(
                "method_status",
                required=True,
                codes="method_status",
                facet=True,
                get=lambda world, one: one.status,
            ),
            Column("verdict", codes="verdict", facet=True),
            Column("method_value", "REAL", get=lambda world, one: one.value),
            Column("score", "REAL"),
            Column("reading_period", get=lambda world, one: one.as_of),
        ),
        order=_order,
        links=(
            Link("method_verdict_reasons", "reason", "reasons", codes="reason"),
            Link("method_verdict_inputs", "input", "inputs", references="observations"),
        ),
    ),
)
