"""`method_verdicts`: what every published rule says of each target, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.exports.material import Exported, Material, as_csv, field_of
from generator.model.method import MethodVerdict
from generator.model.text import Text
from generator.read import Field

__all__ = ["dump"]

REQUIRED = frozenset({"target", "method", "method_status"})
NUMBERS = frozenset({"method_value", "score"})
COLUMNS = (
    *("target", "method", "method_status", "verdict", "method_value", "score"),
    *("reading_period", "reasons", "inputs"),
)


def dump(material: Material) -> Iterator[Exported]:
    """Yield `method_verdicts.csv`, a row for each target and method."""
    words = material.project.words
    checks = material.assessment.cross_checks.values()
    yield Exported(
        path="method_verdicts.csv",
        content=as_csv(COLUMNS, (_row(one) for group in checks for one in group)),
        name="method_verdicts",
        title=Text({code: one("exports.method_verdicts") for code, one in words.items()}),
        fields=tuple(_field(material, name) for name in COLUMNS),
        key=("target", "method"),
    )


def _field(material: Material, name: str) -> Field:
    kind = "number" if name in NUMBERS else "string"
    return field_of(material, name, kind, required=name in REQUIRED)


def _row(one: MethodVerdict) -> tuple[object, ...]:
    return (
        one.target,
        one.method,
        one.status,
        one.verdict,
        _digits(one.value),
        _digits(one.score),
        one.as_of,
        ";".join(one.reasons),
        ";".join(one.inputs),
    )


def _digits(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")
