"""What can be said at a release: pure functions of the rows and the rules.

`assess` is the door. It reads no file, knows no clock but the newest release, and
gives the same answer for the same rows in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from generator.assess.asked import count_questions
from generator.assess.counts import count_targets
from generator.assess.course import course_of
from generator.assess.derive import derive, obstacles
from generator.assess.forms import rows_of_forms
from generator.assess.leading import badness, lead_of
from generator.assess.levels import levels_of
from generator.assess.methods.crosscheck import (
    agreements,
    cross_checks,
    headline,
    known_method,
)
from generator.assess.ranking import Ranking
from generator.assess.robust import choice_name, published_verdict, with_robustness
from generator.assess.rollups import roll_ups
from generator.assess.segments import number_segments
from generator.assess.sentences import goal_phrase, sentence, target_phrase, value_phrase
from generator.assess.table import Outcome, Rule, decision_table
from generator.assess.verdicts import Clock, Known, verdict_of
from generator.assess.work import in_time, project_states, states_as_of, task_states
from generator.model.measures import Observation
from generator.model.method import MethodVerdict
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.verdict import Assessment, Lead, Verdict
from generator.project import Project

__all__ = [
    "Outcome",
    "Rule",
    "assess",
    "badness",
    "choice_name",
    "clock_of",
    "course_of",
    "decision_table",
    "goal_phrase",
    "in_time",
    "levels_of",
    "published_verdict",
    "states_as_of",
    "target_phrase",
    "value_phrase",
]


def assess(plan: Plan, project: Project) -> Assessment:
    """Return all that can be said of the plan at its newest release."""
    return with_robustness(_assess(plan, project), plan, project)


def _assess(plan: Plan, project: Project) -> Assessment:
    """Return verdicts, states and counts of the plan at its newest release."""
    rows = _rows(plan)
    by_indicator = _by_indicator(plan, rows)
    clock = clock_of(plan, project)
    checks = cross_checks(plan, by_indicator, clock, project.assessing)
    verdicts = _verdicts(plan, project, by_indicator, clock, checks)
    tasks = task_states(plan, clock, project.assessing, verdicts)
    projects = project_states(plan, clock, project.assessing)
    return Assessment(
        release=plan.release.id,
        as_of=plan.release.date,
        method=known_method(project.assessing),
        observations=rows,
        verdicts=verdicts,
        tasks=tasks,
        projects=projects,
        counts=count_targets(plan, verdicts, project.assessing),
        by_indicator=by_indicator,
        rollups=roll_ups(plan, tasks, projects, project.assessing),
        asked=count_questions(plan),
        by_key={one.key: one for one in rows},
        leads=_leads(plan, verdicts, clock),
        cross_checks=checks,
        agreements=agreements(checks, project.assessing),
    )


def clock_of(plan: Plan, project: Project) -> Clock:
    """Return the two days the verdicts look at: of the plan and of its newest release."""
    return Clock(parse_period(project.identity.issued).end, parse_period(plan.release.date).end)


def _leads(plan: Plan, verdicts: Mapping[str, Verdict], clock: Clock) -> dict[str, Lead]:
    found = {
        one.id: lead_of(one, verdicts, clock) for one in plan.indicators.values() if one.targets
    }
    return {name: lead for name, lead in found.items() if lead is not None}


def _rows(plan: Plan) -> tuple[Observation, ...]:
    published = Ranking(plan.observations, plan.sources)
    every = (*plan.observations, *derive(plan.indicators, plan.observations, published))
    ranking = Ranking(every, plan.sources)
    order = {name: position for position, name in enumerate(plan.indicators)}
    return tuple(
        sorted(
            number_segments(ranking.mark(every)),
            key=lambda one: (order[one.indicator], one.area, one.period.end, one.key),
        )
    )


def _by_indicator(plan: Plan, rows: tuple[Observation, ...]) -> dict[str, tuple[Observation, ...]]:
    groups: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        groups[row.indicator].append(row)
    return {name: tuple(groups[name]) for name in plan.indicators}


def _verdicts(
    plan: Plan,
    project: Project,
    rows: dict[str, tuple[Observation, ...]],
    clock: Clock,
    checks: dict[str, tuple[MethodVerdict, ...]],
) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    every = [row for group in rows.values() for row in group]
    conflicts = frozenset(Ranking(every, plan.sources).disagreements(every))
    for target in plan.targets.values():
        indicator = plan.indicators[target.indicator]
        forms = rows_of_forms(indicator, plan.indicators, rows)
        known = Known(conflicts, obstacles(target, indicator, rows), forms)
        bare = verdict_of(target, indicator, rows[indicator.id], clock, project.assessing, known)
        bare = headline(bare, target, checks[target.id], project.assessing)
        found[target.id] = replace(bare, sentence=sentence(bare, target, plan, project.words))
    return found
