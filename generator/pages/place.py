"""The page of one place: what is on record, what was promised, and on to the city-wide tasks."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.claim import Counted
from generator.model.register import Area
from generator.model.site import Page, SearchEntry
from generator.model.work import Project, Task
from generator.pages.grouped import FEW, Group, grouped, known
from generator.pages.namesakes import namesakes
from generator.pages.place_facts import Place, Subject, above, readings
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.routes import has_page
from generator.pages.tiles import Layout
from generator.pages.view import View

__all__ = ["Through", "place_page", "through"]


@dataclass(frozen=True, slots=True)
class Through:
    """A place inside another one, with how many tasks and projects name it."""

    area: Area
    named: str


def place_page(
    register: Register,
    place: Place,
    layout: Layout,
    subjects: tuple[Subject, ...],
    crumb: tuple[str, str],
) -> Page:
    """Return the page of a place.

    Args:
        register: the register in one language.
        place: the place.
        layout: the schematic of places.
        subjects: those with city-wide tasks.
        crumb: title and route of the page above.
    """
    view, name = register.view, place.area.id
    title, route = register.titles["area", name], view.routes["area"][name]
    line = above(view, name)
    is_inside = view.project.identity.area in (name, *line)
    lead = _lead(register, place)
    tiled = {one.area.id for one in layout.tiles}
    return make_page(
        view,
        route=route,
        template="place.html",
        title=title,
        description=lead,
        section="places",
        crumbs=(crumb,),
        search=(SearchEntry(route, view.plain(place.area.name), lead),),
        facts={
            "r": register,
            "place": place,
            "lead": lead,
            "tally": register.roll("place", name),
            "known": known(register, place.all_tasks, place.all_projects),
            "above": line,
            "through": through(register, place),
            "own_groups": _own(register, place),
            "below_groups": _below(register, place),
            "open": len(place.all_tasks) <= FEW,
            "readings": readings(view, name),
            "namesakes": namesakes(register, place) if is_inside else None,
            "partners": tuple(one for one in view.plan.partners.values() if one.area == name),
            "is_inside": is_inside,
            "subjects": subjects if is_inside else (),
            "layout": layout if is_inside else None,
            "around": next((one for one in line if one in tiled), ""),
        },
    )


def through(register: Register, place: Place) -> tuple[Through, ...]:
    """Return the places inside a place that tasks or projects name, with how many do."""
    view = register.view
    return tuple(
        Through(area, register.named(len(tasks), len(projects), area=area.id))
        for area in place.below
        if has_page(view.routes["area"][area.id])
        for tasks, projects in [_naming(place, area.id)]
        if tasks or projects
    )


def _naming(place: Place, name: str) -> tuple[list[Task], list[Project]]:
    tasks = [one for one in place.all_tasks if name in one.areas]
    return tasks, [one for one in place.all_projects if name in one.areas]


def _own(register: Register, place: Place) -> tuple[Group, ...]:
    return grouped(register, place.tasks, area=place.area.id)


def _below(register: Register, place: Place) -> tuple[Group, ...]:
    name = place.area.id
    return grouped(register, place.tasks_below, within=name, not_area=name)


def _lead(register: Register, place: Place) -> str:
    """Return how often the plan names a place and what is on record, or what else is held of it."""
    view: View = register.view
    name = view.plain(place.area.name)
    if place.all_tasks or place.all_projects:
        named = register.named(len(place.all_tasks), len(place.all_projects), within=place.area.id)
        key = "pages.place.lead_below" if place.below else "pages.place.lead"
        return view.words(key, name=name, named=named, reported=_reported(register, place))
    values: Counted = view.n(place.values, "values", area=place.area.id)
    key = "pages.place.lead_values" if place.values else "pages.place.lead_nothing"
    return register.counted(key, values, name=name) if values else view.words(key, name=name)


def _reported(register: Register, place: Place) -> str:
    """Return how much of what names a place has a report on record, in words."""
    states = register.view.assessment.projects
    tasks = sum(register.has_report(one) for one in place.all_tasks)
    projects = sum("no_report" not in states[one.id].flags for one in place.all_projects)
    if not tasks + projects:
        return register.view.words("pages.place.none_reported")
    said = register.named(tasks, projects, within=place.area.id, reported=True)
    return register.view.words("pages.place.reported", named=said)
