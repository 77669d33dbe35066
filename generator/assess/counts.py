"""How many targets of a period stand where: counts with their denominator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.assess.ranking import quality_rank
from generator.model.plan import Plan
from generator.model.verdict import TargetCounts, Verdict
from generator.project import Assessing

__all__ = ["count_targets"]

FINAL = frozenset({"achieved", "not_achieved"})
OUT_OF_FORCE = frozenset({"ended", "not_in_force"})
READ = ("at_target", "short_of_target")
# what a reading needs care for -> any of these reasons
CARE: Mapping[str, frozenset[str]] = {
    "scope_differs": frozenset({"scope_differs"}),
    "unofficial_only": frozenset({"unofficial_only"}),
    "in_doubt": frozenset({"low_reliability", "period_uncertain"}),
    "basis_unconfirmed": frozenset({"basis_unconfirmed"}),
}


def count_targets(
    plan: Plan, verdicts: Mapping[str, Verdict], rules: Assessing
) -> tuple[TargetCounts, ...]:
    """Return the counts of every period a target is due in, and of those without one.

    Sizes of programmes and targets that were replaced or are not in force yet are in no count. A reading from a source below the least
    quality that `site_config` sets counts as none.
    """
    targets = [
        one
        for one in plan.targets.values()
        if not one.is_programme_size and verdicts[one.id].verdict not in OUT_OF_FORCE
    ]
    periods = sorted({one.period for one in targets}, key=lambda text: (not text, text))
    return tuple(
        _counts(period, [verdicts[one.id] for one in targets if one.period == period], rules)
        for period in periods
    )


def _counts(period: str, verdicts: Iterable[Verdict], rules: Assessing) -> TargetCounts:
    group = list(verdicts)
    return TargetCounts(
        period=period,
        total=len(group),
        with_final=sum(one.verdict in FINAL for one in group),
        by_reading=dict(sorted(Counter(_reading(one, rules) for one in group).items())),
        by_verdict=dict(sorted(Counter(one.verdict for one in group).items())),
        care={code: _care(one for one in group if _reading(one, rules) == code) for code in READ},
    )


def _care(read: Iterable[Verdict]) -> dict[str, int]:
    """Return how many of the targets need care, by what for; only what occurs."""
    found = Counter(
        name for one in read for name, codes in CARE.items() if codes & set(one.reasons)
    )
    return {name: found[name] for name in CARE if found[name]}


def _reading(verdict: Verdict, rules: Assessing) -> str:
    row = verdict.reading
    if row and quality_rank(row.source_quality) > quality_rank(rules.least_quality):
        return "none"
    return verdict.last_reading
