"""What the page of a measured series needs: its table of values, addresses, relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.assess import badness
from generator.model.claim import claims_of
from generator.model.measures import TOTAL, Indicator, Observation, Target
from generator.model.register import Area
from generator.model.verdict import Verdict
from generator.pages.claims.ids import slug
from generator.pages.view import View

__all__ = [
    "Block",
    "ValueTable",
    "address",
    "anchor",
    "change",
    "difference",
    "in_unit_of",
    "latest",
    "part",
    "related",
    "table",
    "units",
    "worst_first",
]


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one area, newest first."""

    area: Area
    rows: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A breakdown as a column: its name, what readers call it, the list of its codes."""

    name: str
    title: str
    codes: str


@dataclass(frozen=True, slots=True)
class ValueTable:
    """All values of a series; columns that would be empty or the same are left out.

    Attributes:
        blocks: the target's own area first.
        columns: names of the optional columns that are shown.
        dimensions: breakdowns shown, each a column.
        read: keys of the rows that a target's reading looks at.
        judged: those of them that a verdict rests on, being from after the plan.
        remarks: whether anything is said beside the source of a value.
    """

    blocks: tuple[Block, ...]
    columns: frozenset[str]
    dimensions: tuple[Heading, ...]
    read: frozenset[str]
    judged: frozenset[str]
    remarks: bool

    @property
    def leading(self) -> tuple[tuple[Area, tuple[Observation, ...]], ...]:
        """Rows that stand for their period, or that a verdict rests on, by area."""
        return _parted(self.blocks, self._others, keep=False)

    @property
    def others(self) -> tuple[tuple[Area, tuple[Observation, ...]], ...]:
        """Other versions of what `leading` shows, by area."""
        return _parted(self.blocks, self._others, keep=True)

    @property
    def _others(self) -> frozenset[str]:
        every = [row for block in self.blocks for row in block.rows]
        shown = {_place(row) for row in every if row.is_current}
        return frozenset(
            row.key
            for row in every
            if not row.is_current and row.key not in self.read and _place(row) in shown
        )

    @property
    def width(self) -> int:
        """Number of columns: period, value and source always, others where needed."""
        return 3 + len(self.columns) + len(self.dimensions)


def _parted(
    blocks: Sequence[Block], others: frozenset[str], *, keep: bool
) -> tuple[tuple[Area, tuple[Observation, ...]], ...]:
    parts = ((one.area, tuple(r for r in one.rows if (r.key in others) is keep)) for one in blocks)
    return tuple((area, rows) for area, rows in parts if rows)


def _place(row: Observation) -> tuple[object, ...]:
    """Return what a row is about, whatever its version."""
    return (row.area, row.period.text, tuple(sorted(row.dimensions.items())))


def anchor(key: str) -> str:
    """Return the anchor of a value on its indicator's page.

    >>> anchor("gdp|2016-01-01/P5Y|north|final|book-1")
    'v-2016-01-01-P5Y-north-final-book-1'
    """
    return "v-" + slug(key.partition("|")[2])


def address(view: View, key: str) -> str:
    """Return the route, with its anchor, of a value."""
    return view.routes["indicator"][key.partition("|")[0]] + "#" + anchor(key)


def table(view: View, indicator: Indicator) -> ValueTable:
    """Return the table of all values of an indicator."""
    rows = view.assessment.by_indicator[indicator.id]
    verdicts = [view.assessment.verdicts[one.id] for one in indicator.targets]
    read = {one.reading.key for one in verdicts if one.reading}
    judged = {
        one.reading.key
        for one in verdicts
        if one.reading and one.last_reading != "before_plan_only"
    }
    return ValueTable(
        tuple(_blocks(view, indicator, rows)),
        frozenset(_columns(rows)),
        tuple(_headings(view, indicator, rows)),
        frozenset(read),
        frozenset(judged),
        bool(read) or any(_remark(one) for one in rows),
    )


def _headings(view: View, indicator: Indicator, rows: Sequence[Observation]) -> Iterator[Heading]:
    """Yield the breakdowns that any row has, in the order of the descriptor."""
    for name in indicator.dimensions:
        if any(one.dimensions.get(name) for one in rows):
            column = indicator.breakdowns[name]
            yield Heading(name, view.plain(column.title), column.codes)


def part(view: View, row: Observation, heading: Heading) -> str:
    """Return what a row covers of a breakdown, in words."""
    code = row.dimensions.get(heading.name) or TOTAL
    if code == TOTAL and (heading.codes, TOTAL) not in view.plan.codes:
        return view.words("pages.indicator.total")
    return view.label(heading.codes, code)


def _columns(rows: Sequence[Observation]) -> Iterator[str]:
    """Yield the optional columns in which at least one row says something."""
    if any(one.vintage != "unspecified" for one in rows):
        yield "vintage"
    if any(one.basis for one in rows):
        yield "basis"


def _remark(row: Observation) -> bool:
    """Tell whether anything must be said beside a row's value."""
    label = row.period_label not in ("", row.period.text)
    return bool(row.note or label or row.origin != "published") or (
        row.obs_status != "A" or not row.is_current
    )


