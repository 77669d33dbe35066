"""From the id of a claim to the claim in full: numbers, rows, formula."""

# ruff: noqa: S608 - names of tables are ours, values are quoted

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal

from generator.assess import levels_of
from generator.errors import BuildFailed
from generator.model.claim import Claim
from generator.model.interface import LIMITS, PREFIX
from generator.model.measures import Observation
from generator.model.plan import Plan
from generator.model.site import Page
from generator.model.verdict import Assessment, Verdict
from generator.pages.claims.charted import charted
from generator.pages.claims.counting import count_sql, quoted, share_sql
from generator.pages.claims.ledger import Ledger
from generator.pages.claims.numbering import Numbers
from generator.pages.claims.origins import OfTarget, Record, texts_of
from generator.project import Assessing, Project, checked
from generator.words.numerals import canonical

__all__ = ["collect_claims"]

_COMPUTED = "coalesce(verdict, '') NOT IN ('no_data', 'cannot_assess')"
PAIR = 2  # methods that must reach a class before they can be compared
HOME = "./"  # route of the first page, which has none
# What the catalogue of the database calls a setting, where that differs.
CATALOGUED = {"plan_title": "plan"}
# What tests found out about the site, in the catalogue of the database.
ACCESSIBLE = "accessibility_"
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
        self.numbers = Numbers(plan, assessment, ledger.numerals)
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
        code, power = self.numbers.unit(item)
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
            names, numbers = [key], [*self.numbers.read(self.project.identity.data_licence)]
        elif key.startswith(ACCESSIBLE):
            found = getattr(checked(self.project.config), key.removeprefix(ACCESSIBLE))
            names, numbers = [key], [str(found)]
        elif key.startswith(PREFIX):
            names, numbers = [key], [str(LIMITS[key.removeprefix(PREFIX)])]
        else:
            text = getattr(self.project.identity, key)
            names = [f"{CATALOGUED.get(key, key)}_{code}" for code in self.project.languages]
            numbers = [one for said in text.by_language.values() for one in self.numbers.read(said)]
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
        numbers = (PAIR, found.total, found.compared, found.differ, found.not_computed, found.alone)
        wanted = (
            ""
            if not name
            else (f"method IN ({quoted(name)}, {quoted(self.assessment.method)}) AND ")
        )
        formula = (
            f"SELECT count(*), sum(said >= {PAIR}), sum(said >= {PAIR} AND other > 1), "
            f"sum(said < {PAIR}), sum(said > 0 AND ours = 0) FROM ("
            f"SELECT target, count(*) FILTER (WHERE {wanted}{_COMPUTED}) AS said, "
            f"count(DISTINCT coalesce(verdict, '')) FILTER (WHERE {wanted}{_COMPUTED}) AS other, "
            f"count(*) FILTER (WHERE method = {quoted(self.assessment.method)} AND {_COMPUTED}) AS ours "
            "FROM method_verdicts GROUP BY target)"
        )
        return self._made(f"agreement:{key}", [str(one) for one in numbers], (), formula)

    # What is drawn ---------------------------------------------------------------------

    def _chart(self, key: str) -> Claim:
        drawn = charted(key, self.plan, self.assessment)
        numbers = [*self.numbers.values(drawn.rows), *(canonical(one) for one in drawn.numbers)]
        for target in drawn.targets:
            numbers += [canonical(self.targets[target].value)]
        rows = (
            *(("observations", one) for one in drawn.rows),
            *(("targets", one) for one in drawn.targets),
        )
        indicator = self.plan.indicators.get(drawn.indicator)
        numbers += self.numbers.in_unit(indicator)
        numbers += (
            [one for text in texts_of(indicator) for one in self.numbers.read(text)]
            if indicator
            else []
        )
        return self._made(f"chart:{key}", numbers, rows, drawn.formula, indicator)

    # What a row says -------------------------------------------------------------------

    def _record(self, id_: str) -> Claim:
        record = self.ledger.records[id_]
        alike = self.ledger.alike.get(id_, ())
        others = tuple((one.table, one.key) for one in alike if one.id != id_)
        numbers = [one for text in texts_of(record.item) for one in self.numbers.read(text)]
        numbers += [*self.numbers.of_record(record), *self.numbers.in_unit(record.item)]
        rows = (*_own_rows(record), *self._rests_on(record.item), *others)
        return self._made(id_, numbers, rows, self._row_sql(record), record.item)

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
            case "question_counts":
                found = f"question_counts WHERE release = {quoted(record.key)}"
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


def _sorted(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(numbers), key=lambda one: (Decimal(one), one)))
