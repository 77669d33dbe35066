"""This site's own rule, asked about a case: the rulebook itself is `generator.assess.verdicts`.

The case is turned into rows and put before the very functions that judge the plan,
so that the rule exists once. It is judged as it stood when its last value came in.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from generator.assess.methods.case import (
    UP,
    Case,
    Kind,
    Method,
    Outcome,
    from_its_side,
    until_due,
)
from generator.assess.verdicts import Clock, verdict_of
from generator.model.measures import Baseline, Horizon, Indicator, Observation, Operator, Target
from generator.model.period import Period, parse_period
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.project import Assessing

__all__ = ["METHOD", "combine", "judge"]

UNAVAILABLE = "cannot_assess"
# Best first: several targets are all listed, and the worst leads.
ORDER = (
    *("achieved", "met", "open_met", "year_met", "on_track", "met_slipping", "close"),
    *("behind", "open_not_met", "wrong_way", "year_not_met", "not_achieved"),
)
HORIZONS = {Kind.EACH_YEAR: Horizon.EACH_YEAR, Kind.UNDATED: Horizon.UNDATED}
NAME = "case"


def judge(case: Case, rules: Assessing | None = None) -> Outcome:
    """Return the verdict this site gives; the value is the projected one.

    Raises:
        ValueError: no rules, which this method cannot do without.
    """
    if rules is None:
        raise ValueError(NAME)
    case = _one_target(case)
    if not case.points:
        return Outcome("no_data", "no_data")
    if case.target is None:
        return Outcome(UNAVAILABLE, UNAVAILABLE, reasons=("qualitative",))
    verdict = _ask(case, rules)
    value = verdict.trend.projected if verdict.trend else None
    return Outcome(
        verdict.verdict,
        verdict.verdict,
        None if value is None else float(value),
        reasons=_reasons(case, verdict, rules),
        used=_used(case, verdict),
    )


def _reasons(case: Case, verdict: Verdict, rules: Assessing) -> tuple[str, ...]:
    """Name the true reason where values are at hand that only their being computed leaves out."""
    lacking = "too_few_points" in verdict.reasons
    if not lacking or not case.computed or len(_recent(case, rules)) < rules.trend_least:
        return verdict.reasons
    return tuple(sorted({*verdict.reasons, "computed_left_out"} - {"too_few_points"}))


def _one_target(case: Case) -> Case:
    """Take the next stage and the near end of an interval; leave out values after its year."""
    if case.kind is Kind.STAGED and case.stages and case.points:
        now = case.points[-1][0]
        stages = sorted(case.stages, key=lambda one: one.year)
        stage = next((one for one in stages if one.year >= now), stages[-1])
        case = replace(case, target=stage.value, target_year=stage.year, stages=())
    return from_its_side(until_due(case))


def _ask(case: Case, rules: Assessing) -> Verdict:
    rows = tuple(_row(case, at, value) for at, value in _recent(case, rules))
    first, last = rows[0].period, rows[-1].period
    clock = Clock(first.start - timedelta(days=1), last.end + timedelta(days=1))
    about = replace(INDICATOR, measure="running_total") if case.cumulative else INDICATOR
    return verdict_of(_target(case), about, rows, clock, rules)


def _recent(case: Case, rules: Assessing) -> tuple[tuple[Decimal, Decimal], ...]:
    """Leave out what no dated verdict looks at: thousands of long series are judged at once."""
    points = case.points
    if case.kind is Kind.EACH_YEAR:
        return points
    return tuple(one for one in points if points[-1][0] - one[0] <= rules.trend_years)


def _used(case: Case, verdict: Verdict) -> tuple[Decimal, ...]:
    keys = set(verdict.inputs)
    return tuple(at for at, _ in case.points if str(at) in keys)


def _target(case: Case) -> Target:
    assert case.target is not None  # noqa: S101 - judge() asks first
    due = _period(case.target_year).text if case.target_year is not None else ""
    horizon = HORIZONS.get(case.kind, Horizon.DATED if due else Horizon.UNDATED)
    return Target(
        id=NAME,
        indicator=NAME,
        operator=_operator(case),
        value=case.target,
        period=due if horizon is Horizon.DATED else "",
        horizon=horizon,
        area=NAME,
        where={},
        accepts=(),
        baseline=Baseline("not_stated"),
        strength="",
        group="",
        valid_from="",
        valid_until="",
        locator="",
    )


def _operator(case: Case) -> Operator:
    if case.kind is Kind.EXACT:
        return Operator.EQUAL_TO
    if case.direction == UP:
        return Operator.MORE_THAN if case.strict else Operator.AT_LEAST
    return Operator.LESS_THAN if case.strict else Operator.AT_MOST


def _row(case: Case, at: Decimal, value: Decimal) -> Observation:
    return Observation(
        key=str(at),
        indicator=NAME,
        period=_period(at),
        period_label="",
        area=NAME,
        dimensions={},
        vintage="",
        source="",
        value=value,
        category="",
        obs_status="A",
        basis="",
        note=Text(),
        is_current=True,
        origin="derived" if at in case.computed else "published",
    )


def _period(at: Decimal) -> Period:
    """Return the year, or the day within it that the number stands for."""
    year = int(at)
    if at == year:
        return parse_period(str(year))
    start = date(year + 1, 1, 1)
    days = round((at - year) * (366 if isleap(start.year) else 365))
    return parse_period((start + timedelta(days=days - 1)).isoformat())


def combine(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the worst of several verdicts; those that say nothing are left aside."""
    known = [one for one in outcomes if one.status in ORDER]
    if not known:
        return Outcome(UNAVAILABLE, UNAVAILABLE)
    worst = max(known, key=lambda one: ORDER.index(one.status))
    reasons = {*worst.reasons, *(("worst_of_several",) if len(known) > 1 else ())}
    return replace(worst, reasons=tuple(sorted(reasons)))


INDICATOR = Indicator(
    id=NAME,
    kind="",
    title=Text(),
    unit=Text(),
    unit_code="",
    unit_mult=0,
    decimals=0,
    definition=Text(),
    scope=Text(),
    direction="",
    measure="stock",  # a value of any day may be held against any deadline
    theme="",
    section="",
    computation=None,
    related=(),
    dimensions=(),
    availability="",
    who_publishes=Text(),
    where=Text(),
    to_be_confirmed=False,
    note=Text(),
    locator="",
    targets=(),
)

METHOD = Method("jindu", judge, combine, UNAVAILABLE)
