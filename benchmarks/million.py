"""The database of a million values: `python -m benchmarks.million FILE [ROWS]`.

The real plan with invented series beside it. Their values are made one after another while the
file is written, so that memory is the builder's and not that of a million things at once.
As in a build, nothing looks for garbage meanwhile.
Prints as JSON: seconds of this process's own (making the values is no work of the database, but
counted, and told apart), memory, size and hash of the file.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import resource
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from generator.api import build_database, fields_by_kind
from generator.api.rows import sorted_items
from generator.api.shape import InOrder, World
from generator.api.tables import table
from generator.assemble import assemble
from generator.assess import assess
from generator.model.measures import Indicator, Observation
from generator.model.period import Period, parse_period
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import Assessment
from generator.project import load_project
from generator.read import read_dataset

__all__ = ["ROWS", "large", "main"]

ROOT = Path(__file__).parents[1]
ROWS = 1_000_000
YEARS, PLACES = 50, 20  # a series is a thousand rows
LAST = 2020
VINTAGE = "final"
Within = tuple[str, Period, str, str, Decimal]  # end of the key, period, area, source, value


def main() -> int:
    """Build the database, print what it took."""
    parser = argparse.ArgumentParser(prog="benchmarks.million", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("rows", type=int, nargs="?", default=ROWS)
    asked = parser.parse_args()
    target, rows = asked.file, asked.rows
    project = load_project(ROOT)
    dataset = read_dataset(project)
    plan = assemble(dataset, project)
    many, said = large(plan, assess(plan, project), rows)
    gc.disable()  # as a build does
    begun, start = time.perf_counter(), time.process_time()
    build_database(many, said, project, target, fields=fields_by_kind(dataset), pages={})
    found = {
        "seconds": round(time.process_time() - start, 2),
        "seconds on the wall": round(time.perf_counter() - begun, 2),
        "seconds for making the values": _making(said),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "file": round(target.stat().st_size / 1e6, 1),
        "sha256": _hash(target),
    }
    print(json.dumps(found))
    return 0


def _making(said: Assessment) -> float:
    start = time.process_time()
    deque(said.observations, maxlen=0)
    return round(time.process_time() - start, 2)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def large(plan: Plan, said: Assessment, rows: int) -> tuple[Plan, Assessment]:
    """Return a plan and what is said of it with `rows` invented values after its own."""
    world = World(plan, said, plan.languages, {})
    own = list(sorted_items(table("observations"), world))
    model = next(iter(plan.indicators.values()))
    # Nobody promised them and they stand last in the plan: so they come in order after its own.
    added = [_indicator(model, number) for number in range(rows // (YEARS * PLACES))]
    within = list(_within(sorted(plan.areas)[:PLACES], next(iter(plan.sources))))

    def every() -> Iterator[Observation]:
        yield from own
        for one in added:
            yield from map(partial(_Invented, one.id), within)

    values: Any = InOrder(every)
    indicators = {**plan.indicators, **{one.id: one for one in added}}
    return replace(plan, indicators=indicators), replace(said, observations=values)


def _indicator(model: Indicator, number: int) -> Indicator:
    return replace(
        model,
        id=f"zz{number:06d}",
        computation=None,
        targets=(),
        related=(),
        doubts=(),
        dimensions=(),
        locator="zz",
    )


class _Invented(Observation):
    """An invented value; what all of them share is the class's, so that making one costs little."""

    __slots__ = ()

    period_label = category = basis = basis_check = ""
    vintage, obs_status, origin, source_quality = VINTAGE, "A", "published", "official_direct"
    dimensions: Mapping[str, str] = {}
    inputs, elsewhere = (), ()
    note = Text()
    segment = 1
    is_current = True

    def __init__(self, indicator: str, rest: Within) -> None:
        """Take the series and what differs within it."""
        end, period, area, source, value = rest
        put = object.__setattr__
        put(self, "key", indicator + end)
        put(self, "indicator", indicator)
        put(self, "period", period)
        put(self, "area", area)
        put(self, "source", source)
        put(self, "value", value)


def _within(places: list[str], source: str) -> Iterator[Within]:
    """Yield what differs between the rows of a series."""
    for place in places:
        for year in range(LAST - YEARS + 1, LAST + 1):
            end = f"|{year}|{place}||{VINTAGE}|{source}"
            value = Decimal(year * 7919 % 100_000) / 100
            yield end, parse_period(str(year)), place, source, value


if __name__ == "__main__":
    sys.exit(main())
