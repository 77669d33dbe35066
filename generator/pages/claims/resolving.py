"""From the id of a claim to the claim in full: numbers, rows, formula."""

# ruff: noqa: S608 - names of tables are ours, values are quoted

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import ROUND_HALF_UP, Decimal

from generator.assess import levels_of
from generator.errors import BuildFailed
from generator.model.claim import Claim
from generator.model.measures import Indicator, Observation, Target
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.site import Page
from generator.model.verdict import Assessment, Verdict
from generator.pages.claims.charted import charted
from generator.pages.claims.counting import count_sql, quoted, share_sql
from generator.pages.claims.ledger import Ledger
from generator.pages.claims.origins import OfTarget, Record, numbers_of, texts_of
from generator.project import Assessing, Project
from generator.words.numerals import canonical, read_numerals

__all__ = ["collect_claims"]

_COMPUTED = "coalesce(verdict, '') NOT IN ('no_data', 'cannot_assess')"
PAIR = 2  # methods that must reach a class before they can be compared
HOME = "./"  # route of the first page, which has none
# What the catalogue of the database calls a setting, where that differs.
CATALOGUED = {"plan_title": "plan"}
Rows = tuple[tuple[str, str], ...]


def collect_claims(
    plan: Plan,
    assessment: Assessment,
    project: Project,
    ledger: Ledger,
    pages: Mapping[str, Sequence[Page]],
) -> tuple[Claim, ...]:
    """Return every claim that a page of any language rests on, sorted by id.

    Raises:
        BuildFailed: a page names a claim that nothing stands behind, or two pages
            counted different numbers by one name.
    """
    shown: dict[str, set[str]] = defaultdict(set)
    for group in pages.values():
        for page in group:
            for id_ in page.claims:
                shown[id_].add(page.route or HOME)
            for id_, number in page.counts.items():
                ledger.note(id_, number)
    resolver = _Resolver(plan, assessment, project, ledger)
    return tuple(resolver.claim(id_, sorted(shown[id_])) for id_ in sorted(shown))


