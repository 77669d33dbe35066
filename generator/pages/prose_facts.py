"""What prose may ask for: counts, rules, code lists, addresses; never a typed number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from generator.model.claim import Claimed
from generator.model.measures import Operator
from generator.pages import examples
from generator.pages.claims.ids import setting_id
from generator.pages.decisions import decisions
from generator.pages.live import interface_address
from generator.pages.render import template
from generator.pages.view import View
from generator.project import Assessing, checked

__all__ = ["COUNTS", "claimed_rule", "code_anchor", "facts"]


def _targets(view: View, *, size: bool) -> int:
    return sum(one.is_programme_size is size for one in view.plan.targets.values())


COUNTS: dict[str, Callable[[View], int]] = {
    "targets": lambda view: _targets(view, size=False),
    "sizes": lambda view: _targets(view, size=True),
    "indicators": lambda view: len(view.plan.indicators),
    "tasks": lambda view: len(view.plan.tasks),
    "tasks_with_due": lambda view: sum(bool(one.due) for one in view.plan.tasks.values()),
    "tasks_with_lead": lambda view: sum(bool(one.lead_body) for one in view.plan.tasks.values()),
    "tasks_with_report": lambda view: sum(
        "no_report" not in one.flags for one in view.assessment.tasks.values()
    ),
    "projects": lambda view: len(view.plan.projects),
    "sources": lambda view: len(view.plan.sources),
    "sources_linked": lambda view: sum(bool(one.url) for one in view.plan.sources.values()),
    "observations": lambda view: len(view.plan.observations),
    "derived": lambda view: len(view.assessment.observations) - len(view.plan.observations),
    "questions": lambda view: sum(one.status == "open" for one in view.plan.questions.values()),
    "releases": lambda view: len(view.plan.releases),
    "sections": lambda view: len(view.plan.sections),
    "milestones": lambda view: len(view.plan.milestones),
}

# Name in prose -> what is counted, and by which filters.
NAMES: dict[str, tuple[str, dict[str, object]]] = {
    "tasks_with_due": ("tasks", {"due": True}),
    "tasks_with_lead": ("tasks", {"led": True}),
    "tasks_with_report": ("tasks", {"reported": True}),
    "sources_linked": ("sources", {"linked": True}),
    "observations": ("values", {"origin": "published"}),
    "derived": ("values", {"derived": True}),
    "questions": ("questions", {"open": True}),
}


def counted(view: View, name: str) -> Markup:
    """Return a count with its claim."""
    noun, filters = NAMES.get(name, (name, {}))
    number = view.n(COUNTS[name](view), noun, **filters)
    return Markup.escape(view.count(number))


def facts(view: View) -> dict[str, object]:
    """Return the names that a page of prose may use.

    Numbers: count(name), rule(name), limit(name) of the interface. Lists: codes(list), levels(),
    glossary(), decisions(), tables(), bulk(), methods(). Code with its answer: examples(),
    paging(), refusal(). How open the interface is: profile. Names and dates: site, plan, publisher, issued, released, release,
    area, licence, licence_url, site_url, api_url, feedback, official; what tests of the site found:
    checked (tool, release, pages, looks, violations; nothing where none is on record). Addresses: to(route), file(path), download(path).
    """
    identity, plan = view.project.identity, view.plan
    area = plan.areas.get(identity.area)
    return {
        "count": lambda name: counted(view, name),
        "rule": lambda name: Markup.escape(claimed_rule(view, name)),
        "codes": lambda name: _part(view, "codes", list_=name, entries=plan.list_of(name)),
        "levels": lambda: _part(view, "levels"),
        "glossary": lambda: _part(view, "glossary"),
        "decisions": lambda: decisions(view, code_anchor),
        "tables": lambda: _part(view, "tables", names=_held(view)),
        "bulk": lambda: _part(view, "bulk"),
        "methods": lambda: _part(view, "methods"),
        "limit": lambda name: examples.limit(view, name),
        "examples": lambda: _part(view, "examples", found=examples.of_files(view)),
        "paging": lambda: _part(view, "example", one=examples.of_paging(view)),
        "refusal": lambda: _part(view, "example", one=examples.of_refusal(view)),
        "label": view.label,
        "checked": _checked(view),
        "site": view.text(identity.name),
        "plan": view.text(identity.plan_title),
        "publisher": view.text(identity.publisher),
        "area": view.text(area.name) if area else "",
        "issued": view.date(identity.issued, "day"),
        "released": view.date(plan.release.date, "day"),
        "release": plan.release.id,
        "licence": Markup.escape(Claimed(identity.data_licence, (setting_id("licence"),))),
        "licence_url": identity.data_licence_url,
        "site_url": identity.site_url,
        "api_url": interface_address(view),
        "profile": view.project.api_profile,
        "feedback": identity.feedback,
        "official": bool(view.project.settings.get("site", {}).get("official")),
        "to": view.to,
        "file": view.file,
        "download": view.download,
    }


def _checked(view: View) -> dict[str, str]:
    """Return what tests of the site found, as readers write it; {} where none is on record."""
    found = checked(view.project.config)
    if found is None:
        return {}
    numbers = {"pages": found.pages, "violations": found.violations}
    looks = [view.words(f"pages.prose.looks.{one}") for one in found.looks]
    return {
        "tool": found.tool,
        "release": found.release,
        "looks": view.words("lists.separator").join(looks),
    } | {
        name: Markup.escape(
            Claimed(view.words.number(Decimal(one)), (setting_id(f"accessibility_{name}"),))
        )
        for name, one in numbers.items()
    }


# Tables to download, in the order a reader would want them.
TABLES = (
    *("projects", "updates", "milestones", "questions", "sources", "sections"),
    *("areas", "partners", "bodies", "themes", "commitment_levels", "codes", "glossary"),
    *("releases", "events", "reviews", "sentences", "exclusions", "unmapped"),
)


def _held(view: View) -> tuple[str, ...]:
    """Return the tables that this project keeps; each of them is a file to download."""
    held = (one for one in TABLES if (view.project.datasets / f"{one}.yaml").is_file())
    return ("indicators", "targets", *held)


def rule(view: View, name: str) -> str:
    """Return a rule of assessment as readers write it: a count, a share, a year, a label."""
    known = {one.name for one in fields(Assessing)}
    if name not in known:
        raise KeyError(name)
    value = getattr(view.project.assessing, name)
    if name == "least_quality":
        return view.label("source_quality", value)
    if name == "method":
        return view.label("method", value)
    if isinstance(value, str):
        return view.period(value)
    if isinstance(value, Decimal) and value < 1:
        return view.percent(value)
    return view.words.number(Decimal(value))


def claimed_rule(view: View, name: str) -> str:
    """Return a rule with its claim where it is a number."""
    shown = rule(view, name)
    is_number = any(one.isdigit() for one in shown)
    return Claimed(shown, (setting_id(name),)) if is_number else shown


def code_anchor(list_: str, code: str) -> str:
    """Return the anchor of a code on the method page.

    >>> code_anchor("operator", ">=")
    'operator-at_least'
    """
    name = Operator(code).name.lower() if list_ == "operator" else code
    return f"{list_}-{name}"


def _part(view: View, name: str, **more: Any) -> Markup:
    """Return a piece of HTML for prose: a macro of `prose_parts.html`."""
    made = template(view, "prose_parts.html")
    macro = getattr(made.make_module({"v": view, "t": view.words, "anchor": code_anchor}), name)
    return Markup(macro(**more))  # noqa: S704 - made by our own template
