"""Indicators, their targets and the values observed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from generator.model.period import Period
from generator.model.text import Text

__all__ = [
    "TOTAL",
    "UNIT",
    "Baseline",
    "Breakdown",
    "Caveat",
    "Computation",
    "Horizon",
    "Indicator",
    "Observation",
    "Operator",
    "Target",
    "Unit",
]

TOTAL = "_T"  # SDMX code for the total of a breakdown; a blank cell is stored as it
UNIT = "unit"  # the breakdown that says in which unit a row is


class Operator(StrEnum):
    """How a value is compared with a target; labels in the code list `operator`."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EQUAL_TO = "="
    ABOUT = "~"


class Horizon(StrEnum):
    """By when a target is to be reached; labels in the code list `horizon`."""

    DATED = "dated"
    EACH_YEAR = "each_year"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a target is compared with: a period, a value, a rule, or not stated."""

    kind: str
    period: str = ""
    value: Decimal | None = None
    rule: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan promises for one indicator, in the indicator's own unit.

    Attributes:
        id: "<indicator>.<n>".
        period: text of the period it is due in; "" unless the horizon is dated.
        area: the area the promise is about.
        where: dimension -> code: the slice the promise is about; {} for the total.
        accepts: other areas whose values may be shown, marked, in its place.
        strength: firm | strive | basic | scope; a scope is a size and never judged.
        group: id of the milestone that lists it, "" for none.
    """

    id: str
    indicator: str
    operator: Operator
    value: Decimal
    period: str
    horizon: Horizon
    area: str
    where: Mapping[str, str]
    accepts: tuple[str, ...]
    baseline: Baseline
    strength: str
    group: str
    valid_from: str
    valid_until: str
    locator: str

    @property
    def is_programme_size(self) -> bool:
        """Tell whether the number only says how large a programme is."""
        return self.strength == "scope"


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader must know of computed values; an empty part fits every value.

    `short` says it in a word or two, for places where only the value stands.
    """

    area: str
    period: str
    basis: str
    note: Text
    short: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Computation:
    """How an indicator is computed from other series.

    value = numerator / denominator * multiplier; the denominator is taken at
    `base_period` where one is given. `numerator` is "" where only words say how.
    `caveats` say what to know of the results; the first that fits a value is its note.
    `may_fill` lets computed values take part in a trend.
    """

    numerator: str
    denominator: str
    multiplier: Decimal
    base_period: str
    same_basis: bool
    words: Text
    caveats: tuple[Caveat, ...] = ()
    may_fill: bool = False


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A dimension of a series: what readers call it, and the list that names its codes."""

    title: Text
    codes: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, with its code and power of ten (SDMX)."""

    text: Text
    code: str
    power: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured series, with what a reader must know before using it.

    Attributes:
        unit: as printed beside a value. unit_mult: power of ten of the unit (SDMX).
        decimals: places shown for derived values; published values keep their digits.
        direction: up | down | reach | "" where neither end is better.
        measure: level | flow | stock | running_total | ratio | index | category.
        availability: published | part | not_found.
        units: text of each unit by code, where rows are broken down by unit.
        doubts: codes of the list `reason` that staff found to hold for every verdict on the series.
        breakdowns: the dimensions by name, as the table's schema describes their columns.
    """

    id: str
    kind: str
    title: Text
    unit: Text
    unit_code: str
    unit_mult: int
    decimals: int
    definition: Text
    scope: Text
    direction: str
    measure: str
    theme: str
    section: str
    computation: Computation | None
    related: tuple[str, ...]
    dimensions: tuple[str, ...]
    availability: str
    who_publishes: Text
    where: Text
    to_be_confirmed: bool
    note: Text
    locator: str
    targets: tuple[Target, ...]
    units: Mapping[str, Text] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    breakdowns: Mapping[str, Breakdown] = field(default_factory=dict)

    def can_be(self, value: Decimal) -> bool:
        """Tell whether the indicator can have a value: a share in per cent has two ends."""
        return not (self.measure == "ratio" and self.unit_code == "PT") or 0 <= value <= 100

    def unit_of(self, slice_: Mapping[str, str]) -> Unit:
        """Return the unit of a row's dimensions or of a target's slice."""
        code = slice_.get(UNIT, "")
        if code in self.units:
            return Unit(self.units[code], code, 0)
        return Unit(self.unit, self.unit_code, self.unit_mult)

    def within(self, slice_: Mapping[str, str]) -> Indicator:
        """Return the indicator in the unit of a row's dimensions or of a target's slice."""
        unit = self.unit_of(slice_)
        return replace(self, unit=unit.text, unit_code=unit.code, unit_mult=unit.power)


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a series, published or derived.

    Attributes:
        key: "indicator|period|area|dimensions|vintage|source", the only key without
            repeats; the dimensions are joined by "," and absent where there are none.
        value: in the indicator's unit, with the digits as published; None for a grade.
        category: code of the grade, "" for numbers.
        segment: number of the stretch between two breaks, counted from 1.
        is_current: whether this row stands for its period and area.
        origin: published | derived. inputs: keys of the rows a derived value rests on.
        basis_check: same | unconfirmed for a derived value, "" for a published one.
        elsewhere: what an unconfirmed value would be on the other bases its parts state, same unit.
    """

    key: str
    indicator: str
    period: Period
    period_label: str
    area: str
    dimensions: Mapping[str, str]
    vintage: str
    source: str
    value: Decimal | None
    category: str
    obs_status: str
    basis: str
    note: Text
    segment: int = 1
    is_current: bool = False
    origin: str = "published"
    inputs: tuple[str, ...] = ()
    basis_check: str = ""
    source_quality: str = ""
    elsewhere: tuple[Decimal, ...] = ()
