"""The register's tables, one small reader each."""

from __future__ import annotations

from generator.assemble.cells import Row
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

__all__ = [
    "area",
    "body",
    "code",
    "commitment_level",
    "exclusion",
    "milestone",
    "partner",
    "question",
    "release",
    "section",
    "sentence",
    "source",
    "term",
    "theme",
    "unmapped",
]


def area(row: Row) -> Area:
    """Return the place of this row."""
    return Area(
        id=row["id"],
        gb_code=row["gb_code"],
        parent=row["parent"],
        parent_basis=row["parent_basis"],
        kind=row["kind"],
        name=row.text("name"),
        note=row.text("note"),
        tile_row=row.number("tile_row"),
        tile_column=row.number("tile_column"),
    )


def partner(row: Row) -> Partner:
    """Return the partner of this row."""
    return Partner(
        id=row["id"],
        kind=row["kind"],
        area=row["area"],
        scope=row["scope"],
        name=row.text("name"),
        note=row.text("note"),
    )


def body(row: Row) -> Body:
    """Return the body of this row."""
    return Body(row["id"], row["partner"], row.text("name"), row.text("note"))


def theme(row: Row) -> Theme:
    """Return the theme of this row."""
    return Theme(row["id"], row.text("label"), row.text("definition"))


def code(row: Row) -> Code:
    """Return the code of this row."""
    return Code(
        row["list"],
        row["code"],
        row.text("label"),
        row.text("definition"),
        row.number("position"),
    )


def commitment_level(row: Row) -> CommitmentLevel:
    """Return the level of this row."""
    return CommitmentLevel(
        row["id"],
        row.number("rank"),
        row.text("label"),
        row.text("definition"),
        row.text("done_when"),
    )


def section(row: Row) -> Section:
    """Return the heading of this row."""
    return Section(
        id=row["id"],
        parent=row["parent"],
        level=row.number("level"),
        ordinal=row.number("ordinal"),
        kind=row["kind"],
        title=row.text("title"),
        nav=row.text("nav"),
        locator=row["locator"],
    )


def milestone(row: Row) -> Milestone:
    """Return the milestone of this row."""
    return Milestone(
        id=row["id"],
        year=row["year"],
        section=row["section"],
        kind=row["kind"],
        strength=row["strength"],
        title=row.text("title"),
        indicators=row.many("indicators"),
        tasks=row.many("tasks"),
        locator=row["locator"],
    )


def source(row: Row) -> Source:
    """Return the source of this row."""
    return Source(
        id=row["id"],
        title=row.text("title"),
        publisher=row.text("publisher"),
        date=row["date"],
        date_precision=row["date_precision"],
        kind=row["kind"],
        quality=row["quality"],
        linkable=row.is_true("linkable"),
        url=row["url"] if row.is_true("linkable") else "",
        note=row.text("note"),
    )


def question(row: Row) -> Question:
    """Return the question of this row."""
    return Question(
        id=row["id"],
        target=row["target"],
        task=row["task"],
        section=row["section"],
        question=row.text("question"),
        who_publishes=row.text("who_publishes"),
        where=row.text("where"),
        to_be_confirmed=row.is_true("to_be_confirmed"),
        status=row["status"],
        asked_in=row["asked_in"],
        answered_in=row["answered_in"],
        note=row.text("note"),
    )


def release(row: Row) -> Release:
    """Return the release of this row."""
    return Release(
        row["id"],
        row["date"],
        row["kind"],
        row.text("title"),
        row.text("note"),
        row["record_sha256"],
    )


def term(row: Row) -> Term:
    """Return the term of this row."""
    return Term(row.text("term"))


def sentence(row: Row) -> Sentence:
    """Return the sentence of this row."""
    return Sentence(
        row["locator"],
        row.number("line"),
        row.number("clauses"),
        row.number("characters"),
        row["role"],
        row["sha256"],
    )


def exclusion(row: Row) -> Exclusion:
    """Return the exclusion of this row."""
    return Exclusion(row["locator"], row["reason"], row.text("note"))


def unmapped(row: Row) -> UnmappedFact:
    """Return the fact of this row."""
    return UnmappedFact(
        id=row["id"],
        date=row["date"],
        date_precision=row["date_precision"],
        what=row.text("what"),
        reason=row.text("reason"),
        nearest=row.many("nearest"),
        sources=row.many("sources"),
    )
