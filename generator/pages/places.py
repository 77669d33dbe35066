"""Places: what was promised where, what is known of it, and on to the city-wide tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from generator.model.claim import Counted
from generator.model.register import Partner
from generator.model.site import Page, SearchEntry
from generator.pages.keeping import Batch
from generator.pages.live import row_address
from generator.pages.place import place_page, through
from generator.pages.place_facts import (
    STATISTICAL,
    Place,
    Subject,
    above,
    place_of,
    places_of,
    subjects,
)
from generator.pages.register_rows import LEAST, Register
from generator.pages.render import make_page
from generator.pages.routes import WITHOUT, has_page
from generator.pages.side_by_side import alone, comparisons
from generator.pages.tallies import Tally
from generator.pages.tiles import Layout, layout
from generator.pages.view import View

__all__ = ["batches", "pages"]

ROUTE = "places/"
# Kinds of area that are no tier of administration.
NO_TIER = frozenset({"functional_area", STATISTICAL})


def pages(view: View) -> Iterable[Page]:
    """Return the overview, a page for each place worth one, and one for all others."""
    return (page for _, make in batches(view) for page in make(view))


def batches(view: View) -> Iterator[Batch]:
    """Yield the overview with the page of all places without one, then each place by itself."""
    if shown := _shown(view):
        yield "places", _overviews
        for name in shown:
            yield f"places/{name}", partial(_place, name)


def _shown(view: View) -> list[str]:
    return [name for name, one in view.routes["area"].items() if has_page(one)]


def _crumb(view: View) -> tuple[str, str]:
    return view.words("pages.places.title"), ROUTE


def _overviews(view: View) -> Iterator[Page]:
    register, shown = Register(view), frozenset(_shown(view))
    places, laid, onward = places_of(register), layout(register), subjects(view)
    without = tuple(one for name, one in places.items() if name not in shown)
    yield _overview(register, places, laid, onward, without)
    if without:
        yield _without(register, without, _crumb(view))


def _place(name: str, view: View) -> Iterator[Page]:
    register = Register(view)
    place = place_of(register, name)
    yield place_page(register, place, layout(register), subjects(view), _crumb(view))


def _overview(
    register: Register,
    places: Mapping[str, Place],
    laid: Layout,
    onward: tuple[Subject, ...],
    without: tuple[Place, ...],
) -> Page:
    view, placeless = register.view, register.roll("place").total
    named = view.n(len(view.plan.tasks) - placeless, "tasks", placed=True)
    lead = view.words(
        "pages.places.lead",
        named=register.counted("pages.places.named", named),
        placeless=register.counted("pages.places.placeless", placeless),
    )
    tiled = tuple(one.area for one in laid.tiles)
    compared = comparisons(view, tiled)
    return make_page(
        view,
        route=ROUTE,
        template="places.html",
        title=view.words("pages.places.title"),
        description=lead,
        section="places",
        facts={
            "r": register,
            "lead": lead,
            "layout": laid,
            "compared": compared,
            "alone": alone(view, tiled, compared),
            "least": Counted(view.project.assessing.minimum_for_rates, (LEAST,)),
            "places": places,
            "through": {name: through(register, one) for name, one in places.items()},
            "partners": _partners(register),
            "subjects": onward,
            "without": view.n(len(without), "areas", unnamed=True),
            **_groups(view, places),
        },
    )


def _partners(register: Register) -> tuple[tuple[Partner, Tally], ...]:
    """Return the partners that are places outside, those with most tasks first."""
    view = register.view
    found = (
        (one, register.roll("partner", one.id))
        for one in view.plan.partners.values()
        if one.area and one.scope != "internal"
    )
    named = [one for one in found if one[1].total or one[1].projects]
    return tuple(sorted(named, key=lambda one: -one[1].total))


def _groups(view: View, places: Mapping[str, Place]) -> dict[str, tuple[Place, ...]]:
    """Return the places by where they stand: tiers of the plan's area, others in it, outside.

    Below a tier stand its own places, so that each place with a row is listed once.
    """
    home = view.project.identity.area
    named = {name for name, one in view.routes["area"].items() if has_page(one)}
    inside = places[home].below if home in places else ()
    made = tuple(
        one
        for one in view.plan.areas.values()
        if one.kind == STATISTICAL and home in above(view, one.id)
    )
    tiers = tuple(one for one in inside if one.parent == home and one.kind not in NO_TIER)
    covered = {one.id for tier in tiers for one in (tier, *places[tier.id].below)}
    whole = (places[home].area,) if home in named else ()
    listed = {home, *(one.id for one in (*inside, *made))}
    return {
        "tiers": tuple(places[one.id] for one in tiers if one.id in named),
        "others": tuple(
            places[one.id]
            for one in (*whole, *inside, *made)
            if one.id not in covered and one.id in named
        ),
        "outside": tuple(
            one for name, one in places.items() if name in named and name not in listed
        ),
    }


def _without(register: Register, places: tuple[Place, ...], crumb: tuple[str, str]) -> Page:
    """Return the page of all places that no row names; each leads on to its partner."""
    view = register.view
    lead, title = view.words("pages.places.without_words"), view.words("pages.places.without")
    partners: dict[str, list[tuple[Partner, Tally]]] = {}
    for partner in view.plan.partners.values():
        tally = register.roll("partner", partner.id)
        partners.setdefault(partner.area, []).append((partner, tally))
    return make_page(
        view,
        route=WITHOUT,
        template="places_without.html",
        title=title,
        description=lead,
        section="places",
        crumbs=(crumb,),
        search=tuple(
            SearchEntry(f"{WITHOUT}#{one.area.id}", view.plain(one.area.name), title)
            for one in places
        ),
        facts={
            "r": register,
            "lead": lead,
            "places": places,
            "partners": partners,
            "row_of": row_address,
            "above": {one.area.id: above(view, one.area.id) for one in places},
        },
    )
