"""How firm the verdicts are, and what was said when: for indicator pages, releases and a page of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.assess import choice_name
from generator.model.measures import UNIT, Indicator, Target
from generator.model.robust import (
    AS_PUBLISHED,
    BY_DATA_YEAR,
    NOT_JUDGED,
    HistoryEntry,
    Sensitivity,
    StatusChange,
    Variant,
)
from generator.model.site import Page
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.pages import measured
from generator.pages.claims.ids import row_id
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["ROUTE", "Robust", "changes", "of_indicator", "pages"]

ROUTE = "method/sensitivity/"


@dataclass(frozen=True, slots=True)
class Told:
    """A variant in words; `value` is "" where nothing was read."""

    variant: Variant
    choice: Text
    value: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours of a history that say the same.

    Attributes:
        name: first and last year, or the title of the release.
        entry: the last of them.
    """

    name: str
    entry: HistoryEntry


@dataclass(frozen=True, slots=True)
class Strip:
    """One history of a target; `same` where it says one thing all along.

    Attributes:
        method: by which all of it was judged; "" where that is the method of the headline.
    """

    kind: str
    runs: tuple[Run, ...]
    every: tuple[tuple[Run, str], ...]
    method: str = ""

    @property
    def same(self) -> bool:
        """Whether a row of cells would show one cell only."""
        return len(self.runs) == 1


@dataclass(frozen=True, slots=True)
class Robust:
    """What one target's page says of its verdict's firmness and history."""

    target: Target
    indicator: Indicator
    verdict: Verdict
    sensitivity: Sensitivity
    line: str
    left: str
    bound: str
    told: tuple[Told, ...]
    strips: tuple[Strip, ...]

    def named(self, variant: Variant) -> Text:
        """Return the name of a variant's choice."""
        return next(one.choice for one in self.told if one.variant == variant)

    @property
    def order(self) -> tuple[object, ...]:
        """What turns comes first, then what could be read otherwise, then the rest."""
        found = self.sensitivity
        return (not found.flips, found.total == 0, found.distance is None)


def of_indicator(view: View, indicator: Indicator) -> tuple[Robust, ...]:
    """Return firmness and history of every judged target of an indicator."""
    return tuple(_robust(view, one) for one in indicator.targets if not one.is_programme_size)


def changes(view: View, kind: str) -> tuple[StatusChange, ...]:
    """Return the changes of one kind of history, the latest first."""
    found = [one for one in view.assessment.changes if one.kind == kind]
    return tuple(sorted(found, key=lambda one: one.date, reverse=True))


def pages(view: View) -> Iterator[Page]:
    """Yield the page on the firmness of all verdicts."""
    verdicts = view.assessment.verdicts
    judged = [
        one
        for one in view.plan.targets.values()
        if not one.is_programme_size and verdicts[one.id].verdict not in NOT_JUDGED
    ]
    rows = sorted((_robust(view, one) for one in judged), key=lambda one: one.order)
    title, lead = view.words("pages.robust.title"), _lead(view, rows)
    yield make_page(
        view,
        route=ROUTE,
        template="sensitivity.html",
        title=title,
        description=lead,
        section="about",
        crumbs=(
            (view.words("pages.nav.about"), "about/"),
            (view.words("pages.robust.method"), "method/"),
        ),
        facts={
            "lead": lead,
            "read": [one for one in rows if one.sensitivity.distance is not None],
            "unread": [one for one in rows if one.sensitivity.distance is None],
        },
    )


def _lead(view: View, rows: Sequence[Robust]) -> str:
    read = [one.sensitivity for one in rows if one.sensitivity.distance is not None]
    several = [one for one in read if one.total or one.lost]
    firm = [one for one in several if not one.flips and not one.lost]
    return view.words(
        "pages.robust.lead",
        n=view.n(len(rows), "targets", current=True),
        read=view.n(len(read), "targets", current=True, measured=True),
        several=view.n(len(several), "targets", current=True, several=True),
        firm=view.n(len(firm), "targets", current=True, firm=True),
        lost=view.n(sum(bool(one.lost) for one in read), "targets", current=True, lost=True),
    )


def _robust(view: View, target: Target) -> Robust:
    indicator = view.plan.indicators[target.indicator]
    found = view.assessment.sensitivity[target.id]
    verdict = view.assessment.verdicts[target.id]
    return Robust(
        target,
        indicator,
        verdict,
        found,
        _line(view, found),
        _left(view, found),
        _bound(view, target, verdict, found),
        tuple(_told(view, target, indicator, one) for one in found.variants),
        tuple(_strips(view, indicator, target)),
    )


