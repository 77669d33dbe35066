"""Look-ups from a thing to all that names it, made once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.assess import in_time
from generator.model.measures import Observation
from generator.model.plan import Plan
from generator.model.register import Milestone, Question
from generator.model.rollup import RollUp
from generator.model.verdict import Assessment
from generator.model.work import Project, Task, Update

__all__ = ["Index", "make_index"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Index:
    """Everything by what it belongs to, in the order of the plan.

    `tasks_below` is by section and holds the tasks of its sub-sections too;
    `placeless` are the tasks that name no place; `rollups` are by kind and subject. Updates are newest first and
    without withdrawn ones.
    """

    tasks_in: Mapping[str, tuple[Task, ...]]
    tasks_below: Mapping[str, tuple[Task, ...]]
    children: Mapping[str, tuple[str, ...]]
    tasks_by_partner: Mapping[str, tuple[Task, ...]]
    tasks_by_theme: Mapping[str, tuple[Task, ...]]
    tasks_by_indicator: Mapping[str, tuple[Task, ...]]
    placeless: tuple[Task, ...]
    projects_by_task: Mapping[str, tuple[Project, ...]]
    projects_by_area: Mapping[str, tuple[Project, ...]]
    updates_by_task: Mapping[str, tuple[Update, ...]]
    updates_by_project: Mapping[str, tuple[Update, ...]]
    milestones_by_task: Mapping[str, tuple[Milestone, ...]]
    milestones_by_indicator: Mapping[str, tuple[Milestone, ...]]
    questions_by_target: Mapping[str, tuple[Question, ...]]
    rows_by_source: Mapping[str, tuple[Observation, ...]]
    updates_by_source: Mapping[str, tuple[Update, ...]]
    rows_by_area: Mapping[str, tuple[Observation, ...]]
    rollups: Mapping[str, RollUp]
    questions_by_group: Mapping[str, tuple[Question, ...]]


def make_index(plan: Plan, assessment: Assessment) -> Index:
    """Return all look-ups of the plan."""
    tasks, projects = plan.tasks.values(), plan.projects.values()
    updates = sorted(
        (one for one in plan.updates.values() if one.state == "published"),
        key=in_time,
        reverse=True,
    )
    rows = assessment.observations
    return Index(
        tasks_in=_by(tasks, lambda one: (one.section,)),
        tasks_below=_by(tasks, lambda one: _ancestry(plan, one.section)),
        children=_children(plan),
        tasks_by_partner=_by(tasks, lambda one: one.partners),
        tasks_by_theme=_by(tasks, lambda one: one.themes),
        tasks_by_indicator=_by(
            tasks, lambda one: (*one.target_indicators, *one.related_indicators)
        ),
        placeless=tuple(one for one in tasks if not one.areas),
        projects_by_task=_by(projects, lambda one: one.tasks),
        projects_by_area=_by(projects, lambda one: one.areas),
        updates_by_task=_by(updates, lambda one: (one.task,)),
        updates_by_project=_by(updates, lambda one: (one.project,)),
        milestones_by_task=_by(plan.milestones.values(), lambda one: one.tasks),
        milestones_by_indicator=_by(plan.milestones.values(), lambda one: one.indicators),
        questions_by_target=_by(plan.questions.values(), lambda one: (one.target,)),
        rows_by_source=_by(rows, lambda one: (one.source,)),
        updates_by_source=_by(updates, lambda one: one.sources),
        rows_by_area=_by(rows, lambda one: (one.area,)),
        rollups={one.id: one for one in assessment.rollups},
        questions_by_group=_by(
            plan.questions.values(), lambda one: (one.section,) if one.about == "group" else ()
        ),
    )


def _by(things: Iterable[T], names: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for thing in things:
        for name in dict.fromkeys(names(thing)):
            if name:
                groups[name].append(thing)
    return {name: tuple(group) for name, group in groups.items()}


def _ancestry(plan: Plan, section: str) -> tuple[str, ...]:
    """Return the section and all sections above it."""
    line = [section]
    while (parent := plan.sections[line[-1]].parent) and parent not in line:
        line.append(parent)
    return tuple(line)


def _children(plan: Plan) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for section in plan.sections.values():
        groups[section.parent].append(section.id)
    return {name: tuple(group) for name, group in groups.items()}
