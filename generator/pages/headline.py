"""What home says first: were the targets of one year reached, and which stand where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assess.counts import OUT_OF_FORCE
from generator.assess.ranking import quality_rank
from generator.model.claim import Counted, claims_of
from generator.model.measures import Indicator
from generator.model.verdict import TargetCounts, Verdict
from generator.pages.care import care_of
from generator.pages.view import View

__all__ = ["Reading", "answer", "finding", "headline", "readings"]

NONE = "none"


@dataclass(frozen=True, slots=True)
class Named:
    """A target by the name of its indicator; `said` is when it was read, and with what care."""

    indicator: Indicator
    said: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The targets of the headline year with one kind of latest reading.

    Attributes:
        among: how many of them need care and why, "" for none.
    """

    code: str
    count: int
    targets: tuple[Named, ...]
    among: str = ""


def headline(view: View) -> TargetCounts | None:
    """Return the counts of the targets that home speaks of first; None if there are none."""
    period = view.project.identity.headline_period
    return next((one for one in view.assessment.counts if one.period == period), None)


def answer(view: View) -> str:
    """Return whether the targets were reached, in a few words; "" where there are none."""
    counts = headline(view)
    if counts is None or not counts.total:
        return ""
    return view.words(f"pages.home.answer.{_settled(counts)}")


def _settled(counts: TargetCounts) -> str:
    if not counts.with_final:
        return "none"
    if counts.with_final < counts.total:
        return "some"
    return "all_met" if counts.by_verdict.get("achieved") == counts.total else "not_all"


def finding(view: View) -> str:
    """Return the sentence that home opens with, computed from the counts."""
    counts, words = headline(view), view.words
    if counts is None or not counts.total:
        return words("pages.home.no_targets")
    met = counts.by_reading.get("at_target", 0)
    short = counts.by_reading.get("short_of_target", 0)
    unusable = counts.total - met - short
    due = view.period(counts.period)
    final = _n(view, counts.with_final, final=True)
    return words(
        "pages.home.finding",
        n=_n(view, counts.total),
        due=due,
        held=words(f"pages.home.held.{_held(counts)}", n=final, due=due),
        met=words("pages.home.met", n=_n(view, met, reading="at_target")),
        short=words("pages.home.short", n=_n(view, short, reading="short_of_target")),
        unusable=words("pages.home.unusable", n=_n(view, unusable, unread=True)),
    )


def _n(view: View, number: int, **filters: object) -> Counted:
    """Return a number as the count of the targets that home speaks of, by further filters."""
    counts = headline(view)
    period = counts.period if counts else ""
    return view.n(number, "targets", due=period, current=True, **filters)


def _held(counts: TargetCounts) -> str:
    if not counts.with_final:
        return "none"
    return "all" if counts.with_final == counts.total else "some"


def readings(view: View) -> tuple[Reading, ...]:
    """Return the targets of the headline year by their latest reading, in order of display."""
    counts = headline(view)
    if counts is None:
        return ()
    groups: dict[str, list[Verdict]] = {}
    for one in _verdicts(view, counts.period):
        groups.setdefault(_code(view, one), []).append(one)
    order = [one.code for one in view.plan.list_of("last_reading") if one.code in groups]
    return tuple(
        Reading(
            code,
            _n(view, len(groups[code]), reading=code),
            tuple(_named(view, one) for one in groups[code]),
            _among(view, counts, code),
        )
        for code in order
    )


def _among(view: View, counts: TargetCounts, code: str) -> str:
    found = counts.care.get(code, {}).items()
    said = [
        view.words(f"pages.home.care_counts.{name}", n=_n(view, n, reading=code, **{name: True}))
        for name, n in found
    ]
    if not said:
        return ""
    items = view.about(view.words.list(said), *claims_of(*said))
    return view.words("pages.home.among", items=items)


def _verdicts(view: View, period: str) -> Iterator[Verdict]:
    for target in view.plan.targets.values():
        verdict = view.assessment.verdicts.get(target.id)
        counted = verdict and verdict.verdict not in OUT_OF_FORCE and not target.is_programme_size
        if verdict and counted and target.period == period:
            yield verdict


def _code(view: View, verdict: Verdict) -> str:
    """Return the kind of reading as it is counted: one of too low quality counts as none."""
    row, least = verdict.reading, view.project.assessing.least_quality
    if row and quality_rank(row.source_quality) > quality_rank(least):
        return NONE
    return verdict.last_reading or NONE


def _named(view: View, verdict: Verdict) -> Named:
    said = [view.period(verdict.reading.period.text)] if verdict.reading else []
    said += care_of(view, verdict).values()
    shown = said if _code(view, verdict) != NONE else []
    indicator = view.plan.indicators[verdict.indicator]
    return Named(indicator, view.words("pages.home.and").join(shown))
