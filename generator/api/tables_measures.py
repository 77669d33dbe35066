"""The tables of indicators, targets, values and verdicts."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

from generator.api.getters import attribute, digits, rounded
from generator.api.leading import is_possible, lead_rule, speaks
from generator.api.order import natural
from generator.api.shape import Column, Getter, Link, Many, Shared, Table, World
from generator.api.tables_register import ID, LOCATOR, NOTE, TO_BE_CONFIRMED
from generator.model.measures import UNIT, Indicator, Observation, Target
from generator.model.verdict import Verdict

__all__ = ["TABLES"]

KEY = "row_key"
BY_PERIOD, BY_SLICE = attrgetter("period.text"), attrgetter("dimensions")


def _gap(world: World, verdict: Verdict) -> Decimal | None:
    """Round the distance left as the values of its indicator are."""
    left = verdict.shortfall
    return None if left is None else rounded(world, verdict.indicator, left)


def _of_indicator(name: str) -> Getter:
    return Shared(
        attrgetter("indicator"),
        lambda world, item: getattr(world.plan.indicators[item.indicator], name),
    )


def _of_period(name: str) -> Getter:
    return Shared(BY_PERIOD, attribute(f"period.{name}"))


def _unit(name: str) -> Getter:
    """Read a part of the unit that a row or a target is in."""
    plain = attrgetter({"text": "unit", "code": "unit_code", "power": "unit_mult"}[name])

    def read(world: World, item: Observation | Target) -> object:
        indicator = world.plan.indicators[item.indicator]
        if not indicator.units:
            return plain(indicator)
        slice_ = item.dimensions if isinstance(item, Observation) else item.where
        return getattr(indicator.unit_of(slice_), name)

    return Shared(_by_unit, read)


def _by_unit(item: Observation | Target) -> Hashable:
    """Return what the unit of a row or a target goes by."""
    slice_ = item.dimensions if isinstance(item, Observation) else item.where
    return (item.indicator, slice_.get(UNIT, "")) if slice_ else item.indicator


def _scope(world: World, rows: Sequence[Observation]) -> list[str]:
    """Tell whether each row's area is one that a target of its indicator is about."""
    known = world.plan.indicators
    return [
        _compared(one.area, targets) if (targets := known[one.indicator].targets) else ""
        for one in rows
    ]


def _compared(area: str, targets: Sequence[Target]) -> str:
    if any(area == one.area for one in targets):
        return "same"
    return "accepted_other" if any(area in one.accepts for one in targets) else "not_comparable"


def _slice(world: World, rows: Sequence[Observation]) -> list[str]:
    return [";".join(map("=".join, found)) if found else "" for found in _slices(world, rows)]


def _slices(world: World, rows: Sequence[Observation]) -> list[Sequence[tuple[str, str]]]:
    return [sorted(found.items()) if found else () for found in map(BY_SLICE, rows)]


def _register(world: World, indicator: Indicator) -> object:
    """What the plan promises comes first, in the order of the plan."""
    return (not indicator.targets, natural(indicator.locator), natural(indicator.id))


def _by_indicator(world: World, item: Any) -> object:
    return _register(world, world.plan.indicators[item.indicator])


def _chronological(world: World, row: Observation) -> object:
    return (_by_indicator(world, row), row.area, row.period.end, row.key)


def _trend_rows(world: World, verdict: Verdict) -> tuple[str, ...]:
    return verdict.trend.inputs if verdict.trend else ()


PAIR = (
    Column("dimension", required=True, get=lambda world, pair: pair[0]),
    Column("code", required=True, get=lambda world, pair: pair[1]),
)

