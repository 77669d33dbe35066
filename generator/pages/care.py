"""What a reader must know wherever a value is shown as the latest one: the same words on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.assess.counts import CARE, READ
from generator.model.measures import Observation
from generator.model.verdict import Verdict
from generator.pages.claims.ids import row_id
from generator.pages.measured import difference, in_unit_of
from generator.pages.view import View

__all__ = ["care_of", "care_of_row", "reading_note"]

YEAR = "period_uncertain"


def care_of(view: View, verdict: Verdict) -> Mapping[str, str]:
    """Return why a verdict's reading needs care: what for -> in words; only of readings that count."""
    if verdict.last_reading not in READ or verdict.reading is None:
        return {}
    return {**_caveat(view, verdict.reading), **_said(view, verdict.reasons)}


def reading_note(view: View, verdict: Verdict, *, care: bool = True) -> str:
    """Return of when a reading is, how far it is from the target and, with `care`, why it needs care.

    It stands beside the mark of a reading wherever the figure itself does not: a figure of
    years ago that falls short is no news about today. "" without a reading that counts.
    """
    row = verdict.reading
    if row is None or verdict.last_reading not in READ:
        return ""
    said = [view.words.period(row.period)]
    if verdict.shortfall and verdict.last_reading == "short_of_target":
        target = view.plan.targets[verdict.target]
        indicator = in_unit_of(view.plan.indicators[verdict.indicator], target)
        gap = difference(view, verdict.shortfall, indicator)
        said.append(view.words("pages.indicator.short_by", gap=gap))
    said += care_of(view, verdict).values() if care else []
    return view.about(view.words("pages.home.and").join(said), row_id("verdicts", verdict.target))


def care_of_row(view: View, row: Observation) -> Mapping[str, str]:
    """Return why a value needs care, as where a verdict rests on it: what for -> in words."""
    targets = view.plan.indicators[row.indicator].targets
    read = [view.assessment.verdicts[one.id] for one in targets]
    judged = [one for one in read if one.reading and one.reading.key == row.key]
    codes = [*_reasons(row), *(code for one in judged for code in one.reasons)]
    return {**_caveat(view, row), **_said(view, codes)}


def _caveat(view: View, row: Observation) -> Mapping[str, str]:
    """Return what computed values must be read with, in a word or two."""
    rule = view.plan.indicators[row.indicator].computation
    fits = [one for one in rule.caveats if one.note == row.note] if rule and row.note else []
    said = view.plain(fits[0].short) if fits else ""
    return {"caveat": said} if said else {}


def _reasons(row: Observation) -> Iterable[str]:
    if row.obs_status == "U":
        yield "low_reliability"
    if row.source_quality == "third_party":
        yield "unofficial_only"
    if row.basis_check == "unconfirmed":
        yield "basis_unconfirmed"


def _said(view: View, reasons: Iterable[str]) -> Mapping[str, str]:
    held = set(reasons)
    found = [name for name, codes in CARE.items() if codes & held]
    return {name: view.words(f"pages.home.care.{_word(name, held)}") for name in found}


def _word(name: str, reasons: set[str]) -> str:
    """Return which words say it: a doubt that is about the year alone names the year."""
    return "year_in_doubt" if name == "in_doubt" and YEAR in reasons else name
