"""`rollups`: tasks counted by what they belong to; `question_counts`: questions by release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.exports.material import Exported, Material, as_csv, field_of
from generator.model.rollup import RollUp
from generator.model.text import Text
from generator.read import Field

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
ASKED = ("questions_asked", "questions_answered", "questions_open", "questions_closed")


def dump(material: Material) -> Iterator[Exported]:
    """Yield `rollups.csv`, a row a subject and count, and `question_counts.csv`, a row a release."""
    seen = material.assessment
    yield _file(
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
    )
    yield _file(
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
    )


def _file(
    material: Material, name: str, fields: tuple[Field, ...], rows: Iterable[Sequence[object]]
) -> Exported:
    words = material.project.words
    return Exported(
        path=f"{name}.csv",
        content=as_csv([one.name for one in fields], rows),
        name=name,
        title=Text({code: one(f"exports.{name}") for code, one in words.items()}),
        fields=fields,
        key=(fields[0].name,),
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