TABLES = (
    Table(
        "indicators",
        lambda world: world.plan.indicators.values(),
        (
            ID,
            Column("kind", codes="indicator_kind", facet=True),
            Column("title", localised=True, required=True),
            Column("unit", localised=True),
            Column("unit_code"),
            Column("unit_mult", "INTEGER"),
            Column("decimals", "INTEGER"),
            Column("definition", localised=True),
            Column("scope", localised=True),
            Column("direction", codes="direction"),
            Column("measure", codes="measure", facet=True),
            Column("theme", references="themes", facet=True),
            Column("section", references="sections"),
            Column("numerator", references="indicators", get=attribute("computation.numerator")),
            Column(
                "denominator", references="indicators", get=attribute("computation.denominator")
            ),
            Column("multiplier", "REAL", get=attribute("computation.multiplier")),
            Column("base_period", get=attribute("computation.base_period")),
            Column("same_basis", "INTEGER", get=attribute("computation.same_basis")),
            Column("computation", localised=True, get=attribute("computation.words")),
            Column("availability", codes="availability", facet=True),
            Column("who_publishes", localised=True),
            Column("where", localised=True),
            TO_BE_CONFIRMED,
            NOTE,
            LOCATOR,
        ),
        order=_register,
        label="title",
        search=("title", "definition", "note"),
        page="indicators",
        links=(
            Link("indicator_related", "related", "related", references="indicators"),
            Link("indicator_dimensions", "dimension", "dimensions"),
        ),
        shown=True,
    ),
    Table(
        "targets",
        lambda world: world.plan.targets.values(),
        (
            ID,
            Column("indicator", required=True, references="indicators"),
            Column("operator", required=True, codes="operator"),
            Column("value", "REAL", required=True),
            Column("value_text", required=True, get=digits()),
            Column("unit", localised=True, get=_unit("text")),
            Column("period", facet=True),
            Column("horizon", required=True, codes="horizon", facet=True),
            Column("area", references="areas"),
            Column("baseline_kind", codes="baseline_kind", get=attribute("baseline.kind")),
            Column("baseline_period", get=attribute("baseline.period")),
            Column("baseline_value", "REAL", get=attribute("baseline.value")),
            Column("baseline_rule", localised=True, get=attribute("baseline.rule")),
            Column("strength", codes="strength", facet=True),
            Column("milestone", references="milestones", get=attribute("group")),
            Column("valid_from"),
            Column("valid_until"),
            LOCATOR,
        ),
        order=lambda world, item: (_by_indicator(world, item), natural(item.id)),
        links=(
            Link("target_accepts", "area", "accepts", references="areas"),
            Link(
                "target_slices",
                "",
                "slice",
                get=lambda world, item: sorted(item.where.items()),
                also=PAIR,
            ),
        ),
        shown=True,
        joined=("verdicts",),
    ),
    Table(
        "observations",
        lambda world: world.assessment.observations,
        (
            Column(KEY, required=True, get=attribute("key")),
            Column("indicator", required=True, references="indicators", facet=True),
            Column("period", required=True, get=_of_period("text")),
            Column("period_start", required=True, get=_of_period("start")),
            Column("period_end", required=True, get=_of_period("end")),
            Column("decimal_year", "REAL", required=True, get=_of_period("years")),
            Column("period_kind", required=True, codes="period_kind", get=_of_period("kind")),
            Column("period_label"),
            Column("area", required=True, references="areas", facet=True),
            Column("slice", get=Many(_slice)),
            Column("measure", codes="measure", get=_of_indicator("measure")),
            Column("vintage", codes="vintage", facet=True),
            Column("source", references="sources"),
            Column("value", "REAL"),
            Column("value_text", get=digits()),
            Column("unit", localised=True, get=_unit("text")),
            Column("unit_code", get=_unit("code")),
            Column("unit_mult", "INTEGER", get=_unit("power")),
            Column("category", codes="rating"),
            Column("obs_status", codes="obs_status"),
            Column("basis", codes="basis"),
            Column("basis_check", codes="basis_check"),
            Column("segment", "INTEGER", required=True),
            Column("is_current", "INTEGER", required=True, check="IN (0, 1)", facet=True),
            Column(
                "value_origin",
                required=True,
                codes="value_origin",
                facet=True,
                get=attribute("origin"),
            ),
            Column("scope", codes="scope_kind", get=Many(_scope)),
            Column("source_quality", codes="source_quality", facet=True),
            NOTE,
        ),
        key=(KEY,),
        order=_chronological,
        links=(
            Link("observation_inputs", "input", "inputs", references="observations"),
            Link("observation_slices", "", "slice", get=Many(_slices), also=PAIR),
        ),
        shown=True,
    ),
    Table(
        "verdicts",
        lambda world: world.assessment.verdicts.values(),
        (
            Column("target", required=True, references="targets"),
            Column("indicator", required=True, references="indicators"),
            Column("method", required=True, codes="method", facet=True),
            Column("verdict", codes="verdict", facet=True),
            Column("last_reading", codes="last_reading", facet=True),
            Column("reading", references="observations", get=attribute("reading.key")),
            Column("reading_value", "REAL", get=attribute("reading.value")),
            Column("reading_text", get=digits("reading")),
            Column("reading_period", get=attribute("reading.period.text")),
            Column("reading_area", references="areas", get=attribute("reading.area")),
            Column(
                "reading_quality", codes="source_quality", get=attribute("reading.source_quality")
            ),
            Column("scope", codes="scope_kind", facet=True),
            Column("pace", codes="position", get=attribute("position.code")),
            Column("achieved", "REAL", get=attribute("position.achieved")),
            Column("elapsed", "REAL", get=attribute("position.elapsed")),
            Column("measured_from", references="observations", get=attribute("position.reference")),
            Column("reference_is_ours", "INTEGER", get=attribute("position.reference_is_ours")),
            Column("change_per_year", "REAL", get=attribute("trend.change_per_year")),
            Column("projected", "REAL", get=attribute("trend.projected")),
            Column("projected_is_possible", "INTEGER", check="IN (0, 1)", get=is_possible),
            Column("shortfall", "REAL", get=_gap),
            Column("speaks", "INTEGER", required=True, check="IN (0, 1)", get=speaks),
            Column("lead_rule", codes="reason", get=lead_rule),
            Column("formula", check="IN ('compare', 'project')"),
            Column("flip_verdict", codes="verdict", get=attribute("flip.verdict")),
            Column("flip_operator", codes="operator", get=attribute("flip.operator")),
            Column("flip_value", "REAL", get=attribute("flip.value")),
            Column("flip_period", get=attribute("flip.period")),
            Column("flip_meets", "INTEGER", get=attribute("flip.meets")),
            Column("flip_distance", "REAL", get=attribute("flip.distance")),
            Column("sentence", localised=True),
        ),
        key=("target",),
        one="target",
        links=(
            Link("verdict_reasons", "reason", "reasons", codes="reason"),
            Link("verdict_inputs", "input", "inputs", references="observations"),
            Link("verdict_thresholds", "rule", "thresholds"),
            Link(
                "verdict_trend_rows",
                "input",
                "trend_rows",
                references="observations",
                get=_trend_rows,
            ),
            Link(
                "verdict_years",
                "",
                "years",
                also=(
                    Column("period", required=True),
                    Column("verdict", required=True, codes="verdict"),
                    Column("reading", references="observations", get=lambda world, year: year.row),
                ),
            ),
        ),
        numbered=False,
        sort="target",
    ),
)
