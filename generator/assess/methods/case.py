"""What a method is given and what it answers, in a form that worked cases can be run on.

A `Case` knows no plan and no table: values by time, a direction, a target. Times
are years as numbers; a year stands for its end, so that the end of June 2021 is
2020.5. Values are decimals; what a method does inside is its own affair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from generator.project import Assessing

__all__ = [
    "Case",
    "Kind",
    "Method",
    "Outcome",
    "Stage",
    "from_its_side",
    "improves",
    "meets",
    "settled",
    "until_due",
    "year_of",
]

UP, DOWN = "up", "down"
TOLERANCE = Decimal("1e-9")  # relative, as everywhere in this package
YEAR_DIGITS = 4


class Kind(StrEnum):
    """What sort of promise is judged."""

    REACH_BY = "reach_by"
    EACH_YEAR = "each_year"
    DIRECTION = "direction"
    INTERVAL = "interval"
    STAGED = "staged"
    EXACT = "exact"
    UNDATED = "undated"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a staged target: a value and the year it is due in."""

    value: Decimal
    year: Decimal


@dataclass(frozen=True, slots=True)
class Case:
    """One series and one promise about it.

    Attributes:
        direction: up | down; "" for an exact target. An interval has two sides: which of
            its ends counts follows from where the values stand, whatever is said here.
        series: value by time, in the unit of the target; any order.
        target: value promised; None for a direction only.
        target_year: when it is due; None where no date is set.
        bound: the other end of an interval.
        stages: values by year of a staged target, any order.
        base_year: first year of the comparison; a method takes the next one held.
        base_value: value at `base_year` where the promise itself states one.
        limit: natural ceiling or floor of the values.
        break_year: first time after a break in the series; nothing older is used.
        computed: times whose value was worked out from other series.
        cumulative: a running total, which has no rate and no trend.
        strict: the target itself does not meet the promise ("more than").
    """

    kind: Kind
    direction: str
    series: Mapping[Decimal, Decimal]
    target: Decimal | None = None
    target_year: Decimal | None = None
    bound: Decimal | None = None
    stages: tuple[Stage, ...] = ()
    base_year: Decimal | None = None
    base_value: Decimal | None = None
    limit: Decimal | None = None
    break_year: Decimal | None = None
    computed: frozenset[Decimal] = field(default_factory=frozenset)
    cumulative: bool = False
    strict: bool = False

    @property
    def points(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """Time and value of one unbroken stretch, oldest first."""
        since = self.break_year
        return tuple(sorted(one for one in self.series.items() if since is None or one[0] >= since))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method says of a case.

    Attributes:
        status: code of the list `method_status`: the method's own class.
        verdict: nearest code of the list `verdict`, "" where there is none.
        value: what the class rests on (a rate, a ratio, a share missed); None if none.
        score: on the method's own scale, None where it has none.
        reasons: codes of the list `reason`, sorted.
        used: times of the values it rests on, oldest first.
    """

    status: str
    verdict: str
    value: float | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    used: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """A published rule.

    Attributes:
        name: code of the list `method`.
        judge: the rule for one series; only this site's own takes thresholds from outside.
        combine: the rule for several series or targets of one indicator.
        unavailable: the method's own word for a verdict that cannot be worked out.
    """

    name: str
    judge: Callable[[Case, Assessing | None], Outcome]
    combine: Callable[[Sequence[Outcome]], Outcome]
    unavailable: str


def meets(case: Case, value: Decimal) -> bool:
    """Tell whether a value keeps the promise; False where no value is promised.

    An interval is kept between both of its ends, and on them.
    """
    if case.target is None:
        return False
    if case.kind is Kind.INTERVAL and case.bound is not None:
        low, high = sorted((case.target, case.bound))
        return low <= value <= high or _equal(value, low) or _equal(value, high)
    equal = _equal(value, case.target)
    if equal or not case.direction:
        return equal and not case.strict
    return value > case.target if case.direction == UP else value < case.target


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


def until_due(case: Case) -> Case:
    """Return the case without the values after its target year; a yearly promise has none."""
    due = case.target_year
    if due is None or case.kind is Kind.EACH_YEAR:
        return case
    return replace(case, series={at: held for at, held in case.series.items() if at <= due})


def from_its_side(case: Case) -> Case:
    """Return an interval with the end nearer to the last value as its target.

    The direction leads there from outside and keeps away from it inside. Both ends
    stay part of the promise.
    """
    if case.kind is not Kind.INTERVAL or case.target is None or case.bound is None:
        return case
    low, high = sorted((case.target, case.bound))
    if case.points and case.points[-1][1] - low > high - case.points[-1][1]:
        return replace(case, direction=DOWN, target=high, bound=low)
    return replace(case, direction=UP, target=low, bound=high)


def improves(case: Case, change: Decimal) -> int:
    """Return 1 for a change in the wanted direction, -1 for one against it, 0 for none."""
    wanted = change if case.direction == UP else -change
    return (wanted > 0) - (wanted < 0)


def settled(case: Case) -> str:
    """Return the verdict that the values settle by themselves under any rule, else "".

    The value of the target year is a fact, and no other value is; so is the last one of
    a yearly target, and the last one where it keeps a promise without a date.
    """
    if case.kind in (Kind.EACH_YEAR, Kind.UNDATED):
        met = bool(case.points) and meets(case, case.points[-1][1])
        if case.kind is Kind.UNDATED:
            return "open_met" if met else ""
        return "year_met" if met else "year_not_met"
    final = None if case.target_year is None else case.series.get(case.target_year)
    if final is None:
        return ""
    return "achieved" if meets(case, final) else "not_achieved"


def year_of(text: str) -> Decimal:
    """Return the year a period counts for: its first one.

    >>> year_of("2015-16")
    Decimal('2015')
    """
    return Decimal(text.strip()[:YEAR_DIGITS])
