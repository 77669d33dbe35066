"""One plain sentence for a verdict, in every language: value, year, scope, source."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.assess.ranking import QUALITIES
from generator.model.measures import Horizon, Indicator, Observation, Operator, Target, Unit
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.words import Words

__all__ = ["goal_phrase", "sentence", "target_phrase", "value_phrase"]

HOUSE = "jindu"
FALLS_TO = "falls_to"
ASSUMED = "|assumed"  # how the key of a value ends that was tried out and is on no record
# How long the period is that a dated target names -> what "by when" is called.
BY = {"year": "by_year", "day": "by_day"}
# Reasons that end the sentence with a remark of their own, in this order.
REMARKS = (
    "too_few_points",
    "pace_only",
    "after_target_period",
    "scope_differs",
    "basis_unconfirmed",
    "basis_differs",
    "provisional",
    "estimated",
    "not_validated",
    "low_reliability",
    "period_uncertain",
    "definition_differs",
    "definition_not_stated",
    "conflicting_sources",
    "base_not_stated",
    "threshold_ours",
)


# A remark that another, more exact one makes idle.
WIDER = {"low_reliability": frozenset({"period_uncertain"})}
NONE: frozenset[str] = frozenset()
OF_THE_PLAN = frozenset({"base_not_stated", "definition_not_stated", "threshold_ours"})


def sentence(verdict: Verdict, target: Target, plan: Plan, words: Mapping[str, Words]) -> Text:
    """Return the verdict as one sentence a language, with the remarks it needs."""
    return Text({code: _in(words[code], verdict, target, plan) for code in plan.languages})


def value_phrase(row: Observation, indicator: Indicator, words: Words) -> str:
    """Return a row's value with its unit; derived values are rounded as the descriptor says."""
    if row.value is None:
        return ""
    decimals = indicator.decimals if row.origin == "derived" else None
    return _quantity(row.value, indicator.unit_of(row.dimensions), words, decimals)


def target_phrase(target: Target, indicator: Indicator, words: Words) -> str:
    """Return what the target asks for: operator, value and unit.

    The size of a programme is stated and not asked for, so it has words of its own. What
    is to fall to a number does not "reach" it.
    """
    value = _quantity(target.value, indicator.unit_of(target.where), words, None)
    kind = "sizes" if target.is_programme_size else "asks"
    falls = target.operator is Operator.EQUAL_TO and indicator.direction == "down"
    name = FALLS_TO if falls and kind == "asks" else target.operator.name.lower()
    return words(f"verdicts.{kind}.{name}", value=value)


def goal_phrase(target: Target, indicator: Indicator, words: Words) -> str:
    """Return what the target asks for and by when."""
    period = parse_period(target.period) if target.period else None
    due = words.period(period) if period else ""
    key = target.horizon.value
    if period and target.horizon is Horizon.DATED:
        key = BY.get(period.kind, key)
    return words(f"verdicts.goal.{key}", target=target_phrase(target, indicator, words), due=due)


def _quantity(value: Decimal, unit: Unit, words: Words, decimals: int | None) -> str:
    text = unit.text.in_(words.language)
    return words.quantity(value, text, unit.code, unit.power, decimals=decimals)


def _in(words: Words, verdict: Verdict, target: Target, plan: Plan) -> str:
    indicator = plan.indicators[verdict.indicator]
    facts = {
        "method": plan.label("method", verdict.method).in_(words.language),
        "class": plan.label("verdict", verdict.verdict).in_(words.language),
        "target": target_phrase(target, indicator, words),
        "goal": goal_phrase(target, indicator, words),
        "goal_area": plan.areas[target.area].name.in_(words.language),
        "due": words.period(parse_period(target.period)) if target.period else "",
        "known": str(sum(one.verdict != "no_data" for one in verdict.years)),
        "years": str(len(verdict.years)),
        **_reading_facts(verdict, plan, words),
    }
    parts = [words(_key(verdict, target), **facts)]
    parts += [words(f"verdicts.remark.{one}", **facts) for one in REMARKS if _says(verdict, one)]
    return words("lists.sentences").join(parts)


def _key(verdict: Verdict, target: Target) -> str:
    if not verdict.verdict:
        return "verdicts.sentence.programme_size"
    if verdict.method != HOUSE and verdict.verdict != "cannot_assess":
        return "verdicts.sentence.by_method"  # our phrases speak of our own rule
    if target.horizon is Horizon.EACH_YEAR and verdict.verdict == "no_data":
        return "verdicts.sentence.no_year"
    if verdict.verdict in ("awaiting_final", "no_data"):
        return f"verdicts.sentence.{verdict.verdict}.{verdict.last_reading}"
    return f"verdicts.sentence.{verdict.verdict}"


def _reading_facts(verdict: Verdict, plan: Plan, words: Words) -> dict[str, str]:
    """Return what a sentence says of the row read: value, period, its area and its source."""
    row = verdict.reading
    if row is None:
        return {"value": "", "period": "", "about": "", "area": ""}
    quality = row.source_quality if row.source_quality in QUALITIES else "unknown"
    if any(key.endswith(ASSUMED) for key in (row.key, *row.inputs)):
        quality = "assumed"  # a value tried out has no source that could be known
    area = plan.areas[row.area].name.in_(words.language)
    # Nobody published a computed value: only its parts can be official.
    computed = row.origin == "derived" and quality != "assumed"
    origin = words(f"verdicts.read.{'computed' if computed else 'origins'}.{quality}")
    return {
        "value": value_phrase(row, plan.indicators[row.indicator], words),
        "period": words.period(row.period),
        "area": area,
        "about": words("verdicts.read.about", area=area, origin=origin),
    }


def _says(verdict: Verdict, reason: str) -> bool:
    # Doubts about a row older than the plan add nothing: nothing is concluded from it.
    if verdict.last_reading == "before_plan_only" and reason not in OF_THE_PLAN:
        return False
    # Without a row there is nothing that doubts of a figure could be about.
    if not verdict.reading and reason not in OF_THE_PLAN:
        return False
    return reason in verdict.reasons and not (WIDER.get(reason, NONE) & set(verdict.reasons))
