"""The named projects of the plan: a gallery by type, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.claim import Counted
from generator.model.register import Area, Code
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.model.work import Project
from generator.pages.filters import (
    NOWHERE,
    make_filters,
    places_named,
    recorded,
    script_words,
    spelled,
)
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.timeline import project_points, stages_reached
from generator.pages.view import View

__all__ = ["pages"]

ROUTE = "projects/"
# Filters that stand above the gallery at once: all of them.
FIRST = 4


def pages(view: View) -> Iterable[Page]:
    """Return the gallery and a page for each project; none where the plan names no project."""
    if not view.plan.projects:
        return
    register = Register(view)
    yield _overview(view, register)
    for project in view.plan.projects.values():
        yield _project(view, register, project)


@dataclass(frozen=True, slots=True)
class Kind:
    """The projects of one type, those with anything on record apart."""

    code: Code
    told: tuple[Project, ...]
    silent: tuple[Project, ...]
    total: Counted
    reported: Counted
    silent_count: Counted


def _overview(view: View, register: Register) -> Page:
    projects = tuple(view.plan.projects.values())
    told = register.roll("plan").projects_reported
    key = "pages.projects.lead" if told else "pages.projects.lead_none"
    lead = register.counted(
        key,
        view.n(len(projects), "projects"),
        reported=view.count(view.n(told, "projects", told=True)),
    )
    marks = {one.id: tuple(_marks(view, one)) for one in projects}
    return make_page(
        view,
        route=ROUTE,
        template="projects.html",
        title=view.words("pages.projects.title"),
        description=lead,
        section="projects",
        facts={
            "r": register,
            "lead": lead,
            "silent": view.n(len(projects) - told, "projects", untold=True),
            "stages": register.stages(projects),
            "kinds": tuple(_kinds(view, projects)),
            "marks": spelled(marks),
            "filters": make_filters(_labels(view), marks, lambda *it: _n(view, *it)),
            "first": FIRST,
            "said_by_script": script_words(view, "pages.projects.list"),
            "places": tuple(_places(view, register)),
            "placeless": view.n(sum(not one.areas for one in projects), "projects", placeless=True),
        },
    )


def _places(view: View, register: Register) -> Iterator[tuple[Area, Counted, tuple[str, ...]]]:
    """Yield the places that projects name, each with their number and their ids."""
    for area in view.plan.areas.values():
        if area.id in view.index.projects_by_area and area.id in view.routes["area"]:
            own = register.roll("place", area.id).projects_own
            yield area, view.n(len(own), "projects", area=area.id), own


def _kinds(view: View, projects: Iterable[Project]) -> Iterator[Kind]:
    """Yield the types in order of display with their projects."""
    groups: dict[str, list[Project]] = {}
    for project in projects:
        groups.setdefault(project.type, []).append(project)
    for code in _types(view, groups):
        group = groups[code.code]
        told = tuple(one for one in group if _told(view, one))
        silent = tuple(one for one in group if not _told(view, one))
        yield Kind(
            code,
            told,
            silent,
            view.n(len(group), "projects", type=code.code),
            view.n(len(told), "projects", type=code.code, told=True),
            view.n(len(silent), "projects", type=code.code, untold=True),
        )


def _types(view: View, named: Iterable[str]) -> Iterator[Code]:
    """Yield the types that occur, in order of display; those of no list at the end."""
    listed = {one.code: one for one in view.plan.list_of("project_type")}
    occurring = set(named)
    yield from (one for name, one in listed.items() if name in occurring)
    for name in sorted(occurring - set(listed)):
        label = view.plan.label("project_type", name)
        yield Code("project_type", name, label, label)


def _told(view: View, project: Project) -> bool:
    """Tell whether anything is on record for a project."""
    return project.id in view.index.updates_by_project


def _marks(view: View, project: Project) -> Iterator[tuple[str, str]]:
    """Yield what the filters look for in a card: (filter, value)."""
    yield "type", project.type
    yield from (("place", one) for one in places_named(view, project.areas))
    yield "stage", view.assessment.projects[project.id].stage or NOWHERE
    yield "record", RECORD[_told(view, project)]


# Whether anything is on record -> value of the filter, which is also the filter of its count.
RECORD = {True: "told", False: "untold"}


def _n(view: View, name: str, value: str, number: int) -> Counted:
    """Return the number of projects that a choice shows, by name."""
    special: Mapping[tuple[str, str], Mapping[str, object]] = {
        ("place", NOWHERE): {"placeless": True},
        ("place", view.project.identity.area): {"area": value},
        ("stage", NOWHERE): {"unstaged": True},
    }
    usual: Mapping[str, Mapping[str, object]] = {
        "record": {value: True},
        "place": {"within_named": value},
    }
    found = special.get((name, value)) or usual.get(name) or {name: value}
    return view.n(number, "projects", **found)


def _labels(view: View) -> Mapping[str, Mapping[str, Text]]:
    """Return the words of every value by filter, in order of display."""
    plan = view.plan
    nowhere = Text({view.language: view.words("pages.projects.no_place")})
    types = _types(view, {one.type for one in plan.projects.values()})
    return {
        "type": {one.code: one.label for one in types},
        "place": {one.id: one.name for one in plan.areas.values()} | {NOWHERE: nowhere},
        "stage": {one.code: one.label for one in plan.list_of("project_stage")}
        | {NOWHERE: plan.label("flag", "no_report")},
        "record": recorded(view, *RECORD.values()),
    }


def _project(view: View, register: Register, project: Project) -> Page:
    title = register.titles["project", project.id]
    name = view.plain(project.name)
    updates = view.index.updates_by_project.get(project.id, ())
    state = view.assessment.projects[project.id]
    kind = view.label("project_type", project.type)
    shown = state.stage and view.label("project_stage", state.stage)
    route = view.routes["project"][project.id]
    return make_page(
        view,
        route=route,
        template="project.html",
        title=title,
        description=view.words(
            "pages.project.description",
            name=name,
            type=kind,
            stage=shown or view.label("flag", "no_report"),
        ),
        section="projects",
        crumbs=((view.words("pages.projects.title"), ROUTE),),
        search=(SearchEntry(route, name, kind, hidden=project.id),),
        facts={
            "r": register,
            "project": project,
            "state": state,
            "basis": view.plan.updates[state.update].status_basis if state.update else "",
            "updates": updates,
            "points": project_points(view, project),
            "steps": stages_reached(view, project, state),
            # Oldest first: how the date moved.
            "expectations": tuple(one for one in reversed(updates) if one.expected_date),
            "flags": tuple(one for one in state.flags if one != "no_report"),
            "tasks": tuple(view.plan.tasks[one] for one in project.tasks),
            "report_address": register.report_address(route, title),
        },
    )
