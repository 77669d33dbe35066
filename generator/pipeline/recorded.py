"""What the newest release is on record with, held against what its data say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assess import published_verdict
from generator.edit import KIND, as_cells, same_verdict
from generator.errors import Place, Problem
from generator.model.plan import Plan
from generator.model.robust import PublishedVerdict
from generator.model.verdict import Assessment
from generator.read import Dataset
from generator.validate import fault

__all__ = ["differences", "said_now"]


def said_now(plan: Plan, assessment: Assessment) -> tuple[PublishedVerdict, ...]:
    """Return what the newest release says of every target that is judged."""
    return tuple(
        published_verdict(verdict, plan.indicators[verdict.indicator], assessment.release)
        for verdict in assessment.verdicts.values()
        if verdict.verdict
    )


def differences(dataset: Dataset, plan: Plan, assessment: Assessment) -> Iterator[Problem]:
    """V701: what the newest release is on record with is what its data say now."""
    now = {one.key: one for one in said_now(plan, assessment)}
    for table in dataset.of_kind(KIND):
        for position, row in enumerate(table.rows):
            key = (row.get("release", ""), row.get("target", ""), row.get("method", ""))
            one = now.get(key)
            if one and not same_verdict(row, one):
                cells = as_cells(one)
                yield fault(
                    "V701",
                    Place(table.path, position + 2, "verdict"),
                    release=one.release,
                    target=one.target,
                    recorded=_told(row),
                    computed=_told(cells),
                )


def _told(cells: Mapping[str, str]) -> str:
    shown = (cells.get(name, "") for name in ("verdict", "last_reading", "period", "value"))
    return ", ".join(one for one in shown if one)
