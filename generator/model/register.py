"""The plan's own register: places, partners, sections, sources, code lists."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Text

__all__ = [
    "Area",
    "Body",
    "Code",
    "CommitmentLevel",
    "Exclusion",
    "Milestone",
    "Partner",
    "Question",
    "Release",
    "Section",
    "Sentence",
    "Source",
    "Term",
    "Theme",
    "UnmappedFact",
]


@dataclass(frozen=True, slots=True)
class Area:
    """A place, or an area used for statistics only.

    `tile_row` and `tile_column` say where its tile lies in the schematic layout of
    places, from 1 on; 0 for a place that has none.
    """

    id: str
    gb_code: str
    parent: str
    parent_basis: str
    kind: str
    name: Text
    note: Text
    tile_row: int = 0
    tile_column: int = 0


@dataclass(frozen=True, slots=True)
class Partner:
    """A region or organisation the plan works with."""

    id: str
    kind: str
    area: str
    scope: str
    name: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Body:
    """A body inside the area of the plan that may be responsible for a task."""

    id: str
    partner: str
    name: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that cuts across the plan's sections."""

    id: str
    label: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of a code list, with the words every reader sees for it.

    `position` is its place in the order of display within the list.
    """

    list: str
    code: str
    label: Text
    definition: Text
    position: int = 0


@dataclass(frozen=True, slots=True)
class CommitmentLevel:
    """How binding a task's verb is, and when such a task is done."""

    id: str
    rank: int
    label: Text
    definition: Text
    done_when: Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the plan."""

    id: str
    parent: str
    level: int
    ordinal: int
    kind: str
    title: Text
    nav: Text
    locator: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated goal of the plan, in words or in a number."""

    id: str
    year: str
    section: str
    kind: str
    strength: str
    title: Text
    indicators: tuple[str, ...]
    tasks: tuple[str, ...]
    locator: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts come from; `url` only where a link may be shown."""

    id: str
    title: Text
    publisher: Text
    date: str
    date_precision: str
    kind: str
    quality: str
    linkable: bool
    url: str
    note: Text


@dataclass(frozen=True, slots=True)
class Question:
    """Something nobody knows yet: who would publish it, since when it is asked."""

    id: str
    target: str
    task: str
    section: str
    question: Text
    who_publishes: Text
    where: Text
    to_be_confirmed: bool
    status: str
    asked_in: str
    answered_in: str
    note: Text

    @property
    def about(self) -> str:
        """What it is about: target | task | group (the tasks that stand in its section)."""
        if self.target:
            return "target"
        return "task" if self.task else "group"


@dataclass(frozen=True, slots=True)
class Release:
    """A publication; its date is the only clock of a build.

    Attributes:
        record_sha256: hash of what it is on record with in `published_verdicts`, "" before that.
    """

    id: str
    date: str
    kind: str
    title: Text
    note: Text
    record_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary."""

    term: Text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the plan by locator; its text is not held.

    `sha256` is the hash of what counts of the text (`generator.wording.letters`), "" for none.
    """

    locator: str
    line: int
    clauses: int
    characters: int
    role: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A sentence that on purpose has no task."""

    locator: str
    reason: str
    note: Text


@dataclass(frozen=True, slots=True)
class UnmappedFact:
    """A dated fact that fits no task and no project, with the reason."""

    id: str
    date: str
    date_precision: str
    what: Text
    reason: Text
    nearest: tuple[str, ...]
    sources: tuple[str, ...]
