"""What has the name of a place in its title without naming the place: lakes, halls, parks."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.register import Area
from generator.model.work import Project, Task
from generator.pages.place_facts import Place
from generator.pages.register_rows import Register
from generator.pages.view import View

__all__ = ["Namesakes", "namesakes"]

SHORTEST = 2  # letters; one letter stands in too many titles


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Tasks and projects whose titles hold a name, and the name they were looked for by."""

    name: str
    tasks: tuple[Task, ...]
    projects: tuple[Project, ...]


def namesakes(register: Register, place: Place) -> Namesakes | None:
    """Return what only the title ties to an administrative unit; None for nothing.

    What names the place, or a place in it, stands on its page anyway. The whole area of the
    plan is in half of all titles and is left out.
    """
    view = register.view
    if not place.area.gb_code or place.area.id == view.project.identity.area:
        return None
    name = _bare(view, place.area)
    if len(name) < SHORTEST:
        return None
    named = {*(one.id for one in place.all_tasks), *(one.id for one in place.all_projects)}
    code = view.language
    tasks = [one for one in view.plan.tasks.values() if name in one.title.in_(code)]
    projects = [one for one in view.plan.projects.values() if name in one.name.in_(code)]
    found = Namesakes(
        name,
        tuple(one for one in tasks if one.id not in named),
        tuple(one for one in projects if one.id not in named),
    )
    return found if found.tasks or found.projects else None


def _bare(view: View, area: Area) -> str:
    """Return a place's name without the word for what kind of place it is."""
    name = area.name.in_(view.language)
    for ending in str(view.words("pages.place.endings")).split("|"):
        if ending and name.endswith(ending):
            return name.removesuffix(ending).strip()
    return name
