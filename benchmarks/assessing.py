"""How long assessment takes: the real plan, and invented ones of 2,000 and 10,000 indicators.

    .venv/bin/python -m benchmarks.assessing

Invented plans are built in memory: every indicator has one row a year for 30 years and one
target, and every kind of horizon, operator and doubt occurs. Nothing is read or written.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from benchmarks.measuring import Measured
from generator.assemble import assemble
from generator.assess import assess
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
from generator.model.text import Text
from generator.model.verdict import Assessment
from generator.project import Project, load_project
from generator.read import read_dataset

__all__ = ["assessments", "invented"]

ROOT = Path(__file__).parents[1]
YEARS = 30
SIZES = (2_000, 10_000)
STATUSES = ("A", "A", "A", "A", "P", "U", "B")
EXACT = tuple(one for one in Operator if one is not Operator.ABOUT)
COMPUTED_EVERY = 10  # every tenth indicator is a ratio of the two before it


def main() -> int:
    """Print seconds, and how they grow from the smaller plan to the larger; return 0."""
    found = list(assessments(load_project(ROOT)))
    for one in found:
        print(f"{one.name:45} {one.seconds:8.3f} s")
    smaller, larger = found[-2], found[-1]
    print(
        f"{SIZES[1] / SIZES[0]:g} times the rows take {larger.seconds / smaller.seconds:.1f} times as long"
    )
    return 0


def assessments(project: Project) -> Iterator[Measured]:
    """Yield how long the real plan takes, and invented ones on the same rules."""
    plan = assemble(read_dataset(project), project)
    yield _timed("assess: the real plan", plan, project)
    for size in SIZES:
        yield _timed(f"assess: {size} indicators, {YEARS} years", invented(plan, size), project)


def _timed(name: str, plan: Plan, project: Project) -> Measured:
    # Assessment is one thread that waits for nothing: its own time is not that of its neighbours.
    start = time.process_time()
    found: Assessment = assess(plan, project)
    seconds = time.process_time() - start
    if len(found.verdicts) != len(plan.targets):
        raise RuntimeError(f"{name}: a target has no verdict")
    return Measured(name, seconds, 0)


def invented(plan: Plan, size: int) -> Plan:
    """Return a plan of `size` indicators; its areas, sources and releases are those of `plan`."""
    model = next(one for one in plan.indicators.values() if one.targets)
    indicators = {one.id: one for one in (_indicator(model, n) for n in range(size))}
    source = next(iter(plan.sources))
    last = parse_period(plan.release.date).end.year - 1
    rows = [
        row
        for n in range(size)
        if not _is_computed(n)
        for row in _rows(f"i{n}", n, model.targets[0].area, source, last)
    ]
    return replace(plan, indicators=indicators, observations=tuple(rows))


def _is_computed(n: int) -> bool:
    return n % COMPUTED_EVERY == COMPUTED_EVERY - 1


def _indicator(model: Indicator, n: int) -> Indicator:
    name = f"i{n}"
    rule = Computation(f"i{n - 2}", f"i{n - 1}", Decimal(1), "", True, Text())
    return replace(
        model,
        id=name,
        computation=rule if _is_computed(n) else None,
        targets=(_target(model.targets[0], name, n),),
        related=(),
        doubts=(),
    )


def _target(model: Target, name: str, n: int) -> Target:
    horizon = list(Horizon)[n % len(Horizon)]
    return replace(
        model,
        id=f"{name}.1",
        indicator=name,
        operator=EXACT[n % len(EXACT)],
        value=Decimal(100 + n % 60),
        period=str(2020 + n % 20) if horizon is Horizon.DATED else "",
        horizon=horizon,
        where={},
        accepts=(),
        baseline=Baseline("not_stated"),
        group="",
    )


def _rows(name: str, n: int, area: str, source: str, last: int) -> Iterator[Observation]:
    for step in range(YEARS):
        period = parse_period(str(last - YEARS + 1 + step))
        yield Observation(
            key=f"{name}|{period.text}|{area}|final|{source}",
            indicator=name,
            period=period,
            period_label="",
            area=area,
            dimensions={},
            vintage="final",
            source=source,
            value=Decimal(50 + (n + 3 * step) % 97),
            category="",
            obs_status=STATUSES[(n + step) % len(STATUSES)] if step % 9 == 0 else "A",
            basis="",
            note=Text(),
            source_quality="official_direct",
        )


if __name__ == "__main__":
    sys.exit(main())
