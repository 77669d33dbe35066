"""Indicators: an overview of all targets, and a page for every measured series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.assess import levels_of
from generator.model.measures import Horizon, Indicator, Observation, Target
from generator.model.register import Section
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.pages import measured, robust
from generator.pages.reasons import reasons
from generator.pages.render import make_page
from generator.pages.reproduce import reproduced
from generator.pages.synonyms import synonyms
from generator.pages.view import View

__all__ = ["pages"]

Judged = tuple[Indicator, Target, Verdict]


@dataclass(frozen=True, slots=True)
class Group:
    """The targets of one section of the plan."""

    section: Section
    rows: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """The targets due at one time; `period` is empty where the plan names none."""

    id: str
    period: str
    horizon: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """Number of targets."""
        return sum(len(one.rows) for one in self.groups)

    @property
    def varied(self) -> bool:
        """Whether the latest readings differ, so that a picture of them says something."""
        return len({row[2].last_reading for one in self.groups for row in one.rows}) > 1


@dataclass(frozen=True, slots=True)
class Series:
    """A series without targets, with its latest value."""

    indicator: Indicator
    latest: Observation | None
    count: int


def pages(view: View) -> Iterator[Page]:
    """Yield the overview and a page for every indicator."""
    yield _overview(view)
    for indicator in view.plan.indicators.values():
        yield _page(view, indicator)


# The overview ---------------------------------------------------------------------


def _overview(view: View) -> Page:
    rows = tuple(_targets(view))
    judged = [one for one in rows if not one[1].is_programme_size]
    sizes = [one for one in rows if one[1].is_programme_size]
    title = view.words("pages.indicators.title")
    lead = view.words("pages.indicators.description", n=len(judged), sizes=len(sizes))
    return make_page(
        view,
        route="indicators/",
        template="indicators.html",
        title=title,
        description=lead,
        section="indicators",
        facts={
            "lead": lead,
            "dues": tuple(_dues(view, judged)),
            "sizes": sizes,
            "kinds": tuple(_kinds(view)),
        },
    )


def _targets(view: View) -> Iterator[Judged]:
    for target in view.plan.targets.values():
        indicator = view.plan.indicators[target.indicator]
        yield indicator, target, view.assessment.verdicts[target.id]


def _dues(view: View, judged: Sequence[Judged]) -> Iterator[Due]:
    """Yield the targets by when they are due: dated ones first, by date."""
    order = [one.value for one in Horizon]
    times = sorted(
        {(order.index(one.horizon.value), one.period) for _, one, _ in judged},
    )
    for position, period in times:
        horizon = order[position]
        rows = [one for one in judged if (one[1].horizon, one[1].period) == (horizon, period)]
        yield Due(f"due-{period or horizon}", period, horizon, tuple(_groups(view, rows)))


def _groups(view: View, rows: Sequence[Judged]) -> Iterator[Group]:
    for section in view.plan.sections.values():
        found = tuple(one for one in rows if one[0].section == section.id)
        if found:
            yield Group(section, found)


def _kinds(view: View) -> Iterator[tuple[str, tuple[Series, ...]]]:
    """Yield the series without targets by kind, in the order of the code list."""
    bare = [one for one in view.plan.indicators.values() if not one.targets]
    codes = [one.code for one in view.plan.list_of("indicator_kind")]
    for kind in dict.fromkeys([*codes, *(one.kind for one in bare)]):
        found = tuple(_series(view, one) for one in bare if one.kind == kind)
        if found:
            yield kind, found


def _series(view: View, indicator: Indicator) -> Series:
    rows = view.assessment.by_indicator[indicator.id]
    return Series(indicator, measured.latest(rows, view.project.identity.area), len(rows))


# A page each ----------------------------------------------------------------------


def _page(view: View, indicator: Indicator) -> Page:
    route = view.routes["indicator"][indicator.id]
    rows = view.assessment.by_indicator[indicator.id]
    verdicts = measured.worst_first(view, indicator)
    sentences = tuple(view.plain(one.sentence) for one in verdicts)
    finding = sentences or (_held(view, indicator, rows),)
    title = view.plain(indicator.title)
    return make_page(
        view,
        route=route,
        template="indicator.html",
        title=title,
        description=finding[0],
        section="indicators",
        crumbs=((view.words("pages.indicators.title"), "indicators/"),),
        search=(_entry(view, route, title, finding[0], indicator),),
        facts={
            "indicator": indicator,
            "finding": finding,
            "verdicts": verdicts,
            "table": measured.table(view.at(route), indicator),
            "levels": lambda target: _levels(view, target, indicator),
            "by_key": view.assessment.by_key,
            "anchor": measured.anchor,
            "address": lambda key: view.at(route).to(measured.address(view, key)),
            "part": lambda row, heading: measured.part(view, row, heading),
            "units": measured.units(view, indicator),
            "tasks": view.index.tasks_by_indicator.get(indicator.id, ()),
            "milestones": view.index.milestones_by_indicator.get(indicator.id, ()),
            "related": measured.related(view, indicator),
            "questions": tuple(_questions(view, indicator)),
            "reasons": lambda verdict: reasons(view.at(route), verdict),
            "robust": robust.of_indicator(view, indicator),
            "reproduced": tuple(reproduced(view.at(route), indicator)),
            "judged": any(not one.is_programme_size for one in indicator.targets),
        },
    )


def _levels(view: View, target: Target, indicator: Indicator) -> list[tuple[Observation, str]]:
    """Return every version of a target's base with the level it asks for, in words."""
    found = levels_of(target, indicator, view.assessment.by_indicator)
    part = view.plan.indicators[found[0].base.indicator] if found else indicator
    return [(one.base, view.exact(one.level, part)) for one in found]


def _held(view: View, indicator: Indicator, rows: Sequence[Observation]) -> str:
    """Return what is held of a series that is never judged."""
    last = measured.latest(rows, view.project.identity.area)
    if last is None:
        return view.words("pages.indicator.held.none")
    return view.words(
        "pages.indicator.held.some",
        n=len(rows),
        value=view.value(last),
        period=view.words.period(last.period),
        area=view.plain(view.plan.areas[last.area].name),
    )


def _entry(view: View, route: str, title: str, finding: str, indicator: Indicator) -> SearchEntry:
    every = " ".join(one for one in indicator.title.by_language.values() if one)
    hidden = synonyms(view.project, f"{every} {view.plain(indicator.definition)}")
    weight = 1.5 if indicator.targets else 1.0
    return SearchEntry(route, title, finding, weight, f"{hidden} {indicator.id}".strip())


def _questions(view: View, indicator: Indicator) -> Iterator[tuple[Text, str]]:
    for target in indicator.targets:
        for one in view.index.questions_by_target.get(target.id, ()):
            yield one.question, f"questions/#{one.id}"
