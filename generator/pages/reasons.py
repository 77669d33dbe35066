"""Why this verdict: the formula with its numbers, the rules, the evidence, what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.claim import claims_of
from generator.model.measures import Indicator, Observation, Operator, Target
from generator.model.period import parse_period
from generator.model.verdict import Verdict
from generator.pages import measured
from generator.pages.claims.ids import row_id
from generator.pages.prose_facts import claimed_rule
from generator.pages.view import View

__all__ = ["Why", "reasons"]


EQUAL, ABOUT = "=", "≈"  # before an exact and before a rounded result
PERCENT = 2  # decimals of a share shown as a whole percentage


@dataclass(frozen=True, slots=True)
class Why:
    """What the page says below a verdict, ready in one language.

    Attributes:
        lead: which of several targets speaks for the indicator; "" for a single one.
        steps: the formula with the numbers put in, a line a step.
        rules: rules of the site that were looked at, each with its value.
        evidence: what the figure is worth: name and what there is to say.
        flips: what would change the verdict, a sentence each.
        left: the distance left to the target, "" where it is met, not known or in a step.
        position: the formula of a share of the way above the whole, for those who check.
        trend: the recent change a year and the value it leads to, where no verdict rests on them.
    """

    lead: str
    steps: tuple[str, ...]
    rules: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    flips: tuple[str, ...]
    left: str
    trend: str
    position: str = ""


def reasons(view: View, verdict: Verdict) -> Why:
    """Return why this verdict was given, in the language of the view."""
    target = view.plan.targets[verdict.target]
    indicator = measured.in_unit_of(view.plan.indicators[verdict.indicator], target)
    case = _Case(view, verdict, target, indicator)
    return Why(
        lead=_lead(case),
        steps=(*_derived(case), *_compared(case), *_projected(case), *_steps(case)),
        position=_position(case) if _is_past(case) else "",
        rules=tuple(_rules(case)),
        evidence=tuple(_evidence(case)),
        flips=tuple(_flips(case)),
        left=_left(case),
        trend=_trend(case),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    view: View
    verdict: Verdict
    target: Target
    indicator: Indicator

    def say(self, key: str, **facts: object) -> str:
        return self.claimed(self.view.words(f"pages.reasons.{key}", **facts))

    def claimed(self, text: str) -> str:
        """Return a text whose bare numbers are those of the verdict."""
        return self.view.about(text, row_id("verdicts", self.verdict.target)) if text else ""

    def amount(self, value: Decimal) -> str:
        """Return an amount as the values of the indicator are shown."""
        return self.view.amount(value, self.indicator)

    def gap(self, value: Decimal) -> str:
        return measured.difference(self.view, value, self.indicator)

    def goal(self) -> str:
        return self.view.exact(self.target.value, self.indicator)


def _lead(case: _Case) -> str:
    lead = case.view.assessment.leads.get(case.indicator.id)
    if lead is None or not lead.rule:
        return ""
    goal = case.view.goal(case.view.plan.targets[lead.target])
    why = case.view.definition("reason", lead.rule)
    return case.say("lead", n=len(lead.among), goal=goal, why=why)


def _derived(case: _Case) -> Iterator[str]:
    """Yield how the figure itself follows from its parts."""
    row, rule_ = case.verdict.reading, case.indicator.computation
    if row is None or rule_ is None or row.origin == "published" or not row.inputs:
        return
    parts = [case.view.assessment.by_key[key] for key in row.inputs]
    over, under = parts[0], parts[-1]
    times = "" if rule_.multiplier == 1 else case.view.words.number(rule_.multiplier)
    yield case.say(
        "derived_times" if times else "derived",
        over=case.view.value(over),
        under=case.view.value(under),
        times=times,
        value=case.view.value(row),
        equals=_equals(row.value, case.indicator.decimals),
    )


def _compared(case: _Case) -> Iterator[str]:
    row = case.verdict.reading
    if row is None or row.value is None or case.verdict.formula != "compare":
        return
    facts = {"value": case.view.value(row), "asks": case.view.asks(case.target)}
    yield case.say(f"compare.{case.verdict.last_reading}", **facts)
    if case.verdict.shortfall:
        yield case.say(
            "gap", value=facts["value"], goal=case.goal(), gap=case.gap(case.verdict.shortfall)
        )


def _projected(case: _Case) -> Iterator[str]:
    trend, row = case.verdict.trend, case.verdict.reading
    if trend is None or trend.projected is None or row is None or row.value is None:
        return
    if case.verdict.formula != "project":
        return
    view, first = case.view, case.view.assessment.by_key[trend.inputs[0]]
    due = parse_period(case.target.period)
    change = measured.change(view, trend.change_per_year, case.indicator)
    yield case.say(
        "change",
        last=view.value(row),
        first=view.value(first),
        years=_years(view, row.period.years - first.period.years),
        change=change,
        equals=_equals(trend.change_per_year, case.indicator.decimals + 1),
    )
    if not case.indicator.can_be(trend.projected):
        yield case.say("impossible")
        return
    yield case.say(
        "projected",
        last=view.value(row),
        change=change,
        years=_years(view, due.years - row.period.years),
        due=view.words.period(due),
        value=case.amount(trend.projected),
    )
    yield from _missed(case, row.value, trend.projected)


def _missed(case: _Case, last: Decimal, projected: Decimal) -> Iterator[str]:
    left = case.target.value - last
    miss = (case.target.value - projected) / left if left else Decimal(0)
    if case.verdict.last_reading == "short_of_target" and miss > 0:
        yield case.say("miss", goal=case.goal(), share=case.view.percent(miss))
    elif case.verdict.verdict in ("met", "on_track"):
        yield case.say("arrives", asks=case.view.asks(case.target))


def _is_past(case: _Case) -> bool:
    """Tell whether more than the whole way is done: a share of it is no news any more."""
    achieved = case.verdict.position.achieved
    return achieved is not None and achieved > 1


def _steps(case: _Case) -> Iterator[str]:
    """Yield the share of the way, or that the target was passed."""
    said = case.view.words("pages.indicator.passed_step") if _is_past(case) else _position(case)
    if said:
        yield said


def _position(case: _Case) -> str:
    """Return the formula of the share of the way; "" where there is none."""
    position, row = case.verdict.position, case.verdict.reading
    if position.achieved is None or position.elapsed is None or row is None:
        return ""
    start = case.view.assessment.by_key.get(position.reference)
    base = case.target.baseline.value if start is None else start.value
    if base is None:
        return ""
    return case.say(
        "position",
        last=case.view.value(row),
        start=case.view.value(start) if start else case.amount(base),
        goal=case.goal(),
        achieved=case.view.percent(position.achieved),
        equals=_equals(position.achieved, PERCENT),
        elapsed=case.view.percent(position.elapsed),
    )


def _equals(value: Decimal | None, decimals: int) -> str:
    """Return the sign before a result that is shown with so many decimals: equal, or about."""
    return EQUAL if value is not None and value == round(value, decimals) else ABOUT


def _years(view: View, years: float) -> str:
    return view.words.number(Decimal(str(round(years, 1))).normalize() + 0)


def _left(case: _Case) -> str:
    gap, formula = case.verdict.shortfall, case.verdict.formula
    if not gap or formula == "compare" or case.verdict.last_reading != "short_of_target":
        return ""
    return case.claimed(case.view.words("pages.indicator.shortfall", amount=case.gap(gap)))


def _trend(case: _Case) -> str:
    trend, words = case.verdict.trend, case.view.words
    if trend is None or case.verdict.formula == "project":
        return ""
    change = measured.change(case.view, trend.change_per_year, case.indicator)
    parts = [words("pages.indicator.trend_text", n=len(trend.inputs), change=change)]
    if trend.projected is not None and not case.indicator.can_be(trend.projected):
        parts.append(words("pages.indicator.impossible"))
    elif trend.projected is not None:
        due, value = case.view.period(case.target.period), case.amount(trend.projected)
        parts.append(words("pages.indicator.projected", due=due, value=value))
    return case.claimed(" ".join(parts))


def _rules(case: _Case) -> Iterator[str]:
    for name in case.verdict.thresholds:
        yield case.say(f"rules.{name}", value=claimed_rule(case.view, name))


def _evidence(case: _Case) -> Iterator[tuple[str, str]]:
    row, view = case.verdict.reading, case.view
    if row is None:
        return
    if row.source_quality:
        label = view.label("source_quality", row.source_quality)
        if row.origin != "published":
            label = view.words("pages.indicator.parts_quality", quality=label)
        yield label, view.definition("source_quality", row.source_quality)
    if row.source:
        yield case.say("source"), view.plain(view.plan.sources[row.source].title)
    if row.origin != "published":
        yield view.label("value_origin", row.origin), view.definition("value_origin", row.origin)
    if row.obs_status not in ("", "A"):
        yield (
            view.label("obs_status", row.obs_status),
            view.definition("obs_status", row.obs_status),
        )
    others = _others(case, row)
    if others:
        yield case.say("others"), others


def _others(case: _Case, row: Observation) -> str:
    """Return the other values held for the same place and period."""
    same = [
        case.view.value(one)
        for one in case.view.assessment.by_indicator[row.indicator]
        if (one.area, one.period, one.dimensions) == (row.area, row.period, row.dimensions)
        and one.key != row.key
        and one.value not in (None, row.value)
    ]
    return case.view.about(case.view.words.list(list(dict.fromkeys(same))), *claims_of(*same))


def _flips(case: _Case) -> Iterator[str]:
    flip = case.verdict.flip
    if flip is None:
        return
    view = case.view
    bound = flip.value
    if bound != case.target.value:  # a worked-out bound, shown one place finer than the values
        bound = round(bound, case.indicator.decimals + 1)
    asks = view.asks(replace(case.target, operator=Operator(flip.operator), value=bound))
    kind = "meets" if flip.meets else "fails"
    which = "period" if flip.period else "latest"
    yield case.say(
        f"flip.{which}_{kind}",
        asks=asks,
        verdict=view.label("verdict", flip.verdict),
        period=view.period(flip.period) if flip.period else "",
    )
    if case.verdict.verdict in ("awaiting_final", "no_data") and flip.verdict == "achieved":
        yield case.say("flip.otherwise", verdict=view.label("verdict", "not_achieved"))
    if flip.distance and flip.distance != case.verdict.shortfall:
        yield case.say("flip.distance", distance=case.gap(flip.distance))
