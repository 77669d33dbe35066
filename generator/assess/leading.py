"""Which of several targets of one indicator speaks for it: stages, ranges, parts.

Every target keeps its own verdict and all are listed. Of the stages of one promise the
next one counts; of a range the bound that is missed; of any others the worst leads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.assess.deciding import Clock
from generator.model.measures import Horizon, Indicator, Operator, Target
from generator.model.period import parse_period
from generator.model.verdict import Lead, Verdict

__all__ = ["WORST_FIRST", "badness", "lead_of"]

# Verdicts from the worst to the best; what cannot be judged stands between missed and met.
WORST_FIRST = (
    *("not_achieved", "wrong_way", "behind", "year_not_met", "open_not_met", "close"),
    *("awaiting_final", "no_data", "cannot_assess"),
    *("on_track", "met_slipping", "met", "open_met", "year_met", "achieved"),
    *("not_in_force", "ended", ""),
)
READINGS = ("short_of_target", "none", "before_plan_only", "at_target", "")
OUT_OF_FORCE = frozenset({"ended", "not_in_force", ""})
FLOORS = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})
CEILINGS = frozenset({Operator.AT_MOST, Operator.LESS_THAN})

Promise = tuple[str, tuple[tuple[str, str], ...], bool]


def lead_of(indicator: Indicator, verdicts: Mapping[str, Verdict], clock: Clock) -> Lead | None:
    """Return the target that speaks for the indicator; None where it has none in force."""
    judged = [one for one in indicator.targets if verdicts[one.id].verdict not in OUT_OF_FORCE]
    if not judged:
        return None
    kept, staged = _next_stages(judged, clock)
    worst = min(kept, key=lambda one: badness(verdicts[one.id]))
    return Lead(worst.id, _rule(kept, staged=staged), tuple(one.id for one in judged))


def _next_stages(targets: Sequence[Target], clock: Clock) -> tuple[list[Target], bool]:
    """Return the targets without those stages of a promise that are not its next one."""
    promises: dict[Promise, list[Target]] = defaultdict(list)
    for one in targets:
        promises[_promise(one)].append(one)
    kept = {one.id for group in promises.values() for one in _next(group, clock)}
    return [one for one in targets if one.id in kept], len(kept) < len(targets)


def _promise(target: Target) -> Promise:
    slice_ = tuple(sorted(target.where.items()))
    return (target.area, slice_, target.operator in CEILINGS)


def _next(group: Iterable[Target], clock: Clock) -> list[Target]:
    dated = [one for one in group if one.horizon is Horizon.DATED]
    others = [one for one in group if one.horizon is not Horizon.DATED]
    ends = sorted({parse_period(one.period).end for one in dated})
    if not ends:
        return others
    # Once all have passed, the last stage is what was promised in the end.
    due = next((end for end in ends if end >= clock.release), ends[-1])
    return [*(one for one in dated if parse_period(one.period).end == due), *others]


def _rule(targets: Sequence[Target], *, staged: bool) -> str:
    if len(targets) == 1:
        return "next_stage" if staged else ""
    return "weakest_bound" if _is_range(targets) else "worst_of_several"


def _is_range(targets: Sequence[Target]) -> bool:
    """Tell whether two targets are the bounds of one range: same time and place, opposite sides."""
    if len(targets) != 2:
        return False
    low, high = targets
    same = all(
        getattr(low, name) == getattr(high, name) for name in ("period", "horizon", "area", "where")
    )
    return same and any(
        one.operator in FLOORS and other.operator in CEILINGS
        for one, other in ((low, high), (high, low))
    )


def badness(verdict: Verdict) -> tuple[int, int]:
    """Return a key that sorts the worst verdict, and of equal ones the worst reading, first."""
    return (WORST_FIRST.index(verdict.verdict), READINGS.index(verdict.last_reading))
