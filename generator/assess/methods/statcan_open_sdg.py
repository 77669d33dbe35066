"""Rule of Statistics Canada, as built into Open SDG 2.4. See README.md beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
)
from generator.assess.methods.growth import growth
from generator.project import Assessing

__all__ = ["METHOD", "combine", "folded", "folded_ratio", "judge"]

ACHIEVED, UNAVAILABLE = "target_achieved", "not_available"
NOT_ACHIEVED = "target_not_achieved"  # the word for promises that are kept or not, without degrees
CLASSES = ("substantial_progress", "moderate_progress", "limited_progress", "deterioration")
NEAREST = dict(zip(CLASSES, ("on_track", "close", "behind", "wrong_way"), strict=True))
WITH_TARGET = (0.95, 0.6, 0.0)  # ratio of observed to required growth
WITHOUT = (0.015, 0.005, 0.0)  # growth a year
EXPONENT = 4.44  # how fast thresholds shrink near a natural limit
INSTEAD_OF_ZERO = Decimal("0.001")
BEST, WORST = 5.0, -5.0
CUTS = (2.5, 0.0, -2.5)  # classes of a mean score
LEAST_YEARS = 1
PARITY = (Decimal("0.97"), Decimal("1.03"))


@dataclass(frozen=True, slots=True)
class _Span:
    """First and last value of the comparison, with their times."""

    base_year: Decimal
    base: Decimal
    year: Decimal
    value: Decimal
    reasons: tuple[str, ...] = ()

    @property
    def years(self) -> float:
        return float(self.year - self.base_year)

    @property
    def used(self) -> tuple[Decimal, ...]:
        return tuple(sorted({self.base_year, self.year}))


def judge(case: Case, rules: Assessing | None = None) -> Outcome:
    """Return the class, the progress value and the score (-5 to 5) of one series.

    With a target: value = d * observed growth / |required growth|. Without: value =
    d * observed growth. d is 1 for up, -1 for down, and turned round for a series below zero.
    """
    case = _plain(case)
    span = _span(case)
    if span is None:
        return _none("too_few_points")
    if case.kind is Kind.BINARY:
        kept = meets(case, span.value)
        return Outcome(
            ACHIEVED if kept else NOT_ACHIEVED,
            settled(case) or ("met" if kept else "behind"),
            used=(span.year,),
        )
    if case.target is None:
        return _without_target(case, span)
    return _with_target(case, span)


def _plain(case: Case) -> Case:
    """Turn the forms this rule does not know into the one it does."""
    if case.kind is Kind.EXACT and case.target is not None:
        centre = case.target
        series = {at: folded(value, centre) for at, value in case.series.items()}
        base = None if case.base_value is None else folded(case.base_value, centre)
        case = replace(case, direction="down", series=series, base_value=base)
    if case.kind is Kind.STAGED and case.stages:
        last = max(case.stages, key=lambda one: one.year)
        return replace(case, target=last.value, target_year=last.year, stages=())
    return from_its_side(case)


def folded(value: Decimal, centre: Decimal) -> Decimal:
    """Return the value folded upwards around `centre`, where missing it either way is as bad."""
    return centre + abs(value - centre)


def folded_ratio(value: Decimal) -> Decimal:
    """Return a parity ratio folded above 1; within 3 percent of parity counts as parity.

    Raises:
        ZeroDivisionError: a ratio of zero has no mirror.
    """
    if PARITY[0] <= value <= PARITY[1]:
        return Decimal(1)
    return max(value, 1 / value)


def _span(case: Case) -> _Span | None:
    points = case.points
    if not points:
        return None
    year, value = points[-1]
    if case.base_value is not None and case.base_year is not None:
        return _Span(case.base_year, case.base_value, year, value)
    wanted = points[0][0] if case.base_year is None else case.base_year
    base = next(((at, held) for at, held in points if at >= wanted), None)
    return None if base is None else _Span(*base, year, value)


def _without_target(case: Case, span: _Span) -> Outcome:
    fit = _coefficient(case, span)
    span = _no_zero(span)
    found = _observed(case, span)
    if isinstance(found, str):
        return _none(found, span)
    cuts = [cut * fit for cut in WITHOUT]
    status = next(
        (name for name, cut in zip(CLASSES, cuts, strict=False) if found >= cut), CLASSES[-1]
    )
    score = _score_without(found, status, fit)
    # A direction without a target has no counterpart among verdicts on targets.
    return Outcome(status, "", found, score, span.reasons, span.used)


def _with_target(case: Case, span: _Span) -> Outcome:
    target = case.target
    assert target is not None  # noqa: S101 - judge() asks first
    met = meets(case, span.value)
    reasons = ("target_zero",) if target == 0 else ()
    span = replace(_no_zero(span), reasons=(*_no_zero(span).reasons, *reasons))
    found = _ratio(case, span, target or INSTEAD_OF_ZERO)
    if met:
        value = found if isinstance(found, float) else None
        return Outcome(ACHIEVED, settled(case) or "met", value, BEST, span.reasons, span.used)
    if case.cumulative:
        return _none("pace_only", span)
    if found == "at_base":  # the base was at the target and the series has left it
        verdict = settled(case) or NEAREST[CLASSES[-1]]
        return Outcome(CLASSES[-1], verdict, None, WORST, span.reasons, span.used)
    if isinstance(found, str):
        return _none(found, span)
    status = next(
        (name for name, cut in zip(CLASSES, WITH_TARGET, strict=False) if found >= cut), CLASSES[-1]
    )
    verdict = settled(case) or NEAREST[status]
    return Outcome(status, verdict, found, _score_with(found), span.reasons, span.used)


def _no_zero(span: _Span) -> _Span:
    if span.base != 0:
        return span
    return replace(span, base=INSTEAD_OF_ZERO, reasons=(*span.reasons, "base_zero"))


def _observed(case: Case, span: _Span) -> float | str:
    """Return growth a year in the wanted direction, or the reason why there is none."""
    if (span.base > 0 > span.value) or (span.base < 0 < span.value):
        return "sign_change"
    if span.years < LEAST_YEARS:
        return "too_few_points"
    rate = growth(float(span.value), float(span.base), span.years)
    return "sign_change" if rate is None else rate * _sign(case, span)


def _ratio(case: Case, span: _Span, target: Decimal) -> float | str:
    found = _observed(case, span)
    if isinstance(found, str):
        return found
    if case.target_year is None:
        return "no_deadline"
    if span.base == target:
        return "at_base"
    ahead = float(case.target_year - span.base_year)
    if ahead == 0:
        return "too_few_points"
    needed = growth(float(target), float(span.base), ahead)
    return found / abs(needed) if needed else "sign_change"


def _sign(case: Case, span: _Span) -> int:
    return (1 if case.direction == UP else -1) * (-1 if span.base < 0 else 1)


def _coefficient(case: Case, span: _Span) -> float:
    """Return by how much thresholds shrink because the base is near a natural limit: 0 to 1."""
    if case.limit is None:
        return 1.0
    base, limit = abs(float(span.base)), abs(float(case.limit))
    if base >= 2 * limit:
        return 1.0
    share = base / limit if base <= limit else (2 * limit - base) / limit
    return float(1 - share**EXPONENT)


def _score_without(value: float, status: str, fit: float) -> float:
    if status == CLASSES[3]:
        return max(125 * value - 2.5, WORST)
    if fit == 0:  # the base is at the limit and the series has held it
        return BEST
    if status == CLASSES[0]:
        return min(500 * value / fit - 5, BEST)
    if status == CLASSES[1]:
        return 250 * value / fit - 1.25
    return 500 * value / fit - 2.5


def _score_with(value: float) -> float:
    if value >= WITH_TARGET[1]:
        return min(7.1429 * value - 4.2857, BEST)
    return max(4.1667 * value - 2.5, WORST)


def combine(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the class of several series: of the mean score of those that have one.

    The target counts as achieved only if every series has achieved it; one that is not
    available has not. Groups of series are combined first and enter as one, so that
    each part weighs the same.
    """
    scored = [one for one in outcomes if one.score is not None]
    if not scored:
        return _none("too_few_points")
    mean = sum(one.score for one in scored if one.score is not None) / len(scored)
    reasons = tuple(sorted({code for one in scored for code in one.reasons}))
    used = tuple(sorted({at for one in scored for at in one.used}))
    if all(one.status == ACHIEVED for one in outcomes):
        return Outcome(ACHIEVED, "met", None, mean, reasons, used)
    status = next(
        (name for name, cut in zip(CLASSES, CUTS, strict=False) if mean >= cut), CLASSES[-1]
    )
    return Outcome(status, NEAREST[status], None, mean, reasons, used)


def _none(reason: str, span: _Span | None = None) -> Outcome:
    reasons = tuple(sorted({reason, *(span.reasons if span else ())}))
    return Outcome(UNAVAILABLE, "cannot_assess", reasons=reasons, used=span.used if span else ())


METHOD = Method("statcan_open_sdg", judge, combine, UNAVAILABLE)
