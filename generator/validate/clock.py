"""X513-X515: nothing is known of a time after the newest release."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Place, Problem
from generator.validate.catalogue import fault
from generator.validate.cells import at, rows
from generator.validate.periods import date_of, period_of
from generator.validate.world import World

__all__ = ["CLOCK_RULES"]

FORECAST = "F"  # SDMX status of a value that is expected, not observed


def observations(world: World) -> Iterator[Problem]:
    """X513: a period is over before its value is published, unless it is a forecast."""
    for table in world.dataset.of_kind("observations"):
        for number, row in rows(table):
            period = period_of(row.get("period", ""))
            if (
                period
                and world.today
                and period.end > world.today
                and row.get("obs_status") != FORECAST
            ):
                place = at(table, number, "period")
                yield fault("X513", place, value=period.text, release=world.today)


def events(world: World) -> Iterator[Problem]:
    """X514: what is reported has happened; what is expected has its own column."""
    for table in world.dataset.tables.values():
        if table.kind == "releases" or "date" not in table.header:
            continue
        for number, row in rows(table):
            found = date_of(row["date"])
            if found and world.today and found.start > world.today:
                place = at(table, number, "date")
                yield fault("X514", place, value=found.text, release=world.today)


def releases(world: World) -> Iterator[Problem]:
    """X515: there is at least one release with a date."""
    tables = world.dataset.of_kind("releases")
    filled = any(True for table in tables for _ in rows(table))
    if filled and world.today is None and "releases" not in world.closed:
        yield fault("X515", Place(tables[0].path))


CLOCK_RULES = (observations, events, releases)