def _blocks(view: View, indicator: Indicator, rows: Sequence[Observation]) -> Iterator[Block]:
    own = [one.area for one in indicator.targets] or [view.project.identity.area]
    accepted = [area for one in indicator.targets for area in one.accepts]
    for name in dict.fromkeys([*own, *accepted, *view.plan.areas]):
        group = [one for one in rows if one.area == name]
        if group:
            newest = sorted(group, key=_newest_first)
            yield Block(view.plan.areas[name], tuple(newest))


def _newest_first(row: Observation) -> tuple[object, ...]:
    parts = [code != TOTAL for code in row.dimensions.values()]
    codes = list(row.dimensions.values())
    return (parts, codes, -row.period.end.toordinal(), not row.is_current, row.key)


def latest(rows: Sequence[Observation], area: str) -> Observation | None:
    """Return the newest current row, of `area` where it has any; None for no row."""
    current = [one for one in rows if one.is_current and one.obs_status != "F"]
    own = [one for one in current if one.area == area]
    total = [one for one in own or current if set(one.dimensions.values()) <= {TOTAL}]
    return max(total or own or current, key=lambda one: (one.period.end, one.key), default=None)


def worst_first(view: View, indicator: Indicator) -> tuple[Verdict, ...]:
    """Return the verdicts of an indicator's targets: the one that speaks for it, then the worst."""
    verdicts = [view.assessment.verdicts[one.id] for one in indicator.targets]
    lead = view.assessment.leads.get(indicator.id)
    first = lead.target if lead else ""
    return tuple(sorted(verdicts, key=lambda one: (one.target != first, badness(one))))


def in_unit_of(indicator: Indicator, target: Target) -> Indicator:
    """Return the indicator in the unit of a target's slice, where rows are in several units."""
    return indicator.within(target.where)


def difference(view: View, amount: Decimal, indicator: Indicator) -> str:
    """Return a difference of two values: percentages differ by percentage points."""
    return _difference(view, amount, indicator, indicator.decimals)


def change(view: View, amount: Decimal, indicator: Indicator) -> str:
    """Return a change a year with its sign, one place finer than the values."""
    sign = "+" if amount > 0 else ""
    return sign + _difference(view, amount, indicator, indicator.decimals + 1)


def _difference(view: View, amount: Decimal, indicator: Indicator, decimals: int) -> str:
    unit = indicator.unit.in_(view.language)
    if unit == "%":
        shown = view.words.number(amount, decimals=decimals)
        return view.words("pages.indicator.points", value=shown)
    if indicator.measure in ("ratio", "index") and "=" in unit:
        return view.words.number(amount, decimals=decimals)
    return view.words.quantity(
        amount, unit, indicator.unit_code, indicator.unit_mult, decimals=decimals
    )


def units(view: View, indicator: Indicator) -> str:
    """Return the unit of an indicator, or every unit that its rows and targets are in."""
    slices = [one.dimensions for one in view.assessment.by_indicator[indicator.id]]
    slices += [one.where for one in indicator.targets]
    named = [view.unit(indicator.within(one)) for one in slices or [{}]]
    return view.about(
        view.words("lists.separator").join(one for one in dict.fromkeys(named) if one),
        *claims_of(*named),
    )


def related(view: View, indicator: Indicator) -> tuple[tuple[str, Indicator], ...]:
    """Return related series with how they relate: part | whole | near, each once."""
    found: dict[str, str] = {}
    for name in _parts(indicator):
        found.setdefault(name, "part")
    for other in view.plan.indicators.values():
        if indicator.id in _parts(other):
            found.setdefault(other.id, "whole")
    for name in indicator.related:
        found.setdefault(name, "near")
    for other in view.plan.indicators.values():
        if indicator.id in other.related:
            found.setdefault(other.id, "near")
    found.pop(indicator.id, None)
    return tuple((how, view.plan.indicators[name]) for name, how in found.items())


def _parts(indicator: Indicator) -> tuple[str, ...]:
    rule = indicator.computation
    if rule is None:
        return ()
    return tuple(dict.fromkeys(one for one in (rule.numerator, rule.denominator) if one))
