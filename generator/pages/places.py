"""Places: what was promised where, what is known of it, and on to the city-wide tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.measures import Observation
from generator.model.register import Area, Theme
from generator.model.site import Page, SearchEntry
from generator.model.work import Project, Task
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["pages"]

ROUTE = "places/"
# Kinds of area that are no tier of administration.
STATISTICAL = "statistical_area"
NO_TIER = frozenset({"functional_area", STATISTICAL})


@dataclass(frozen=True, slots=True)
class Place:
    """A place with what names it, and what names the places that belong to it.

    Attributes:
        below: the places that belong to it, at any depth.
        tasks, projects: naming the place itself.
        tasks_below, projects_below: naming a place below and not the place itself.
        values: number of values observed for the place itself.
    """

    area: Area
    below: tuple[Area, ...]
    tasks: tuple[Task, ...]
    tasks_below: tuple[Task, ...]
    projects: tuple[Project, ...]
    projects_below: tuple[Project, ...]
    values: int

    @property
    def all_tasks(self) -> tuple[Task, ...]:
        """Tasks naming the place or one below."""
        return self.tasks + self.tasks_below

    @property
    def all_projects(self) -> tuple[Project, ...]:
        """Projects naming the place or one below."""
        return self.projects + self.projects_below


@dataclass(frozen=True, slots=True)
class Reading:
    """The latest value of an indicator for a place, and how many are held."""

    row: Observation
    held: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with its tasks that name no place, of all its tasks."""

    theme: Theme
    citywide: int
    total: int


def pages(view: View) -> Iterable[Page]:
    """Return the overview and a page for each place that any row names."""
    if not view.routes["area"]:
        return
    register = Register(view)
    places = _places(register)
    subjects = _subjects(view)
    yield _overview(view, register, places)
    for name in view.routes["area"]:
        yield _area(view, register, places[name], subjects)


def _places(register: Register) -> dict[str, Place]:
    view = register.view
    children: dict[str, list[Area]] = {}
    # By the official code first; areas made for statistics only hold no place and lie in none.
    ranked = sorted(view.plan.areas.values(), key=lambda one: (not one.gb_code, one.gb_code))
    for area in ranked:
        if area.kind != STATISTICAL:
            children.setdefault(area.parent, []).append(area)
    return {
        name: _place(register, area, _below(children, name))
        for name, area in view.plan.areas.items()
    }


def _below(children: Mapping[str, Sequence[Area]], name: str) -> tuple[Area, ...]:
    found: dict[str, Area] = {}
    waiting = list(children.get(name, ()))
    while waiting:
        area = waiting.pop(0)
        if area.id not in found:
            found[area.id] = area
            waiting += children.get(area.id, ())
    return tuple(found.values())


def _place(register: Register, area: Area, below: tuple[Area, ...]) -> Place:
    counts = register.roll("place", area.id)
    return Place(
        area=area,
        below=below,
        tasks=register.tasks(counts.own),
        tasks_below=register.tasks(counts.below),
        projects=register.projects(counts.projects_own),
        projects_below=register.projects(counts.projects_below),
        values=len(register.view.index.rows_by_area.get(area.id, ())),
    )


def _overview(view: View, register: Register, places: Mapping[str, Place]) -> Page:
    groups, placeless = _groups(view, places), register.roll("place").total
    lead = view.words(
        "pages.places.lead",
        named=register.counted(
            "pages.places.named",
            view.n(len(view.plan.tasks) - placeless, "tasks", placed=True),
        ),
        placeless=register.counted("pages.places.placeless", placeless),
    )
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
            "places": places,
            "home": places.get(view.project.identity.area),
            "without": tuple(
                one
                for name, one in view.plan.areas.items()
                if name not in view.routes["area"] and places[name] not in groups["tiers"]
            ),
            **groups,
        },
    )


