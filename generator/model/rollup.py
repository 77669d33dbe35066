"""Tasks and projects counted by what they belong to, and questions counted by release."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Asked", "RollUp", "rollup_id"]

Counts = tuple[tuple[str, int], ...]  # (code, number) in order of display, without zeros


@dataclass(frozen=True, slots=True)
class RollUp:
    """Tasks of one subject by what is on record; every count has `total` as its whole.

    Attributes:
        kind: plan | section | group | place | partner | theme | body | commitment.
        subject: id of the section, place and so on; "" for the whole plan, and for the
            tasks that name no place, no partner, no theme or no body.
        own: ids of the tasks that name the subject itself, in the order of the plan.
        below: ids of those that name only what belongs to it (smaller places, sub-sections).
        reported: tasks with any report. dated: with a date. overdue: past it without
            completion on record.
        by_status: statuses that tell of progress. apart: those that do not, counted apart.
        by_flag: flags; a task may carry several, so these do not add up to `total`.
        share: `reported` of `total`, 1 is all; None where `total` is below the least
            number for rates.
        projects_own, projects_below: ids of projects, as for tasks.
        projects_reported: projects with any report.
    """

    kind: str
    subject: str
    own: tuple[str, ...]
    below: tuple[str, ...]
    reported: int
    dated: int
    overdue: int
    by_status: Counts
    apart: Counts
    by_flag: Counts
    share: Decimal | None
    projects_own: tuple[str, ...]
    projects_below: tuple[str, ...]
    projects_reported: int

    @property
    def id(self) -> str:
        """Kind and subject in one text, the key of the table."""
        return rollup_id(self.kind, self.subject)

    @property
    def total(self) -> int:
        """Number of tasks, each counted once."""
        return len(self.own) + len(self.below)

    @property
    def silent(self) -> int:
        """Number of tasks without any report."""
        return self.total - self.reported

    @property
    def projects(self) -> int:
        """Number of projects, each counted once."""
        return len(self.projects_own) + len(self.projects_below)


def rollup_id(kind: str, subject: str) -> str:
    """Return the id of a roll-up, such as "place:north"; "place:" for none named."""
    return f"{kind}:{subject}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions as they stood at one release.

    Attributes:
        asked, answered: in this very release. open, closed: at its end; a question that was
            withdrawn is in neither, since no release says when.
    """

    release: str
    date: str
    asked: int
    answered: int
    open: int
    closed: int
