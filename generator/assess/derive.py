"""Values computed from other series, across two bases only where the descriptor allows it.

value = numerator / denominator * multiplier, per area, slice, period and basis. A
row that states no basis, in a series that states bases elsewhere, is used only
where its period has no based row, and the result is marked unconfirmed. Where the
parts need not share a basis, as money and people never do, the result has that of
its numerator. Nothing is divided by zero or measured from a base below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.assess.ranking import Ranking, quality_rank
from generator.model.measures import Computation, Indicator, Observation, Target
from generator.model.period import Period, parse_period
from generator.model.text import Text

__all__ = ["derive", "obstacles"]

SAME, UNCONFIRMED = "same", "unconfirmed"
DOUBT = ("F", "U", "E", "P", "B")  # the first of these that an input carries is the result's status
BREAK = "B"

Slice = tuple[str, tuple[tuple[str, str], ...]]


def derive(
    indicators: Mapping[str, Indicator], rows: Iterable[Observation], ranking: Ranking
) -> tuple[Observation, ...]:
    """Return every value that the indicators' computations give, in a fixed order."""
    parts = _Parts(rows, ranking)
    found: list[Observation] = []
    for indicator in indicators.values():
        rule = indicator.computation
        if rule is not None and rule.numerator and rule.denominator:
            found += _values(indicator, rule, parts)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A numerator and its denominator, on one basis or on one still to be confirmed."""

    over: Observation
    under: Observation
    basis: str
    check: str
    others: tuple[Observation, ...] = ()  # denominators on the other bases it might be on


class _Parts:
    """The rows of component series, by slice, period and basis."""

    def __init__(self, rows: Iterable[Observation], ranking: Ranking) -> None:
        self.ranking = ranking
        self._best: dict[tuple[str, Slice, str, str], Observation] = {}
        self._periods: dict[tuple[str, Slice], set[Period]] = defaultdict(set)
        self._slices: dict[str, set[Slice]] = defaultdict(set)
        self._based: set[str] = set()
        for row in sorted(rows, key=ranking.key, reverse=True):
            if row.value is not None:
                slice_ = (row.area, tuple(sorted(row.dimensions.items())))
                self._best[row.indicator, slice_, row.period.text, row.basis] = row
                self._periods[row.indicator, slice_].add(row.period)
                self._slices[row.indicator].add(slice_)
                if row.basis:
                    self._based.add(row.indicator)

    def slices(self, series: str) -> list[Slice]:
        """Return the areas and slices of a series, sorted."""
        return sorted(self._slices[series])

    def periods(self, series: str, slice_: Slice) -> list[Period]:
        """Return the periods of a slice, oldest first."""
        return sorted(self._periods[series, slice_], key=lambda one: (one.end, one.text))

    def bases(self, series: str, slice_: Slice) -> tuple[str, ...]:
        """Return the bases that the slice states."""
        return self.ranking.bases((series, *slice_))

    def best(self, series: str, slice_: Slice, period: str, basis: str) -> Observation | None:
        """Return the best row on this basis; any basis fits a slice that states none."""
        wanted = basis if self.bases(series, slice_) else ""
        return self._best.get((series, slice_, period, wanted))

    def any_basis(self, series: str, slice_: Slice, period: str) -> Observation | None:
        """Return the best row whatever its basis, the one that reaches furthest first."""
        found = (
            self._best.get((series, slice_, period, basis))
            for basis in (*self.bases(series, slice_), "")
        )
        return next((row for row in found if row is not None), None)

    def leaves_open(self, *rows: Observation) -> bool:
        """Tell whether one of the rows states no basis though its series does elsewhere."""
        return any(not row.basis and row.indicator in self._based for row in rows)

    def unbased(self, series: str, slice_: Slice, period: str) -> Observation | None:
        """Return the row without basis where the period has no based one."""
        based = any(
            (series, slice_, period, basis) in self._best for basis in self.bases(series, slice_)
        )
        return None if based else self._best.get((series, slice_, period, ""))


def _values(indicator: Indicator, rule: Computation, parts: _Parts) -> Iterator[Observation]:
    for slice_ in parts.slices(rule.numerator):
        for period in parts.periods(rule.numerator, slice_):
            for pair in _pairs(rule, parts, slice_, period):
                yield _value(indicator, rule, pair)


def _pairs(rule: Computation, parts: _Parts, slice_: Slice, period: Period) -> Iterator[_Pair]:
    if rule.base_period and not _follows(period, parse_period(rule.base_period)):
        return
    under_at = rule.base_period or period.text
    stated = _stated(rule, parts, slice_)
    for basis in stated or ("",):
        over = parts.best(rule.numerator, slice_, period.text, basis)
        under = _under(rule, parts, slice_, under_at, basis)
        # At the base period itself the ratio is 1 by definition: shown once, on the current basis.
        repeats = period.text == rule.base_period and basis != (stated or ("",))[0]
        if over and under and _divides(rule, under) and not repeats:
            yield _Pair(over, under, basis, _check(rule, parts, over, under))
    yield from _unconfirmed(rule, parts, slice_, period, under_at)


def _check(rule: Computation, parts: _Parts, over: Observation, under: Observation) -> str:
    if not rule.same_basis:
        return ""
    return UNCONFIRMED if parts.leaves_open(over, under) else SAME


def _follows(period: Period, base: Period) -> bool:
    """Tell whether a period is as long as the base period and not before it."""
    return period.kind == base.kind and period.end >= base.end


def _under(
    rule: Computation, parts: _Parts, slice_: Slice, period: str, basis: str
) -> Observation | None:
    if rule.same_basis:
        return parts.best(rule.denominator, slice_, period, basis)
    return parts.any_basis(rule.denominator, slice_, period)


def _divides(rule: Computation, under: Observation) -> bool:
    """Tell whether something may be measured against this row: no base is zero or below it."""
    return bool(under.value) and not (rule.base_period and under.value and under.value < 0)


def _stated(rule: Computation, parts: _Parts, slice_: Slice) -> tuple[str, ...]:
    if not rule.same_basis:
        return parts.bases(rule.numerator, slice_)
    both = parts.bases(rule.numerator, slice_) + parts.bases(rule.denominator, slice_)
    return tuple(dict.fromkeys(both))


def _unconfirmed(
    rule: Computation, parts: _Parts, slice_: Slice, period: Period, under_at: str
) -> Iterator[_Pair]:
    bases = parts.bases(rule.numerator, slice_)
    if not bases:
        yield from _open_below(rule, parts, slice_, period, under_at)
        return
    over = parts.unbased(rule.numerator, slice_, period.text)
    under = _under(rule, parts, slice_, under_at, bases[0]) if over else None
    if over and under and _divides(rule, under):
        found = (_under(rule, parts, slice_, under_at, basis) for basis in bases[1:])
        others = tuple(one for one in found if one and _divides(rule, one))
        yield _Pair(over, under, bases[0], UNCONFIRMED, others)


def _open_below(
    rule: Computation, parts: _Parts, slice_: Slice, period: Period, under_at: str
) -> Iterator[_Pair]:
    """Yield what is divided by a row that alone of its series does not state its basis."""
    bases = parts.bases(rule.denominator, slice_)
    if not bases or not rule.same_basis:
        return
    over = parts.best(rule.numerator, slice_, period.text, "")
    under = parts.unbased(rule.denominator, slice_, under_at)
    if over and under and _divides(rule, under):
        yield _Pair(over, under, bases[0], UNCONFIRMED)


def _value(indicator: Indicator, rule: Computation, pair: _Pair) -> Observation:
    over, under = pair.over, pair.under
    assert over.value is not None and under.value is not None  # noqa: S101, PT018 - kept by _Parts
    slice_ = [",".join(over.dimensions.values())] if over.dimensions else []
    key = [indicator.id, over.period.text, over.area, *slice_, "derived", pair.basis or "none"]
    return Observation(
        key="|".join(key),
        indicator=indicator.id,
        period=over.period,
        period_label="",
        area=over.area,
        dimensions=over.dimensions,
        vintage="unspecified",
        source="",
        value=_quotient(over.value, under.value, rule.multiplier),
        category="",
        obs_status=_status(pair),
        basis=pair.basis,
        note=_caveat(rule, pair),
        origin="derived",
        inputs=tuple(dict.fromkeys((over.key, under.key))),
        basis_check=pair.check,
        source_quality=max(over.source_quality, under.source_quality, key=quality_rank),
        elsewhere=tuple(
            _quotient(over.value, one.value, rule.multiplier) for one in pair.others if one.value
        ),
    )


def _caveat(rule: Computation, pair: _Pair) -> Text:
    """Return the first caveat that fits the value: the particular ones stand before the general."""
    over = pair.over
    known = {"area": over.area, "period": over.period.text, "basis": pair.basis}
    for caveat in rule.caveats:
        if all(getattr(caveat, part) in ("", value) for part, value in known.items()):
            return caveat.note
    return Text()


def _status(pair: _Pair) -> str:
    found = {pair.over.obs_status, pair.under.obs_status}
    if pair.over.period != pair.under.period and pair.over.obs_status != BREAK:
        found.discard(BREAK)  # a break in the base year says nothing about later years
    return next((one for one in DOUBT if one in found), "A")


def _quotient(over: Decimal, under: Decimal, multiplier: Decimal) -> Decimal:
    return over / under * multiplier


def obstacles(
    target: Target, indicator: Indicator, rows: Mapping[str, Sequence[Observation]]
) -> tuple[str, ...]:
    """Return why nothing could be computed for a target although both parts are held.

    Codes of the list `reason`: base_zero | sign_change | basis_differs.
    """
    rule = indicator.computation
    if rule is None or not rule.numerator or _held(rows.get(indicator.id, ()), target.area):
        return ()
    over = _held(rows.get(rule.numerator, ()), target.area)
    under = _held(rows.get(rule.denominator, ()), target.area)
    under = [one for one in under if not rule.base_period or one.period.text == rule.base_period]
    if not over or not under:
        return ()
    if not any(one.value for one in under):
        return ("base_zero",)
    if not any(_divides(rule, one) for one in under):
        return ("sign_change",)
    bases = [{one.basis for one in group if one.basis} for group in (over, under)]
    return (
        ("basis_differs",) if rule.same_basis and all(bases) and not (bases[0] & bases[1]) else ()
    )


def _held(rows: Iterable[Observation], area: str) -> list[Observation]:
    return [one for one in rows if one.area == area and one.value is not None]
