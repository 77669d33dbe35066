"""How firmly a verdict stands: the same question under every other choice that the data allow.

A choice is another method, basis, place, source or vintage; official rows only; no
doubtful rows; computed values instead of published ones. Only a choice that gives an
answer counts. One that leaves nothing to read is named apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from generator.assess.forms import forms_of
from generator.assess.ranking import series_of
from generator.assess.workbench import PUBLISHED, Keep, Workbench
from generator.model.measures import Indicator, Observation, Target
from generator.model.robust import NOT_JUDGED, Sensitivity, Variant
from generator.model.verdict import Verdict

__all__ = ["CrossCheck", "sensitivity_of"]

HOUSE = "jindu"
READ = frozenset({"at_target", "short_of_target"})
UNJUDGED = NOT_JUDGED | {"", "no_data", "cannot_assess", "awaiting_final"}
DOUBTFUL = frozenset({"P", "U", "E"})  # SDMX OBS_STATUS: provisional, unreliable, estimated
UNCONFIRMED = "unconfirmed"
THIRD_PARTY = "third_party"
CORRECTED = "corrected"  # vintage of a row that mends an error of ours


class CrossCheck(Protocol):
    """What another method says of a target, as far as it matters here."""

    @property
    def method(self) -> str:
        """Name of the method."""

    @property
    def verdict(self) -> str:
        """Nearest code of the list `verdict`, "" where there is none."""

    @property
    def as_of(self) -> str:
        """Period of the last value it used, "" for none."""


def sensitivity_of(
    target: Target,
    verdict: Verdict,
    bench: Workbench,
    indicators: Mapping[str, Indicator],
    series: Mapping[str, Sequence[Observation]],
    checks: Sequence[CrossCheck] = (),
) -> Sensitivity:
    """Return under how many other choices the verdict of a target holds.

    Args:
        target: one target.
        verdict: what is published of it.
        bench: the published rows with the rules and the clock.
        indicators: every indicator, among them other forms of the target's own.
        series: all rows of every series, with segment and is_current.
        checks: what other methods say of it.

    A target without a figure has no reading, so nothing can be chosen otherwise; one
    that was replaced is not asked about.
    """
    row = verdict.reading
    read = verdict.last_reading in READ and verdict.verdict not in NOT_JUDGED
    if row is None or row.value is None or not read:
        return Sensitivity(target.id)
    trial = _Trial(target, verdict, row, bench, indicators, series)
    variants = tuple(_ordered([*_of_methods(verdict, checks), *trial.variants()]))
    answered = [one for one in variants if one.answers]
    return Sensitivity(
        target=target.id,
        variants=variants,
        holds=sum(one.holds for one in answered),
        total=len(answered),
        flips=tuple(one for one in answered if not one.holds),
        bound=target.value,
        distance=abs(target.value - row.value),
    )


def _ordered(variants: Sequence[Variant]) -> list[Variant]:
    return sorted(variants, key=lambda one: not one.answers)


def _of_methods(verdict: Verdict, checks: Sequence[CrossCheck]) -> Iterator[Variant]:
    """Yield every other method; it agrees when its nearest verdict is that of our own.

    The same rule counts on the page of methods (`crosscheck.agreements`): where our own
    method reaches no class, there is nothing that another one could agree with.
    """
    own = next((one.verdict for one in checks if one.method == verdict.method), "")
    for one in checks:
        if one.method != verdict.method:
            answers = not {one.verdict, own} & UNJUDGED
            holds = answers and one.verdict == own
            yield Variant(
                "method", one.method, one.verdict, "", "", None, holds, answers, one.as_of
            )


class _Trial:
    """One target with the row its verdict rests on."""

    def __init__(
        self,
        target: Target,
        verdict: Verdict,
        row: Observation,
        bench: Workbench,
        indicators: Mapping[str, Indicator],
        series: Mapping[str, Sequence[Observation]],
    ) -> None:
        self.target, self.verdict, self.row = target, verdict, row
        self.bench, self.indicators, self.series = bench, indicators, series
        self.indicator = indicators[verdict.indicator]
        self.rows = bench.rows_of(self.indicator)
        # Other rows are asked by the house rule, so they are held against what it says of today's.
        rows = series[self.indicator.id]
        own = verdict.method == HOUSE
        self.base = verdict if own else bench.ask(target, self.indicator, rows)

    def variants(self) -> Iterator[Variant]:
        """Yield every variant; two that read the same row in place of another are one."""
        seen = {(self.row.key, self.row.value)}
        for one in self._all():
            mark = (one.reading, one.value)
            if one.dimension not in ("source", "vintage") and one.answers and mark in seen:
                continue
            seen.add(mark)
            yield one

    def _all(self) -> Iterator[Variant]:
        yield from self._bases()
        yield from self._forms()
        yield from self._places()
        yield from self._other_rows()
        yield from self._official()
        yield from self._firm()
        yield from self._origin()

    # One kind of choice each ----------------------------------------------------

    def _bases(self) -> Iterator[Variant]:
        """Yield every other basis that the series or its parts state."""
        stated = {row.basis for row in self.rows if row.basis}
        for basis in sorted(stated - {self.row.basis}):
            found = self._ask(_on_basis(basis))
            yield from self._told("basis", basis, found)

    def _forms(self) -> Iterator[Variant]:
        """Yield other forms of a ratio: the same thing shared among another population."""
        rule = self.indicator.computation
        shares = self.bench.shares.get(rule.numerator, ()) if rule else ()
        for other in forms_of(self.indicator, shares):
            # Taken as the form that is meant, it is contradicted by no other.
            found = self.bench.settled(self.target, self.indicator, self.series[other.id])
            basis = found.reading.basis if found.reading else ""
            yield from self._told("basis", basis or other.id, found)

    def _places(self) -> Iterator[Variant]:
        """Yield every other place whose values may be shown, and the target's own."""
        rows = self.series[self.indicator.id]
        for area in dict.fromkeys((self.target.area, *self.target.accepts)):
            if area != self.row.area:
                known = [row for row in rows if row.area == area]
                found = self.bench.ask(self.target, self.indicator, known)
                yield from self._told("scope", area, found, named=area == self.target.area)

    def _other_rows(self) -> Iterator[Variant]:
        """Yield every other published row for what the reading rests on."""
        for row in self._deciding():
            for other in self.rows:
                if other is not row and _stands_beside(other, row):
                    found = self._ask(_in_its_place(other))
                    same = other.vintage == row.vintage
                    choice = other.source if same else other.vintage
                    yield from self._told("source" if same else "vintage", choice, found)

    def _official(self) -> Iterator[Variant]:
        if self.row.source_quality == THIRD_PARTY:
            found = self._ask(lambda row: row.source_quality != THIRD_PARTY)
            yield from self._told("quality", "official_only", found, named=True)

    def _firm(self) -> Iterator[Variant]:
        """Yield what is left without provisional, estimated and doubtful values."""
        if _is_doubtful(self.row):
            firm = filter(lambda row: row.obs_status not in DOUBTFUL, self.rows)
            known = self.bench.worked_out(self.indicator, firm)
            sure = [row for row in known if not _is_doubtful(row)]
            found = self.bench.ask(self.target, self.indicator, self.bench.marked(sure))
            yield from self._told("doubt", "firm_only", found, named=True)

    def _origin(self) -> Iterator[Variant]:
        computed = self.row.origin != PUBLISHED
        rows = self.series[self.indicator.id]
        known = [row for row in rows if (row.origin == PUBLISHED) == computed]
        if not known:
            return
        found = self.bench.ask(self.target, self.indicator, self.bench.marked(known))
        choice = "published_only" if computed else "computed_only"
        yield from self._told("origin", choice, found)

    # How a choice is asked and told ---------------------------------------------

    def _ask(self, keep: Keep) -> Verdict:
        return self.bench.without(self.target, self.indicator, keep)

    def _deciding(self) -> Iterator[Observation]:
        """Yield the published rows that the reading rests on: itself or its parts."""
        keys = self.row.inputs or (self.row.key,)
        yield from (row for row in self.rows if row.key in keys)

    def _told(
        self, dimension: str, choice: str, found: Verdict, *, named: bool = False
    ) -> Iterator[Variant]:
        """Yield the variant where it gives an answer; `named` ones are told without one, too."""
        row = found.reading
        answers = found.last_reading in READ
        if not answers and not named:
            return
        bare = Variant(
            dimension=dimension,
            choice=choice,
            verdict=found.verdict,
            last_reading=found.last_reading,
            reading="",
            value=None,
            holds=answers and self._same(found),
            answers=answers,
        )
        yield bare if row is None else _with_row(bare, row)

    def _same(self, found: Verdict) -> bool:
        mine = self.base
        return (found.verdict, found.last_reading) == (mine.verdict, mine.last_reading)


def _with_row(bare: Variant, row: Observation) -> Variant:
    return replace(
        bare,
        reading=row.key,
        value=row.value,
        period=row.period.text,
        area=row.area,
        derived=row.origin != PUBLISHED,
        unconfirmed=row.basis_check == UNCONFIRMED,
    )


def _stands_at(row: Observation, other: Observation) -> bool:
    """Tell whether two rows are about one thing: series, slice, place and period."""
    return series_of(row) == series_of(other) and row.period == other.period


def _stands_beside(other: Observation, row: Observation) -> bool:
    """Tell whether a row could be taken for another.

    One on another basis is no such row, nor is the error that a corrected one mends.
    """
    bases = {row.basis, other.basis} - {""}
    mended = row.vintage == CORRECTED and other.source == row.source
    return _stands_at(other, row) and other.value is not None and len(bases) <= 1 and not mended


def _on_basis(basis: str) -> Keep:
    return lambda row: row.basis in ("", basis)


def _in_its_place(row: Observation) -> Keep:
    """Take one row and no other for what it is about."""
    return lambda one: one is row or not _stands_at(one, row)


def _is_doubtful(row: Observation) -> bool:
    return row.obs_status in DOUBTFUL or row.basis_check == UNCONFIRMED
