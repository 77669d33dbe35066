"""What changed: with each release, and what was withdrawn or revised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.measures import Indicator
from generator.model.register import Release
from generator.model.robust import AS_PUBLISHED, StatusChange
from generator.model.work import Update
from generator.pages import robust
from generator.pages.view import View

__all__ = ["Change", "Withdrawal", "changes_of", "revised", "status_changes", "withdrawals"]


@dataclass(frozen=True, slots=True)
class Change:
    """How many things of a kind a release changed; `key` names the kind in the words."""

    key: str
    count: int
    route: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A report of progress that was taken back; `date` is that of what took its place, if any."""

    update: Update
    successor: Update | None
    date: str


def status_changes(view: View, release: str) -> tuple[StatusChange, ...]:
    """Return the changes of verdicts that a release brought."""
    found = robust.changes(view, AS_PUBLISHED)
    return tuple(one for one in found if one.as_of == release)


def changes_of(view: View, release: Release) -> tuple[Change, ...]:
    """Return what a release changed against the one before; () for the first."""
    if release.id == _in_time(view)[0].id:
        return ()
    return tuple(one for one in _changes(view, release) if one.count)


def _changes(view: View, release: Release) -> Iterator[Change]:
    name, n = release.id, view.n
    brought = [one for one in view.plan.updates.values() if one.release == name]
    live = sum(one.state == "published" for one in brought)
    mended = sum(one.successor in {new.id for new in brought} for one in _withdrawn(view))
    verdicts = len(status_changes(view, name))
    yield Change(
        "verdicts", n(verdicts, "changes", history=AS_PUBLISHED, release=name), f"releases/#{name}"
    )
    yield Change("updates", n(live, "updates", published=True, release=name), "releases/#newest")
    yield Change("withdrawn", n(mended, "updates", mended_in=name), "releases/#corrections")
    questions = view.plan.questions.values()
    asked = sum(one.asked_in == name for one in questions)
    answered = sum(one.answered_in == name for one in questions)
    yield Change("asked", n(asked, "questions", asked_in=name), "questions/")
    yield Change("answered", n(answered, "questions", answered_in=name), "questions/#closed")


def _in_time(view: View) -> list[Release]:
    return sorted(view.plan.releases.values(), key=lambda one: (one.date, one.id))


def _withdrawn(view: View) -> list[Update]:
    return [one for one in view.plan.updates.values() if one.state == "withdrawn"]


def withdrawals(view: View) -> tuple[Withdrawal, ...]:
    """Return every report that was taken back, the latest correction first."""
    found = []
    for update in _withdrawn(view):
        successor = view.plan.updates.get(update.successor)
        release = view.plan.releases.get(successor.release) if successor else None
        found.append(Withdrawal(update, successor, release.date if release else ""))
    return tuple(sorted(found, key=lambda one: (one.date, one.update.id), reverse=True))


def revised(view: View) -> tuple[tuple[Indicator, int], ...]:
    """Return the series with figures that their publisher revised, and how many."""
    counts = Counter(
        one.indicator
        for one in view.assessment.observations
        if one.vintage == "revised" and one.origin == "published"
    )
    return tuple(
        (
            indicator,
            view.n(counts[name], "values", indicator=name, vintage="revised", origin="published"),
        )
        for name, indicator in view.plan.indicators.items()
        if counts[name]
    )
