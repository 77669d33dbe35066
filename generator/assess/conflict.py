"""What the targets of a task's own sentence say, beside what is reported of the task.

The rule is narrow on purpose: a report is only contradicted by a firm verdict on a
number that stands in the task's own sentence. See decision 13.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.assess.lifecycle import Due
from generator.model.measures import Target
from generator.model.plan import Plan
from generator.model.verdict import Verdict
from generator.model.work import Task

__all__ = ["computed", "differs"]

Verdicts = Mapping[str, Verdict]
REACHED, MISSED, LAGGING, MIXED = (
    "target_met",
    "target_not_met",
    "target_behind",
    "targets_mixed",
)
# Verdicts that say something firm of the task; a single year, or a figure still to come, does not.
SAYS = {
    "achieved": REACHED,
    "met": REACHED,
    "open_met": REACHED,
    "not_achieved": MISSED,
    "open_not_met": MISSED,
    "behind": LAGGING,
    "wrong_way": LAGGING,
}
# A figure of another place, in doubt or from third parties alone contradicts nobody.
SOFT = frozenset(
    {
        "scope_differs",
        "unofficial_only",
        "provisional",
        "low_reliability",
        "period_uncertain",
        "basis_unconfirmed",
        "conflicting_sources",
    }
)
# Reported status -> what computed from data contradicts it.
AGAINST: Mapping[str, frozenset[str]] = {
    "completed": frozenset({MISSED, LAGGING, MIXED}),
    "on_schedule": frozenset({MISSED, LAGGING}),
    "ahead": frozenset({MISSED, LAGGING}),
    "behind": frozenset({REACHED}),
    "planned": frozenset({REACHED}),
    "not_started": frozenset({REACHED}),
}


def computed(task: Task, due: Due, plan: Plan, verdicts: Verdicts) -> tuple[str, tuple[str, ...]]:
    """Return what the task's own targets say and which they are; ("", ()) for nothing firm.

    Every target has to speak: where one is silent, nothing is said.
    """
    targets = tuple(_targets(task, due, plan))
    said = {_says(verdicts.get(one)) for one in targets}
    if not targets or "" in said:
        return "", ()
    return (said.pop() if len(said) == 1 else MIXED), targets


def differs(status: str, found: str) -> bool:
    """Tell whether what was computed contradicts the reported status."""
    return found in AGAINST.get(status, frozenset())


def _targets(task: Task, due: Due, plan: Plan) -> Iterator[str]:
    """Yield the targets of the numbers in the task's own sentence, for its own date if it has one."""
    for name in task.target_indicators:
        for target in _judged(plan, name):
            if not (due.text and target.period and target.period != due.text):
                yield target.id


def _judged(plan: Plan, name: str) -> Iterable[Target]:
    indicator = plan.indicators.get(name)
    return (one for one in (indicator.targets if indicator else ()) if not one.is_programme_size)


def _says(verdict: Verdict | None) -> str:
    if verdict is None or SOFT.intersection(verdict.reasons):
        return ""
    return SAYS.get(verdict.verdict, "")
