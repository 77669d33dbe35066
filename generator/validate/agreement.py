"""X536, C618-C620: days and thresholds that only make sense together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.errors import Place, Problem
from generator.validate.catalogue import fault
from generator.validate.cells import in_descriptor
from generator.validate.periods import date_of, period_of
from generator.validate.site import SITE
from generator.validate.values import targets, text
from generator.validate.world import World

__all__ = ["AGREEMENT_RULES"]


def deadlines(world: World) -> Iterator[Problem]:
    """X536: no target was due before it was set, or before the plan was issued."""
    issued = _first_day(world.project.identity.issued)
    for table in world.dataset.of_kind("observations"):
        for place, target in targets(table):
            due = period_of(text(target, "period"))
            known = (issued, _first_day(text(target, "valid_from")))
            since = max((day for day in known if day), default=None)
            if due and since and due.end < since:
                where = in_descriptor(table, f"{place}.period")
                yield fault("X536", where, period=due.text, since=since)


def thresholds(world: World) -> Iterator[Problem]:
    """C618: thresholds leave room between them."""
    rules = world.project.assessing
    latest, issued = period_of(rules.reference_latest), date_of(world.project.identity.issued)
    year = issued.end.year if issued else ""
    pairs = (
        ("on_track_below", rules.on_track_below, "close_below", rules.close_below,
         rules.on_track_below >= rules.close_below),
        ("trend_least", rules.trend_least, "trend_values", rules.trend_values,
         rules.trend_least > rules.trend_values),
        ("trend_years", rules.trend_years, "trend_least", rules.trend_least,
         rules.trend_years < rules.trend_least - 1),
        ("reference_latest", rules.reference_latest, "issued", year,
         bool(latest and issued and latest.end.year > issued.end.year)),
    )  # fmt: skip
    for key, value, other, found, is_crossed in pairs:
        if is_crossed:
            place = Place(SITE, 0, f"assessment.{key}")
            yield fault("C618", place, key=key, value=value, other=other, found=found)


def issue(world: World) -> Iterator[Problem]:
    """C619: the plan was issued before anything was published about it."""
    issued = date_of(world.project.identity.issued)
    if issued and world.today and issued.start > world.today:
        place = Place(SITE, 0, "plan.issued")
        yield fault("C619", place, value=issued.text, release=world.today)


def headline(world: World) -> Iterator[Problem]:
    """C620: the targets that home counts first exist."""
    wanted = world.project.identity.headline_period
    known = {
        text(target, "period")
        for table in world.dataset.of_kind("observations")
        for _, target in targets(table)
    } - {""}
    is_told = period_of(wanted) is None or "targets" in world.closed  # by another rule
    if known and wanted not in known and not is_told:
        place = Place(SITE, 0, "plan.headline_period")
        yield fault("C620", place, value=wanted, known=", ".join(sorted(known)))


def _first_day(text_: str) -> date | None:
    found = date_of(text_)
    return found.start if found else None


AGREEMENT_RULES = (deadlines, thresholds, issue, headline)
