"""`observations`: one tidy file of all values, published and derived.

A row stands alone: besides its codes it carries their labels in every language, a column for
each breakdown of the plan, the bounds and the SDMX frequency of its period, unit and scope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.exports.material import (
    Exported,
    Material,
    as_csv,
    field_of,
    labelled_fields,
    localised_fields,
)
from generator.model.measures import TOTAL, UNIT, Indicator, Observation, Unit
from generator.model.period import Period
from generator.model.text import Text
from generator.read import Field

__all__ = ["dump", "frequency", "scope_of"]

Value = Callable[[Observation], object]

# SDMX CL_FREQ by kind of period; a single day is a point in time, not something daily.
FREQUENCIES = {"year": "A", "fiscal_year": "A", "quarter": "Q", "month": "M", "day": "_Z"}
SPANS = frozenset({2, 3, 4, 5, 10, 20, 30})  # years that the list has a code for
OTHER = "_O"


@dataclass(frozen=True, slots=True)
class _Part:
    """Columns that belong together, and how to read them from a row."""

    fields: tuple[Field, ...]
    read: Callable[[Observation], tuple[object, ...]]


def dump(material: Material) -> Iterator[Exported]:
    """Yield `observations.csv`: a row a value, with everything needed to read it alone."""
    parts = tuple(_parts(material))
    fields = tuple(one for part in parts for one in part.fields)
    rows = (
        [cell for part in parts for cell in part.read(row)]
        for row in material.assessment.observations
    )
    words = material.project.words
    yield Exported(
        path="observations.csv",
        content=as_csv([one.name for one in fields], rows),
        name="observations",
        title=Text({code: one("exports.observations") for code, one in words.items()}),
        fields=fields,
        key=("row_key",),
        links={"indicator": "indicators", "area": "areas", "source": "sources"},
    )


def frequency(period: Period) -> str:
    """Return the code of SDMX CL_FREQ: A | Q | M | A5 and the like; _O for other spans.

    >>> from generator.model.period import parse_period
    >>> frequency(parse_period("2016-01-01/P5Y"))
    'A5'
    """
    if period.kind in FREQUENCIES:
        return FREQUENCIES[period.kind]
    years = period.end.year - period.start.year + 1
    return f"A{years}" if years in SPANS else OTHER


def scope_of(indicator: Indicator, row: Observation) -> str:
    """Return whether a row's area is one a target is about (list `scope_kind`); "" for no target."""
    targets = indicator.targets
    if not targets:
        return ""
    if any(row.area == one.area for one in targets):
        return "same"
    return "accepted_other" if any(row.area in one.accepts for one in targets) else "not_comparable"


def _parts(material: Material) -> Iterator[_Part]:
    plan, plain = material.plan, _plain(material)
    yield plain("row_key", lambda row: row.key, required=True)
    yield plain("indicator", lambda row: row.indicator, required=True)
    yield _texts(material, "indicator_title", lambda row: plan.indicators[row.indicator].title)
    yield plain("period", lambda row: row.period.text, required=True)
    yield plain("period_start", lambda row: row.period.start.isoformat(), "date", required=True)
    yield plain("period_end", lambda row: row.period.end.isoformat(), "date", required=True)
    yield plain("decimal_year", lambda row: row.period.years, "number", required=True)
    yield plain("period_kind", lambda row: row.period.kind, required=True, codes="period_kind")
    yield plain("freq", lambda row: frequency(row.period), required=True)
    yield plain("period_label", lambda row: row.period_label)
    yield plain("area", lambda row: row.area, required=True)
    yield _texts(material, "area_name", lambda row: plan.areas[row.area].name)
    yield plain("dimensions", _slice)
    yield from _breakdowns(material)
    yield plain("measure", lambda row: plan.indicators[row.indicator].measure, codes="measure")
    yield from _values(material)
    yield from _coded(material)
    yield plain("segment", lambda row: row.segment, "integer", required=True)
    yield plain("is_current", lambda row: _yes(row.is_current), "boolean", required=True)
    yield plain("source", lambda row: row.source)
    yield _texts(material, "source_title", lambda row: _title(material, row.source))
    inputs = field_of(material, "inputs", is_list=True)
    yield _Part((inputs,), lambda row: (";".join(row.inputs),))
    yield _notes(material)


