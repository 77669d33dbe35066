"""Verdicts as JSON, for programs; the keys are listed in `README.md` and stay as they are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator import pipeline
from generator.model.measures import Observation
from generator.model.method import MethodVerdict
from generator.model.robust import Sensitivity
from generator.model.verdict import Assessment, Verdict
from generator.pipeline import ASSUMED, Explained, Judged, is_assumed
from generator.words import Words

__all__ = ["as_json"]


def as_json(judged: Judged, words: Words, *, explained: bool) -> dict[str, Any]:
    """Return an answer as one document; numbers are text, so that no digit is lost."""
    assessment = judged.assessment
    return {
        "release": assessment.release,
        "as_of": assessment.as_of,
        "worked_out_afterwards": judged.afterwards,
        "what_if": bool(judged.assumed),
        "method": assessment.method,
        "language": words.language,
        "assumed": [_row(one) | {"used": one.key not in judged.unused} for one in judged.assumed],
        "changed": list(judged.changed),
        "targets": [_target(judged, name, words, explained=explained) for name in judged.targets],
    }


def _target(judged: Judged, name: str, words: Words, *, explained: bool) -> dict[str, Any]:
    plan, target = judged.plan, judged.plan.targets[name]
    indicator, verdict = plan.indicators[target.indicator], judged.assessment.verdicts[name]
    trend, position = verdict.trend, verdict.position
    found: dict[str, Any] = {
        "target": name,
        "indicator": indicator.id,
        "title": indicator.title.in_(words.language),
        "operator": target.operator.value,
        "target_value": str(target.value),
        "target_period": target.period or None,
        "horizon": target.horizon.value,
        "area": target.area,
        "strength": target.strength,
        "verdict": verdict.verdict or None,
        "verdict_label": _label(judged, words, "verdict", verdict.verdict),
        "last_reading": verdict.last_reading or None,
        "last_reading_label": _label(judged, words, "last_reading", verdict.last_reading),
        "method": verdict.method,
        "sentence": verdict.sentence.in_(words.language),
        "reasons": list(verdict.reasons),
        "scope": verdict.scope or None,
        "reading": _row(verdict.reading) if verdict.reading else None,
        "shortfall": _number(verdict.shortfall),
        "position": {
            "code": position.code,
            "achieved": _number(position.achieved),
            "elapsed": _number(position.elapsed),
            "reference": position.reference or None,
            "reference_is_ours": position.reference_is_ours,
        },
        "trend": {
            "change_per_year": _number(trend.change_per_year),
            "projected": _number(trend.projected),
            "projected_is_possible": trend.projected is None
            or judged.plan.indicators[verdict.indicator].can_be(trend.projected),
            "inputs": list(trend.inputs),
        }
        if trend
        else None,
        "years": [{"period": one.period, "verdict": one.verdict} for one in verdict.years],
        "inputs": list(verdict.inputs),
        "flip": _flip(verdict),
        "sensitivity": _sensitivity(judged.assessment.sensitivity.get(name)),
        "cross_checks": [_check(one) for one in judged.assessment.cross_checks.get(name, ())],
        "before": _before(judged.before, name) if judged.before else None,
    }
    if explained:
        found["explained"] = _explained(pipeline.explain_verdict(judged, name))
    return found


def _check(one: MethodVerdict) -> dict[str, Any]:
    return {
        "method": one.method,
        "status": one.status,
        "verdict": one.verdict or None,
        "value": _number(one.value),
        "score": _number(one.score),
        "reasons": list(one.reasons),
    }


def _flip(verdict: Verdict) -> dict[str, Any] | None:
    flip = verdict.flip
    if flip is None:
        return None
    return {
        "verdict": flip.verdict,
        "operator": flip.operator,
        "value": _number(flip.value),
        "period": flip.period or None,
        "meets": flip.meets,
        "distance": _number(flip.distance),
    }


def _sensitivity(found: Sensitivity | None) -> dict[str, Any] | None:
    if found is None:
        return None
    flips = [
        {"dimension": one.dimension, "choice": one.choice, "verdict": one.verdict or None}
        for one in found.flips
    ]
    names = ("holding", "other", "silent")
    data, methods = found.tallies[:3], found.tallies[3:]
    return {
        "data": dict(zip(names, data, strict=True)),
        "methods": dict(zip(names, methods, strict=True)),
        "flips": flips,
    }


def _before(assessment: Assessment, name: str) -> dict[str, str | None]:
    verdict = assessment.verdicts[name]
    return {"verdict": verdict.verdict or None, "last_reading": verdict.last_reading or None}


def _label(judged: Judged, words: Words, list_: str, code: str) -> str | None:
    return judged.plan.label(list_, code).in_(words.language) if code else None


def _row(row: Observation) -> dict[str, Any]:
    return {
        "key": row.key,
        "indicator": row.indicator,
        "period": row.period.text,
        "area": row.area,
        "dimensions": dict(row.dimensions),
        "value": _number(row.value),
        "basis": row.basis or None,
        "source": row.source or None,
        "source_quality": row.source_quality or None,
        "origin": ASSUMED if is_assumed(row) else row.origin,
    }


def _explained(explained: Explained) -> dict[str, Any]:
    return {
        "inputs": [
            _row(one.row) | {"path": one.path or None, "row": one.line or None}
            for one in explained.inputs
        ],
        "thresholds": dict(explained.thresholds),
        "turns": [
            {"period": one.period.text, "value": str(one.value), "verdict": one.verdict}
            for one in explained.turns
        ],
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
