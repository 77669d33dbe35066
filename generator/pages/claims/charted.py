"""What a chart shows, by its name: rows, targets or counts, and the query for them."""

# ruff: noqa: S608 - names of tables are ours, values are quoted

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.pages.claims.counting import count_sql, quoted
from generator.pages.pictures import part_of

__all__ = ["Drawn", "charted"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The numbers of a chart: keys of rows, ids of targets, counts, and their query."""

    formula: str
    indicator: str = ""
    rows: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()


def charted(name: str, plan: Plan, assessment: Assessment) -> Drawn:
    """Return what the chart of this name shows.

    Raises:
        KeyError: no such chart.
    """
    kind, _, of = name.partition("/")
    return {"trend": _series, "spark": _series, "targets": _readings, "tasks": _statuses}[kind](
        of, plan, assessment
    )


def _series(of: str, plan: Plan, assessment: Assessment) -> Drawn:
    indicator, rows = plan.indicators[of], assessment.by_indicator[of]
    formula = (
        f"SELECT coalesce(value_text, category) FROM observations WHERE indicator = {quoted(of)} "
        f"UNION ALL SELECT value_text FROM targets WHERE indicator = {quoted(of)}"
    )
    keys = tuple(one.key for one in rows)
    return Drawn(formula, of, keys, tuple(one.id for one in indicator.targets))


def _readings(of: str, plan: Plan, assessment: Assessment) -> Drawn:
    counts = next(one for one in assessment.counts if one.period == of)
    due = f"due={of}" if of else "undated"
    inside = count_sql(f"targets;{due};current", "").partition(" FROM ")[2]
    formula = f"SELECT count(*) FROM verdicts WHERE target IN (SELECT id FROM {inside})"
    numbers = _numbers(counts.by_reading.values())
    return Drawn(f"{formula} GROUP BY last_reading", numbers=numbers)


def _statuses(of: str, plan: Plan, assessment: Assessment) -> Drawn:
    tasks = [one for one in plan.tasks.values() if of in ("all", part_of(plan, one.section))]
    found = Counter(assessment.tasks[one.id].status for one in tasks)
    said = "tasks" if of == "all" else f"tasks;section={of}"
    inside = count_sql(said, "").partition(" FROM ")[2]
    formula = f"SELECT count(*) FROM task_states WHERE task IN (SELECT id FROM {inside})"
    return Drawn(f"{formula} GROUP BY status", numbers=_numbers(found.values()))


def _numbers(counts: Iterable[int]) -> tuple[Decimal, ...]:
    """Return counts and their sum."""
    listed = list(counts)
    return tuple(Decimal(one) for one in (*listed, sum(listed)))