def _values(material: Material) -> Iterator[_Part]:
    plan, plain = material.plan, _plain(material)
    yield plain("value", _digits, "number")
    yield from _labelled(material, "category", "rating", lambda row: row.category)
    yield _texts(material, "unit", lambda row: _unit(plan.indicators, row).text)
    yield plain("unit_code", lambda row: _unit(plan.indicators, row).code)
    yield plain("unit_mult", lambda row: _unit(plan.indicators, row).power, "integer")


def _coded(material: Material) -> Iterator[_Part]:
    def scope(row: Observation) -> str:
        return scope_of(material.plan.indicators[row.indicator], row)

    yield from _labelled(
        material, "obs_status", "obs_status", lambda row: row.obs_status, required=True
    )
    yield from _labelled(material, "vintage", "vintage", lambda row: row.vintage, required=True)
    yield from _labelled(material, "basis", "basis", lambda row: row.basis)
    yield from _labelled(material, "basis_check", "basis_check", lambda row: row.basis_check)
    yield from _labelled(
        material, "value_origin", "value_origin", lambda row: row.origin, required=True
    )
    yield from _labelled(material, "scope", "scope_kind", scope)
    yield from _labelled(
        material, "source_quality", "source_quality", lambda row: row.source_quality
    )


def _plain(material: Material) -> Callable[..., _Part]:
    def part(name: str, value: Value, type_: str = "string", **more: bool | str) -> _Part:
        required, codes = bool(more.get("required")), str(more.get("codes", ""))
        field = field_of(material, name, type_, required=required, codes=codes)
        return _Part((field,), lambda row: (value(row),))

    return part


def _texts(material: Material, name: str, text: Callable[[Observation], Text]) -> _Part:
    languages = material.project.languages
    return _Part(
        localised_fields(material, name),
        lambda row: tuple(text(row).in_(code) for code in languages),
    )


def _labelled(
    material: Material,
    name: str,
    list_: str,
    code: Callable[[Observation], str],
    *,
    required: bool = False,
) -> Iterator[_Part]:
    """Yield a column of codes and one of their labels for each language."""
    field = field_of(material, name, required=required, codes=list_)
    yield _Part((field,), lambda row: (code(row),))
    yield _labels(material, field, lambda row: (list_, code(row)))


def _labels(
    material: Material, field: Field, code: Callable[[Observation], tuple[str, str]]
) -> _Part:
    languages = material.project.languages

    def read(row: Observation) -> tuple[object, ...]:
        list_, one = code(row)
        label = material.plan.label(list_, one) if one else Text()
        return tuple(label.in_(language) if one else "" for language in languages)

    return _Part(labelled_fields(material, field), read)


def _breakdowns(material: Material) -> Iterator[_Part]:
    """Yield a column for each breakdown of the plan with the labels of its codes."""
    held: dict[str, tuple[Text, str]] = {}
    for indicator in material.plan.indicators.values():
        for name in indicator.dimensions:
            known = indicator.breakdowns.get(name)
            held.setdefault(name, (known.title if known else Text(), known.codes if known else ""))
    words = material.project.words
    told = Text({code: one("exports.breakdown", total=TOTAL) for code, one in words.items()})
    for name, (title, codes) in sorted(held.items()):
        shown = title if title else Text(dict.fromkeys(words, name))
        column = f"dimension_{name}"
        field = Field(name=column, type="string", title=shown, description=told, codes=codes)
        yield from _breakdown(material, name, field)


def _breakdown(material: Material, name: str, field: Field) -> Iterator[_Part]:
    def code(row: Observation) -> str:
        return row.dimensions.get(name, "")

    yield _Part((field,), lambda row: (code(row),))
    if field.codes and name != UNIT:  # the unit has columns of its own
        yield _labels(material, field, lambda row: (field.codes, code(row)))


def _notes(material: Material) -> _Part:
    languages = material.project.languages
    return _Part(
        localised_fields(material, "note"),
        lambda row: tuple(row.note.by_language.get(code, "") for code in languages),
    )


def _unit(indicators: Mapping[str, Indicator], row: Observation) -> Unit:
    return indicators[row.indicator].unit_of(row.dimensions)


def _title(material: Material, source: str) -> Text:
    found = material.plan.sources.get(source)
    return found.title if found else Text()


def _slice(row: Observation) -> str:
    return ";".join(f"{name}={code}" for name, code in sorted(row.dimensions.items()))


def _digits(row: Observation) -> str:
    return "" if row.value is None else format(row.value, "f")


def _yes(value: bool) -> str:
    return "true" if value else "false"
