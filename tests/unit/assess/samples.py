"""Small invented series, targets and plans for the tests of assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.assess.segments import number_segments
from generator.assess.verdicts import NOTHING_MORE, Clock, Known, verdict_of
from generator.model.measures import (
    Baseline,
    Computation,
    Horizon,
    Indicator,
    Observation,
    Operator,
    Target,
)
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.register import Area, Release, Source
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.project import Assessing

RULES = Assessing(
    method="jindu",
    reference_latest="2018",
    on_pace_margin=Decimal(5),
    stale_days=365,
    minimum_for_rates=5,
    final_overdue_months=24,
    least_quality="third_party",
    on_track_below=Decimal("0.05"),
    close_below=Decimal("0.20"),
    trend_values=6,
    trend_years=10,
    trend_least=4,
)
CLOCK = Clock(issued=date(2019, 9, 18), release=date(2026, 11, 22))


def row(
    period: str,
    value: str | int | None,
    *,
    area: str = "town",
    basis: str = "",
    status: str = "A",
    vintage: str = "unspecified",
    source: str = "paper",
    quality: str = "official_direct",
    dimensions: Mapping[str, str] | None = None,
    indicator: str = "trees",
    origin: str = "published",
    segment: int = 1,
    current: bool = True,
    basis_check: str = "",
) -> Observation:
    """Return a row whose key is made as the assembly makes it."""
    slice_ = dict(dimensions or {})
    parts = [indicator, period, area, *([",".join(slice_.values())] if slice_ else [])]
    return Observation(
        key="|".join([*parts, vintage, source]),
        indicator=indicator,
        period=parse_period(period),
        period_label="",
        area=area,
        dimensions=slice_,
        vintage=vintage,
        source=source,
        value=None if value is None else Decimal(value),
        category="",
        obs_status=status,
        basis=basis,
        note=Text(),
        segment=segment,
        is_current=current,
        origin=origin,
        basis_check=basis_check,
        source_quality=quality,
    )


def series(values: Mapping[int, str | int]) -> tuple[Observation, ...]:
    """Return a row a year."""
    return tuple(row(str(year), value) for year, value in values.items())


def target(
    value: str | int = 100,
    operator: str = ">=",
    *,
    period: str = "2025",
    horizon: Horizon = Horizon.DATED,
    baseline: Baseline | None = None,
    strength: str = "firm",
    where: Mapping[str, str] | None = None,
    accepts: tuple[str, ...] = (),
    valid_until: str = "",
    name: str = "trees.1",
) -> Target:
    """Return a target of the indicator `trees`."""
    return Target(
        id=name,
        indicator="trees",
        operator=Operator(operator),
        value=Decimal(value),
        period=period if horizon is Horizon.DATED else "",
        horizon=horizon,
        area="town",
        where=dict(where or {}),
        accepts=accepts,
        baseline=baseline or Baseline("not_stated"),
        strength=strength,
        group="",
        valid_from="2019-09-18",
        valid_until=valid_until,
        locator="1/1/1",
    )


def indicator(
    name: str = "trees",
    *,
    measure: str = "level",
    dimensions: tuple[str, ...] = (),
    computation: Computation | None = None,
    targets: tuple[Target, ...] = (),
) -> Indicator:
    """Return an indicator with only what assessment looks at."""
    return Indicator(
        id=name,
        kind="plan",
        title=Text({"en": name}),
        unit=Text({"en": "trees", "zh": "trees", "fr": "arbres"}),
        unit_code="tree",
        unit_mult=0,
        decimals=1,
        definition=Text(),
        scope=Text(),
        direction="up",
        measure=measure,
        theme="",
        section="",
        computation=computation,
        related=(),
        dimensions=dimensions,
        availability="published",
        who_publishes=Text(),
        where=Text(),
        to_be_confirmed=False,
        note=Text(),
        locator="1/1/1",
        targets=targets,
    )


def ratio(over: str, under: str, base: str = "") -> Computation:
    """Return the computation over / under, at a base period where one is given."""
    return Computation(over, under, Decimal(1), base, True, Text())


def source(name: str, day: str = "", quality: str = "official_direct") -> Source:
    """Return a source of that day and quality."""
    precision = {0: "unknown", 4: "year", 7: "month", 10: "day"}[len(day)]
    text = Text({"en": name})
    return Source(name, text, text, day, precision, "press", quality, False, "", Text())


def plan(
    targets: Iterable[Target] = (),
    rows: Iterable[Observation] = (),
    languages: tuple[str, ...] = ("en",),
) -> Plan:
    """Return a plan of the one indicator `trees`."""
    one = indicator(targets=tuple(targets))
    place = Area("town", "", "", "", "town", Text({"en": "Town"}), Text())
    other = replace(place, id="port", name=Text({"en": "Port"}))
    release = Release("R1", CLOCK.release.isoformat(), "first", Text(), Text())
    return Plan(
        languages=languages,
        areas={"town": place, "port": other},
        sources={"paper": source("paper", "2020")},
        indicators={one.id: one},
        observations=tuple(rows),
        releases={release.id: release},
    )


def judged(
    goal: Target,
    rows: Iterable[Observation],
    *,
    measure: str = "level",
    clock: Clock = CLOCK,
    rules: Assessing = RULES,
    direction: str = "up",
    doubts: tuple[str, ...] = (),
    known: Known = NOTHING_MORE,
) -> Verdict:
    """Return the verdict of a target from rows whose breaks are still to be numbered."""
    numbered = number_segments(rows)
    one = replace(indicator(measure=measure, targets=(goal,)), direction=direction, doubts=doubts)
    return verdict_of(goal, one, numbered, clock, rules, known)
