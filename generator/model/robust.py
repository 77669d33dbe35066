"""How firmly a verdict stands, and what was said of a target over time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "AS_PUBLISHED",
    "BY_DATA_YEAR",
    "NOT_JUDGED",
    "HistoryEntry",
    "PublishedVerdict",
    "Sensitivity",
    "StatusChange",
    "Variant",
    "record_digest",
]

# Codes of the list `history_kind`.
BY_DATA_YEAR, AS_PUBLISHED = "by_data_year", "as_published"
# Verdicts of targets that are not judged at the time: replaced, or not set yet.
NOT_JUDGED = frozenset({"ended", "not_in_force"})
METHOD = "method"  # the one dimension that chooses another rule and no other data


@dataclass(frozen=True, slots=True)
class Variant:
    """What would be said of a target under one other choice.

    Attributes:
        dimension: what was chosen otherwise, a code of the list `sensitivity_dimension`.
        choice: the other choice: method, basis, area, source, vintage or a code of the
            list `sensitivity_choice`; for another series its indicator id.
        verdict: code of the list `verdict`; "" where a method has none.
        last_reading: code of the list `last_reading`; "" for another method.
        reading: key of the row read, "" for none. It need not be a row of the
            assessment: a value computed on another basis exists only here.
        value: in the indicator's unit, None for no reading.
        holds: whether it says the same as the verdict published.
        answers: whether it says anything; if not, it counts nowhere.
        period, area: of the row read. derived: whether its value is computed.
        unconfirmed: whether it is computed from a row that states no basis.
    """

    dimension: str
    choice: str
    verdict: str
    last_reading: str
    reading: str
    value: Decimal | None
    holds: bool
    answers: bool = True
    period: str = ""
    area: str = ""
    derived: bool = False
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Under how many other readings of the data a verdict holds.

    Attributes:
        variants: every other reading tried, those without an answer last.
        holds: how many say the same. total: how many give an answer.
        flips: those that say something else.
        bound: the value at which the reading would turn, in the indicator's unit.
        distance: how far the reading is from it; None where nothing was read.
    """

    target: str
    variants: tuple[Variant, ...] = ()
    holds: int = 0
    total: int = 0
    flips: tuple[Variant, ...] = ()
    bound: Decimal | None = None
    distance: Decimal | None = None

    @property
    def answered(self) -> tuple[Variant, ...]:
        """The readings that count."""
        return tuple(one for one in self.variants if one.answers)

    @property
    def silent(self) -> tuple[Variant, ...]:
        """The readings under which nothing can be said."""
        return tuple(one for one in self.variants if not one.answers)

    @property
    def lost(self) -> tuple[Variant, ...]:
        """The choices about the data that leave no usable figure; a method's silence is its own."""
        return tuple(one for one in self.silent if one.dimension != METHOD)

    def counted(self, *, methods: bool) -> tuple[int, int]:
        """Return how many hold, and of how many: of other methods, or of other data."""
        group = [one for one in self.answered if (one.dimension == METHOD) == methods]
        return sum(one.holds for one in group), len(group)

    @property
    def tallies(self) -> tuple[int, int, int, int, int, int]:
        """How many hold, answer and are silent: first other data, then other methods."""
        mute = [one.dimension == METHOD for one in self.silent]
        data, methods = self.counted(methods=False), self.counted(methods=True)
        return (*data, mute.count(False), *methods, mute.count(True))


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What is said of a target at one point of one of its two histories.

    Attributes:
        kind: by_data_year | as_published (code list `history_kind`).
        method: by which it was judged, code of the list `method`; data years by our own rule.
        as_of: the data year, or the id of the release.
        computed_when: at_release | retrospective (code list `computed_when`).
        computed_on: day of calculation, as YYYY-MM-DD.
        reading: key of the row read, "" for none; it need not exist any more.
        value: with the digits shown, in the indicator's unit. period, area: of the row read.
        reasons: codes of the list `reason`.
    """

    target: str
    kind: str
    as_of: str
    computed_when: str
    computed_on: str
    verdict: str
    last_reading: str
    reading: str
    value: Decimal | None
    period: str = ""
    area: str = ""
    reasons: tuple[str, ...] = ()
    method: str = ""

    @property
    def said(self) -> tuple[str, str]:
        """Verdict and reading; a target that is not judged at the time is not read."""
        return self.verdict, "" if self.verdict in NOT_JUDGED else self.last_reading


@dataclass(frozen=True, slots=True)
class StatusChange:
    """Two neighbours of a history that say different things.

    Attributes:
        after: the earlier release or data year. as_of: the later one.
        date: day of the later release; last day of the later data year, or of the
            newest release where that comes first.
    """

    target: str
    kind: str
    after: str
    as_of: str
    date: str
    old_verdict: str
    old_reading: str
    new_verdict: str
    new_reading: str


@dataclass(frozen=True, slots=True)
class PublishedVerdict:
    """What a release said of a target: a row that is added once and never edited.

    Attributes:
        value: with the digits that were shown, in the indicator's unit.
        reading: key of the row read at the time; it need not exist any more.
    """

    release: str
    target: str
    method: str
    verdict: str
    last_reading: str
    reading: str
    period: str
    area: str
    value: Decimal | None
    scope: str
    reasons: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about: release, target, method."""
        return (self.release, self.target, self.method)


def record_digest(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the SHA-256, in hexadecimal, of what a release is on record with, in any order."""
    told = sorted(json.dumps(dict(row), sort_keys=True, ensure_ascii=False) for row in rows)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
