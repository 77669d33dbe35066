"""Open SDG's own calculation, done again from its data: series, base years, groups, means.

Only for official repositories of the `data`, `indicator-config` layout that also hold what
Open SDG wrote down of its run (`indicator_calculation_components.yml`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.assess.methods import METHODS, Case, Kind, Outcome, year_of

__all__ = ["COMPONENTS", "Result", "again"]

COMPONENTS = "indicator_calculation_components.yml"
BASE, DUE = 2015, 2030  # what Open SDG takes where its options name no year
SERIES, UNIT, PROGRESS, VALUE = "Series", "Units", "Progress", "Value"
NO_BREAKDOWN = frozenset({"Year", VALUE, SERIES, UNIT, PROGRESS, "GeoCode"})

Row = Mapping[str, str]
Options = Mapping[str, Any]
Result = tuple[str, str, float | None, Outcome]  # indicator, official class, official score, ours
METHOD = METHODS["statcan_open_sdg"]


def again(folder: Path) -> Iterator[Result]:
    """Yield each indicator that Open SDG calculated: its class and score, and ours."""
    known = yaml.safe_load((folder / COMPONENTS).read_text(encoding="utf-8"))
    for indicator, entry in sorted(known.items()):
        data = folder / "data" / f"indicator_{indicator}.csv"
        chosen = folder / "indicator-config" / f"{indicator}.yml"
        if not data.is_file() or not chosen.is_file():
            continue
        options = yaml.safe_load(chosen.read_text(encoding="utf-8-sig"))
        if options.get("auto_progress_calculation") is not True:
            continue
        with data.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        parts = options.get("progress_calculation_options") or [{}]
        ours = METHOD.combine(_outcomes(rows, parts))
        yield indicator, entry["progress_status"] or METHOD.unavailable, entry["score"], ours


def _outcomes(rows: Sequence[Row], parts: Sequence[Options]) -> list[Outcome]:
    return [
        METHOD.combine(_outcomes(rows, one["group"]))
        if "group" in one
        else METHOD.judge(_case(rows, one), None)
        for one in parts
    ]


def _case(rows: Sequence[Row], options: Options) -> Case:
    target, limit = options.get("target"), options.get("limit")
    return Case(
        kind=Kind.DIRECTION if target is None else Kind.REACH_BY,
        direction="up" if options.get("direction") == "positive" else "down",
        series=_series(rows, options),
        target=None if target is None else Decimal(str(target)),
        target_year=Decimal(options.get("target_year", DUE)),
        base_year=Decimal(options.get("base_year", BASE)),
        limit=None if limit is None else Decimal(str(limit)),
    )


def _series(rows: Sequence[Row], options: Options) -> dict[Decimal, Decimal]:
    value = PROGRESS if PROGRESS in rows[0] else VALUE
    return {
        year_of(row["Year"]): Decimal(row[value]) for row in _slice(rows, options) if row[value]
    }


def _slice(rows: Sequence[Row], options: Options) -> Sequence[Row]:
    wanted = [(UNIT, options.get("unit")), (SERIES, options.get("series"))]
    breakdown = options.get("disaggregation") or []
    wanted += [(one["field"], str(one["value"])) for one in breakdown]
    for column, code in wanted:
        found = [row for row in rows if code and row.get(column) == code]
        rows = found or rows  # a filter that finds nothing is left out there, with a warning
    if breakdown:
        return rows
    others = [name for name in rows[0] if name not in NO_BREAKDOWN and "COMMENT" not in name]
    return [row for row in rows if not any(row[name] for name in others)]
