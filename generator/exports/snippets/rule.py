"""What must be asked of the published rows to judge a target: the rule of `assess` as plain data.

Rows are chosen by conditions on columns, put in order, and the last of those since
the plan is read. Two lists of questions then lead to the two codes; `frames` and
`statements` write all of it out, so that the rule itself stands here only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.assess.readings import AT_A_DATE, FORECAST, RUNNING_TOTAL, SPAN, YEAR
from generator.model.measures import TOTAL, Horizon, Indicator, Operator, Target
from generator.model.period import Period, parse_period
from generator.model.plan import Plan
from generator.project import Assessing, Project

__all__ = ["Condition", "Question", "Rule", "rule_of"]

# Question -> code where it is answered with yes; the last code has no question.
Question = tuple[str, str]

READINGS: tuple[Question, ...] = (
    ("nothing", "none"),
    ("unread", "before_plan_only"),
    ("met", "at_target"),
    ("", "short_of_target"),
)
ROUGH_READINGS: tuple[Question, ...] = (*READINGS[:2], ("", "none"))
RUNNING_AHEAD: tuple[Question, ...] = (
    ("unread", "no_data"),
    ("met", "met"),
    ("", "cannot_assess"),
)
PASSED: tuple[Question, ...] = (
    ("unread", "no_data"),
    ("not_due", "awaiting_final"),
    ("met", "achieved"),
    ("", "not_achieved"),
)
AHEAD: tuple[Question, ...] = (
    ("unread", "no_data"),
    ("slips", "met_slipping"),
    ("met", "met"),
    ("no_trend", "cannot_assess"),
    ("arrives", "on_track"),
    ("nearly", "close"),
    ("slowly", "behind"),
    ("", "wrong_way"),
)
EACH_YEAR: tuple[Question, ...] = (
    ("no_year", "no_data"),
    ("met", "year_met"),
    ("", "year_not_met"),
)
UNDATED: tuple[Question, ...] = (("unread", "no_data"), ("met", "open_met"), ("", "open_not_met"))
ROUGH: tuple[Question, ...] = (("unread", "no_data"), ("", "cannot_assess"))
ENDED: Question = ("ended", "ended")
NOT_YET: Question = ("not_yet", "not_in_force")
# Beyond its bound in the indicator's direction, a target of exactly a value stays met.
BEYOND = {"up": Operator.AT_LEAST, "down": Operator.AT_MOST}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a column: `operator` is = | <> | in | set, set for a column of booleans."""

    column: str
    operator: str
    value: str | tuple[str, ...] = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one target is judged.

    Attributes:
        conditions: rows that may be held against the target.
        issued, release: the day of the plan's issue and of the release, ISO.
        own: the target's own area where values of other areas are accepted, else "".
        due: last day of the period it is due in where rows for that period come first, else "".
        years: first and last day of the full years looked at, for a yearly target.
        deadline: decimal year the trend is followed to, None where it is not.
        alike: columns in which rows of one trend agree with the row that is read.
        order: columns that put rows in time, where several lengths of period may end on one day.
        filled: computed values take part in the trend beside published ones.
        stays: the operator by which a target that is met stays so on the trend.
        ended: last day the target was valid where that is past, else "".
        begins: first day the target is valid where that is ahead, else "".
        slice_: the slice as the published rows write it, "" where nothing is broken down.
        verdicts, readings: questions in order, with the code each leads to.
    """

    target: Target
    rules: Assessing
    conditions: tuple[Condition, ...]
    issued: str
    release: str
    verdicts: tuple[Question, ...]
    readings: tuple[Question, ...] = READINGS
    own: str = ""
    due: str = ""
    years: tuple[str, str] = ("", "")
    deadline: float | None = None
    alike: tuple[str, ...] = ("area", "segment")
    order: tuple[str, ...] = ("period_end",)
    filled: bool = False
    stays: Operator = Operator.AT_LEAST
    ended: str = ""
    begins: str = ""
    slice_: str = ""


def rule_of(target: Target, plan: Plan, project: Project) -> Rule:
    """Return how `target` is judged at the plan's newest release."""
    indicator = plan.indicators[target.indicator]
    issued, release = parse_period(project.identity.issued).end, parse_period(plan.release.date).end
    due = parse_period(target.period) if target.horizon is Horizon.DATED else None
    ahead = due is not None and due.end >= release
    draft = Rule(
        target=target,
        rules=project.assessing,
        conditions=tuple(_conditions(target, indicator, due)),
        issued=issued.isoformat(),
        release=release.isoformat(),
        verdicts=(),
        readings=ROUGH_READINGS if target.operator is Operator.ABOUT else READINGS,
        own=target.area if target.accepts else "",
        due=due.end.isoformat() if due and not ahead else "",
        ended=_ended(target, release.isoformat()),
        begins=_begins(target, release.isoformat()),
        slice_=_slice(target, indicator),
    )
    if target.horizon is Horizon.EACH_YEAR:
        years = (f"{issued.year + 1}-01-01", f"{release.year - 1}-12-31")
        draft = replace(draft, years=years)
    if not _one_kind(target, indicator):
        alike = ("area", "segment", "period_kind")
        draft = replace(draft, alike=alike, order=("period_end", "period_start"))
    if due and ahead and indicator.measure != RUNNING_TOTAL:
        draft = _followed(draft, indicator, due)
    return replace(draft, verdicts=_verdicts(draft, ahead=ahead))


