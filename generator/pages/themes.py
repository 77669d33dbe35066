"""Subjects that cut across the plan's sections: an overview, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.register import Theme
from generator.model.site import Page, SearchEntry
from generator.pages.grouped import FEW, grouped, known
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["pages"]

ROUTE = "themes/"


def pages(view: View) -> Iterable[Page]:
    """Return the overview and a page for each subject; none where there are none."""
    if not view.plan.themes:
        return
    register = Register(view)
    yield _overview(view, register)
    for theme in view.plan.themes.values():
        yield _theme(view, register, theme)


def _overview(view: View, register: Register) -> Page:
    themes = view.plan.themes
    lead = register.counted("pages.themes.lead", view.n(len(themes), "themes"))
    return make_page(
        view,
        route=ROUTE,
        template="themes.html",
        title=view.words("pages.themes.title"),
        description=lead,
        section="plan",
        facts={
            "r": register,
            "lead": lead,
            "themes": sorted(
                themes.values(), key=lambda one: -register.roll("theme", one.id).total
            ),
            "tallies": {name: register.roll("theme", name) for name in themes},
            "indicators": {
                name: view.n(len(_indicators(view, name)), "indicators", theme=name, targeted=True)
                for name in themes
            },
        },
    )


def _theme(view: View, register: Register, theme: Theme) -> Page:
    tally = register.roll("theme", theme.id)
    tasks = register.tasks(tally.own)
    citywide = tuple(one for one in tasks if not one.areas)
    local = tuple(one for one in tasks if one.areas)
    projects = register.projects(tally.projects_own)
    route = view.routes["theme"][theme.id]
    title = register.titles["theme", theme.id]
    lead = register.known("pages.theme.lead", tally)
    return make_page(
        view,
        route=route,
        template="theme.html",
        title=title,
        description=lead,
        section="plan",
        crumbs=((view.words("pages.themes.title"), ROUTE),),
        search=(SearchEntry(route, view.plain(theme.label), view.plain(theme.definition)),),
        facts={
            "r": register,
            "theme": theme,
            "lead": lead,
            "tally": tally,
            "citywide": citywide,
            "citywide_groups": grouped(register, citywide, theme=theme.id, placeless=True),
            "local": local,
            "local_groups": grouped(register, local, theme=theme.id, placed=True),
            "open": len(tasks) <= FEW,
            "known": known(register, tasks, projects),
            "projects": projects,
            "indicators": _indicators(view, theme.id),
        },
    )


def _indicators(view: View, theme: str) -> tuple[str, ...]:
    """Return the indicators of a subject that carry a target."""
    return tuple(
        one.id for one in view.plan.indicators.values() if one.theme == theme and one.targets
    )