class _Resolver:
    """Looks claims up; what many of them need is worked out once."""

    def __init__(
        self, plan: Plan, assessment: Assessment, project: Project, ledger: Ledger
    ) -> None:
        self.plan, self.assessment = plan, assessment
        self.project, self.ledger = project, ledger
        self.first = project.default_language
        self.readers = read_numerals(project.words.values())
        self.by_key = {one.key: one for one in assessment.observations}
        self.targets = plan.targets
        self.kinds: Mapping[str, Callable[[str], Claim]] = {
            "count": self._count,
            "share": self._share,
            "chart": self._chart,
            "level": self._level,
            "agreement": self._agreement,
            "setting": self._setting,
        }

    def claim(self, id_: str, pages: Iterable[str]) -> Claim:
        """Return one claim with the pages that show it."""
        kind, _, key = id_.partition(":")
        try:
            made = self.kinds[kind](key) if kind in self.kinds else self._record(id_)
        except KeyError as error:
            raise BuildFailed("build_failed", text=f"claim {id_!r}: no {error}") from error
        values = {one.name: getattr(made, one.name) for one in fields(Claim)}
        return Claim(**values | {"pages": tuple(pages)})

    def _made(
        self, id_: str, numbers: Iterable[str], rows: Rows, formula: str, item: object = None
    ) -> Claim:
        code, power = self._unit(item)
        return Claim(
            id=id_,
            kind=id_.partition(":")[0],
            numbers=_sorted(numbers),
            rows=rows,
            formula=formula,
            release=self.assessment.release,
            unit_code=code,
            unit_mult=power,
        )

    def _unit(self, item: object) -> tuple[str, int]:
        """Return the unit of the numbers of a row."""
        match item:
            case Observation():
                unit = self.plan.indicators[item.indicator].unit_of(item.dimensions)
            case Target():
                unit = self.plan.indicators[item.indicator].unit_of(item.where)
            case Verdict() | OfTarget():
                return self._unit(self.targets[item.target])
            case Indicator():
                unit = item.unit_of({})
            case _:
                return "", 0
        return unit.code, unit.power

    # What is counted -------------------------------------------------------------------

    def _count(self, key: str) -> Claim:
        number = self.ledger.counts[f"count:{key}"]
        return self._made(f"count:{key}", [str(number)], (), count_sql(key, self.first))

    def _share(self, key: str) -> Claim:
        number = self.ledger.counts[f"share:{key}"]
        return self._made(f"share:{key}", [str(number)], (), share_sql(key, self.first))

    # What the publishing body sets -----------------------------------------------------

    def _setting(self, key: str) -> Claim:
        id_ = f"setting:{key}"
        if key in {one.name for one in fields(Assessing)}:
            value = Decimal(str(getattr(self.project.assessing, key)))
            # A share below one is shown as a percentage.
            shown = (value, value * 100) if value < 1 else (value,)
            names, numbers = [key], [canonical(one) for one in shown]
        elif key == "licence":
            names, numbers = [key], [*self._read(self.project.identity.data_licence)]
        else:
            text = getattr(self.project.identity, key)
            names = [f"{CATALOGUED.get(key, key)}_{code}" for code in self.project.languages]
            numbers = [one for said in text.by_language.values() for one in self._read(said)]
        listed = ", ".join(quoted(one) for one in names)
        rows = tuple(("catalogue", one) for one in names)
        return self._made(
            id_, numbers, rows, f"SELECT value FROM catalogue WHERE key IN ({listed})"
        )

    # What a target on a ratio asks for -------------------------------------------------

    def _level(self, key: str) -> Claim:
        """Return the levels that a target asks for on each published version of its base."""
        target = self.targets[key]
        levels = levels_of(
            target, self.plan.indicators[target.indicator], self.assessment.by_indicator
        )
        bases = [one.base for one in levels]
        listed = ", ".join(quoted(one.key) for one in bases)
        formula = (
            "SELECT observations.value * targets.value / indicators.multiplier "
            "FROM observations, targets JOIN indicators ON indicators.id = targets.indicator "
            f"WHERE targets.id = {quoted(key)} AND observations.row_key IN ({listed})"
        )
        rows = (("targets", key), *(("observations", one.key) for one in bases))
        numbers = [canonical(one.level) for one in levels]
        return self._made(f"level:{key}", numbers, rows, formula, bases[0] if bases else None)

    # How often methods agree -----------------------------------------------------------

    def _agreement(self, key: str) -> Claim:
        """Return the counts of one comparison of methods; "any" is any two of them."""
        name = "" if key == "any" else key
        found = next(one for one in self.assessment.agreements if one.method == name)
        numbers = (PAIR, found.total, found.compared, found.differ, found.not_computed)
        wanted = (
            ""
            if not name
            else (f"method IN ({quoted(name)}, {quoted(self.assessment.method)}) AND ")
        )
        formula = (
            f"SELECT count(*), sum(said >= {PAIR}), sum(said >= {PAIR} AND other > 1), "
            f"sum(said < {PAIR}) FROM ("
            f"SELECT target, count(*) FILTER (WHERE {wanted}{_COMPUTED}) AS said, "
            f"count(DISTINCT coalesce(verdict, '')) FILTER (WHERE {wanted}{_COMPUTED}) AS other "
            "FROM method_verdicts GROUP BY target)"
        )
        return self._made(f"agreement:{key}", [str(one) for one in numbers], (), formula)

    # What is drawn ---------------------------------------------------------------------

    def _chart(self, key: str) -> Claim:
        drawn = charted(key, self.plan, self.assessment)
        numbers = [*self._values(drawn.rows), *(canonical(one) for one in drawn.numbers)]
        for target in drawn.targets:
            numbers += [canonical(self.targets[target].value)]
        rows = (
            *(("observations", one) for one in drawn.rows),
            *(("targets", one) for one in drawn.targets),
        )
        indicator = self.plan.indicators.get(drawn.indicator)
        numbers += self._in_unit(indicator)
        numbers += (
            [one for text in texts_of(indicator) for one in self._read(text)] if indicator else []
        )
        return self._made(f"chart:{key}", numbers, rows, drawn.formula, indicator)

    def _in_unit(self, item: object) -> Iterator[str]:
        """Yield the numbers that a unit itself holds, as "per 10,000 people" does."""
        if isinstance(item, OfTarget):
            item = self.targets[item.target]
        name = getattr(item, "indicator", "")
        indicator = item if isinstance(item, Indicator) else self.plan.indicators.get(name)
        if indicator:
            for unit in (indicator.unit, *indicator.units.values()):
                for text in unit.by_language.values():
                    yield from self._read(text)

    def _values(self, keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            yield from self._shown(self.by_key[key], self.by_key[key].value)

    # What a row says -------------------------------------------------------------------

    def _record(self, id_: str) -> Claim:
        record = self.ledger.records[id_]
        alike = self.ledger.alike.get(id_, ())
        others = tuple((one.table, one.key) for one in alike if one.id != id_)
        numbers = [one for text in texts_of(record.item) for one in self._read(text)]
        numbers += [*self._numbers(record), *self._in_unit(record.item)]
        rows = (*_own_rows(record), *self._rests_on(record.item), *others)
        return self._made(id_, numbers, rows, self._row_sql(record), record.item)

    def _numbers(self, record: Record) -> Iterator[str]:
        item = record.item
        if isinstance(item, (Verdict, OfTarget)):
            target = self.targets[item.target]
            for number in (
                (*self._of_verdict(item),) if isinstance(item, Verdict) else numbers_of(item)
            ):
                yield from self._around(target, number)
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

    def _of_trend(self, verdict: Verdict, target: Target) -> Iterator[Decimal]:
        """Yield the spans of years of a projection, and its miss as a share of what is left."""
        trend, row = verdict.trend, verdict.reading
        if trend is None or row is None or row.value is None or not target.period:
            return
        first, due = self.by_key[trend.inputs[0]].period, parse_period(target.period)
        for span in (row.period.years - first.years, due.years - row.period.years):
            yield Decimal(str(round(span, 1)))
        left = target.value - row.value
        if trend.projected is not None and left:
            yield (target.value - trend.projected) / left

    def _around(self, target: Target, number: Decimal) -> Iterator[str]:
        """Yield a number as a page may round it; a share is shown as a percentage."""
        places = self.plan.indicators[target.indicator].decimals
        yield from (canonical(_rounded(number, one)) for one in (places, places + 1))
        yield canonical(number)
        yield from (canonical(_rounded(number * 100, one)) for one in (0, 1))

    def _shown(self, item: object, number: Decimal | None) -> Iterator[str]:
        """Yield a number with the digits that pages show: computed values are rounded."""
        if number is None:
            return
        if isinstance(item, Observation) and item.origin != "published":
            number = _rounded(number, self.plan.indicators[item.indicator].decimals)
        yield canonical(number)

    def _read(self, text: str) -> Iterator[str]:
        for one in self.readers:
            yield from one.in_(text)

    def _rests_on(self, item: object) -> Iterator[tuple[str, str]]:
        """Yield the further rows that a row rests on: inputs, target, sources, its place."""
        for key in getattr(item, "inputs", ()):
            yield "observations", key
        if isinstance(item, (Verdict, OfTarget)):
            yield "targets", item.target
        if isinstance(item, Observation) and item.inputs:
            yield "indicators", item.indicator
        single = getattr(item, "source", "")
        named = (*getattr(item, "sources", ()), *getattr(item, "document", ()))
        for source in (*([single] if single else []), *named):
            yield "sources", source
        for place in str(getattr(item, "locator", "")).split(";"):
            if place in self.plan.sentences:
                yield "sentences", place

    def _row_sql(self, record: Record) -> str:
        match record.table:
            case "observations":
                found = f"observations WHERE row_key = {quoted(record.key)}"
            case "verdicts" | "sensitivity" | "verdict_history" | "method_verdicts":
                found = f"{record.table} WHERE target = {quoted(record.key)}"
            case "codes":
                list_, _, code = record.key.partition("/")
                found = f"codes WHERE list = {quoted(list_)} AND code = {quoted(code)}"
            case "glossary":
                found = f"glossary WHERE number = {record.key}"
            case "exclusions":
                found = f"exclusions WHERE locator = {quoted(record.key)}"
            case "setting":
                return self._setting(record.key).formula
            case table:
                found = f"{table} WHERE id = {quoted(record.key)}"
        return f"SELECT * FROM {found}"


def _own_rows(record: Record) -> Rows:
    """Return the rows that a record stands for."""
    match record.table:
        case "verdict_history":
            keys = [f"{record.key}/{one.kind}/{one.as_of}" for one in record.item.group]
        case "method_verdicts":
            keys = [f"{record.key}|{one.method}" for one in record.item.group]
        case _:
            keys = [record.key]
    return tuple((record.table, key) for key in keys)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _sorted(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(numbers), key=lambda one: (Decimal(one), one)))
