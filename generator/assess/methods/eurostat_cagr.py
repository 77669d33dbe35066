"""Growth-rate comparison after the practice of Eurostat. See README.md beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.assess.methods.case import (
    UP,
    Case,
    Kind,
    Method,
    Outcome,
    from_its_side,
    meets,
    settled,
    until_due,
)
from generator.assess.methods.growth import growth
from generator.project import Assessing

__all__ = ["METHOD", "combine", "judge"]

UNAVAILABLE = "eu_not_available"
CLASSES = (
    "eu_significant_progress",
    "eu_moderate_progress",
    "eu_insufficient_progress",
    "eu_movement_away",
)
NEAREST = dict(zip(CLASSES, ("on_track", "close", "behind", "wrong_way"), strict=True))
WITH_TARGET = (0.95, 0.6, 0.0)  # ratio of actual to required growth
BARE = (
    "eu_significant_progress",
    "eu_moderate_progress",
    "eu_moderate_movement_away",
    "eu_significant_movement_away",
)
WITHOUT = (0.01, 0.0, -0.01)  # growth a year
WINDOW, LEAST = Decimal(5), Decimal(3)  # years: the short term of the reports, and the least of it

Pair = tuple[Decimal, Decimal]


def judge(case: Case, rules: Assessing | None = None) -> Outcome:
    """Return the class of one series; the value is the ratio, or the rate without a target.

    Both rates start from the value five years before the last one:
    ratio = d * actual growth / |required growth|, d = 1 for up, -1 for down.
    """
    case = _one_target(case)
    pair = _pair(case)
    if pair is None:
        return _none("too_few_points")
    if case.kind in (Kind.EXACT, Kind.BINARY) or not case.direction:
        return _none("no_direction")
    used = (pair[0][0], pair[1][0])
    actual = _rate(pair[1], pair[0])
    if case.target is None:
        return _bare(case, actual, used)
    if meets(case, pair[1][1]):
        return Outcome(CLASSES[0], settled(case) or "met", used=used)
    if case.cumulative or case.target_year is None:
        return _none("pace_only" if case.cumulative else "no_deadline")
    return _towards(case, pair[0], actual, used)


def _one_target(case: Case) -> Case:
    """Take the last stage and the near end of an interval; leave out values after its year."""
    if case.kind is Kind.STAGED and case.stages:
        last = max(case.stages, key=lambda one: one.year)
        case = replace(case, target=last.value, target_year=last.year, stages=())
    return from_its_side(until_due(case))


def _pair(case: Case) -> tuple[Pair, Pair] | None:
    """Return the value five years back, else the oldest one since, and the last value."""
    points = case.points
    if not points:
        return None
    last = points[-1]
    first = next(one for one in points if last[0] - one[0] <= WINDOW)
    return (first, last) if last[0] - first[0] >= LEAST else None


def _rate(last: Pair, first: Pair) -> float | None:
    return growth(float(last[1]), float(first[1]), float(last[0] - first[0]))


def _bare(case: Case, actual: float | None, used: tuple[Decimal, ...]) -> Outcome:
    if actual is None:
        return _none("sign_change", used)
    rate = actual * _sign(case)
    status = next((name for name, cut in zip(BARE, WITHOUT, strict=False) if rate >= cut), BARE[-1])
    return Outcome(status, "", rate, used=used)


def _towards(case: Case, first: Pair, actual: float | None, used: tuple[Decimal, ...]) -> Outcome:
    assert case.target is not None and case.target_year is not None  # noqa: S101, PT018 - see judge
    if first[1] == 0 or case.target == 0:
        return _none("base_zero" if first[1] == 0 else "target_zero", used)
    needed = _rate((case.target_year, case.target), first)
    if actual is None or needed is None:
        return _none("sign_change", used)
    turned = -1 if first[1] < 0 else 1
    way = actual * _sign(case) * turned
    if needed == 0:  # the series started at its target and has left it
        return Outcome(CLASSES[-1], settled(case) or NEAREST[CLASSES[-1]], used=used)
    ratio = way / abs(needed)
    status = next(
        (name for name, cut in zip(CLASSES, WITH_TARGET, strict=False) if ratio >= cut), CLASSES[-1]
    )
    return Outcome(status, settled(case) or NEAREST[status], ratio, used=used)


def _sign(case: Case) -> int:
    return 1 if case.direction == UP else -1


def combine(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the worst of several classes: Eurostat publishes none for one indicator's parts.

    While a part has no class, the worst is not known, unless nothing could be worse.
    """
    known = [one for one in outcomes if one.status != UNAVAILABLE]
    if not known:
        return _none("too_few_points")
    order = (*CLASSES, *BARE)
    worst = max(known, key=lambda one: order.index(one.status))
    if len(known) < len(outcomes) and worst.status not in (CLASSES[-1], BARE[-1]):
        return _none("too_few_points")
    reasons = {*worst.reasons, *(("worst_of_several",) if len(outcomes) > 1 else ())}
    return replace(worst, reasons=tuple(sorted(reasons)))


def _none(reason: str, used: tuple[Decimal, ...] = ()) -> Outcome:
    return Outcome(UNAVAILABLE, "cannot_assess", reasons=(reason,), used=used)


METHOD = Method("eurostat_cagr", judge, combine, UNAVAILABLE)
