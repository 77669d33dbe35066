"""The plan put together: every table by id, in one fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from generator.assemble import record, register, work
from generator.assemble.cells import Row
from generator.assemble.indicators import indicator_of, observations_of
from generator.model.measures import UNIT, Indicator, Observation
from generator.model.order import natural, place_in_plan
from generator.model.plan import Plan
from generator.model.register import Area, Code, CommitmentLevel, Section, Source, Term
from generator.model.robust import PublishedVerdict
from generator.model.work import Task
from generator.project import Project
from generator.read import Dataset

__all__ = ["assemble"]

T = TypeVar("T")


def assemble(dataset: Dataset, project: Project) -> Plan:
    """Return the plan that the checked tables describe.

    The order of rows in the files never matters: what has an order of display says so
    in a column.
    """
    every = _Tables(dataset, project.languages)
    sources = every.by("sources", register.source, "id")
    codes = _codes(every)
    indicators = _indicators(every, codes)
    sections = _sections(every)
    return Plan(
        languages=project.languages,
        areas=_areas(every),
        partners=every.by("partners", register.partner, "id"),
        bodies=every.by("bodies", register.body, "id"),
        themes=every.by("themes", register.theme, "id"),
        codes=codes,
        commitment_levels=_levels(every),
        sections=sections,
        milestones=every.by("milestones", register.milestone, "id"),
        sources=sources,
        indicators=indicators,
        observations=tuple(_observations(every, indicators, sources)),
        tasks=_tasks(every, sections),
        task_groups=_task_groups(every, sections),
        projects=every.by("projects", work.project, "id"),
        updates=every.by("updates", work.update, "id"),
        events=every.by("events", work.event, "id"),
        reviews=every.by("reviews", work.review, "id"),
        questions=every.by("questions", register.question, "id"),
        releases=every.by("releases", register.release, "id"),
        published_verdicts=_published(every),
        glossary=_glossary(every),
        sentences=every.by("sentences", register.sentence, "locator"),
        exclusions=every.by("exclusions", register.exclusion, "locator"),
        unmapped=every.by("unmapped", register.unmapped, "id"),
    )


class _Tables:
    """The rows of a dataset by kind of table, in natural order of their keys."""

    def __init__(self, dataset: Dataset, languages: tuple[str, ...]) -> None:
        self.dataset = dataset
        self.languages = languages

    def all(self, kind: str, read: Callable[[Row], T]) -> Iterator[T]:
        """Yield every row of this kind in the order of the files."""
        for cells in self.dataset.rows(kind):
            yield read(Row(cells, self.languages))

    def by(self, kind: str, read: Callable[[Row], T], key: str) -> dict[str, T]:
        """Return every row of this kind by its key."""
        rows = ((cells[key], cells) for cells in self.dataset.rows(kind))
        ordered = sorted(rows, key=lambda pair: natural(pair[0]))
        return {name: read(Row(cells, self.languages)) for name, cells in ordered}


def _areas(every: _Tables) -> dict[str, Area]:
    """Places in the order of their administrative codes, those without a code after them."""
    found = every.by("areas", register.area, "id").values()
    ranked = sorted(found, key=lambda one: (not one.gb_code, one.gb_code))
    return {one.id: one for one in ranked}


def _codes(every: _Tables) -> dict[tuple[str, str], Code]:
    found = sorted(
        every.all("codes", register.code), key=lambda one: (one.list, one.position, one.code)
    )
    return {(one.list, one.code): one for one in found}


def _levels(every: _Tables) -> dict[str, CommitmentLevel]:
    found = every.by("commitment_levels", register.commitment_level, "id").values()
    return {one.id: one for one in sorted(found, key=lambda one: one.rank)}


def _published(every: _Tables) -> dict[tuple[str, str, str], PublishedVerdict]:
    found = every.all("published_verdicts", record.published_verdict)
    return {one.key: one for one in sorted(found, key=lambda one: list(map(natural, one.key)))}


def _glossary(every: _Tables) -> tuple[Term, ...]:
    found = every.all("glossary", register.term)
    return tuple(sorted(found, key=lambda one: [one.term.in_(code) for code in every.languages]))


def _indicators(every: _Tables, codes: Mapping[tuple[str, str], Code]) -> dict[str, Indicator]:
    units = {one.code: one.label for one in codes.values() if one.list == UNIT}
    found = (
        indicator_of(table, every.languages, units)
        for table in every.dataset.of_kind("observations")
    )
    ranked = sorted(found, key=_register_order)
    return {one.id: one for one in ranked}


def _register_order(indicator: Indicator) -> tuple[object, ...]:
    """Targets come in the order of the plan, other series after them by id."""
    place = (place_in_plan(indicator.locator), natural(indicator.locator))
    return (not indicator.targets, place, natural(indicator.id))


def _observations(
    every: _Tables, indicators: Mapping[str, Indicator], sources: Mapping[str, Source]
) -> Iterator[Observation]:
    tables = {
        table.descriptor["jindu"]["id"]: table for table in every.dataset.of_kind("observations")
    }
    for name, indicator in indicators.items():
        yield from observations_of(tables[name], indicator, sources, every.languages)


def _sections(every: _Tables) -> dict[str, Section]:
    """Headings in the order in which they stand in the plan, which is their locators'."""
    found = sorted(
        every.all("sections", register.section),
        key=lambda one: (place_in_plan(one.locator), one.level, natural(one.id)),
    )
    return {one.id: one for one in found}


def _tasks(every: _Tables, sections: Mapping[str, Section]) -> dict[str, Task]:
    rank = {name: position for position, name in enumerate(sections)}
    found = sorted(
        every.all("tasks", work.task), key=lambda one: (rank[one.section], natural(one.id))
    )
    return {one.id: one for one in found}


def _task_groups(every: _Tables, sections: Mapping[str, Section]) -> dict[str, tuple[str, ...]]:
    rank = {name: position for position, name in enumerate(sections)}
    groups = {
        table.name.rpartition("/")[2]: tuple(sorted((row["id"] for row in table.rows), key=natural))
        for table in every.dataset.of_kind("tasks")
    }

    # A group without a heading of its own name stands where its first sub-heading stands.
    def place(name: str) -> int:
        return min((at for one, at in rank.items() if one.startswith(name)), default=len(rank))

    return dict(sorted(groups.items(), key=lambda pair: (place(pair[0]), pair[0])))
