"""Rule of the German Federal Statistical Office: "weather symbols". See README.md beside this file.

Fractions, not floats: misses of exactly 5 and 20 percent decide the class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from generator.assess.methods.case import (
    DOWN,
    UP,
    Case,
    Kind,
    Method,
    Outcome,
    improves,
    meets,
    settled,
)
from generator.project import Assessing

__all__ = ["METHOD", "combine", "judge", "next_stage"]

CLASSES = ("sun", "slightly_cloudy", "cloud", "thunderstorm")  # best first
SUN, SLIGHTLY, CLOUD, STORM = CLASSES
UNAVAILABLE = "not_calculable"
POINTS, LEAST = 6, 4  # five yearly changes, or three where no more is known
SMALL, LARGE = Fraction(5, 100), Fraction(20, 100)  # projected miss as a share of the distance left
AHEAD = {SUN: "on_track", SLIGHTLY: "close", CLOUD: "behind", STORM: "wrong_way"}


@dataclass(frozen=True, slots=True)
class _Window:
    """The last points of a series, and the mean change a year over them."""

    points: tuple[tuple[Decimal, Decimal], ...]
    change: Fraction

    @property
    def last(self) -> tuple[Decimal, Decimal]:
        return self.points[-1]

    @property
    def used(self) -> tuple[Decimal, ...]:
        return tuple(at for at, _ in self.points)


def judge(case: Case, rules: Assessing | None = None) -> Outcome:
    """Return the symbol of one series; the value is the projected miss as a share.

    change = (last - first) / (t_last - t_first) over the last six points, at least
    four; projected = last + change * (t_target - t_last); miss = (target - projected)
    / (target - last).
    """
    narrowed, reasons = _narrowed(case)
    window = _window(narrowed)
    if window is None:
        return _none("too_few_points", *reasons)
    if narrowed.target is None:
        found = _direction(narrowed, window)
    elif narrowed.kind is Kind.EACH_YEAR or meets(narrowed, window.last[1]):
        found = _level(narrowed, window)
    elif narrowed.cumulative:
        return _none("pace_only", *reasons)
    elif narrowed.target_year is None:
        return _none("no_deadline", *reasons)
    else:
        found = _projected(narrowed, window)
    return replace(found, reasons=tuple(sorted({*found.reasons, *reasons})))


def _narrowed(case: Case) -> tuple[Case, tuple[str, ...]]:
    """Return the one target that counts: the next stage, the easier bound; nothing after its year."""
    reasons: tuple[str, ...] = ()
    if case.kind is Kind.STAGED:
        case = next_stage(case)
    if case.kind is Kind.INTERVAL and case.bound is not None:
        case, reasons = _weaker(case), ("easier_bound",)
    if case.kind is Kind.EXACT:
        case = _towards(case)
    if case.target_year is None or case.kind is Kind.EACH_YEAR:
        return case, reasons
    known = {at: value for at, value in case.series.items() if at <= case.target_year}
    return replace(case, series=known), reasons


def next_stage(case: Case) -> Case:
    """Return the case with the stage that counts: the first one due at or after the last value."""
    if not case.stages or not case.points:
        return case
    now = case.points[-1][0]
    stages = sorted(case.stages, key=lambda one: one.year)
    stage = next((one for one in stages if one.year >= now), stages[-1])
    return replace(case, target=stage.value, target_year=stage.year, stages=())


def _weaker(case: Case) -> Case:
    """Take the end of the interval that is easier to keep; inside it the promise is kept."""
    assert case.target is not None and case.bound is not None  # noqa: S101, PT018 - see _narrowed
    low, high = sorted((case.target, case.bound))
    way = case.direction
    if not way and case.points:
        way = DOWN if case.points[-1][1] > high else UP
    return replace(case, direction=way, target=low if way == UP else high, bound=None)


def _towards(case: Case) -> Case:
    """Judge an exact target from the side on which the series stands."""
    if not case.points or case.target is None:
        return case
    above = case.points[-1][1] > case.target
    return replace(case, direction=DOWN if above else UP)


def _window(case: Case) -> _Window | None:
    points = case.points[-POINTS:]
    if len(points) < LEAST:
        return None
    (start, first), (end, last) = points[0], points[-1]
    return _Window(points, Fraction(last - first) / Fraction(end - start))


def _way(case: Case, change: Fraction) -> int:
    return improves(case, Decimal((change > 0) - (change < 0)))


def _direction(case: Case, window: _Window) -> Outcome:
    """Judge a direction without a value: the mean change first, the last change second."""
    steady = _way(case, window.change) > 0
    lately = improves(case, window.points[-1][1] - window.points[-2][1]) > 0
    status = {(True, True): SUN, (True, False): SLIGHTLY, (False, True): CLOUD}.get(
        (steady, lately), STORM
    )
    return Outcome(status, "", used=window.used)


def _level(case: Case, window: _Window) -> Outcome:
    """Judge a value to keep, or one reached early: the level first, the mean change second."""
    met, way = meets(case, window.last[1]), _way(case, window.change)
    kept = SUN if way >= 0 else SLIGHTLY
    status = kept if met else CLOUD if way > 0 else STORM
    verdict = _settled(case, window) or ("met" if status == SUN else "met_slipping")
    return Outcome(status, verdict, used=window.used)


def _projected(case: Case, window: _Window) -> Outcome:
    assert case.target is not None and case.target_year is not None  # noqa: S101, PT018 - see judge
    at, value = window.last
    left = Fraction(case.target - value)
    if _way(case, window.change) <= 0:
        return Outcome(STORM, _settled(case, window) or AHEAD[STORM], used=window.used)
    if left == 0:  # at the bound of a strict promise and moving past it
        return Outcome(SUN, _settled(case, window) or AHEAD[SUN], used=window.used)
    projected = Fraction(value) + window.change * Fraction(case.target_year - at)
    miss = (Fraction(case.target) - projected) / left
    status = SUN if miss < SMALL else SLIGHTLY if miss <= LARGE else CLOUD
    return Outcome(status, _settled(case, window) or AHEAD[status], float(miss), used=window.used)


def _settled(case: Case, window: _Window) -> str:
    return settled(case, *window.last)


def combine(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the worst of several symbols that hold at the same time."""
    known = [one for one in outcomes if one.status in CLASSES]
    if not known:
        return _none("too_few_points")
    worst = max(known, key=lambda one: CLASSES.index(one.status))
    reasons = {*worst.reasons, *(("worst_of_several",) if len(known) > 1 else ())}
    return replace(worst, reasons=tuple(sorted(reasons)))


def _none(*reasons: str) -> Outcome:
    return Outcome(UNAVAILABLE, "cannot_assess", reasons=tuple(sorted(reasons)))


METHOD = Method("destatis_dns_weather", judge, combine, UNAVAILABLE)
