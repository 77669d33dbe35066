"""The verdict of a target: its horizon and the state of its data decide.

`README.md` beside this file prints the decision table that these functions follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.assess.comparing import is_met, shortfall
from generator.assess.position import NO_POSITION, position_of
from generator.assess.readings import (
    ACCEPTED_OTHER,
    Reading,
    comparable,
    final_of,
    latest,
    since,
)
from generator.assess.trend import pace, trend_of
from generator.model.measures import Horizon, Indicator, Observation, Target
from generator.model.period import parse_period
from generator.model.text import Text
from generator.model.verdict import Trend, Verdict, YearVerdict
from generator.project import Assessing

__all__ = ["Clock", "verdict_of"]


@dataclass(frozen=True, slots=True)
class Clock:
    """The two days a verdict looks at: the plan's issue and the release."""

    issued: date
    release: date


@dataclass(frozen=True, slots=True)
class _Found:
    """What the rows of one indicator say about one target.

    Attributes:
        final: for the target's period; of a yearly target, for the last full year known.
        reading: `final`, else the latest since the plan. older: the latest of all.
        comparable: every row that may be held against the target.
    """

    final: Reading | None
    reading: Reading | None
    older: Reading | None
    trend: Trend | None
    years: tuple[YearVerdict, ...]
    comparable: tuple[Observation, ...]


def verdict_of(
    target: Target,
    indicator: Indicator,
    rows: Sequence[Observation],
    clock: Clock,
    rules: Assessing,
) -> Verdict:
    """Return what can be said of `target` from the rows known at the release.

    Args:
        target: one target of `indicator`.
        indicator: the series measured.
        rows: all rows of the indicator with segment and is_current.
        clock: the plan's issue and the release.
        rules: thresholds from `site_config/site.yaml`.
    """
    found = _find(target, indicator, rows, clock, rules)
    read = found.reading or found.older
    code, reasons = _decide(target, found, clock, rules)
    if target.is_programme_size:
        read = None
    row = read.row if read else None
    return Verdict(
        target=target.id,
        indicator=indicator.id,
        method="jindu",
        verdict=code,
        last_reading="" if target.is_programme_size else _last_reading(target, found),
        reading=row,
        scope=read.scope if read else "",
        reasons=tuple(sorted({*reasons, *_doubts(read)})),
        position=position_of(target, row, found.comparable, rules)
        if row and found.reading
        else NO_POSITION,
        trend=found.trend,
        years=found.years,
        # A figure from before the plan is no reading: no distance is measured from it.
        shortfall=_shortfall(target, found.reading.row if found.reading and row else None),
        inputs=_inputs(row, found.trend),
        sentence=Text(),
    )


def _find(
    target: Target,
    indicator: Indicator,
    rows: Sequence[Observation],
    clock: Clock,
    rules: Assessing,
) -> _Found:
    every = comparable(target, indicator, rows)
    alike = tuple(one.row for one in every)
    years = _years(target, every, clock)
    if target.horizon is Horizon.EACH_YEAR:
        final = _last_year(every, years)
    else:
        final = final_of(target, indicator, every) if target.period else None
    reading = final or latest(since(every, clock.issued))
    trend = trend_of(reading.row, alike, target.period, rules) if reading else None
    return _Found(final, reading, latest(every), trend, years, alike)


def _decide(
    target: Target, found: _Found, clock: Clock, rules: Assessing
) -> tuple[str, tuple[str, ...]]:
    """Return verdict and the reasons that belong to the decision itself."""
    if target.is_programme_size:
        return "", ("programme_size",)
    if target.valid_until and parse_period(target.valid_until).end < clock.release:
        return "ended", ("target_revised",)
    base = ("base_not_stated",) if _lacks_base(target) else ()
    if found.reading is not None and is_met(_value(found.reading), target) is None:
        return "cannot_assess", ("no_tolerance_stated", *base)
    match target.horizon:
        case Horizon.DATED:
            code, reasons = _dated(target, found, clock, rules)
        case Horizon.EACH_YEAR:
            code, reasons = _each_year(found)
        case Horizon.UNDATED:
            code, reasons = _undated(target, found)
    return code, (*reasons, *base)


