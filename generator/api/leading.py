"""Which of several targets speaks for its indicator, as columns of the table of verdicts."""

from __future__ import annotations

from generator.api.shape import World
from generator.model.verdict import Verdict

__all__ = ["is_possible", "lead_rule", "speaks"]


def speaks(world: World, verdict: Verdict) -> bool:
    """Tell whether the target speaks for its indicator, of which it may be one of several."""
    lead = world.assessment.leads.get(verdict.indicator)
    return lead is not None and lead.target == verdict.target


def lead_rule(world: World, verdict: Verdict) -> str:
    """Return why this one of several targets speaks for its indicator; "" where it does not."""
    return world.assessment.leads[verdict.indicator].rule if speaks(world, verdict) else ""


def is_possible(world: World, item: Verdict) -> int | None:
    """Tell whether the plain line ends at a value that the indicator can have."""
    if item.trend is None or item.trend.projected is None:
        return None
    return int(world.plan.indicators[item.indicator].can_be(item.trend.projected))
