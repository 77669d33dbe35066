"""What would change a verdict: the one figure at which it would turn into another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.assess.comparing import is_met
from generator.model.measures import Horizon, Observation, Operator, Target
from generator.model.period import parse_period
from generator.model.robust import NOT_JUDGED
from generator.model.verdict import Flip, Verdict
from generator.project import Assessing

__all__ = ["flip_of"]

# verdict -> the one on the other side of the target's value, and whether meeting it leads there.
COMPARED: Mapping[str, tuple[str, bool]] = {
    "achieved": ("not_achieved", False),
    "not_achieved": ("achieved", True),
    "awaiting_final": ("achieved", True),
    "year_met": ("year_not_met", False),
    "year_not_met": ("year_met", True),
    "open_met": ("open_not_met", False),
    "open_not_met": ("open_met", True),
    "cannot_assess": ("met", True),
}
NO_FIGURE: Mapping[Horizon, str] = {
    Horizon.DATED: "achieved",
    Horizon.EACH_YEAR: "year_met",
    Horizon.UNDATED: "open_met",
}
MET = frozenset({"met", "met_slipping"})
# A projection is on track if it misses by less than the threshold: the bound itself is not.
STRICT = {
    Operator.AT_LEAST: Operator.MORE_THAN,
    Operator.MORE_THAN: Operator.MORE_THAN,
    Operator.AT_MOST: Operator.LESS_THAN,
    Operator.LESS_THAN: Operator.LESS_THAN,
}
INCLUSIVE = {
    Operator.AT_LEAST: Operator.AT_LEAST,
    Operator.MORE_THAN: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.AT_MOST,
    Operator.LESS_THAN: Operator.AT_MOST,
}


def flip_of(
    target: Target, verdict: Verdict, first: Observation | None, rules: Assessing
) -> Flip | None:
    """Return the figure that would change `verdict`; None where no figure could.

    Args:
        target: what was judged.
        verdict: what was said of it.
        first: the first row of the trend, None without one.
        rules: thresholds from `site_config/site.yaml`.
    """
    if target.operator is Operator.ABOUT or target.is_programme_size:
        return None
    if verdict.verdict in NOT_JUDGED:
        return None  # no figure brings back a target that was replaced or is not set yet
    if verdict.verdict == "no_data":
        return _first_figure(target, verdict)
    if verdict.verdict in COMPARED:
        other, meets = COMPARED[verdict.verdict]
        period = _period(target, verdict)
        return _for(target, other, meets=meets, period=period, read=verdict.reading)
    if verdict.verdict == "met" and verdict.trend is None:
        return _for(target, "cannot_assess", meets=False, period="", read=verdict.reading)
    if first is None or verdict.formula != "project" or target.operator is Operator.EQUAL_TO:
        return None
    return _projected(target, verdict, first, rules)


def _first_figure(target: Target, verdict: Verdict) -> Flip:
    """Return what a first usable figure would bring."""
    if target.horizon is Horizon.DATED and "no_target_period_value" not in verdict.reasons:
        return _for(target, "met", meets=True, period="")  # the deadline lies ahead
    period = _period(target, verdict)
    return _for(target, NO_FIGURE[target.horizon], meets=True, period=period)


def _period(target: Target, verdict: Verdict) -> str:
    if target.horizon is Horizon.EACH_YEAR:
        return verdict.years[-1].period if verdict.years else ""
    return "" if verdict.verdict == "cannot_assess" else target.period


def _for(
    target: Target, verdict: str, *, meets: bool, period: str, read: Observation | None = None
) -> Flip:
    distance = abs(target.value - read.value) if read and read.value is not None else None
    return Flip(verdict, target.operator.value, target.value, period, meets, distance)


def _projected(
    target: Target, verdict: Verdict, first: Observation, rules: Assessing
) -> Flip | None:
    """Return the latest value at which the line would just lead where another verdict begins.

    With k = (t_due - t_last) / (t_last - t_first), the line through the first value F and
    the last one L ends at L + (L - F) k. It misses the target T by the share m of what is
    left where L = ((1 - m) T + k F) / (k + 1 - m), and ends on T where m is 0.
    """
    row = verdict.reading
    if row is None or row.value is None or first.value is None:
        return None
    ahead = Decimal(str(parse_period(target.period).years - row.period.years))
    k = ahead / Decimal(str(row.period.years - first.period.years))
    if k < 0:
        return None
    began_at = first.value == target.value
    began_short = is_met(first.value, replace(target, operator=INCLUSIVE[target.operator])) is False
    bound = _Bound(target, row.value, began_short, began_at)
    if verdict.verdict in MET:
        level = (target.value + k * first.value) / (k + 1)
        return bound.of_met(verdict.verdict, level)
    part = 1 - rules.on_track_below
    level = (part * target.value + k * first.value) / (k + part)
    return bound.of_short(verdict.verdict, level)


@dataclass(frozen=True, slots=True)
class _Bound:
    """Makes flips of one target; the first value of the line missed it, or was its very value."""

    target: Target
    last: Decimal
    began_short: bool
    began_at: bool

    def of_met(self, verdict: str, level: Decimal) -> Flip | None:
        if verdict == "met_slipping":
            return self._flip("met", self.target.operator, level, meets=True)
        if self.began_at:
            if self.target.operator in STRICT.values():
                return None  # at the bound another verdict than beyond it
            return self._flip("wrong_way", self.target.operator, self.target.value, meets=False)
        if self.began_short:  # a line that rose to the target and past it leads on past it
            return self._flip("on_track", self.target.operator, self.target.value, meets=False)
        return self._flip("met_slipping", self.target.operator, level, meets=False)

    def of_short(self, verdict: str, level: Decimal) -> Flip:
        if not self.began_short:  # whatever is lost again leads away, until it meets the target
            there = "met" if self.began_at else "met_slipping"
            return self._flip(there, self.target.operator, self.target.value, meets=True)
        strict = STRICT[self.target.operator]
        if verdict == "on_track":
            return self._flip("close", strict, level, meets=False)
        return self._flip("on_track", strict, level, meets=True)

    def _flip(self, verdict: str, operator: Operator, value: Decimal, *, meets: bool) -> Flip:
        return Flip(verdict, operator.value, value, "", meets, abs(value - self.last))
