"""Partners of the plan: an overview, and what was agreed with each."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.register import Partner
from generator.model.site import Page, SearchEntry
from generator.pages.grouped import FEW, grouped, known
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.routes import has_page
from generator.pages.tallies import Tally
from generator.pages.view import View

__all__ = ["pages"]

ROUTE = "partners/"


def pages(view: View) -> Iterable[Page]:
    """Return the overview and a page for each partner; none where the plan names none."""
    if not view.plan.partners:
        return
    register = Register(view)
    yield _overview(view, register)
    for partner in view.plan.partners.values():
        yield _partner(view, register, partner)


def _overview(view: View, register: Register) -> Page:
    partners = view.plan.partners
    lead = register.counted("pages.partners.lead", view.n(len(partners), "partners"))
    return make_page(
        view,
        route=ROUTE,
        template="partners.html",
        title=view.words("pages.partners.title"),
        description=lead,
        section="plan",
        facts={
            "r": register,
            "lead": lead,
            "scopes": _by_scope(view),
            "tallies": {name: register.roll("partner", name) for name in partners},
        },
    )


def _by_scope(view: View) -> tuple[tuple[str, tuple[Partner, ...]], ...]:
    """Return the partners outside and inside the area of the plan, by kind."""
    kinds = {one.code: at for at, one in enumerate(view.plan.list_of("partner_kind"))}
    tasks = view.index.tasks_by_partner
    ranked = sorted(
        view.plan.partners.values(),
        key=lambda one: (kinds.get(one.kind, len(kinds)), -len(tasks.get(one.id, ()))),
    )
    scopes = dict.fromkeys(one.code for one in view.plan.list_of("partner_scope"))
    scopes |= dict.fromkeys(one.scope for one in ranked)
    groups = ((scope, tuple(one for one in ranked if one.scope == scope)) for scope in scopes)
    return tuple((scope, group) for scope, group in groups if group)


def _partner(view: View, register: Register, partner: Partner) -> Page:
    name = partner.id
    tally = register.roll("partner", name)
    tasks, projects = register.tasks(tally.own), register.projects(tally.projects_own)
    title, shown = register.titles["partner", name], view.plain(partner.name)
    lead = _lead(register, partner, tally, len(projects))
    route = view.routes["partner"][name]
    return make_page(
        view,
        route=route,
        template="partner.html",
        title=title,
        description=lead,
        section="plan",
        crumbs=((view.words("pages.partners.title"), ROUTE),),
        indexed=bool(tasks or projects),
        search=(SearchEntry(route, shown, view.label("partner_kind", partner.kind)),),
        facts={
            "r": register,
            "partner": partner,
            "lead": lead,
            "tally": tally,
            "tasks": tasks,
            "groups": grouped(register, tasks, partner=name),
            "open": len(tasks) <= FEW,
            "known": known(register, tasks, projects),
            "projects": projects,
            "has_place": has_page(view.routes["area"].get(partner.area, "")),
            "is_body": any(one.partner == name for one in view.plan.bodies.values()),
        },
    )


def _lead(register: Register, partner: Partner, tally: Tally, projects: int) -> str:
    """Return how often the plan names a partner, and what is on record of it."""
    words = register.view.words
    name = register.view.plain(partner.name)
    named = register.named(tally.total, projects, partner=partner.id)
    if not tally.total:
        return words("pages.partner.lead_bare", name=name, named=named)
    key = "of_reported" if tally.reported else "none_reported"
    reported = register.counted(f"pages.tasks.counts.{key}", tally.reported)
    return words("pages.partner.lead", name=name, named=named, reported=reported)
