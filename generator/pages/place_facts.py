"""What is held of a place: tasks, projects and values that name it or a place in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.claim import Counted
from generator.model.measures import Observation
from generator.model.register import Area, Theme
from generator.model.work import Project, Task
from generator.pages.register_rows import Register
from generator.pages.view import View

__all__ = [
    "STATISTICAL",
    "Place",
    "Reading",
    "Subject",
    "above",
    "place_of",
    "places_of",
    "readings",
    "subjects",
]

# Kind of area that is made for figures only: it holds no place and lies in none.
STATISTICAL = "statistical_area"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with what names it, and what names the places that belong to it.

    Attributes:
        below: the places that belong to it, at any depth.
        tasks, projects: naming the place itself.
        tasks_below, projects_below: naming a place below and not the place itself.
        values: number of values observed for the place itself.
    """

    area: Area
    below: tuple[Area, ...]
    tasks: tuple[Task, ...]
    tasks_below: tuple[Task, ...]
    projects: tuple[Project, ...]
    projects_below: tuple[Project, ...]
    values: int

    @property
    def all_tasks(self) -> tuple[Task, ...]:
        """Tasks naming the place or one below."""
        return self.tasks + self.tasks_below

    @property
    def all_projects(self) -> tuple[Project, ...]:
        """Projects naming the place or one below."""
        return self.projects + self.projects_below


@dataclass(frozen=True, slots=True)
class Reading:
    """The latest value of an indicator for a place, and how many are held."""

    row: Observation
    held: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with its tasks that name no place, of all its tasks."""

    theme: Theme
    citywide: Counted
    total: Counted


def places_of(register: Register) -> dict[str, Place]:
    """Return every place of the plan by id."""
    children = _children(register.view)
    return {
        name: _place(register, area, _below(children, name))
        for name, area in register.view.plan.areas.items()
    }


def place_of(register: Register, name: str) -> Place:
    """Return one place of the plan; nothing is looked up of the values of others."""
    view = register.view
    return _place(register, view.plan.areas[name], _below(_children(view), name))


def _children(view: View) -> dict[str, list[Area]]:
    children: dict[str, list[Area]] = {}
    # By the official code first; areas made for statistics only hold no place and lie in none.
    ranked = sorted(view.plan.areas.values(), key=lambda one: (not one.gb_code, one.gb_code))
    for area in ranked:
        if area.kind != STATISTICAL:
            children.setdefault(area.parent, []).append(area)
    return children


def _below(children: Mapping[str, Sequence[Area]], name: str) -> tuple[Area, ...]:
    found: dict[str, Area] = {}
    waiting = list(children.get(name, ()))
    while waiting:
        area = waiting.pop(0)
        if area.id not in found:
            found[area.id] = area
            waiting += children.get(area.id, ())
    return tuple(found.values())


def _place(register: Register, area: Area, below: tuple[Area, ...]) -> Place:
    counts = register.roll("place", area.id)
    return Place(
        area=area,
        below=below,
        tasks=register.tasks(counts.own),
        tasks_below=register.tasks(counts.below),
        projects=register.projects(counts.projects_own),
        projects_below=register.projects(counts.projects_below),
        values=len(register.view.index.rows_by_area.get(area.id, ())),
    )


def above(view: View, name: str) -> tuple[str, ...]:
    """Return the places a place belongs to, nearest first."""
    line = [name]
    while (parent := view.plan.areas[line[-1]].parent) in view.plan.areas and parent not in line:
        line.append(parent)
    return tuple(line[1:])


def readings(view: View, name: str) -> tuple[Reading, ...]:
    """Return the latest current value of each indicator for a place."""
    groups: dict[str, list[Observation]] = {}
    for row in view.index.rows_by_area.get(name, ()):
        groups.setdefault(row.indicator, []).append(row)
    return tuple(
        Reading(
            max(rows, key=lambda one: (one.is_current, one.period.end, one.key)),
            view.n(len(rows), "values", area=name, indicator=indicator),
        )
        for indicator, rows in groups.items()
    )


def subjects(view: View) -> tuple[Subject, ...]:
    """Return the subjects with tasks that name no place, those with most first."""
    by_theme = view.index.tasks_by_theme
    found = (
        Subject(
            theme,
            view.n(
                sum(not one.areas for one in by_theme.get(name, ())),
                "tasks",
                theme=name,
                placeless=True,
            ),
            view.n(len(by_theme.get(name, ())), "tasks", theme=name),
        )
        for name, theme in view.plan.themes.items()
    )
    return tuple(sorted((one for one in found if one.citywide), key=lambda one: -one.citywide))
