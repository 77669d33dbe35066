"""`observations`: one tidy file of all values, published and derived."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.material import Exported, Material, as_csv, field_of, localised_fields
from generator.model.measures import Observation
from generator.model.text import Text
from generator.read import Field

__all__ = ["dump"]


def dump(material: Material) -> Iterator[Exported]:
    """Yield `observations.csv`: a row a value, with everything needed to read it alone."""
    fields = _fields(material)
    header = [one.name for one in fields]
    rows = (_row(material, one) for one in material.assessment.observations)
    words = material.project.words
    yield Exported(
        path="observations.csv",
        content=as_csv(header, rows),
        name="observations",
        title=Text({code: one("exports.observations") for code, one in words.items()}),
        fields=fields,
        key=("row_key",),
        links={"area": "areas", "source": "sources"},
    )


def _fields(material: Material) -> tuple[Field, ...]:
    def plain(name: str, type_: str = "string", *, required: bool = False) -> Field:
        return field_of(material, name, type_, required=required)

    return (
        plain("row_key", required=True),
        plain("indicator", required=True),
        *localised_fields(material, "indicator_title"),
        plain("period", required=True),
        plain("period_start", "date", required=True),
        plain("period_end", "date", required=True),
        plain("decimal_year", "number", required=True),
        plain("period_kind", required=True),
        plain("period_label"),
        plain("area", required=True),
        *localised_fields(material, "area_name"),
        plain("dimensions"),
        plain("measure"),
        plain("value", "number"),
        plain("category"),
        *localised_fields(material, "unit"),
        plain("unit_code"),
        plain("unit_mult", "integer"),
        plain("obs_status", required=True),
        plain("vintage", required=True),
        plain("basis"),
        plain("basis_check"),
        plain("value_origin", required=True),
        plain("segment", "integer", required=True),
        plain("is_current", "boolean", required=True),
        plain("source"),
        plain("source_quality"),
        *localised_fields(material, "note"),
    )


def _row(material: Material, row: Observation) -> list[object]:
    indicator = material.plan.indicators[row.indicator]
    area = material.plan.areas[row.area]
    unit = indicator.unit_of(row.dimensions)
    languages = material.project.languages
    return [
        row.key,
        row.indicator,
        *(indicator.title.in_(code) for code in languages),
        row.period.text,
        row.period.start.isoformat(),
        row.period.end.isoformat(),
        row.period.years,
        row.period.kind,
        row.period_label,
        row.area,
        *(area.name.in_(code) for code in languages),
        ";".join(f"{name}={code}" for name, code in sorted(row.dimensions.items())),
        indicator.measure,
        "" if row.value is None else format(row.value, "f"),
        row.category,
        *(unit.text.in_(code) for code in languages),
        unit.code,
        unit.power,
        row.obs_status,
        row.vintage,
        row.basis,
        row.basis_check,
        row.origin,
        row.segment,
        "true" if row.is_current else "false",
        row.source,
        row.source_quality,
        *(row.note.by_language.get(code, "") for code in languages),
    ]
