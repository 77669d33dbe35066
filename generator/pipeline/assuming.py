"""Values assumed for one answer: `INDICATOR[@AREA]:PERIOD=VALUE`, read strictly, stored nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from generator.assess.ranking import series_of
from generator.errors import UsageProblem
from generator.model.measures import TOTAL, Indicator, Observation, Target
from generator.model.period import InvalidPeriod, Period, parse_period
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import Assessment

__all__ = ["ASSUMED", "assumed_row", "assumed_rows", "is_assumed", "put"]

ASSUMED = "assumed"  # the last part of the key of such a row
FORM = re.compile(r"(?P<name>[^@:=]+)(?:@(?P<area>[^@:=]*))?:(?P<period>[^:=]*)=(?P<value>.*)")
NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,12})?", re.ASCII)
CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a value belongs: the series, and the target that chooses place and slice, if any."""

    indicator: Indicator
    target: Target | None


def assumed_rows(
    plan: Plan, assessment: Assessment, area: str, texts: Iterable[str]
) -> tuple[Observation, ...]:
    """Return a row for each value that is to be assumed, in the order given.

    Args:
        plan: whose clock no period may reach beyond.
        assessment: of that plan; a row takes the basis that its series has now.
        area: of a series without a target, where none is named.
        texts: `INDICATOR[@AREA]:PERIOD=VALUE`; a target's id may stand for the indicator.

    Raises:
        UsageProblem: a text that cannot be read so, or names what is not known.
    """
    rows = [_row(plan, assessment, area, text) for text in texts]
    for number, row in enumerate(rows):
        if any(_same_place(row, other) for other in rows[:number]):
            raise UsageProblem("assess.set_twice", text=f"{row.indicator}:{row.period.text}")
    return tuple(rows)


def assumed_row(
    plan: Plan, assessment: Assessment, target: Target, period: Period, value: Decimal
) -> Observation:
    """Return the row that stands for a value assumed for a target's own place and slice."""
    slot = _Slot(plan.indicators[target.indicator], target)
    return _made(assessment, slot, target.area, period, value)


def is_assumed(row: Observation) -> bool:
    """Tell whether a row stands for an assumed value."""
    return row.key.endswith(f"|{ASSUMED}")


def put(plan: Plan, assumed: Sequence[Observation]) -> Plan:
    """Return the plan with assumed rows in the place of all others for their period and place."""
    kept = [row for row in plan.observations if not any(_same_place(row, one) for one in assumed)]
    return replace(plan, observations=(*kept, *assumed))


def _same_place(row: Observation, other: Observation) -> bool:
    return series_of(row) == series_of(other) and row.period == other.period


def _row(plan: Plan, assessment: Assessment, area: str, text: str) -> Observation:
    match = FORM.fullmatch(text)
    if match is None:
        raise UsageProblem("assess.set_form", text=text)
    slot = _slot(plan, match["name"], text)
    period = _period(plan, match["period"], text)
    if slot.indicator.measure == CATEGORY:
        raise UsageProblem("assess.set_category", text=text, name=slot.indicator.id)
    if not NUMBER.fullmatch(match["value"]):
        raise UsageProblem("assess.set_number", text=text, value=match["value"])
    place = _area(plan, slot, match["area"], area, text)
    return _made(assessment, slot, place, period, Decimal(match["value"]))


def _slot(plan: Plan, name: str, text: str) -> _Slot:
    target = plan.targets.get(name)
    if target is not None:
        return _Slot(plan.indicators[target.indicator], target)
    indicator = plan.indicators.get(name)
    if indicator is None:
        near = get_close_matches(name, plan.indicators, 3, 0.5)
        key = "assess.set_unknown_near" if near else "assess.set_unknown"
        raise UsageProblem(key, text=text, name=name, near=", ".join(near))
    return _Slot(indicator, indicator.targets[0] if indicator.targets else None)


def _period(plan: Plan, written: str, text: str) -> Period:
    try:
        period = parse_period(written)
    except InvalidPeriod as error:
        raise UsageProblem("assess.set_period", text=text, period=written) from error
    clock = parse_period(plan.release.date).end
    if period.end > clock:
        raise UsageProblem("assess.set_ahead", text=text, period=written, day=clock.isoformat())
    return period


def _area(plan: Plan, slot: _Slot, named: str | None, default: str, text: str) -> str:
    """Return the area meant: the one named, else that of the target, else of the plan."""
    if named is None:
        return slot.target.area if slot.target else default
    if named not in plan.areas:
        near = get_close_matches(named, plan.areas, 3, 0.5) or [default]
        raise UsageProblem("assess.set_area", text=text, area=named, near=", ".join(near))
    targets = (slot.target,) if slot.target else ()
    fitting = dict.fromkeys(area for one in targets for area in (one.area, *one.accepts))
    if fitting and named not in fitting:
        known = ", ".join(fitting)
        raise UsageProblem("assess.set_other_area", text=text, area=named, known=known)
    return named


def _made(
    assessment: Assessment, slot: _Slot, area: str, period: Period, value: Decimal
) -> Observation:
    indicator = slot.indicator
    where = slot.target.where if slot.target else {}
    slice_ = {name: where.get(name, TOTAL) for name in indicator.dimensions}
    parts = [indicator.id, period.text, area, *([",".join(slice_.values())] if slice_ else [])]
    row = Observation(
        key="|".join((*parts, ASSUMED)),
        indicator=indicator.id,
        period=period,
        period_label="",
        area=area,
        dimensions=slice_,
        vintage="unspecified",
        source="",
        value=value,
        category="",
        obs_status="A",
        basis="",
        note=Text(),
        source_quality="",  # nobody published it
    )
    return replace(row, basis=_basis(assessment, row))


def _basis(assessment: Assessment, row: Observation) -> str:
    """Return the basis of the newest row of the same series; "" where it states none."""
    alike = [
        one
        for one in assessment.by_indicator[row.indicator]
        if one.is_current and series_of(one) == series_of(row)
    ]
    return max(alike, key=lambda one: one.period.end).basis if alike else ""
