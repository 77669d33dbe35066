"""`indicators` and `targets`: what is measured and what is promised, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.material import Exported, Material, field_of, localised_fields
from generator.exports.tabled import table_file
from generator.model.measures import Indicator, Target
from generator.model.text import Text
from generator.read import Field

__all__ = ["dump"]


def dump(material: Material) -> Iterator[Exported]:
    """Yield `indicators.csv` and `targets.csv`, a row each, named as in the database."""
    plan = material.plan
    yield table_file(
        material,
        "indicators",
        _of_indicators(material),
        (_indicator(material, one) for one in plan.indicators.values()),
        {"theme": "themes", "section": "sections"},
    )
    yield table_file(
        material,
        "targets",
        _of_targets(material),
        (_target(material, one) for one in plan.targets.values()),
        {"indicator": "indicators", "area": "areas", "milestone": "milestones"},
    )


def _of_indicators(material: Material) -> tuple[Field, ...]:
    def plain(name: str, type_: str = "string", codes: str = "") -> Field:
        return field_of(material, name, type_, codes=codes)

    def texts(name: str) -> tuple[Field, ...]:
        return localised_fields(material, name)

    return (
        field_of(material, "id", required=True),
        field_of(material, "kind", codes="indicator_kind", said_as="indicator_kind"),
        *texts("title"),
        *texts("unit"),
        plain("unit_code"),
        plain("unit_mult", "integer"),
        plain("decimals", "integer"),
        *texts("definition"),
        *localised_fields(material, "scope", "indicator_scope"),
        plain("direction", codes="direction"),
        plain("measure", codes="measure"),
        plain("theme"),
        plain("section"),
        plain("numerator"),
        plain("denominator"),
        plain("multiplier", "number"),
        plain("base_period"),
        plain("same_basis", "boolean"),
        *texts("computation"),
        plain("availability", codes="availability"),
        *texts("who_publishes"),
        *texts("where"),
        plain("to_be_confirmed", "boolean"),
        *texts("note"),
        plain("locator"),
        field_of(material, "related", is_list=True, references="indicators"),
        field_of(material, "dimensions", is_list=True, said_as="indicator_dimensions"),
    )


def _of_targets(material: Material) -> tuple[Field, ...]:
    def plain(name: str, type_: str = "string", codes: str = "") -> Field:
        return field_of(material, name, type_, codes=codes)

    return (
        field_of(material, "id", required=True),
        field_of(material, "indicator", required=True),
        field_of(material, "operator", required=True, codes="operator"),
        field_of(material, "value", "number", required=True, said_as="target_value"),
        *localised_fields(material, "unit"),
        plain("unit_code"),
        plain("unit_mult", "integer"),
        field_of(material, "period", said_as="target_period"),
        field_of(material, "horizon", required=True, codes="horizon"),
        field_of(material, "area", said_as="target_area"),
        field_of(material, "accepts", is_list=True, references="areas"),
        plain("slice"),
        plain("baseline_kind", codes="baseline_kind"),
        plain("baseline_period"),
        plain("baseline_value", "number"),
        *localised_fields(material, "baseline_rule"),
        plain("strength", codes="strength"),
        plain("milestone"),
        plain("valid_from"),
        plain("valid_until"),
        plain("locator"),
    )


def _indicator(material: Material, one: Indicator) -> list[object]:
    rule, languages = one.computation, material.project.languages
    parts: tuple[object, ...] = ("", "", "", "", "")
    if rule is not None:
        multiplier = format(rule.multiplier, "f")
        same = _yes(rule.same_basis)
        parts = (rule.numerator, rule.denominator, multiplier, rule.base_period, same)
    return [
        *(one.id, one.kind),
        *_each(one.title, languages),
        *_each(one.unit, languages),
        *(one.unit_code, one.unit_mult, one.decimals),
        *_each(one.definition, languages),
        *_each(one.scope, languages),
        *(one.direction, one.measure, one.theme, one.section),
        *parts,
        *_each(rule.words if rule else Text(), languages),
        one.availability,
        *_each(one.who_publishes, languages),
        *_each(one.where, languages),
        _yes(one.to_be_confirmed),
        *_each(one.note, languages),
        one.locator,
        ";".join(one.related),
        ";".join(one.dimensions),
    ]


def _target(material: Material, one: Target) -> list[object]:
    languages, base = material.project.languages, one.baseline
    unit = material.plan.indicators[one.indicator].unit_of(one.where)
    return [
        *(one.id, one.indicator, one.operator.value, format(one.value, "f")),
        *_each(unit.text, languages),
        *(unit.code, unit.power, one.period, one.horizon.value, one.area),
        ";".join(one.accepts),
        ";".join(f"{name}={code}" for name, code in sorted(one.where.items())),
        *(base.kind, base.period, "" if base.value is None else format(base.value, "f")),
        *_each(base.rule, languages),
        *(one.strength, one.group, one.valid_from, one.valid_until, one.locator),
    ]


def _each(text: Text, languages: Sequence[str]) -> list[str]:
    """Return the text of each language; "" where it is not translated."""
    return [text.by_language.get(code, "") for code in languages]


def _yes(value: bool) -> str:
    return "true" if value else "false"
