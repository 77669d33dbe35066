"""`robust`: how firmly verdicts stand, and what was said of each target when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.assess import choice_name
from generator.exports.material import Exported, Material, as_csv, field_of, localised_fields
from generator.model.text import Text
from generator.read import Field

__all__ = ["dump"]

Rows = Iterable[Sequence[object]]


def dump(material: Material) -> Iterator[Exported]:
    """Yield a table each of sensitivity, its variants, histories and changes of verdicts."""
    yield _file(material, "sensitivity", _SENSITIVITY, _sensitivity(material), ("target",))
    variants = (*_plain(material, _VARIANTS[:4]), *localised_fields(material, "choice_name"))
    fields = (*variants, *_plain(material, _VARIANTS[4:]))
    yield _made(material, "sensitivity_variants", fields, _variants(material), _VARIANT_KEY)
    yield _file(material, "verdict_history", _HISTORY, _history(material), _POINT)
    yield _file(material, "status_changes", _CHANGES, _changes(material), _POINT)


_VARIANT_KEY = ("target", "position_in_list")
_POINT = ("target", "history_kind", "as_of")
Spec = tuple[tuple[str, str, bool], ...]  # name, type, required
_SENSITIVITY: Spec = (
    ("target", "string", True),
    ("verdict", "string", False),
    ("last_reading", "string", False),
    ("data_holding", "integer", True),
    ("data_other", "integer", True),
    ("data_silent", "integer", True),
    ("methods_holding", "integer", True),
    ("methods_other", "integer", True),
    ("methods_silent", "integer", True),
    ("bound", "number", False),
    ("distance", "number", False),
)
# What was read, under another choice or at another time.
_READ: Spec = (
    ("verdict", "string", False),
    ("last_reading", "string", False),
    ("value", "number", False),
    ("period", "string", False),
    ("area", "string", False),
    ("reading", "string", False),
)
_VARIANTS: Spec = (
    ("target", "string", True),
    ("position_in_list", "integer", True),
    ("varied", "string", True),
    ("choice", "string", True),
    ("answers", "boolean", True),
    ("holds", "boolean", True),
    *_READ,
    ("unconfirmed", "boolean", True),
)
_HISTORY: Spec = (
    ("target", "string", True),
    ("history_kind", "string", True),
    ("as_of", "string", True),
    ("computed_when", "string", True),
    ("computed_on", "date", True),
    ("method", "string", False),
    *_READ,
)
_CHANGES: Spec = (
    ("target", "string", True),
    ("history_kind", "string", True),
    ("as_of", "string", True),
    ("after", "string", True),
    ("date", "date", True),
    ("old_verdict", "string", False),
    ("old_reading", "string", False),
    ("new_verdict", "string", False),
    ("new_reading", "string", False),
)


def _plain(material: Material, spec: Spec) -> tuple[Field, ...]:
    return tuple(
        field_of(material, name, type_, required=required) for name, type_, required in spec
    )


def _file(material: Material, name: str, spec: Spec, rows: Rows, key: tuple[str, ...]) -> Exported:
    return _made(material, name, _plain(material, spec), rows, key)


def _made(
    material: Material, name: str, fields: tuple[Field, ...], rows: Rows, key: tuple[str, ...]
) -> Exported:
    words = material.project.words
    return Exported(
        path=f"{name}.csv",
        content=as_csv([one.name for one in fields], (list(map(_cell, row)) for row in rows)),
        name=name,
        title=Text({code: one(f"exports.{name}") for code, one in words.items()}),
        fields=fields,
        key=key,
    )


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else value


def _sensitivity(material: Material) -> Rows:
    for one in material.assessment.sensitivity.values():
        verdict = material.assessment.verdicts[one.target]
        yield (
            one.target,
            verdict.verdict,
            verdict.last_reading,
            *one.tallies,
            one.bound,
            one.distance,
        )


def _variants(material: Material) -> Rows:
    for target, found in material.assessment.sensitivity.items():
        for position, one in enumerate(found.variants, start=1):
            named = choice_name(material.plan, one)
            yield (
                target,
                position,
                one.dimension,
                one.choice,
                *(named.in_(code) for code in material.project.languages),
                one.answers,
                one.holds,
                one.verdict,
                one.last_reading,
                one.value,
                one.period,
                one.area,
                one.reading,
                one.unconfirmed,
            )


def _history(material: Material) -> Rows:
    for entries in material.assessment.history.values():
        for one in entries:
            yield (
                one.target,
                one.kind,
                one.as_of,
                one.computed_when,
                one.computed_on,
                one.method,
                one.verdict,
                one.last_reading,
                one.value,
                one.period,
                one.area,
                one.reading,
            )


def _changes(material: Material) -> Rows:
    for one in material.assessment.changes:
        yield (
            one.target,
            one.kind,
            one.as_of,
            one.after,
            one.date,
            one.old_verdict,
            one.old_reading,
            one.new_verdict,
            one.new_reading,
        )
