"""From a target of the plan and its comparable rows to a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.assess.bases import is_disputed
from generator.assess.deciding import on_unnamed_base
from generator.assess.methods.case import DOWN, UP, Case, Kind
from generator.assess.ranking import series_of
from generator.assess.readings import comparable, final_of, latest, since
from generator.model.measures import Horizon, Indicator, Observation, Operator, Target
from generator.model.period import Period, parse_period
from generator.project import Assessing

__all__ = ["Posed", "pose"]

RUNNING_TOTAL = "running_total"
DIRECTIONS = {
    Operator.AT_LEAST: UP,
    Operator.MORE_THAN: UP,
    Operator.AT_MOST: DOWN,
    Operator.LESS_THAN: DOWN,
    Operator.EQUAL_TO: "",
}
STRICT = frozenset({Operator.MORE_THAN, Operator.LESS_THAN})
KINDS = {Horizon.EACH_YEAR: Kind.EACH_YEAR, Horizon.UNDATED: Kind.UNDATED}
DERIVED = "derived"
FISCAL_YEAR = "fiscal_year"


@dataclass(frozen=True, slots=True)
class Posed:
    """A case, or why there is none, with the rows that stand behind its values.

    Attributes:
        case: None where no rule can be asked.
        verdict: what stands in its place then: no_data | cannot_assess.
        reasons: codes of the list `reason`, sorted.
        rows: row by time.
    """

    case: Case | None
    verdict: str = ""
    reasons: tuple[str, ...] = ()
    rows: Mapping[Decimal, Observation] = field(default_factory=dict)


def pose(
    target: Target,
    indicator: Indicator,
    rows: Sequence[Observation],
    issued: date,
    rules: Assessing,
) -> Posed:
    """Return the case a target makes of its rows.

    The rows are those this site itself compares: one area and slice, one segment and
    basis, periods of one length, up to the reading. Values after the target period are
    left out; without a reading since the plan no rule is asked.
    """
    known = comparable(target, indicator, rows)
    every = tuple(one for one in known if _is_due(one.row.period, target))
    final = final_of(target, indicator, every) if target.period else None
    reading = final or latest(since(every, issued))
    if reading is None:
        late = ("no_target_period_value",) if since(known, issued) else ()
        return Posed(None, "no_data", ("before_plan",) if every and not late else late)
    if target.operator not in DIRECTIONS:
        return Posed(None, "cannot_assess", ("no_tolerance_stated",))
    if is_disputed(target, final, rows):
        return Posed(None, "cannot_assess", ("basis_differs",))
    if on_unnamed_base(target, indicator):
        return Posed(None, "cannot_assess", ("base_not_stated",))
    series = {_at(one.period): one for one in _alike(reading.row, [one.row for one in every])}
    return Posed(_case(target, indicator, series, rules), rows=series)


def _is_due(period: Period, target: Target) -> bool:
    """Tell whether a period ends with the target's own at the latest."""
    return not target.period or period.end <= parse_period(target.period).end


def _alike(reading: Observation, rows: Sequence[Observation]) -> list[Observation]:
    return [
        row
        for row in rows
        if series_of(row) == series_of(reading)
        and (row.segment, row.basis) == (reading.segment, reading.basis)
        and row.period.kind == reading.period.kind
        and row.period.end <= reading.period.end
    ]


def _case(
    target: Target,
    indicator: Indicator,
    series: Mapping[Decimal, Observation],
    rules: Assessing,
) -> Case:
    base = target.baseline
    stated = base.period if base.kind in ("period", "value") else ""
    return Case(
        kind=KINDS.get(
            target.horizon, Kind.REACH_BY if DIRECTIONS[target.operator] else Kind.EXACT
        ),
        direction=DIRECTIONS[target.operator],
        series={at: row.value for at, row in series.items() if row.value is not None},
        target=target.value,
        target_year=_at(parse_period(target.period)) if target.period else None,
        base_year=_at(parse_period(stated or rules.reference_latest)),
        base_value=base.value if base.kind == "value" and stated else None,
        computed=_computed(indicator, series),
        cumulative=indicator.measure == RUNNING_TOTAL,
        strict=target.operator in STRICT,
    )


def _computed(indicator: Indicator, series: Mapping[Decimal, Observation]) -> frozenset[Decimal]:
    """Return the times of computed values, unless the descriptor lets them count in full."""
    if indicator.computation is not None and indicator.computation.may_fill:
        return frozenset()
    return frozenset(at for at, row in series.items() if row.origin == DERIVED)


def _at(period: Period) -> Decimal:
    """Return the time of a period as cases know it: 2021 for the year 2021.

    A fiscal year counts as the year it begins in, as published rules have it.
    """
    if period.kind == FISCAL_YEAR:
        return Decimal(period.start.year)
    return Decimal(str(period.years)).normalize() - 1
