"""Lists of tasks as readers meet them: by part of the plan, what is on record first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.claim import Counted
from generator.model.work import Project, Task
from generator.pages.register_rows import Register

__all__ = ["FEW", "Group", "Known", "grouped", "known"]

# A list of at most so many tasks stands open; longer ones are unfolded part by part.
FEW = 24


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks of a list that stand in one part of the plan.

    Attributes:
        part: id of the part of the register.
        tasks: those with a report first, else in the order of the plan.
        total, reported: how many there are, and how many of them have a report.
    """

    part: str
    tasks: tuple[Task, ...]
    total: Counted
    reported: Counted


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of a list: its tasks with a report, and projects that none of them names."""

    tasks: tuple[Task, ...]
    projects: tuple[Project, ...]

    def __bool__(self) -> bool:
        """Tell whether anything is on record."""
        return bool(self.tasks or self.projects)


def grouped(register: Register, tasks: Iterable[Task], **scope: object) -> tuple[Group, ...]:
    """Return tasks by part of the plan; `scope` are the filters of counts that name them all."""
    parts: dict[str, list[Task]] = {}
    for task in tasks:
        parts.setdefault(register.part(task), []).append(task)
    return tuple(_group(register, part, members, scope) for part, members in parts.items())


def _group(register: Register, part: str, members: list[Task], scope: dict[str, object]) -> Group:
    told = [one for one in members if register.has_report(one)]
    silent = [one for one in members if not register.has_report(one)]
    n = register.view.n
    return Group(
        part,
        (*told, *silent),
        n(len(members), "tasks", part=part, **scope),
        n(len(told), "tasks", part=part, **scope, reported=True),
    )


def known(register: Register, tasks: Iterable[Task], projects: Iterable[Project]) -> Known:
    """Return what of these tasks and projects is on record."""
    told = tuple(one for one in tasks if register.has_report(one))
    shown = {one.id for one in told}
    states = register.view.assessment.projects
    return Known(
        told,
        tuple(one for one in projects if states[one.id].stage and shown.isdisjoint(one.tasks)),
    )