def _dated(
    target: Target, found: _Found, clock: Clock, rules: Assessing
) -> tuple[str, tuple[str, ...]]:
    due = parse_period(target.period).end
    if due >= clock.release:
        return _ahead(target, found, rules)
    if found.final:
        met = is_met(_value(found.final), target)
        return ("achieved" if met else "not_achieved"), ()
    if found.reading is None:
        return "no_data", ("no_target_period_value", *_before(found))
    overdue = _months(due, clock.release) > rules.final_overdue_months
    return "awaiting_final", ("no_target_period_value", *(("final_overdue",) if overdue else ()))


def _ahead(target: Target, found: _Found, rules: Assessing) -> tuple[str, tuple[str, ...]]:
    if found.reading is None:
        return "no_data", _before(found)
    value = _value(found.reading)
    met = is_met(value, target)
    if found.trend is None or found.trend.projected is None:
        return ("met", ("too_few_points",)) if met else ("cannot_assess", ("too_few_points",))
    if met:
        return ("met" if is_met(found.trend.projected, target) else "met_slipping"), ()
    return pace(value, target, found.trend, rules), ()


def _undated(target: Target, found: _Found) -> tuple[str, tuple[str, ...]]:
    if found.reading is None:
        return "no_data", _before(found)
    return ("open_met" if is_met(_value(found.reading), target) else "open_not_met"), ()


def _each_year(found: _Found) -> tuple[str, tuple[str, ...]]:
    known = [one for one in found.years if one.row]
    missing = ("year_missing",) if len(known) < len(found.years) else ()
    if not known:
        return "no_data", (*missing, *(() if found.reading else _before(found)))
    return known[-1].verdict, missing


def _years(target: Target, readings: Sequence[Reading], clock: Clock) -> tuple[YearVerdict, ...]:
    """Return one entry for each full year after the plan, up to the release."""
    if target.horizon is not Horizon.EACH_YEAR:
        return ()
    by_period = {one.row.period.text: one for one in reversed(readings)}
    return tuple(
        _year(target, str(year), by_period.get(str(year)))
        for year in range(clock.issued.year + 1, clock.release.year)
    )


def _year(target: Target, period: str, reading: Reading | None) -> YearVerdict:
    if reading is None:
        return YearVerdict(period, "no_data")
    met = is_met(_value(reading), target)
    verdict = {True: "year_met", False: "year_not_met", None: "cannot_assess"}[met]
    return YearVerdict(period, verdict, reading.row.key)


def _last_year(readings: Sequence[Reading], years: Sequence[YearVerdict]) -> Reading | None:
    """Return the reading behind the last full year that is known."""
    keys = [one.row for one in years if one.row]
    return next((one for one in readings if keys and one.row.key == keys[-1]), None)


def _last_reading(target: Target, found: _Found) -> str:
    if found.reading is not None:
        met = is_met(_value(found.reading), target)
        # A figure that nobody can hold against the target is no usable reading.
        return {True: "at_target", False: "short_of_target", None: "none"}[met]
    return "before_plan_only" if found.older else "none"


def _before(found: _Found) -> tuple[str, ...]:
    return ("before_plan",) if found.older else ()


def _lacks_base(target: Target) -> bool:
    return target.baseline.kind == "not_stated" and bool(target.baseline.rule)


def _doubts(read: Reading | None) -> tuple[str, ...]:
    """Return what a reader must know about the row that was read."""
    if read is None:
        return ()
    row = read.row
    doubts = {
        "scope_differs": read.scope == ACCEPTED_OTHER,
        "unofficial_only": row.source_quality == "third_party",
        "low_reliability": row.obs_status == "U",
        "provisional": row.obs_status == "P",
        "derived_value": row.origin == "derived",
        "basis_unconfirmed": row.basis_check == "unconfirmed",
    }
    return tuple(code for code, holds in doubts.items() if holds)


def _shortfall(target: Target, row: Observation | None) -> Decimal | None:
    # Met, or a rough target: no distance to speak of.
    if row is None or row.value is None or is_met(row.value, target) is not False:
        return None
    return shortfall(row.value, target)


def _inputs(row: Observation | None, trend: Trend | None) -> tuple[str, ...]:
    keys = {*(trend.inputs if trend else ())}
    if row:
        keys |= {row.key, *row.inputs}
    return tuple(sorted(keys))


def _value(reading: Reading) -> Decimal:
    assert reading.row.value is not None  # noqa: S101 - comparable() keeps numeric rows only
    return reading.row.value


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