def _groups(view: View, places: Mapping[str, Place]) -> dict[str, tuple[Place, ...]]:
    """Return the places by where they stand: tiers of the plan's area, others in it, outside.

    Below a tier stand its own places, so that each place with a row is listed once.
    """
    home, named = view.project.identity.area, view.routes["area"]
    inside = places[home].below if home in places else ()
    made = tuple(
        one
        for one in view.plan.areas.values()
        if one.kind == STATISTICAL and home in _above(view, one.id)
    )
    tiers = tuple(one for one in inside if one.parent == home and one.kind not in NO_TIER)
    covered = {one.id for tier in tiers for one in (tier, *places[tier.id].below)}
    listed = {home, *(one.id for one in (*inside, *made))}
    return {
        "tiers": tuple(places[one.id] for one in tiers),
        "others": tuple(
            places[one.id] for one in (*inside, *made) if one.id not in covered and one.id in named
        ),
        "outside": tuple(
            one for name, one in places.items() if name in named and name not in listed
        ),
    }


def _area(view: View, register: Register, place: Place, subjects: tuple[Subject, ...]) -> Page:
    name = place.area.id
    title, route = register.titles["area", name], view.routes["area"][name]
    is_inside = view.project.identity.area in (name, *_above(view, name))
    lead = _lead(view, register, place)
    return make_page(
        view,
        route=route,
        template="place.html",
        title=title,
        description=lead,
        section="places",
        crumbs=((view.words("pages.places.title"), ROUTE),),
        search=(SearchEntry(route, view.plain(place.area.name), lead),),
        facts={
            "r": register,
            "place": place,
            "lead": lead,
            "tally": register.roll("place", place.area.id),
            "above": tuple(view.plan.areas[one] for one in _above(view, name)),
            "towns": tuple(one for one in place.below if one.id in view.routes["area"]),
            "readings": _readings(view, name),
            "partners": tuple(one for one in view.plan.partners.values() if one.area == name),
            "is_inside": is_inside,
            "subjects": subjects if is_inside else (),
        },
    )


def _lead(view: View, register: Register, place: Place) -> str:
    """Return how often the plan names a place, or what else is held of it."""
    name = view.plain(place.area.name)
    if not place.all_tasks and not place.all_projects:
        return register.counted(
            "pages.place.lead_values",
            view.n(place.values, "values", area=place.area.id),
            name=name,
        )
    named = register.named(len(place.all_tasks), len(place.all_projects), within=place.area.id)
    key = "pages.place.lead_below" if place.below else "pages.place.lead"
    return view.words(key, name=name, named=named)


def _above(view: View, name: str) -> tuple[str, ...]:
    """Return the places a place belongs to, nearest first."""
    line = [name]
    while (parent := view.plan.areas[line[-1]].parent) in view.plan.areas and parent not in line:
        line.append(parent)
    return tuple(line[1:])


def _readings(view: View, name: str) -> tuple[Reading, ...]:
    """Return the latest current value of each indicator for a place."""
    groups: dict[str, list[Observation]] = {}
    for row in view.index.rows_by_area.get(name, ()):
        groups.setdefault(row.indicator, []).append(row)
    return tuple(
        Reading(
            max(rows, key=lambda one: (one.is_current, one.period.end, one.key)),
            view.n(len(rows), "values", area=name, indicator=indicator),
        )
        for indicator, rows in groups.items()
    )


def _subjects(view: View) -> tuple[Subject, ...]:
    """Return the subjects with tasks that name no place."""
    by_theme = view.index.tasks_by_theme
    found = (
        Subject(
            theme,
            view.n(
                sum(not one.areas for one in by_theme.get(name, ())),
                "tasks",
                theme=name,
                placeless=True,
            ),
            view.n(len(by_theme.get(name, ())), "tasks", theme=name),
        )
        for name, theme in view.plan.themes.items()
    )
    return tuple(sorted((one for one in found if one.citywide), key=lambda one: -one.citywide))
