"""Questions by release: the one count that can improve while no figure does."""

from __future__ import annotations

from generator.model.plan import Plan
from generator.model.rollup import Asked

__all__ = ["count_questions"]

WITHDRAWN = "withdrawn"


def count_questions(plan: Plan) -> tuple[Asked, ...]:
    """Return how many questions were asked and answered in each release, oldest first.

    A withdrawn question counts as asked, and neither as open nor as answered.
    """
    order = sorted(plan.releases.values(), key=lambda one: (one.date, one.id))
    place = {one.id: at for at, one in enumerate(order)}
    kept = [one for one in plan.questions.values() if one.status != WITHDRAWN]
    asked = [place[one.asked_in] for one in kept if one.asked_in in place]
    answered = [place[one.answered_in] for one in kept if one.answered_in in place]
    every = [place.get(one.asked_in) for one in plan.questions.values()]
    return tuple(
        Asked(
            release=release.id,
            date=release.date,
            asked=every.count(at),
            answered=answered.count(at),
            open=sum(one <= at for one in asked) - sum(one <= at for one in answered),
            closed=sum(one <= at for one in answered),
        )
        for at, release in enumerate(order)
    )
