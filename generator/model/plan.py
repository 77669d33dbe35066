"""The whole plan as frozen values, with the look-ups every page needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.measures import Indicator, Observation, Target
from generator.model.register import (
    Area,
    Body,
    Code,
    CommitmentLevel,
    Exclusion,
    Milestone,
    Partner,
    Question,
    Release,
    Section,
    Sentence,
    Source,
    Term,
    Theme,
    UnmappedFact,
)
from generator.model.robust import PublishedVerdict
from generator.model.text import Text
from generator.model.work import Project, Review, Task, TaskEvent, Update

__all__ = ["Plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Checked tables of one plan; every mapping is by id, in the order of its file.

    `codes` is by (list, code), `published_verdicts` by (release, target, method). `observations` are the published rows as read.
    """

    languages: tuple[str, ...]
    areas: Mapping[str, Area] = field(default_factory=dict)
    partners: Mapping[str, Partner] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    codes: Mapping[tuple[str, str], Code] = field(default_factory=dict)
    commitment_levels: Mapping[str, CommitmentLevel] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)
    milestones: Mapping[str, Milestone] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    tasks: Mapping[str, Task] = field(default_factory=dict)
    task_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    updates: Mapping[str, Update] = field(default_factory=dict)
    events: Mapping[str, TaskEvent] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    published_verdicts: Mapping[tuple[str, str, str], PublishedVerdict] = field(
        default_factory=dict
    )
    glossary: tuple[Term, ...] = ()
    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    exclusions: Mapping[str, Exclusion] = field(default_factory=dict)
    unmapped: Mapping[str, UnmappedFact] = field(default_factory=dict)

    @property
    def targets(self) -> Mapping[str, Target]:
        """Every target by id, in the order of the indicators."""
        return {one.id: one for i in self.indicators.values() for one in i.targets}

    @property
    def release(self) -> Release:
        """The newest release: the clock of the build."""
        return max(self.releases.values(), key=lambda one: (one.date, one.id))

    def label(self, list_: str, code: str) -> Text:
        """Return the label of a code; the code itself where the list lacks it."""
        entry = self.codes.get((list_, code))
        return entry.label if entry else Text({self.languages[0]: code})

    def list_of(self, list_: str) -> tuple[Code, ...]:
        """Return the entries of a code list in their order of display."""
        return tuple(one for one in self.codes.values() if one.list == list_)
