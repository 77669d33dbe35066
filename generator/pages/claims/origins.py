"""Which row a text comes from: every record of the plan, and the texts that hold a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from decimal import Decimal
from typing import Any

from generator.model.measures import Indicator, Observation, Target
from generator.model.plan import Plan
from generator.model.robust import Sensitivity
from generator.model.text import Text
from generator.model.verdict import Assessment
from generator.pages.claims.ids import row_id, setting_id, value_id
from generator.project import Project
from generator.words.numerals import Numerals

__all__ = ["OfTarget", "Record", "numbers_of", "records", "said_by", "texts_of"]

# Tables whose rows are known by their id, by their name in the database and in the plan.
TABLES = (
    *("areas", "partners", "bodies", "themes", "commitment_levels", "sections", "milestones"),
    *("sources", "indicators", "targets", "tasks", "projects", "updates", "events", "reviews"),
    *("questions", "releases", "exclusions", "unmapped"),
)
# Texts that are no `Text`, and numbers of a record that are no more than its place in a list.
BARE = frozenset({"locator", "period_label"})
UNSAID = frozenset({"ordinal", "rank", "level", "segment", "unit_mult", "decimals", "line"})


@dataclass(frozen=True, slots=True)
class OfTarget:
    """All rows of a table that speak of one target."""

    target: str
    group: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its claim's id, where it lies, and what it says."""

    id: str
    table: str
    key: str
    item: Any


def records(plan: Plan, assessment: Assessment) -> Iterator[Record]:
    """Yield every row that can say something on a page, in a fixed order."""
    for table in TABLES:
        for key, item in getattr(plan, table).items():
            yield Record(row_id(table, key), table, key, item)
    for (list_, code), entry in plan.codes.items():
        yield Record(row_id("codes", list_, code), "codes", f"{list_}/{code}", entry)
    for number, term in enumerate(plan.glossary, start=1):
        yield Record(row_id("glossary", str(number)), "glossary", str(number), term)
    for row in assessment.observations:
        yield Record(value_id(row.key), "observations", row.key, row)
    for target, verdict in assessment.verdicts.items():
        yield Record(row_id("verdicts", target), "verdicts", target, verdict)
    for one in assessment.asked:
        yield Record(row_id("question_counts", one.release), "question_counts", one.release, one)
    yield from _of_targets(assessment)


def _of_targets(assessment: Assessment) -> Iterator[Record]:
    """Yield the tables that hold several rows, or one, for every target."""
    firm = assessment.sensitivity
    for table, groups in (
        ("sensitivity", {name: (one, *_tallies(one)) for name, one in firm.items()}),
        ("verdict_history", assessment.history),
        ("method_verdicts", assessment.cross_checks),
    ):
        for target, group in groups.items():
            yield Record(row_id(table, target), table, target, OfTarget(target, tuple(group)))


def _tallies(found: Sensitivity) -> tuple[Decimal, ...]:
    """Return the counts of a target's variants: those of methods, of data, and without a figure."""
    counts = (*found.counted(methods=True), *found.counted(methods=False), len(found.lost))
    return tuple(Decimal(one) for one in counts)


def said_by(
    found: Iterable[Record], project: Project, numerals: Numerals
) -> tuple[Mapping[str, str], Mapping[str, tuple[Record, ...]]]:
    """Return the claim of every text with a number in it, and the records that say the same.

    Returns:
        text -> id of the first record that says it; that id -> all records that say it.
    """
    by_text: dict[str, list[Record]] = {}
    for record in found:
        for text in texts_of(record.item):
            by_text.setdefault(text, []).append(record)
    for name in ("name", "tagline", "plan_title", "publisher"):
        record = Record(setting_id(name), "setting", name, getattr(project.identity, name))
        for text in record.item.by_language.values():
            by_text.setdefault(text, []).append(record)
    first: dict[str, str] = {}
    alike: dict[str, dict[str, Record]] = {}
    for text, group in by_text.items():
        if numerals.in_(text):
            first[text] = group[0].id
            alike.setdefault(group[0].id, {}).update({one.id: one for one in group})
    return first, {id_: tuple(group.values()) for id_, group in alike.items()}


def texts_of(item: Any) -> Iterator[str]:
    """Yield every text of a record in every language; rows it points at speak for themselves."""
    for name in item.__dataclass_fields__:
        value = getattr(item, name)
        if isinstance(value, str):
            if name in BARE and value:
                yield value
        else:
            yield from _texts_in(value)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield from (one for one in value.by_language.values() if one)
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _texts_in(one))
    elif isinstance(value, tuple):
        yield from (text for one in value for text in _texts_in(one))
    elif is_dataclass(value) and not isinstance(value, (Indicator, Target, Observation, type)):
        yield from texts_of(value)


def numbers_of(item: Any) -> Iterator[Decimal]:
    """Yield every number of a record, at any depth; rows it points at are left out."""
    for name in item.__dataclass_fields__:
        if name not in UNSAID:
            yield from _numbers_in(getattr(item, name))


def _numbers_in(value: object) -> Iterator[Decimal]:
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        yield Decimal(value)
    elif isinstance(value, tuple):
        yield from (number for one in value for number in _numbers_in(one))
    elif is_dataclass(value) and not isinstance(
        value, (Indicator, Target, Observation, Text, type)
    ):
        yield from numbers_of(value)
