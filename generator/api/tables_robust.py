"""The tables of how firmly verdicts stand, and of what was said of each target when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import Any

from generator.api.order import natural
from generator.api.shape import Column, Getter, Table, World
from generator.assess import choice_name
from generator.model.measures import Indicator
from generator.model.robust import HistoryEntry, PublishedVerdict, Sensitivity, Variant

__all__ = ["TABLES"]

Told = tuple[str, int, Variant]  # target, position, what is told

TARGET = Column("target", required=True, references="targets", facet=True)
FLAG = "IN (0, 1)"
SAID = (
    Column("verdict", codes="verdict", facet=True),
    Column("last_reading", codes="last_reading", facet=True),
)
ROW = (
    Column("value", "REAL"),
    Column("value_text", get=lambda world, item: _digits(item.value)),
    Column("period"),
    Column("area", references="areas"),
    # No key of `observations`: the row may be gone, or exist on another basis only.
    Column("reading"),
)


def _variants(world: World) -> Iterator[Told]:
    for name, found in world.assessment.sensitivity.items():
        for position, one in enumerate(found.variants, start=1):
            yield name, position, one


def _of_variant(name: str) -> Getter:
    return lambda world, told: getattr(told[2], name)


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _rounded(world: World, target: str, value: Decimal | None) -> Decimal | None:
    """Round a computed value or a difference as the values of its indicator are."""
    if value is None:
        return None
    step = Decimal(1).scaleb(-_indicator(world, target).decimals)
    return value.quantize(step, rounding=ROUND_HALF_UP)


def _value_text(world: World, told: Told) -> str | None:
    target, _, one = told
    return _digits(_rounded(world, target, one.value) if one.derived else one.value)


def _distance(world: World, found: Sensitivity) -> Decimal | None:
    return _rounded(world, found.target, found.distance)


def _verdict(name: str) -> Getter:
    return lambda world, found: getattr(world.assessment.verdicts[found.target], name)


def _by_target(world: World, item: Any) -> object:
    return _rank(world, item.target)


def _rank(world: World, target: str) -> object:
    """Targets come in the order of the plan."""
    one = _indicator(world, target)
    return natural(one.locator), natural(one.id), natural(target)


def _indicator(world: World, target: str) -> Indicator:
    return world.plan.indicators[target.rpartition(".")[0]]


def _history(world: World) -> Iterator[HistoryEntry]:
    for entries in world.assessment.history.values():
        yield from entries


def _in_time(world: World, item: Any) -> object:
    return (_rank(world, item.target), item.kind, _dated(world, item.as_of), natural(item.as_of))


def _dated(world: World, as_of: str) -> str:
    release = world.plan.releases.get(as_of)
    return release.date if release else as_of


def _by_release(world: World, item: PublishedVerdict) -> object:
    return (_dated(world, item.release), natural(item.release), _rank(world, item.target))


def _tally(position: int) -> Getter:
    return lambda _, found: found.tallies[position]


_COUNTED = ("holding", "other", "silent")
_TALLIES = tuple(
    Column(f"{kind}_{name}", "INTEGER", required=True, get=_tally(position))
    for position, (kind, name) in enumerate(product(("data", "methods"), _COUNTED))
)
TABLES = (
    Table(
        "sensitivity",
        lambda world: world.assessment.sensitivity.values(),
        (
            TARGET,
            Column("verdict", codes="verdict", facet=True, get=_verdict("verdict")),
            Column("last_reading", codes="last_reading", get=_verdict("last_reading")),
            *_TALLIES,
            Column("bound", "REAL"),
            Column("distance", "REAL", get=_distance),
        ),
        key=("target",),
        one="target",
        order=_by_target,
        shown=True,
    ),
    Table(
        "sensitivity_variants",
        _variants,
        (
            Column("target", required=True, references="targets", get=lambda _, told: told[0]),
            Column("position", "INTEGER", required=True, get=lambda _, told: told[1]),
            Column(
                "varied",
                required=True,
                codes="sensitivity_dimension",
                facet=True,
                get=_of_variant("dimension"),
            ),
            Column("choice", required=True, get=_of_variant("choice")),
            Column(
                "choice_name",
                localised=True,
                get=lambda world, told: choice_name(world.plan, told[2]),
            ),
            Column("answers", "INTEGER", required=True, check=FLAG, get=_of_variant("answers")),
            Column(
                "holds", "INTEGER", required=True, check=FLAG, facet=True, get=_of_variant("holds")
            ),
            Column("verdict", codes="verdict", get=_of_variant("verdict")),
            Column("last_reading", codes="last_reading", get=_of_variant("last_reading")),
            Column("value", "REAL", get=_of_variant("value")),
            Column("value_text", get=_value_text),
            Column("period", get=_of_variant("period")),
            Column("area", references="areas", get=_of_variant("area")),
            Column("reading", get=_of_variant("reading")),
            Column("unconfirmed", "INTEGER", check=FLAG, get=_of_variant("unconfirmed")),
        ),
        key=("target", "position"),
        order=lambda world, told: (_rank(world, told[0]), told[1]),
        shown=True,
    ),
    Table(
        "verdict_history",
        _history,
        (
            TARGET,
            Column(
                "history_kind", required=True, codes="history_kind", get=lambda _, one: one.kind
            ),
            Column("as_of", required=True, facet=True),
            Column("computed_when", required=True, codes="computed_when"),
            Column("computed_on", required=True),
            Column("method", codes="method"),
            *SAID,
            *ROW,
        ),
        key=("target", "history_kind", "as_of"),
        order=_in_time,
        shown=True,
    ),
    Table(
        "status_changes",
        lambda world: world.assessment.changes,
        (
            TARGET,
            Column(
                "history_kind", required=True, codes="history_kind", get=lambda _, one: one.kind
            ),
            Column("as_of", required=True, facet=True),
            Column("after", required=True),
            Column("date", required=True),
            Column("old_verdict", codes="verdict"),
            Column("old_reading", codes="last_reading"),
            Column("new_verdict", codes="verdict"),
            Column("new_reading", codes="last_reading"),
        ),
        key=("target", "history_kind", "as_of"),
        order=_in_time,
        shown=True,
    ),
    Table(
        "published_verdicts",
        lambda world: world.plan.published_verdicts.values(),
        (
            Column("release", required=True, references="releases", facet=True),
            TARGET,
            Column("method", required=True, codes="method"),
            *SAID,
            *ROW,
            Column("scope", codes="scope_kind"),
            Column("reasons", get=lambda _, one: ";".join(one.reasons)),
        ),
        key=("release", "target", "method"),
        order=_by_release,
        shown=True,
    ),
)
