"""The verdict of a target: its horizon and the state of its data decide.

`decisions.csv` beside this file is the decision table; `deciding.py` follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.assess.bases import is_defined_otherwise, is_disputed
from generator.assess.comparing import is_met, shortfall
from generator.assess.deciding import Clock, Found, decide, on_unnamed_base
from generator.assess.flips import flip_of
from generator.assess.position import NO_POSITION, position_of
from generator.assess.readings import RUNNING_TOTAL, Reading, comparable, final_of, latest, since
from generator.assess.remarks import remarks
from generator.assess.trend import trend_of
from generator.model.measures import Horizon, Indicator, Observation, Target
from generator.model.text import Text
from generator.model.verdict import Trend, Verdict, YearVerdict
from generator.project import Assessing

__all__ = ["NOTHING_MORE", "Clock", "Known", "verdict_of"]

NO_VERDICT_YET = frozenset({"ended", "not_in_force"})
TREND_RULES = ("trend_values", "trend_years", "trend_least")
PACE_RULES = ("on_track_below", "close_below")


@dataclass(frozen=True, slots=True)
class Known:
    """What other rows and series say of an indicator's own; it adds reasons and doubts, never an answer.

    Attributes:
        conflicts: keys of rows that another of equal rank contradicts.
        obstacles: why nothing could be computed, codes of the list `reason`.
        forms: rows of the other forms of the ratio that the plan's wording leaves open.
    """

    conflicts: frozenset[str] = frozenset()
    obstacles: tuple[str, ...] = ()
    forms: tuple[Observation, ...] = ()


NOTHING_MORE = Known()


def verdict_of(
    target: Target,
    indicator: Indicator,
    rows: Sequence[Observation],
    clock: Clock,
    rules: Assessing,
    known: Known = NOTHING_MORE,
) -> Verdict:
    """Return what can be said of `target` from the rows known at the release.

    Args:
        target: one target of `indicator`.
        indicator: the series measured.
        rows: all rows of the indicator with segment and is_current.
        clock: the plan's issue and the release.
        rules: thresholds from `site_config/site.yaml`.
        known: what the rest of the plan adds to the reasons.
    """
    found = _find(target, indicator, rows, clock, rules, known.forms)
    code, reasons = decide(target, indicator, found, clock, rules)
    read = None if target.is_programme_size else found.reading or found.older
    row = read.row if read else None
    since_plan = found.reading.row if found.reading and row else None
    position = position_of(target, since_plan, found.comparable, rules) if since_plan else None
    bare = Verdict(
        target=target.id,
        indicator=indicator.id,
        method="jindu",
        verdict=code,
        last_reading="" if target.is_programme_size else _last_reading(target, found),
        reading=row,
        scope=read.scope if read else "",
        reasons=reasons,
        position=position or NO_POSITION,
        trend=found.trend,
        years=found.years,
        # A figure from before the plan is no reading: no distance is measured from it.
        shortfall=_shortfall(target, since_plan),
        inputs=_inputs(row, found.trend),
        sentence=Text(),
        formula=_formula(code, found),
        quality=row.source_quality if row else "",
    )
    more = remarks(target, indicator, read, found, rows, known.conflicts)
    # No figure settles what rests on a basis in doubt, or on a base that nobody named.
    unsettled = found.disputed or on_unnamed_base(target, indicator)
    return replace(
        bare,
        reasons=tuple(sorted({*reasons, *more, *_obstacles(bare, known)})),
        thresholds=_thresholds(bare),
        flip=None if unsettled else flip_of(target, bare, _first(found), rules),
    )


def _find(
    target: Target,
    indicator: Indicator,
    rows: Sequence[Observation],
    clock: Clock,
    rules: Assessing,
    forms: Sequence[Observation],
) -> Found:
    every = comparable(target, indicator, rows)
    alike = tuple(one.row for one in every)
    years = _years(target, every, clock)
    if target.horizon is Horizon.EACH_YEAR:
        final = _last_year(every, years)
    else:
        final = final_of(target, indicator, every) if target.period else None
    reading = final or latest(since(every, clock.issued))
    trend = _trend(target, indicator, reading, alike, rules)
    disputed = target.horizon is Horizon.DATED and (
        is_disputed(target, final, rows) or is_defined_otherwise(target, final, forms)
    )
    return Found(final, reading, latest(every), trend, years, alike, disputed)


def _trend(
    target: Target,
    indicator: Indicator,
    reading: Reading | None,
    rows: Sequence[Observation],
    rules: Assessing,
) -> Trend | None:
    # A running total only ever grows by what was added: its pace is that of time, not of a line.
    if reading is None or indicator.measure == RUNNING_TOTAL:
        return None
    fill = indicator.computation is not None and indicator.computation.may_fill
    return trend_of(reading.row, rows, target.period, rules, may_fill=fill)


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
    met = is_met(reading.value, target)
    verdict = {True: "year_met", False: "year_not_met", None: "cannot_assess"}[met]
    return YearVerdict(period, verdict, reading.row.key)


def _last_year(readings: Sequence[Reading], years: Sequence[YearVerdict]) -> Reading | None:
    """Return the reading behind the last full year that is known."""
    keys = [one.row for one in years if one.row]
    return next((one for one in readings if keys and one.row.key == keys[-1]), None)


def _last_reading(target: Target, found: Found) -> str:
    if found.reading is not None:
        met = is_met(found.reading.value, target)
        # A figure that nobody can hold against the target is no usable reading.
        return {True: "at_target", False: "short_of_target", None: "none"}[met]
    return "before_plan_only" if found.older else "none"


def _obstacles(verdict: Verdict, known: Known) -> tuple[str, ...]:
    return known.obstacles if verdict.last_reading == "none" and verdict.reading is None else ()


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


PROJECTED = frozenset({"met_slipping", "on_track", "close", "behind", "wrong_way"})


def _formula(code: str, found: Found) -> str:
    if not code or code in NO_VERDICT_YET or found.reading is None:
        return ""
    if code in PROJECTED or (code == "met" and found.trend):
        return "project"
    return "compare"


def _first(found: Found) -> Observation | None:
    """Return the row that the trend begins with."""
    key = found.trend.inputs[0] if found.trend else ""
    return next((row for row in found.comparable if row.key == key), None)


def _thresholds(verdict: Verdict) -> tuple[str, ...]:
    """Return the names of the rules in `site_config` that were looked at."""
    names: list[str] = []
    if verdict.formula == "project":
        names += [*TREND_RULES, *PACE_RULES]
    elif "too_few_points" in verdict.reasons:
        names += TREND_RULES
    if verdict.verdict == "awaiting_final":
        names.append("final_overdue_months")
    if verdict.position != NO_POSITION:
        names.append("on_pace_margin")
        names += ["reference_latest"] if verdict.position.reference_is_ours else []
    return tuple(names)
