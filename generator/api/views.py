"""A view a language of every main table: headings and labels in that language.

An id stays where it is how readers quote a row (tasks, projects, indicators) and
its title stands beside it; where readers know things by name, the name replaces it.
"""

# ruff: noqa: S608 - every name in a statement is one of ours and is quoted

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.api.ddl import quoted, text_literal
from generator.api.rows import NUMBER
from generator.api.shape import Column, Link, Table
from generator.api.tables import table
from generator.api.titles import Titles

__all__ = ["Output", "outputs", "view_ddl", "view_name"]


@dataclass(frozen=True, slots=True)
class Output:
    """One column of a view: what readers call it, what it is, where it comes from.

    Attributes:
        source: table it comes from. column: its column there, or the name of its list.
        is_label: the title that stands beside an id.
    """

    heading: str
    sql: str
    source: str
    column: str
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    """Expressions in one language; `languages` are all, for what is not translated."""

    language: str
    languages: tuple[str, ...]
    titles: Titles

    def localised(self, alias: str, column: str) -> str:
        order = dict.fromkeys((self.language, *self.languages))
        names = [f"{alias}.{quoted(f'{column}_{code}')}" for code in order]
        return f"coalesce({', '.join(names)})" if len(names) > 1 else names[0]

    def code_label(self, list_: str, expression: str) -> str:
        label = self.localised("c", "label")
        return (
            f'coalesce((SELECT {label} FROM "codes" AS c WHERE c."list" = '
            f'{text_literal(list_)} AND c."code" = {expression}), {expression})'
        )

    def row_label(self, target: Table, expression: str) -> str:
        label = self.localised("r", target.label)
        return (
            f"(SELECT {label} FROM {quoted(target.name)} AS r "
            f"WHERE r.{quoted(target.key[0])} = {expression})"
        )

    def columns(self, one: Table, alias: str) -> Iterator[Output]:
        for column in one.columns:
            yield from self.column(one, column, f"{alias}.{quoted(column.name)}", alias)

    def column(self, one: Table, column: Column, place: str, alias: str) -> Iterator[Output]:
        name = column.name
        heading = self.titles.column(one.name, name, self.language)
        if column.localised:
            yield Output(heading, self.localised(alias, name), one.name, name)
        elif column.codes:
            yield Output(heading, self.code_label(column.codes, place), one.name, name)
        elif column.references and table(column.references).label:
            yield from self.reference(one, column, heading, place)
        else:
            yield Output(heading, place, one.name, name)

    def reference(self, one: Table, column: Column, heading: str, place: str) -> Iterator[Output]:
        target = table(column.references)
        label = self.row_label(target, place)
        if target.by_name:
            yield Output(heading, label, one.name, column.name)
            return
        yield Output(heading, place, one.name, column.name)
        named = self.titles.words[self.language]("api.views.name_of", title=heading)
        yield Output(named, label, one.name, column.name, is_label=True)

    def list(self, one: Table, link: Link, alias: str) -> Output:
        entry = f"l.{quoted(link.column)}"
        if link.codes:
            entry = self.code_label(link.codes, entry)
        elif link.references and table(link.references).by_name:
            entry = self.row_label(table(link.references), entry)
        role = f' AND l."role" = {text_literal(link.role)}' if link.role else ""
        between = text_literal(self.titles.words[self.language]("api.views.separator"))
        sql = (
            f"(SELECT group_concat(entry, {between}) FROM (SELECT {entry} AS entry "
            f"FROM {quoted(link.table)} AS l WHERE l.{quoted(one.owner)} = "
            f'{alias}.{quoted(one.key[0])}{role} ORDER BY l."position"))'
        )
        heading = self.titles.column(one.name, link.field, self.language)
        return Output(heading, sql, one.name, link.field)

    def lists(self, one: Table, alias: str) -> Iterator[Output]:
        yield from (self.list(one, link, alias) for link in one.links if link.column)

    def all(self, one: Table) -> Iterator[Output]:
        heading = self.titles.heading
        if one.numbered:
            yield Output(heading(NUMBER.name, self.language), 't."number"', one.name, NUMBER.name)
        yield from self.columns(one, "t")
        yield from self.lists(one, "t")
        for position, name in enumerate(one.joined):
            yield from self.joined(table(name), f"j{position}")
        if one.page:
            place = f"t.{quoted(f'page_{self.language}')}"
            yield Output(heading("page", self.language), place, one.name, "page")

    def joined(self, other: Table, alias: str) -> Iterator[Output]:
        # The key and the indicator stand in the row that it is joined to.
        for found in self.columns(other, alias):
            if found.column not in (*other.key, "indicator"):
                yield found
        yield from self.lists(other, alias)


def view_name(one: Table, language: str) -> str:
    """Return the name of a table's view in a language."""
    return f"{one.name}_{language}"


def outputs(
    one: Table, language: str, languages: tuple[str, ...], titles: Titles
) -> tuple[Output, ...]:
    """Return the columns of a table's view; no two share a heading."""
    found: dict[str, Output] = {}
    for output in _Reader(language, languages, titles).all(one):
        heading = output.heading
        if heading in found:
            heading = f"{heading} ({output.source}.{output.column})"
        found[heading] = Output(heading, output.sql, output.source, output.column, output.is_label)
    return tuple(found.values())


def view_ddl(one: Table, language: str, languages: tuple[str, ...], titles: Titles) -> str:
    """Return the statement that creates a table's view in a language."""
    columns = [
        f"{output.sql} AS {quoted(output.heading)}"
        for output in outputs(one, language, languages, titles)
    ]
    joins = "".join(
        f"\nLEFT JOIN {quoted(name)} AS j{position} "
        f"ON j{position}.{quoted(table(name).key[0])} = t.{quoted(one.key[0])}"
        for position, name in enumerate(one.joined)
    )
    listed = ",\n  ".join(columns)
    return (
        f"CREATE VIEW {quoted(view_name(one, language))} AS SELECT\n  {listed}\n"
        f"FROM {quoted(one.name)} AS t{joins}"
    )