def _line(view: View, found: Sensitivity) -> str:
    """Return under how many other readings of the data the verdict holds, other methods apart."""
    if found.distance is None:
        return view.words("pages.robust.line.unread")
    data, methods = (found.counted(methods=asked) for asked in (False, True))
    said = [_line_of_data(view, *data, silent=bool(found.lost))]
    if methods[1]:
        said.append(view.words("pages.robust.methods", holds=methods[0], n=methods[1]))
    line = view.words("lists.sentences").join(one for one in said if one)
    return view.about(line, row_id("sensitivity", found.target))


def _line_of_data(view: View, holds: int, total: int, *, silent: bool) -> str:
    if not total:
        return "" if silent else view.words("pages.robust.line.one")
    key = "all" if holds == total else "some" if holds else "none"
    return view.words(f"pages.robust.line.{key}", n=total, holds=holds)


def _left(view: View, found: Sensitivity) -> str:
    """Return how many choices would leave nothing to read, and which; "" for none."""
    named = [_choice(view, one) for one in found.lost]
    if not named:
        return ""
    choices = view.words("lists.separator").join(named)
    line = view.words("pages.robust.left", n=len(named), choices=choices)
    return view.about(line, row_id("sensitivity", found.target))


def _choice(view: View, one: Variant) -> str:
    name = view.plain(choice_name(view.plan, one))
    return view.words("pages.robust.only_place", place=name) if one.dimension == "scope" else name


def _bound(view: View, target: Target, verdict: Verdict, found: Sensitivity) -> str:
    """Return which value would turn the verdict, and how far away it is."""
    if found.distance is None:
        return ""
    key = verdict.last_reading if found.distance else "exactly"
    line = view.words(
        f"pages.robust.bound.{key}",
        asks=view.asks(target),
        distance=_distance(view, target, found.distance),
    )
    return view.about(line, row_id("sensitivity", target.id))


def _distance(view: View, target: Target, distance: Decimal) -> str:
    indicator = view.plan.indicators[target.indicator]
    if UNIT in target.where:  # a slice in another unit than the series
        return _value(view, target, distance, indicator.decimals)
    return measured.difference(view, distance, indicator)


def _told(view: View, target: Target, indicator: Indicator, one: Variant) -> Told:
    decimals = indicator.decimals if one.derived else None
    value = _value(view, target, one.value, decimals)
    shown = view.about(value, row_id("sensitivity", target.id)) if value else ""
    return Told(one, choice_name(view.plan, one), shown)


def _value(view: View, target: Target, value: Decimal | None, decimals: int | None) -> str:
    if value is None:
        return ""
    unit = view.plan.indicators[target.indicator].unit_of(target.where)
    return view.words.quantity(
        value, unit.text.in_(view.language), unit.code, unit.power, decimals=decimals
    )


def _strips(view: View, indicator: Indicator, target: Target) -> Iterator[Strip]:
    history = view.assessment.history.get(target.id, ())
    for kind in (BY_DATA_YEAR, AS_PUBLISHED):
        entries = [one for one in history if one.kind == kind]
        every = tuple((_run(view, [one]), _told_value(view, target, one)) for one in entries)
        if entries:
            yield Strip(kind, tuple(_runs(view, entries)), every, _method(view, entries))


def _method(view: View, entries: Sequence[HistoryEntry]) -> str:
    """Return the one method of a history where readers would take it for another."""
    methods = {one.method for one in entries}
    own = view.assessment.method
    return methods.pop() if len(methods) == 1 and methods != {own} else ""


def _told_value(view: View, target: Target, entry: HistoryEntry) -> str:
    value = _value(view, target, entry.value, None)
    return view.about(value, row_id("verdict_history", target.id)) if value else ""


def _runs(view: View, entries: Iterable[HistoryEntry]) -> Iterator[Run]:
    for _, group in groupby(entries, key=lambda one: one.said):
        yield _run(view, list(group))


def _run(view: View, group: Sequence[HistoryEntry]) -> Run:
    first, last = (_name(view, one) for one in (group[0], group[-1]))
    name = first if first == last else view.words("pages.robust.run", first=first, last=last)
    return Run(name, group[-1])


def _name(view: View, entry: HistoryEntry) -> str:
    if entry.kind == AS_PUBLISHED:
        return view.date(view.plan.releases[entry.as_of].date, "day")
    return view.period(entry.as_of)
