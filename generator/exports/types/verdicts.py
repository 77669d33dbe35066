"""`verdicts`: what can be said of each target, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.exports.material import Exported, Material, as_csv, field_of, localised_fields
from generator.model.measures import Indicator
from generator.model.text import Text
from generator.model.verdict import Flip, Trend, Verdict
from generator.read import Field

__all__ = ["dump"]


def dump(material: Material) -> Iterator[Exported]:
    """Yield `verdicts.csv`, a row a target."""
    fields = _fields(material)
    header = [one.name for one in fields]
    rows = [_row(material, one) for one in material.assessment.verdicts.values()]
    words = material.project.words
    yield Exported(
        path="verdicts.csv",
        content=as_csv(header, (["" if one is None else one for one in row] for row in rows)),
        name="verdicts",
        title=Text({code: one("exports.verdicts") for code, one in words.items()}),
        fields=fields,
        key=("target",),
        links={"reading": "observations"},
    )


def _fields(material: Material) -> tuple[Field, ...]:
    def plain(name: str, type_: str = "string", *, required: bool = False) -> Field:
        return field_of(material, name, type_, required=required)

    return (
        plain("target", required=True),
        plain("indicator", required=True),
        *localised_fields(material, "indicator_title"),
        field_of(material, "operator", required=True, codes="operator"),
        plain("target_value", "number", required=True),
        plain("target_period"),
        field_of(material, "horizon", required=True, codes="horizon"),
        field_of(material, "strength", required=True, codes="strength"),
        field_of(material, "verdict", codes="verdict"),
        field_of(material, "last_reading", codes="last_reading"),
        plain("reading"),
        plain("reading_value", "number"),
        plain("reading_period"),
        plain("reading_area"),
        field_of(material, "reading_quality", codes="source_quality"),
        field_of(material, "scope", codes="scope_kind"),
        field_of(material, "reasons", is_list=True, codes="reason"),
        field_of(material, "position", codes="position"),
        plain("share_achieved", "number"),
        plain("share_elapsed", "number"),
        plain("change_per_year", "number"),
        plain("projected", "number"),
        plain("projected_is_possible", "boolean"),
        plain("shortfall", "number"),
        plain("speaks", "boolean", required=True),
        field_of(material, "lead_rule", codes="reason"),
        plain("formula"),
        field_of(material, "thresholds", is_list=True),
        field_of(material, "flip_verdict", codes="verdict"),
        plain("flip_operator"),
        plain("flip_value", "number"),
        plain("flip_period"),
        plain("flip_meets", "boolean"),
        plain("flip_distance", "number"),
        *localised_fields(material, "sentence"),
    )


def _row(material: Material, verdict: Verdict) -> list[object]:
    target = material.plan.targets[verdict.target]
    indicator = material.plan.indicators[verdict.indicator]
    languages = material.project.languages
    reading, trend = verdict.reading, verdict.trend
    return [
        verdict.target,
        verdict.indicator,
        *(indicator.title.in_(code) for code in languages),
        target.operator.value,
        _digits(target.value),
        target.period,
        target.horizon.value,
        target.strength,
        verdict.verdict,
        verdict.last_reading,
        reading.key if reading else "",
        _digits(reading.value if reading else None),
        reading.period.text if reading else "",
        reading.area if reading else "",
        reading.source_quality if reading else "",
        verdict.scope,
        ";".join(verdict.reasons),
        verdict.position.code,
        _digits(verdict.position.achieved),
        _digits(verdict.position.elapsed),
        _digits(trend.change_per_year if trend else None),
        _digits(trend.projected if trend else None),
        _possible(indicator, trend),
        _digits(verdict.shortfall),
        *_lead(material, verdict),
        verdict.formula,
        ";".join(verdict.thresholds),
        *_flip(verdict.flip),
        *(verdict.sentence.in_(code) for code in languages),
    ]


def _possible(indicator: Indicator, trend: Trend | None) -> str:
    if trend is None or trend.projected is None:
        return ""
    return "true" if indicator.can_be(trend.projected) else "false"


def _lead(material: Material, verdict: Verdict) -> tuple[str, str]:
    lead = material.assessment.leads.get(verdict.indicator)
    if lead is None or lead.target != verdict.target:
        return ("false", "")
    return ("true", lead.rule)


def _flip(flip: Flip | None) -> tuple[object, ...]:
    if flip is None:
        return ("", "", None, "", "", None)
    value, distance = _digits(flip.value), _digits(flip.distance)
    meets = "true" if flip.meets else "false"
    return (flip.verdict, flip.operator, value, flip.period, meets, distance)


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
