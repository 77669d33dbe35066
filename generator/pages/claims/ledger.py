"""The ledger of a build: what texts rest on, what was counted, and every claim in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.errors import BuildFailed
from generator.model.claim import Counted
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.pages.claims.ids import count_id, share_id
from generator.pages.claims.origins import Record, records, said_by
from generator.project import Project
from generator.words.numerals import Numerals

__all__ = ["Ledger", "open_ledger"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What views look up and write down while pages are made; shared by all languages.

    Attributes:
        said: text with a number in it -> id of the claim it rests on.
        alike: id -> the records that say the same text.
        records: every record by the id of its claim.
        counts: id of a count or share -> its number, written down by the pages.
        numerals: reads the numbers of texts.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    numerals: Numerals = field(default_factory=lambda: Numerals(()))

    def counted(self, number: int, what: str, **filters: object) -> Counted:
        """Return a number as the count of this name.

        Raises:
            BuildFailed: another page counted another number by the same name.
        """
        id_ = count_id(what, **filters)
        self.note(id_, number)
        return Counted(number, (id_,))

    def shared(self, number: int, part: str, whole: str) -> str:
        """Return the id of a percentage of two counts."""
        id_ = share_id(part, whole)
        self.note(id_, number)
        return id_

    def note(self, id_: str, number: int) -> None:
        """Write down the number of a count.

        Raises:
            BuildFailed: it was another number before.
        """
        if self.counts.setdefault(id_, number) != number:
            text = f"{id_}: counted {self.counts[id_]} and {number}"
            raise BuildFailed("build_failed", text=text)


def open_ledger(plan: Plan, assessment: Assessment, project: Project) -> Ledger:
    """Return the ledger of a plan at its release, with nothing counted yet."""
    found: Iterable[Record] = tuple(records(plan, assessment))
    numerals = Numerals(project.words.values())
    said, alike = said_by(found, project, numerals)
    return Ledger(said, alike, {one.id: one for one in found}, numerals=numerals)
