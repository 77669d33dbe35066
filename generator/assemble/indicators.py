"""Indicators with their targets and observations, from pairs of descriptor and table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.assemble.cells import Entry, Row
from generator.model.measures import (
    TOTAL,
    UNIT,
    Baseline,
    Breakdown,
    Caveat,
    Computation,
    Horizon,
    Indicator,
    Observation,
    Operator,
    Target,
)
from generator.model.period import parse_period
from generator.model.register import Source
from generator.model.text import Text
from generator.read import Table

__all__ = ["indicator_of", "observations_of"]


def indicator_of(
    table: Table, languages: tuple[str, ...], units: Mapping[str, Text] | None = None
) -> Indicator:
    """Return the indicator that the table's descriptor describes.

    Args:
        table: the pair of descriptor and rows.
        languages: the languages of the project.
        units: text of each unit by code, for series broken down by unit.
    """
    entry = Entry(table.descriptor["jindu"], languages)
    name = entry["id"]
    return Indicator(
        id=name,
        kind=entry["kind"],
        title=entry.text("title"),
        unit=entry.text("unit"),
        unit_code=entry["unit_code"],
        unit_mult=entry.number("unit_mult"),
        decimals=entry.number("decimals"),
        definition=entry.text("definition"),
        scope=entry.text("scope"),
        direction=entry["direction"],
        measure=entry["measure"],
        theme=entry["theme"],
        section=entry["section"],
        computation=_computation(entry.child("computation")),
        related=entry.many("related"),
        dimensions=entry.many("dimensions"),
        availability=entry["availability"],
        who_publishes=entry.text("who_publishes"),
        where=entry.text("where"),
        to_be_confirmed=entry.is_true("to_be_confirmed"),
        note=entry.text("note"),
        locator=entry["locator"],
        targets=tuple(
            _target(name, Entry(one, languages)) for one in entry.values.get("targets") or ()
        ),
        units=dict(units or {}) if UNIT in entry.many("dimensions") else {},
        doubts=entry.many("doubts"),
        breakdowns={
            one.name: Breakdown(one.title, one.codes)
            for one in table.fields
            if one.name in entry.many("dimensions")
        },
    )


def _computation(entry: Entry | None) -> Computation | None:
    if entry is None:
        return None
    return Computation(
        numerator=entry["numerator"],
        denominator=entry["denominator"],
        multiplier=entry.decimal("multiplier") or Decimal(1),
        base_period=entry["base_period"],
        same_basis=entry["same_basis"] != "not_required",
        words=entry.text("words"),
        caveats=tuple(
            _caveat(Entry(one, entry.languages)) for one in entry.values.get("caveats") or ()
        ),
        may_fill=entry.is_true("may_fill"),
    )


def _caveat(entry: Entry) -> Caveat:
    return Caveat(
        entry["area"], entry["period"], entry["basis"], entry.text("note"), entry.text("short")
    )


def _target(indicator: str, entry: Entry) -> Target:
    value = entry.decimal("value")
    assert value is not None  # noqa: S101 - the check refuses a target without a value
    return Target(
        id=entry["id"],
        indicator=indicator,
        operator=Operator(entry["operator"]),
        value=value,
        period=entry["period"],
        horizon=Horizon(entry["horizon"]),
        area=entry["area"],
        where={str(k): str(v) for k, v in (entry.values.get("where") or {}).items()},
        accepts=entry.many("accepts"),
        baseline=_baseline(entry.child("baseline")),
        strength=entry["strength"],
        group=entry["group"],
        valid_from=entry["valid_from"],
        valid_until=entry["valid_until"],
        locator=entry["locator"],
    )


def _baseline(entry: Entry | None) -> Baseline:
    if entry is None:
        return Baseline("not_stated")
    return Baseline(entry["kind"], entry["period"], entry.decimal("value"), entry.text("rule"))


def observations_of(
    table: Table, indicator: Indicator, sources: Mapping[str, Source], languages: tuple[str, ...]
) -> Iterator[Observation]:
    """Yield the rows of an indicator's table in the order of their keys."""
    rows = [_observation(Row(cells, languages), indicator, sources) for cells in table.rows]
    yield from sorted(rows, key=lambda one: (one.period.start, one.period.end, one.key))


def _observation(row: Row, indicator: Indicator, sources: Mapping[str, Source]) -> Observation:
    slice_ = {name: row[name] or TOTAL for name in indicator.dimensions}
    parts = [indicator.id, row["period"], row["area"]]
    if slice_:
        parts.append(",".join(slice_.values()))
    parts += [row["vintage"], row["source"]]
    source = sources.get(row["source"])
    return Observation(
        key="|".join(parts),
        indicator=indicator.id,
        period=parse_period(row["period"]),
        period_label=row["period_label"],
        area=row["area"],
        dimensions=slice_,
        vintage=row["vintage"],
        source=row["source"],
        value=Decimal(row["value"]) if row["value"] else None,
        category=row["category"],
        obs_status=row["obs_status"],
        basis=row["basis"],
        note=row.text("note"),
        source_quality=source.quality if source else "",
    )
