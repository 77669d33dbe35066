"""What feed readers get: every dated fact and every release, newest first.

The day of an entry is that of the release which brought it. A withdrawn fact keeps its
entry and says so: feeds have no other way to take something back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assess import in_time
from generator.model.plan import Plan
from generator.model.register import Release
from generator.model.site import Feed, FeedEntry
from generator.model.work import Update
from generator.pages.routes import routes
from generator.project import Project
from generator.words import Words

__all__ = ["LIMIT", "feeds"]

LIMIT = 100  # entries; a reader that comes once a quarter misses none
ROUTE = "releases/"


def feeds(plan: Plan, project: Project) -> dict[str, tuple[Feed, ...]]:
    """Return the feeds of every language."""
    addresses = routes(plan)
    made = {code: _Writer(plan, project, words, addresses) for code, words in project.words.items()}
    return {code: (one.updates(), one.releases()) for code, one in made.items()}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the feeds of one language."""

    plan: Plan
    project: Project
    words: Words
    addresses: Mapping[str, Mapping[str, str]]

    def updates(self) -> Feed:
        """Return what became known, by release and then by its own date."""
        order = sorted(
            self.plan.updates.values(), key=lambda one: (self._day(one), in_time(one)), reverse=True
        )
        entries = tuple(map(self._update, order[:LIMIT]))
        return Feed("updates", self._title("updates"), ROUTE, entries)

    def releases(self) -> Feed:
        """Return the releases of data."""
        order = sorted(self.plan.releases.values(), key=lambda one: (one.date, one.id))
        entries = tuple(map(self._release, reversed(order[-LIMIT:])))
        return Feed("releases", self._title("releases"), ROUTE, entries)

    def _title(self, name: str) -> str:
        site = self.project.identity.name.in_(self.words.language)
        return self.words(f"pages.feeds.{name}", site=site)

    def _day(self, update: Update) -> str:
        """Return the day on which readers learned of it, or of its withdrawal."""
        successor = self.plan.updates.get(update.successor)
        named = (successor or update).release
        found = self.plan.releases.get(named)
        return found.date if found else self.plan.release.date

    def _update(self, update: Update) -> FeedEntry:
        lines = tuple(self._lines(update))
        return FeedEntry(
            update.id, self._heading(update), self._day(update), self._route(update), lines
        )

    def _heading(self, update: Update) -> str:
        what = update.what.in_(self.words.language)
        if update.date:
            day = self.words.date(update.date, update.date_precision)
            what = self.words("pages.feeds.dated", date=day, what=what)
        if update.state != "published":
            return self.words("pages.feeds.withdrawn", what=what)
        return what

    def _route(self, update: Update) -> str:
        for kind, name in (("task", update.task), ("project", update.project)):
            if name in self.addresses[kind]:
                return self.addresses[kind][name]
        return ROUTE

    def _lines(self, update: Update) -> Iterator[str]:
        language, plan, said = self.words.language, self.plan, self.words
        if update.state != "published":
            yield said("pages.feeds.reason", text=update.withdrawn_reason.in_(language))
        if update.task in plan.tasks:
            yield self._about("task", plan.tasks[update.task].title.in_(language), update)
        if update.project in plan.projects:
            yield self._about("project", plan.projects[update.project].name.in_(language), update)
        if update.caveat:
            yield said("pages.feeds.caveat", text=update.caveat.in_(language))
        if names := [plan.sources[one].title.in_(language) for one in update.sources]:
            yield said("pages.feeds.sources", titles=said("lists.separator").join(names))

    def _about(self, kind: str, title: str, update: Update) -> str:
        """Return the line on a task or a project with what was reported of it."""
        list_, code = {
            "task": ("task_status", update.task_status),
            "project": ("project_stage", update.project_stage),
        }[kind]
        label = self.plan.label(list_, code).in_(self.words.language) if code else ""
        known = "known" if label else "bare"
        return self.words(f"pages.feeds.{kind}.{known}", title=title, label=label)

    def _release(self, release: Release) -> FeedEntry:
        language, words = self.words.language, self.words
        title = words(
            "pages.feeds.release",
            title=release.title.in_(language),
            id=release.id,
            date=words.date(release.date, "day"),
        )
        kind = self.plan.label("release_kind", release.kind).in_(language) if release.kind else ""
        lines = tuple(one for one in (kind, release.note.in_(language)) if one)
        return FeedEntry(release.id, title, release.date, f"{ROUTE}#{release.id}", lines)