def _followed(draft: Rule, indicator: Indicator, due: Period) -> Rule:
    """Return a rule that follows the trend to the deadline."""
    operator = draft.target.operator
    exact = operator is Operator.EQUAL_TO
    return replace(
        draft,
        deadline=due.years,
        filled=indicator.computation is not None and indicator.computation.may_fill,
        stays=BEYOND.get(indicator.direction, operator) if exact else operator,
    )


def _verdicts(draft: Rule, *, ahead: bool) -> tuple[Question, ...]:
    target = draft.target
    if target.operator is Operator.ABOUT:
        found = ROUGH
    elif target.horizon is Horizon.DATED:
        followed = AHEAD if draft.deadline is not None else RUNNING_AHEAD
        found = followed if ahead else PASSED
    else:
        found = EACH_YEAR if target.horizon is Horizon.EACH_YEAR else UNDATED
    first = ((ENDED,) if draft.ended else ()) + ((NOT_YET,) if draft.begins else ())
    return (*first, *found)


def _ended(target: Target, release: str) -> str:
    """Return the last day the target was valid where that is past, else ""."""
    end = parse_period(target.valid_until).end.isoformat() if target.valid_until else ""
    return end if end and end < release else ""


def _begins(target: Target, release: str) -> str:
    """Return the first day the target is valid where that is ahead, else ""."""
    start = parse_period(target.valid_from).start.isoformat() if target.valid_from else ""
    return start if start > release else ""


def _conditions(target: Target, indicator: Indicator, due: Period | None) -> Iterator[Condition]:
    yield Condition("indicator", "=", indicator.id)
    yield Condition("is_current", "set")
    areas = tuple(dict.fromkeys((target.area, *target.accepts)))
    yield Condition("area", "in", areas) if target.accepts else Condition("area", "=", target.area)
    yield from _alike(target, indicator, due)
    yield Condition("obs_status", "<>", FORECAST)


def _alike(target: Target, indicator: Indicator, due: Period | None) -> Iterator[Condition]:
    """Yield what makes a period as long as the target's; a year where it names none."""
    if due is not None and due.kind == SPAN:
        yield Condition("period_start", "=", due.start.isoformat())
        yield Condition("period_end", "=", due.end.isoformat())
        yield Condition("period_kind", "=", SPAN)
    elif _one_kind(target, indicator):
        yield Condition("period_kind", "=", due.kind if due else YEAR)
    else:
        yield Condition("period_kind", "<>", SPAN)
    if target.horizon is Horizon.EACH_YEAR:
        yield Condition("measure", "<>", RUNNING_TOTAL)


def _one_kind(target: Target, indicator: Indicator) -> bool:
    """Tell whether only periods of one length may be compared; else any day will do."""
    return indicator.measure not in AT_A_DATE or target.horizon is Horizon.EACH_YEAR


def _slice(target: Target, indicator: Indicator) -> str:
    """Return the slice as the published rows write it; "" where nothing is broken down."""
    return ";".join(
        f"{name}={target.where.get(name, TOTAL)}" for name in sorted(indicator.dimensions)
    )
