"""An invented town in English and French, with one chart of each kind of trouble."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.charts import (
    ChartJob,
    grades_job,
    load_palette,
    sparkline_job,
    status_job,
    trend_job,
)
from generator.charts.palette import Palette
from generator.model.measures import Baseline, Horizon, Indicator, Observation, Operator, Target
from generator.model.period import parse_period
from generator.model.text import Text
from generator.words import Scale, Words, flatten

ROOT = Path(__file__).parents[3]
PALETTE: Palette = load_palette(ROOT / "site_config" / "palette.yaml")
ISSUED = "2016-04-15"

_ENGLISH = {
    "formats": {"percent": "{value}%", "quantity": "{value} {unit}"},
    "dates": {
        "year": "{year}",
        "span": "{start}–{end}",
        "quarter": "quarter {quarter} of {year}",
    },
    "lists": {"separator": ", ", "sentences": " "},
    "charts": {
        "plan": "Plan begins",
        "break": "counted anew",
        "aims": {
            "at_least": "at least {value}",
            "more_than": "more than {value}",
            "at_most": "at most {value}",
            "less_than": "less than {value}",
            "equal_to": "{value}",
            "about": "about {value}",
        },
        "goals": {
            "dated": "Goal {period}: {aim}",
            "each_year": "Goal every year: {aim}",
            "undated": "Goal: {aim}",
            "size": "Size: {aim}",
        },
        "states": {
            "derived": "worked out",
            "provisional": "early figure",
            "uncertain": "in doubt",
            "estimated": "estimate",
            "forecast": "outlook",
            "unchecked": "not checked",
            "other_scope": "centre only",
            "other_basis": "old count",
        },
        "tooltip": {
            "period": "When",
            "shown": "Figure",
            "state": "Note",
            "label": "Status",
            "count": "Number",
        },
        "summary": {
            "value": "{period}: {value}.",
            "goal": "{goal}.",
            "counts": "{total} in all: {items}.",
            "count": "{label} {count}",
            "grade": "{period}: {grade}.",
        },
    },
}
_FRENCH = {
    "formats": {"percent": "{value} %", "quantity": "{value} {unit}"},
    "dates": {"year": "{year}", "span": "{start}–{end}", "quarter": "{year}, trimestre {quarter}"},
    "lists": {"separator": ", ", "sentences": " "},
    "charts": {
        "plan": "Début du plan",
        "break": "nouvelle méthode",
        "aims": {
            "at_least": "au moins {value}",
            "more_than": "plus de {value}",
            "at_most": "au plus {value}",
            "less_than": "moins de {value}",
            "equal_to": "{value}",
            "about": "environ {value}",
        },
        "goals": {
            "dated": "Objectif {period} : {aim}",
            "each_year": "Objectif annuel : {aim}",
            "undated": "Objectif : {aim}",
            "size": "Ampleur : {aim}",
        },
        "states": {
            "derived": "calculé",
            "provisional": "provisoire",
            "uncertain": "peu fiable",
            "estimated": "estimé",
            "forecast": "prévision",
            "unchecked": "non vérifié",
            "other_scope": "centre seul",
            "other_basis": "ancienne méthode",
        },
        "tooltip": {
            "period": "Période",
            "shown": "Valeur",
            "state": "Note",
            "label": "État",
            "count": "Nombre",
        },
        "summary": {
            "value": "{period} : {value}.",
            "goal": "{goal}.",
            "counts": "{total} en tout : {items}.",
            "count": "{label} {count}",
            "grade": "{period} : {grade}.",
        },
    },
}
_THOUSANDS = Scale("FLORIN", 3, Decimal(1000), "millions de florins")
WORDS = {
    "en": Words("en", flatten(_ENGLISH), "en_GB", "en", ()),
    "fr": Words("fr", flatten(_FRENCH), "fr_FR", "fr", (_THOUSANDS,)),
}


def indicator(measure: str = "stock", unit_code: str = "", unit_mult: int = 0) -> Indicator:
    """Return the cycle paths of the town, or whatever the measure says."""
    empty = Text()
    return Indicator(
        id="paths",
        kind="plan",
        title=Text({"en": "Cycle paths", "fr": "Pistes cyclables"}),
        unit=Text({"en": "km", "fr": "km"}),
        unit_code=unit_code,
        unit_mult=unit_mult,
        decimals=1,
        definition=empty,
        scope=empty,
        direction="up",
        measure=measure,
        theme="",
        section="",
        computation=None,
        related=(),
        dimensions=(),
        availability="published",
        who_publishes=empty,
        where=empty,
        to_be_confirmed=False,
        note=empty,
        locator="",
        targets=(),
    )


def target(
    operator: str = ">=",
    value: str = "120",
    period: str = "2022",
    horizon: str = "dated",
    *,
    strength: str = "firm",
) -> Target:
    """Return a target for the whole town that accepts figures of its centre."""
    return Target(
        id="paths.1",
        indicator="paths",
        operator=Operator(operator),
        value=Decimal(value),
        period=period,
        horizon=Horizon(horizon),
        area="town",
        where={},
        accepts=("centre",),
        baseline=Baseline("not_stated"),
        strength=strength,
        group="",
        valid_from=ISSUED,
        valid_until="",
        locator="",
    )


def row(
    period: str,
    value: str,
    *,
    area: str = "town",
    status: str = "A",
    basis: str = "",
    segment: int = 1,
    current: bool = True,
    origin: str = "published",
    category: str = "",
    dimension: str = "",
) -> Observation:
    """Return one value of the town."""
    return Observation(
        key=f"paths|{period}|{area}|{dimension}|{basis}|{origin}",
        indicator="paths",
        period=parse_period(period),
        period_label="",
        area=area,
        dimensions={"surface": dimension} if dimension else {},
        vintage="final",
        source="report",
        value=None if category else Decimal(value),
        category=category,
        obs_status=status,
        basis=basis,
        note=Text(),
        segment=segment,
        is_current=current,
        origin=origin,
    )


# One of everything that may not be joined: a break, a basis, an origin, another area, a doubt.
MIXED = (
    row("2010", "61.0", basis="old", current=True),
    row("2012", "66.5", basis="old", current=True),
    row("2014", "71.25", basis="old", current=False),
    row("2014", "78", basis="new", segment=2),
    row("2014", "64", basis="older", current=False),
    row("2015", "66", basis="older", current=False),
    row("2015", "81.5", basis="new", segment=2),
    row("2016", "84.75", basis="new", segment=2, origin="derived"),
    row("2017", "90", basis="new", segment=3, status="P"),
    row("2018-06", "92.5", basis="new", segment=3, status="U"),
    row("2019", "70", area="centre", status="U"),
    row("2020", "99", area="elsewhere"),
    row("2021", "55", dimension="gravel"),
)
COUNTS = {
    "en": [("completed", "Done", 3), ("under_way", "Going on", 12), ("no_report", "Not known", 85)],
    "fr": [("completed", "Fait", 3), ("under_way", "En cours", 12), ("no_report", "Inconnu", 85)],
}
_GRADES = {"good": {"en": "Good", "fr": "Bon"}, "fair": {"en": "Fair", "fr": "Passable"}}


def jobs(language: str) -> dict[str, ChartJob]:
    """Return one job of each chart type."""
    words = WORDS[language]
    graded = [row("2014", "", category="good"), row("2015", "", category="fair")]
    made = {
        "trend": trend_job(
            "a", indicator(), MIXED, [target()], words, PALETTE, issued=ISSUED
        ),
        "sparkline": sparkline_job("b", indicator(), MIXED, [target()], words, PALETTE),
        "status_breakdown": status_job(
            "c", "Works", "task_status", COUNTS[language], words, PALETTE
        ),
        "grades": grades_job(
            "d", indicator("category"), graded, words, PALETTE,
            area="town", label=lambda code: Text(_GRADES[code]), codes=tuple(_GRADES),
        ),
    }  # fmt: skip
    return {name: job for name, job in made.items() if job}
