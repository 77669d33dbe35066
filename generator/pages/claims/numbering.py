"""Which numbers a claim covers: as pages show them, in the unit of the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from generator.model.measures import Indicator, Observation, Target
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.verdict import Assessment, Verdict
from generator.pages.claims.origins import OfTarget, Record, numbers_of
from generator.words.numerals import Numerals, canonical

__all__ = ["Numbers"]


class Numbers:
    """Reads the numbers of rows; what many of them need is worked out once."""

    def __init__(self, plan: Plan, assessment: Assessment, numerals: Numerals) -> None:
        """Prepare the look-ups."""
        self.plan = plan
        self.numerals = numerals
        self.by_key = {one.key: one for one in assessment.observations}
        self.targets = plan.targets
        self.release_year = int(plan.release.date[:4])

    def unit(self, item: object) -> tuple[str, int]:
        """Return the unit of the numbers of a row."""
        match item:
            case Observation():
                unit = self.plan.indicators[item.indicator].unit_of(item.dimensions)
            case Target():
                unit = self.plan.indicators[item.indicator].unit_of(item.where)
            case Verdict() | OfTarget():
                return self.unit(self.targets[item.target])
            case Indicator():
                unit = item.unit_of({})
            case _:
                return "", 0
        return unit.code, unit.power

    def in_unit(self, item: object) -> Iterator[str]:
        """Yield the numbers that a unit itself holds, as "per 10,000 people" does."""
        if isinstance(item, OfTarget):
            item = self.targets[item.target]
        name = getattr(item, "indicator", "")
        indicator = item if isinstance(item, Indicator) else self.plan.indicators.get(name)
        if indicator:
            for unit in (indicator.unit, *indicator.units.values()):
                for text in unit.by_language.values():
                    yield from self.read(text)

    def values(self, keys: Iterable[str]) -> Iterator[str]:
        """Yield the values of rows, by their keys."""
        for key in keys:
            yield from self._shown(self.by_key[key], self.by_key[key].value)

    def of_record(self, record: Record) -> Iterator[str]:
        """Yield the numbers that a row states in cells of its own."""
        item = record.item
        if isinstance(item, (Verdict, OfTarget)):
            target = self.targets[item.target]
            if isinstance(item, Verdict):
                numbers, shares = [*self._of_verdict(item)], [*self._shares(item, target)]
            else:
                numbers = shares = [*numbers_of(item)]
            for number in (*numbers, *shares):
                yield from self._around(target, number)
            # Only what is a share is ever printed as a percentage of it.
            for share in shares:
                yield from (canonical(_rounded(share * 100, one)) for one in (0, 1))
            return
        for number in numbers_of(item):
            yield from self._shown(item, number)

    def _of_verdict(self, verdict: Verdict) -> Iterator[Decimal]:
        """Yield what a verdict is worked out from and what it says."""
        target = self.targets[verdict.target]
        yield from numbers_of(verdict)
        yield from numbers_of(target)
        for key in verdict.inputs:
            yield from (one for one in [self.by_key[key].value] if one is not None)
        yield from self._of_trend(verdict, target)
        known = sum(one.verdict != "no_data" for one in verdict.years)
        trend = len(verdict.trend.inputs) if verdict.trend else 0
        yield from (Decimal(one) for one in (known, len(verdict.years), trend))
        if verdict.reading:
            yield Decimal(self.release_year - verdict.reading.period.end.year)

    def _of_trend(self, verdict: Verdict, target: Target) -> Iterator[Decimal]:
        """Yield the spans of years of a projection."""
        trend, row = verdict.trend, verdict.reading
        if trend is None or row is None or row.value is None or not target.period:
            return
        first, due = self.by_key[trend.inputs[0]].period, parse_period(target.period)
        for span in (row.period.years - first.years, due.years - row.period.years):
            yield Decimal(str(round(span, 1)))

    def _shares(self, verdict: Verdict, target: Target) -> Iterator[Decimal]:
        """Yield the shares of a verdict: achieved, elapsed, and the miss of what is left."""
        position, trend, row = verdict.position, verdict.trend, verdict.reading
        yield from (one for one in (position.achieved, position.elapsed) if one is not None)
        if trend is None or trend.projected is None or row is None or row.value is None:
            return
        if left := target.value - row.value:
            yield (target.value - trend.projected) / left

    def _around(self, target: Target, number: Decimal) -> Iterator[str]:
        """Yield a number as a page may round it."""
        places = self.plan.indicators[target.indicator].decimals
        yield from (canonical(_rounded(number, one)) for one in (places, places + 1))
        yield canonical(number)

    def _shown(self, item: object, number: Decimal | None) -> Iterator[str]:
        """Yield a number with the digits that pages show: computed values are rounded."""
        if number is None:
            return
        if isinstance(item, Observation) and item.origin != "published":
            number = _rounded(number, self.plan.indicators[item.indicator].decimals)
        yield canonical(number)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the numbers in a text, as any language of the project reads them."""
        return self.numerals.in_(text)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
