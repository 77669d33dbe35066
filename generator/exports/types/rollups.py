"""`rollups`: tasks counted by what they belong to; `question_counts`: questions by release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports.material import Exported, Material, field_of
from generator.exports.tabled import table_file
from generator.model.rollup import RollUp

__all__ = ["dump"]

NUMBERS = (
    "tasks_all",
    "tasks_own",
    "tasks_with_report",
    "tasks_without_report",
    "tasks_due",
    "tasks_overdue",
    "projects_all",
    "projects_with_report",
)
TITLE = "exports.{}"
ASKED = ("questions_asked", "questions_answered", "questions_open", "questions_closed")


def dump(material: Material) -> Iterator[Exported]:
    """Yield `rollups.csv`, a row a subject and count, and `question_counts.csv`, a row a release."""
    seen = material.assessment
    yield table_file(
        material,
        "rollups",
        (
            *(field_of(material, one, required=True) for one in ("rollup", "kind")),
            field_of(material, "subject"),
            *(field_of(material, one, "integer", required=True) for one in NUMBERS),
            field_of(material, "share", "number"),
            field_of(material, "by_status"),
            field_of(material, "by_flag"),
        ),
        (_row(one) for one in seen.rollups),
        title=TITLE,
    )
    yield table_file(
        material,
        "question_counts",
        (
            *(field_of(material, one, required=True) for one in ("release", "release_date")),
            *(field_of(material, one, "integer", required=True) for one in ASKED),
        ),
        (
            (one.release, one.date, one.asked, one.answered, one.open, one.closed)
            for one in seen.asked
        ),
        title=TITLE,
    )


def _row(one: RollUp) -> tuple[object, ...]:
    return (
        one.id,
        one.kind,
        one.subject,
        one.total,
        len(one.own),
        one.reported,
        one.silent,
        one.dated,
        one.overdue,
        one.projects,
        one.projects_reported,
        "" if one.share is None else f"{one.share:.6f}",
        _listed((*one.by_status, *one.apart)),
        _listed(one.by_flag),
    )


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    """Return counts by code as one cell, such as `completed:2;no_report:5`."""
    return ";".join(f"{code}:{number}" for code, number in counts)
