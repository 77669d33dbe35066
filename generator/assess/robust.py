"""Sensitivity and histories of every target, added to a finished assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.assess.choices import choice_name
from generator.assess.history import changes_of, history_of, published_verdict
from generator.assess.sensitivity import CrossCheck, sensitivity_of
from generator.assess.verdicts import Clock
from generator.assess.workbench import Workbench
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.project import Project

__all__ = ["choice_name", "published_verdict", "with_robustness"]


def with_robustness(found: Assessment, plan: Plan, project: Project) -> Assessment:
    """Return the assessment with the sensitivity, histories and changes of every target."""
    clock = Clock(parse_period(project.identity.issued).end, parse_period(plan.release.date).end)
    bench = Workbench.of(plan, clock, project.assessing)
    checks: Mapping[str, Sequence[CrossCheck]] = found.cross_checks
    series = found.by_indicator
    sensitivity, history = {}, {}
    for target in plan.targets.values():
        verdict, indicator = found.verdicts[target.id], plan.indicators[target.indicator]
        sensitivity[target.id] = sensitivity_of(
            target, verdict, bench, plan.indicators, series, checks.get(target.id, ())
        )
        history[target.id] = history_of(
            target, verdict, indicator, series[indicator.id], plan, bench
        )
    changes = tuple(one for entries in history.values() for one in changes_of(entries))
    return replace(found, sensitivity=sensitivity, history=history, changes=changes)
