"""The named projects of the plan: a gallery by type, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.period import end_of, parse_period
from generator.model.register import Code
from generator.model.site import Page, SearchEntry
from generator.model.work import Project
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["pages"]

ROUTE = "projects/"


def pages(view: View) -> Iterable[Page]:
    """Return the gallery and a page for each project; none where the plan names no project."""
    if not view.plan.projects:
        return
    register = Register(view)
    yield _overview(view, register)
    for project in view.plan.projects.values():
        yield _project(view, register, project)


def _overview(view: View, register: Register) -> Page:
    projects = tuple(view.plan.projects.values())
    whole = register.roll("plan")
    told = whole.projects_reported
    key = "pages.projects.lead" if told else "pages.projects.lead_none"
    lead = register.counted(
        key,
        view.n(len(projects), "projects"),
        reported=view.count(view.n(told, "projects", told=True)),
    )
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
            "types": _by_type(view, projects),
            "places": tuple(
                (area, view.n(len(register.roll("place", area.id).projects_own), "projects", area=area.id))
                for area in view.plan.areas.values()
                if area.id in view.index.projects_by_area and area.id in view.routes["area"]
            ),
        },
    )


def _by_type(
    view: View, projects: Iterable[Project]
) -> tuple[tuple[Code, tuple[Project, ...]], ...]:
    """Return the projects by type, in order of display; inside a type, those with news first."""
    groups: dict[str, list[Project]] = {}
    for project in projects:
        groups.setdefault(project.type, []).append(project)
    listed = {one.code: one for one in view.plan.list_of("project_type")}
    order = [*listed, *(name for name in groups if name not in listed)]
    stages = view.assessment.projects
    return tuple(
        (
            listed.get(name)
            or Code(
                "project_type",
                name,
                view.plan.label("project_type", name),
                view.plan.label("project_type", name),
            ),
            tuple(sorted(groups[name], key=lambda one: not stages[one.id].stage)),
        )
        for name in order
        if name in groups
    )


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
            "expectations": tuple(one for one in updates if one.expected_date),
            "passed": _has_passed(view, state.expected_date, state.expected_precision),
            "flags": tuple(one for one in state.flags if one != "no_report"),
            "tasks": tuple(view.plan.tasks[one] for one in project.tasks),
            "report_address": register.report_address(route, title),
        },
    )


def _has_passed(view: View, text: str, precision: str) -> bool:
    """Tell whether an expected date lies before the release."""
    day = end_of(text, precision)
    return day is not None and day < parse_period(view.assessment.as_of).end
