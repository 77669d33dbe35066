"""The decision table, as code: horizon, operator and state of the data to verdict and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.assess.comparing import is_met
from generator.assess.readings import RUNNING_TOTAL, Reading
from generator.assess.trend import pace, stays_met
from generator.model.measures import Horizon, Indicator, Observation, Target
from generator.model.period import parse_period
from generator.model.verdict import Trend, YearVerdict
from generator.project import Assessing

__all__ = ["Clock", "Found", "decide", "on_unnamed_base"]

Decision = tuple[str, tuple[str, ...]]
UNSETTLED = "cannot_assess"
OPEN = frozenset({"no_data", "awaiting_final"})  # verdicts that rest on no answer
MULTIPLES = frozenset({"ratio", "index"})


@dataclass(frozen=True, slots=True)
class Clock:
    """The two days a verdict looks at: the plan's issue and the release."""

    issued: date
    release: date


@dataclass(frozen=True, slots=True)
class Found:
    """What the rows of one indicator say about one target.

    Attributes:
        final: for the target's period; of a yearly target, for the last full year known.
        reading: `final`, else the latest since the plan. older: the latest of all.
        comparable: every row that may be held against the target.
        disputed: the basis of `final` is in doubt and on another one the answer is the opposite.
    """

    final: Reading | None
    reading: Reading | None
    older: Reading | None
    trend: Trend | None
    years: tuple[YearVerdict, ...]
    comparable: tuple[Observation, ...]
    disputed: bool = False


def decide(
    target: Target, indicator: Indicator, found: Found, clock: Clock, rules: Assessing
) -> Decision:
    """Return verdict and the reasons that belong to the decision itself.

    Codes of the lists `verdict` ("" for the size of a programme) and `reason`.
    """
    if target.is_programme_size:
        return "", ("programme_size",)
    if target.valid_until and parse_period(target.valid_until).end < clock.release:
        return "ended", ("target_revised",)
    if target.valid_from and parse_period(target.valid_from).start > clock.release:
        return "not_in_force", ("target_not_in_force",)
    base = ("base_not_stated",) if _lacks_base(target) else ()
    if found.reading is not None and is_met(found.reading.value, target) is None:
        return "cannot_assess", ("no_tolerance_stated", *base)
    code, reasons = _by_horizon(target, indicator, found, clock, rules)
    if found.disputed:
        return UNSETTLED, (*reasons, "basis_differs", *base)
    if on_unnamed_base(target, indicator) and code not in OPEN:
        return UNSETTLED, (*reasons, *base)  # whoever names the base decides the answer
    return code, (*reasons, *base)


def on_unnamed_base(target: Target, indicator: Indicator) -> bool:
    """Tell whether the target is a multiple of something that the plan does not name."""
    return _lacks_base(target) and indicator.measure in MULTIPLES


def _by_horizon(
    target: Target, indicator: Indicator, found: Found, clock: Clock, rules: Assessing
) -> Decision:
    if target.horizon is Horizon.EACH_YEAR:
        return _each_year(found)
    if target.horizon is Horizon.UNDATED:
        return _undated(target, found)
    if parse_period(target.period).end >= clock.release:
        return _ahead(target, indicator, found, rules)
    return _passed(target, found, clock, rules)


def _passed(target: Target, found: Found, clock: Clock, rules: Assessing) -> Decision:
    if found.final:
        return ("achieved" if is_met(found.final.value, target) else "not_achieved"), ()
    if found.reading is None:
        return "no_data", ("no_target_period_value", *_before(found))
    due = parse_period(target.period).end
    overdue = _months(due, clock.release) > rules.final_overdue_months
    return "awaiting_final", ("no_target_period_value", *(("final_overdue",) if overdue else ()))


def _ahead(target: Target, indicator: Indicator, found: Found, rules: Assessing) -> Decision:
    if found.reading is None:
        return "no_data", _before(found)
    value = found.reading.value
    met = is_met(value, target)
    if found.trend is None:
        why = "pace_only" if indicator.measure == RUNNING_TOTAL else "too_few_points"
        return ("met" if met else "cannot_assess"), (why,)
    if met:
        stays = stays_met(target, indicator.direction, found.trend)
        return ("met" if stays else "met_slipping"), ()
    return pace(value, target, found.trend, rules), ()


def _undated(target: Target, found: Found) -> Decision:
    if found.reading is None:
        return "no_data", _before(found)
    return ("open_met" if is_met(found.reading.value, target) else "open_not_met"), ()


def _each_year(found: Found) -> Decision:
    known = [one for one in found.years if one.row]
    missing = ("year_missing",) if len(known) < len(found.years) else ()
    if not known:
        return "no_data", (*missing, *(() if found.reading else _before(found)))
    return known[-1].verdict, missing


def _before(found: Found) -> tuple[str, ...]:
    return ("before_plan",) if found.older else ()


def _lacks_base(target: Target) -> bool:
    return target.baseline.kind == "not_stated" and bool(target.baseline.rule)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
