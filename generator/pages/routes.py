"""Addresses: the one place that says where a page lies.

A route is relative to the root of its language, "" for home, and ends with "/"; it
is the same in every language. Pages link to one another with relative addresses,
so that the whole site can lie under any path.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.plan import Plan

__all__ = ["FOLDERS", "WITHOUT", "has_page", "relative", "route", "routes"]

# the page that lists the places which no row names
WITHOUT = "places/without/"

# kind of thing -> folder of its pages
FOLDERS = {
    "indicator": "indicators",
    "task": "tasks",
    "section": "plan",
    "project": "projects",
    "area": "places",
    "partner": "partners",
    "theme": "themes",
}


def route(kind: str, name: str = "") -> str:
    """Return the route of one thing, or of the overview of its kind.

    >>> route("task", "T05.1.02")
    'tasks/t05.1.02/'
    """
    folder = FOLDERS.get(kind, kind)
    return f"{folder}/{name.lower()}/" if name else f"{folder}/"


def relative(here: str, there: str) -> str:
    """Return the address of `there` as seen from the page `here`.

    >>> relative("indicators/pm25/", "tasks/")
    '../../tasks/'
    >>> relative("", "")
    './'
    """
    return "../" * here.count("/") + there or "./"


def has_page(address: str) -> bool:
    """Tell whether a row has a page of its own; others lead to a place on a common one."""
    return bool(address) and "#" not in address


def routes(plan: Plan, *, hide_empty: bool = True) -> Mapping[str, Mapping[str, str]]:
    """Return the route of every row that has a page, by kind and id.

    Args:
        plan: the plan.
        hide_empty: places that no row names stand on one page, each with its fragment.
    """
    with_tasks = _with_tasks(plan)
    tables = {
        "indicator": plan.indicators,
        "task": plan.tasks,
        "section": {name: None for name in plan.sections if name in with_tasks},
        "project": plan.projects,
        "partner": plan.partners,
        "theme": plan.themes,
    }
    made = {kind: {name: route(kind, name) for name in table} for kind, table in tables.items()}
    return made | {"area": _places(plan, hide_empty=hide_empty)}


def _places(plan: Plan, *, hide_empty: bool) -> dict[str, str]:
    """Return the route of every place; one with a tile leads on to more than its own rows."""
    shown = {
        name: not hide_empty or bool(area.tile_row) or _is_named(plan, name)
        for name, area in plan.areas.items()
    }
    return {
        name: route("area", name) if is_shown else f"{WITHOUT}#{name}"
        for name, is_shown in shown.items()
    }


def _with_tasks(plan: Plan) -> frozenset[str]:
    """Return the sections with tasks in them or below them; others open no page."""
    found: set[str] = set()
    for section in dict.fromkeys(task.section for task in plan.tasks.values()):
        name = section
        while name and name not in found:
            found.add(name)
            name = plan.sections[name].parent
    return frozenset(found)


def _is_named(plan: Plan, area: str) -> bool:
    """Tell whether any row names a place; others share a page."""
    return (
        any(area in one.areas for one in plan.tasks.values())
        or any(area in one.areas for one in plan.projects.values())
        or any(area == one.area for one in plan.observations)
    )
