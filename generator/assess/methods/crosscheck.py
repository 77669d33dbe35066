"""Every target under every method, and the headline under the one that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.assess.methods import METHODS
from generator.assess.methods.adapter import Posed, pose
from generator.assess.methods.case import Method, Outcome
from generator.assess.verdicts import Clock
from generator.errors import UsageProblem
from generator.model.measures import Horizon, Observation, Target
from generator.model.method import MethodAgreement, MethodVerdict
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.verdict import Verdict
from generator.project import Assessing

__all__ = ["HOUSE", "agreements", "cross_checks", "headline", "known_method"]

HOUSE = "jindu"
# Verdicts that no method may change: they are arithmetic, or say that nothing is known.
FACTS = frozenset(
    {"achieved", "not_achieved", "awaiting_final", "no_data", "ended", "not_in_force", ""}
)
DISPUTED = "basis_differs"  # two figures answer differently; no method chooses between them


def known_method(rules: Assessing) -> str:
    """Return the name of the headline method.

    Raises:
        UsageProblem: `site_config/site.yaml` names one that the registry does not have.
    """
    if rules.method not in METHODS:
        shape = f"site_config/site.yaml, assessment.method: {rules.method} ({' | '.join(METHODS)})"
        raise UsageProblem("site_config_invalid", text=shape)
    return rules.method


def cross_checks(
    plan: Plan, rows: Mapping[str, Sequence[Observation]], clock: Clock, rules: Assessing
) -> dict[str, tuple[MethodVerdict, ...]]:
    """Return by target what every method says, in the order of the registry.

    Each rule is applied to the values known, as it stood at the last of them. Sizes
    of programmes and targets not in force are put before none.
    """
    found: dict[str, tuple[MethodVerdict, ...]] = {}
    for target in plan.targets.values():
        indicator = plan.indicators[target.indicator]
        if target.is_programme_size or not _is_in_force(target, clock):
            found[target.id] = ()
            continue
        posed = pose(target, indicator, rows[indicator.id], clock.issued, rules)
        found[target.id] = tuple(_verdicts(target, posed, rules))
    return found


def agreements(
    checks: Mapping[str, Sequence[MethodVerdict]], rules: Assessing
) -> tuple[MethodAgreement, ...]:
    """Return how often methods differ: any two of them, then each from the headline method."""
    others = [name for name in METHODS if name != rules.method]
    return (
        _agreement("", tuple(METHODS), checks, rules),
        *(_agreement(name, (rules.method, name), checks, rules) for name in others),
    )


def _agreement(
    name: str,
    wanted: Sequence[str],
    checks: Mapping[str, Sequence[MethodVerdict]],
    rules: Assessing,
) -> MethodAgreement:
    asked = [
        {one.method: one.verdict for one in group if one.method in wanted and one.is_computed}
        for group in checks.values()
        if group
    ]
    compared = [one for one in asked if len(one) > 1]
    return MethodAgreement(
        method=name,
        total=len(asked),
        compared=len(compared),
        differ=sum(len({*one.values()}) > 1 for one in compared),
        alone=sum(bool(one) and rules.method not in one for one in asked),
    )


def headline(
    verdict: Verdict, target: Target, checks: Sequence[MethodVerdict], rules: Assessing
) -> Verdict:
    """Return the verdict as the chosen method gives it.

    Only a target still ahead with a reading leaves room for a method: a figure for the
    target period decides under any of them, and so does the lack of one.
    """
    chosen = next((one for one in checks if one.method == rules.method), None)
    if rules.method == HOUSE or chosen is None or verdict.verdict in FACTS:
        return verdict
    if target.horizon is not Horizon.DATED or DISPUTED in verdict.reasons:
        return verdict
    ours = {*verdict.reasons} - {
        "too_few_points"
    }  # how many figures are enough is the method's affair
    reasons = {*ours, *chosen.reasons, "other_method"}
    return replace(
        verdict,
        method=chosen.method,
        verdict=chosen.verdict or "cannot_assess",
        reasons=tuple(sorted(reasons)),
        inputs=tuple(sorted({*verdict.inputs, *chosen.inputs})),
        # What our own rule worked out, looked at and would turn on says nothing of this one.
        formula="",
        thresholds=(),
        flip=None,
    )


def _is_in_force(target: Target, clock: Clock) -> bool:
    since, until = target.valid_from, target.valid_until
    return not (since and parse_period(since).start > clock.release) and not (
        until and parse_period(until).end < clock.release
    )


def _verdicts(target: Target, posed: Posed, rules: Assessing) -> Iterator[MethodVerdict]:
    for method in METHODS.values():
        outcome = _unasked(method, posed) if posed.case is None else method.judge(posed.case, rules)
        yield MethodVerdict(
            target=target.id,
            method=method.name,
            status=outcome.status,
            verdict=outcome.verdict,
            value=_decimal(outcome.value),
            score=_decimal(outcome.score),
            reasons=outcome.reasons,
            inputs=tuple(posed.rows[at].key for at in outcome.used if at in posed.rows),
            as_of=_as_of(posed),
        )


def _unasked(method: Method, posed: Posed) -> Outcome:
    own = posed.verdict if method.name == HOUSE else method.unavailable
    return Outcome(own, posed.verdict, reasons=posed.reasons)


def _as_of(posed: Posed) -> str:
    return posed.rows[max(posed.rows)].period.text if posed.rows else ""


def _decimal(number: float | None) -> Decimal | None:
    """Keep what a float knows: its shortest exact text."""
    return None if number is None else Decimal(repr(number))
