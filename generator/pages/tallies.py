"""What `assess` counted of a subject, each number with the claim that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model.claim import Counted
from generator.model.rollup import RollUp, rollup_id
from generator.pages.view import View

__all__ = ["Tally", "tally"]

# kind of roll-up -> filter that names its tasks and projects, and the one for those of no subject
SCOPES = {
    "section": ("section", ""),
    "group": ("own", ""),
    "place": ("within", "placeless"),
    "partner": ("partner", "unpartnered"),
    "theme": ("theme", "unthemed"),
    "body": ("body", "bodiless"),
    "commitment": ("commitment", ""),
}


def tally(view: View, kind: str, subject: str = "") -> Tally:
    """Return how many tasks and projects of a subject stand where."""
    return Tally(view, view.index.rollups[rollup_id(kind, subject)])


@dataclass(frozen=True, slots=True)
class Tally:
    """A roll-up as a page prints it; only what is printed is claimed."""

    view: View
    counts: RollUp

    @property
    def total(self) -> Counted:
        """Number of tasks, each counted once."""
        return self._tasks(self.counts.total)

    @property
    def reported(self) -> Counted:
        """Tasks with any report."""
        return self._tasks(self.counts.reported, reported=True)

    @property
    def silent(self) -> Counted:
        """Tasks without any report."""
        return self._tasks(self.counts.silent, silent=True)

    @property
    def dated(self) -> Counted:
        """Tasks with a date."""
        return self._tasks(self.counts.dated, due=True)

    @property
    def undated(self) -> Counted:
        """Tasks without a date."""
        return self._tasks(self.counts.total - self.counts.dated, undated=True)

    @property
    def overdue(self) -> Counted:
        """Tasks past their date without completion on record."""
        return self._tasks(self.counts.overdue, overdue=True)

    @property
    def by_status(self) -> tuple[tuple[str, Counted], ...]:
        """Statuses that tell of progress, in order of display."""
        return self._statuses(self.counts.by_status)

    @property
    def apart(self) -> tuple[tuple[str, Counted], ...]:
        """Statuses that do not."""
        return self._statuses(self.counts.apart)

    @property
    def share(self) -> Decimal | None:
        """Share of tasks with a report; None where it would say too little."""
        return self.counts.share

    @property
    def projects(self) -> Counted:
        """Number of projects, each counted once."""
        return self._projects(self.counts.projects)

    @property
    def projects_reported(self) -> Counted:
        """Projects with any report."""
        return self._projects(self.counts.projects_reported, reported=True)

    @property
    def own(self) -> tuple[str, ...]:
        """Ids of the tasks that name the subject itself."""
        return self.counts.own

    @property
    def below(self) -> tuple[str, ...]:
        """Ids of the tasks that name only what belongs to it."""
        return self.counts.below

    @property
    def projects_own(self) -> tuple[str, ...]:
        """Ids of the projects that name the subject itself."""
        return self.counts.projects_own

    @property
    def projects_below(self) -> tuple[str, ...]:
        """Ids of the projects that name only what belongs to it."""
        return self.counts.projects_below

    def _tasks(self, number: int, **filters: object) -> Counted:
        return self.view.n(number, "tasks", **self._scope(), **filters)

    def _projects(self, number: int, **filters: object) -> Counted:
        return self.view.n(number, "projects", **self._scope(), **filters)

    def _statuses(self, counts: tuple[tuple[str, int], ...]) -> tuple[tuple[str, Counted], ...]:
        return tuple((code, self._tasks(number, status=code)) for code, number in counts)

    def _scope(self) -> dict[str, object]:
        if self.counts.kind not in SCOPES:
            return {}
        of, without = SCOPES[self.counts.kind]
        return {of: self.counts.subject} if self.counts.subject else {without: True}
