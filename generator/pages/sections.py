"""The plan's own order: its table of contents, and a page for each section with tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.register import Section
from generator.model.site import Page, SearchEntry
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["pages"]

ROUTE = "plan/"


def pages(view: View) -> Iterable[Page]:
    """Return the contents of the plan and a page for each section with tasks."""
    if not view.plan.sections:
        return
    register = Register(view)
    yield _overview(view, register)
    for name in view.routes["section"]:
        yield _section(view, register, view.plan.sections[name])


def _overview(view: View, register: Register) -> Page:
    below, order = view.index.tasks_below, {"": _in(view, "")}
    order |= {name: _in(view, name) for name in view.plan.sections}
    return make_page(
        view,
        route=ROUTE,
        template="sections.html",
        title=view.words("pages.sections.title"),
        description=view.words("pages.sections.description"),
        section="plan",
        facts={
            "r": register,
            "roots": order[""],
            "order": order,
            "tallies": {name: register.roll("section", name) for name in below},
            "without": any(name not in below for name in view.plan.sections),
        },
    )


def _section(view: View, register: Register, section: Section) -> Page:
    index, name = view.index, section.id
    title = register.titles["section", name]
    tally = register.roll("section", name)
    groups = tuple(one for one in _in(view, name) if one in index.tasks_below)
    own = index.tasks_in.get(name, ())
    told = tuple(one for one in own if register.has_report(one))
    silent = tuple(one for one in own if not register.has_report(one))
    lead = register.known("pages.section.lead", tally)
    return make_page(
        view,
        route=view.routes["section"][name],
        template="section.html",
        title=title,
        description=view.words("pages.section.description", title=title, lead=lead),
        section="plan",
        crumbs=register.crumbs(section.parent),
        search=(SearchEntry(view.routes["section"][name], title, lead),),
        facts={
            "r": register,
            "section": section,
            "lead": lead,
            "tally": tally,
            "own": own,
            "own_count": view.n(len(own), "tasks", own=name),
            "told": told,
            "told_count": view.n(len(told), "tasks", own=name, reported=True),
            "silent": silent,
            "silent_count": view.n(len(silent), "tasks", own=name, silent=True),
            "groups": groups,
            "tallies": {one: register.roll("section", one) for one in groups},
            # Lists of tasks stand on the page only where its groups are not divided further.
            "listed": not any(_divided(view, groups)),
            "beside": _beside(view, section),
        },
    )


def _in(view: View, parent: str) -> tuple[str, ...]:
    """Return the sections right below another one, in the order the plan numbers them."""
    sections = view.plan.sections
    return tuple(sorted(view.index.children.get(parent, ()), key=lambda one: sections[one].ordinal))


def _divided(view: View, groups: Iterable[str]) -> Iterator[bool]:
    for group in groups:
        yield any(one in view.routes["section"] for one in view.index.children.get(group, ()))


def _beside(view: View, section: Section) -> tuple[Section | None, Section | None]:
    """Return the sections with a page before and after this one on its level, if any."""
    level = [one for one in _in(view, section.parent) if one in view.routes["section"]]
    at, sections = level.index(section.id), view.plan.sections
    before = sections[level[at - 1]] if at else None
    after = sections[level[at + 1]] if at + 1 < len(level) else None
    return before, after
