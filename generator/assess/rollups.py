"""Tasks and projects counted by plan, section, place, partner, theme, body, commitment.

Every page, file and table takes its counts from here, so that they agree by construction.
A task counts once within a subject, however many of its places or sections it names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from generator.model.plan import Plan
from generator.model.rollup import RollUp
from generator.model.verdict import ProjectState, TaskState
from generator.model.work import Project, Task
from generator.project import Assessing

__all__ = ["APART", "roll_ups"]

# Statuses that tell nothing about progress: counted apart from those that do.
APART = ("not_assessed", "no_report")
NO_REPORT, OVERDUE = "no_report", "overdue"
# Kind of area that is made for figures only: it holds no place and lies in none.
STATISTICAL = "statistical_area"
BODY = "body"  # projects have none, so they are not counted by it
NOBODY = ""  # subject of what names no place, no partner, no theme, no body

Thing = TypeVar("Thing", Task, Project)
Ids = tuple[str, ...]
Members = Mapping[str, Ids]  # subject -> ids of tasks or projects


@dataclass(frozen=True, slots=True)
class _World:
    """What counts are made from; `statuses` and `flags` are in order of display."""

    plan: Plan
    tasks: Mapping[str, TaskState]
    projects: Mapping[str, ProjectState]
    least: int
    statuses: Ids
    flags: Ids

    def roll_up(
        self, kind: str, subject: str, tasks: tuple[Ids, Ids], works: tuple[Ids, Ids]
    ) -> RollUp:
        """Return the counts of these tasks and projects, (own, below) each."""
        states = [self.tasks[name] for group in tasks for name in group]
        statuses = Counter(one.status for one in states)
        flags = Counter(flag for one in states for flag in one.flags)
        reported = sum(NO_REPORT not in one.flags for one in states)
        told = [code for code in self.statuses if code not in APART]
        return RollUp(
            kind=kind,
            subject=subject,
            own=tasks[0],
            below=tasks[1],
            reported=reported,
            dated=sum(bool(one.due) for one in states),
            overdue=flags[OVERDUE],
            by_status=_counts(statuses, told),
            apart=_counts(statuses, APART),
            by_flag=_counts(flags, self.flags),
            share=Decimal(reported) / len(states) if len(states) >= self.least else None,
            projects_own=works[0],
            projects_below=works[1],
            projects_reported=sum(
                NO_REPORT not in self.projects[name].flags for group in works for name in group
            ),
        )


def roll_ups(
    plan: Plan,
    tasks: Mapping[str, TaskState],
    projects: Mapping[str, ProjectState],
    rules: Assessing,
) -> tuple[RollUp, ...]:
    """Return the counts of every subject, those without any task included."""
    world = _World(
        plan,
        tasks,
        projects,
        max(1, rules.minimum_for_rates),
        tuple(one.code for one in plan.list_of("task_status")),
        tuple(one.code for one in plan.list_of("flag")),
    )
    return tuple(one for count in COUNTERS for one in count(world))


def _whole(world: _World) -> Iterator[RollUp]:
    plan = world.plan
    yield world.roll_up("plan", NOBODY, (tuple(plan.tasks), ()), (tuple(plan.projects), ()))


def _sections(world: _World) -> Iterator[RollUp]:
    """Yield sections with what stands below them, and groups: what stands in one directly."""
    plan = world.plan
    tasks = _by(plan.tasks.values(), lambda one: (one.section,))
    works = _by(plan.projects.values(), lambda one: _sections_of(plan, one))
    below = _below({one.id: one.parent for one in plan.sections.values()})
    yield from _nested(world, "section", plan.sections, below, tasks, works)
    for name in plan.sections:
        if name in tasks:
            yield world.roll_up("group", name, (tasks[name], ()), (works.get(name, ()), ()))


def _places(world: _World) -> Iterator[RollUp]:
    plan = world.plan
    tasks = _by(plan.tasks.values(), lambda one: one.areas)
    works = _by(plan.projects.values(), lambda one: one.areas)
    parents = {one.id: one.parent for one in plan.areas.values() if one.kind != STATISTICAL}
    yield from _nested(world, "place", plan.areas, _below(parents), tasks, works)
    yield from _without(world, "place", lambda one: one.areas)


def _partners(world: _World) -> Iterator[RollUp]:
    yield from _flat(world, "partner", world.plan.partners, lambda one: one.partners)
    yield from _without(world, "partner", lambda one: one.partners)


def _themes(world: _World) -> Iterator[RollUp]:
    plan = world.plan
    yield from _flat(world, "theme", plan.themes, lambda one: _themes_of(plan, one))
    yield from _without(world, "theme", lambda one: _themes_of(plan, one))


def _bodies(world: _World) -> Iterator[RollUp]:
    yield from _flat(world, BODY, world.plan.bodies, _responsible)
    yield from _without(world, BODY, _responsible)


def _commitments(world: _World) -> Iterator[RollUp]:
    yield from _flat(world, "commitment", world.plan.commitment_levels, _levels)


COUNTERS: tuple[Callable[[_World], Iterator[RollUp]], ...] = (
    _whole,
    _sections,
    _places,
    _partners,
    _themes,
    _bodies,
    _commitments,
)


def _flat(
    world: _World, kind: str, subjects: Iterable[str], names: Callable[[Task | Project], Ids]
) -> Iterator[RollUp]:
    tasks, works = _by(world.plan.tasks.values(), names), _by(world.plan.projects.values(), names)
    for subject in subjects:
        yield world.roll_up(
            kind, subject, (tasks.get(subject, ()), ()), (works.get(subject, ()), ())
        )


def _without(world: _World, kind: str, names: Callable[[Task | Project], Ids]) -> Iterator[RollUp]:
    """Yield the counts of what names no subject of the kind."""
    plan = world.plan
    tasks = tuple(one.id for one in plan.tasks.values() if not names(one))
    works = tuple(one.id for one in plan.projects.values() if kind != BODY and not names(one))
    yield world.roll_up(kind, NOBODY, (tasks, ()), (works, ()))


def _nested(
    world: _World,
    kind: str,
    subjects: Iterable[str],
    below: Members,
    tasks: Members,
    works: Members,
) -> Iterator[RollUp]:
    order = {name: at for at, name in enumerate((*world.plan.tasks, *world.plan.projects))}

    def split(subject: str, members: Members) -> tuple[Ids, Ids]:
        own = members.get(subject, ())
        others = {name for one in below.get(subject, ()) for name in members.get(one, ())}
        return own, tuple(sorted(others.difference(own), key=order.__getitem__))

    for subject in subjects:
        yield world.roll_up(kind, subject, split(subject, tasks), split(subject, works))


def _below(parents: Mapping[str, str]) -> dict[str, Ids]:
    """Return all that lies under each subject, at any depth."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in parents:
        seen, above = {name}, parents[name]
        while above and above not in seen:
            seen.add(above)
            found[above].append(name)
            above = parents.get(above, "")
    return {name: tuple(group) for name, group in found.items()}


def _by(things: Iterable[Thing], names: Callable[[Thing], Ids]) -> dict[str, Ids]:
    groups: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        for name in dict.fromkeys(names(thing)):
            groups[name].append(thing.id)
    return {name: tuple(group) for name, group in groups.items()}


def _sections_of(plan: Plan, work: Project) -> Ids:
    return tuple(plan.tasks[name].section for name in work.tasks if name in plan.tasks)


def _themes_of(plan: Plan, thing: Task | Project) -> Ids:
    """Return the themes of a task; a project has those of the tasks that name it."""
    if isinstance(thing, Task):
        return thing.themes
    return tuple(
        theme for name in thing.tasks if name in plan.tasks for theme in plan.tasks[name].themes
    )


def _responsible(thing: Task | Project) -> Ids:
    """Return the bodies responsible for a task, leading or supporting; none for a project."""
    if isinstance(thing, Project):
        return ()
    return tuple(one for one in (thing.lead_body, *thing.supporting_bodies) if one)


def _levels(thing: Task | Project) -> Ids:
    return (thing.commitment,) if isinstance(thing, Task) else ()


def _counts(found: Mapping[str, int], order: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return the numbers in order of display, without zeros."""
    return tuple((code, found[code]) for code in order if found.get(code))
