"""Indicators: an overview of all targets, and a page for every measured series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.assess import levels_of
from generator.charts import plotted
from generator.model.claim import claims_of
from generator.model.measures import Horizon, Indicator, Observation, Target
from generator.model.register import Section
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.pages import measured, robust
from generator.pages.cards import card_address, has_card
from generator.pages.citing import citations
from generator.pages.context import context_of, ends
from generator.pages.corrected import log_places
from generator.pages.keeping import Batch
from generator.pages.reasons import reasons
from generator.pages.render import make_page
from generator.pages.reproduce import reproduced
from generator.pages.synonyms import synonyms
from generator.pages.view import View

__all__ = ["batches", "pages"]

ROUTE = "indicators/"
EMBED = "embed/"  # below the page of an indicator
FEW_SOURCES = 2
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
    """Yield the overview and the pages of every indicator."""
    return (page for _, make in batches(view) for page in make(view))


def batches(view: View) -> Iterator[Batch]:
    """Yield the overview, and for every indicator its page and the one for frames."""
    yield ROUTE, lambda seen: (_overview(seen),)
    for name in view.plan.indicators:
        yield f"{ROUTE}{name}", partial(_pages, name)


def _pages(name: str, view: View) -> Iterator[Page]:
    indicator = view.plan.indicators[name]
    yield _page(view, indicator)
    yield _embed(view, indicator)


# The overview ---------------------------------------------------------------------


def _overview(view: View) -> Page:
    rows = tuple(_targets(view))
    judged = [one for one in rows if not one[1].is_programme_size]
    sizes = [one for one in rows if one[1].is_programme_size]
    title = view.words("pages.indicators.title")
    every, named = view.n(len(judged), "targets"), view.n(len(sizes), "sizes")
    lead = view.words("pages.indicators.description", n=every, sizes=named)
    return make_page(
        view,
        route=ROUTE,
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
    number = view.n(len(rows), "values", indicator=indicator.id)
    return Series(indicator, measured.latest(rows, view.project.identity.area), number)


# A page each ----------------------------------------------------------------------


def _page(view: View, indicator: Indicator) -> Page:
    route = view.routes["indicator"][indicator.id]
    verdicts = measured.worst_first(view, indicator)
    finding = _finding(view, indicator)
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
            "levels_of": lambda target: _levels(view, target, indicator),
            "by_key": view.assessment.by_key,
            "anchor": measured.anchor,
            "address": lambda key: view.at(route).to(measured.address(view, key)),
            "part": lambda row, heading: measured.part(view, row, heading),
            "units": measured.units(view, indicator),
            "mended": log_places(view, view.assessment.by_indicator[indicator.id]),
            "tasks": view.index.tasks_by_indicator.get(indicator.id, ()),
            "milestones": view.index.milestones_by_indicator.get(indicator.id, ()),
            "related": measured.related(view, indicator),
            "questions": tuple(_questions(view, indicator)),
            "reasons": lambda verdict: reasons(view.at(route), verdict),
            "ends": lambda note: ends(view, note),
            "context": lambda verdict: context_of(view.at(route), verdict),
            "robust": robust.of_indicator(view, indicator),
            "reproduced": tuple(reproduced(view.at(route), indicator)),
            "judged": any(not one.is_programme_size for one in indicator.targets),
            "plotted": lambda row: _plotted(view, row, indicator),
            "citations": tuple(citations(view, title, route)),
            "embed": route + EMBED,
            "card": card_address(view.language, route) if has_card(indicator) else "",
        },
    )


def _finding(view: View, indicator: Indicator) -> tuple[str, ...]:
    """Return what was found, a sentence for each target, the one that speaks for it first."""
    said = tuple(view.plain(one.sentence) for one in measured.worst_first(view, indicator))
    return said or (_held(view, indicator, view.assessment.by_indicator[indicator.id]),)


def _plotted(view: View, row: Observation, indicator: Indicator) -> Markup:
    """Return the attributes by which a script draws a row of the table."""
    at = plotted(row, indicator, view.words)
    if at is None:
        return Markup()
    series = [view.label("basis", row.basis) if row.basis else ""]
    series += [view.label("value_origin", row.origin)] if row.origin != "published" else []
    named = view.words("lists.separator").join(str(one) for one in series if one)
    origin = Markup(' data-origin="{}"').format(row.origin) if row.origin != "published" else ""
    return Markup(' data-at="{} {} {}" data-series="{}"{}').format(*at, named, origin)


def _embed(view: View, indicator: Indicator) -> Page:
    """Return the page that other sites may show in a frame."""
    whole = view.routes["indicator"][indicator.id]
    heading, release = view.plain(indicator.title), view.plan.release
    rows = view.assessment.by_indicator[indicator.id]
    current = [one for one in rows if one.is_current and one.source]
    return make_page(
        view,
        route=whole + EMBED,
        template="embed.html",
        title=view.about(view.words("pages.embed.page", title=heading), *claims_of(heading)),
        description=_finding(view, indicator)[0],
        section="",
        indexed=False,
        search=(),
        bare=True,
        facts={
            "indicator": indicator,
            "heading": heading,
            "verdicts": measured.worst_first(view, indicator),
            "finding": _finding(view, indicator),
            "sources": _newest_sources(view, current),
            "whole": whole,
            "released": f"{release.id}{view.words('lists.separator')}{view.date(release.date, 'day')}",
        },
    )


def _newest_sources(view: View, rows: Sequence[Observation]) -> tuple[Markup, ...]:
    """Return the names of the few sources of the newest values."""
    newest = sorted(rows, key=lambda one: (one.period.end, one.key), reverse=True)
    ids = list(dict.fromkeys(one.source for one in newest))[:FEW_SOURCES]
    return tuple(view.text(view.plan.sources[one].title) for one in ids)


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
        n=view.n(len(rows), "values", indicator=indicator.id),
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
