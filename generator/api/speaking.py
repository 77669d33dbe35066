"""What the pages of the interface say in one language: words, titles, headings, links.

It goes into `metadata.json` under `plugins`, so that the server needs neither the words
files nor the datasets; Datasette without our plugins passes it over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.api import queries
from generator.api.rows import Physical, link_columns, physical
from generator.api.shape import Link, Table
from generator.api.tables import TABLES, table
from generator.api.titles import Titles
from generator.api.views import Output, outputs, view_name
from generator.project import Project
from generator.words import Words

__all__ = ["languages_of"]

SAID = "api.pages."  # the words that pages need
PAGE = "page"
UNITS = "api.units."
Entry = dict[str, Any]
Units = Mapping[str, str]  # column -> unit that it has in every row


def languages_of(project: Project, titles: Titles) -> dict[str, Entry]:
    """Return for each language what its pages say, the language at the root first."""
    return {code: _language(code, project, titles) for code in project.languages}


def _language(code: str, project: Project, titles: Titles) -> Entry:
    words, identity = project.words[code], project.identity
    units = _units(words)
    named = {
        "name": identity.name.in_(code),
        "plan": identity.plan_title.in_(code),
        "publisher": identity.publisher.in_(code),
    }
    return {
        "name": words("frame.language_name"),
        "html": words.html,
        "grouping": words.number(Decimal(1000))[1:-3],
        "title": words("api.title", **named),
        "description": words("api.description", **named),
        "source": named["plan"],
        "about": named["name"],
        "publisher": named["publisher"],
        "words": {
            key.removeprefix(SAID): phrase
            for key, phrase in sorted(words.phrases.items())
            if key.startswith(SAID)
        },
        "tables": dict(_tables(code, project, titles, units)),
        "views": {
            view_name(one, code): _view(one, code, project, titles, units)
            for one in TABLES
            if one.shown
        },
        "headings": _headings(code, titles),
    }


def _tables(
    code: str, project: Project, titles: Titles, units: Units
) -> Iterator[tuple[str, Entry]]:
    for one in TABLES:
        yield one.name, _table(one, code, project, titles, units)
        for name, links in one.link_tables():
            yield name, _link_table(one, links, code, titles)


def _table(one: Table, code: str, project: Project, titles: Titles, units: Units) -> Entry:
    words = project.words[code]
    columns = physical(one, project.languages)
    entry: Entry = {
        "title": words(f"api.tables.{one.name}.title"),
        "description": words(f"api.tables.{one.name}.description"),
        "headings": {each.name: _heading(each, one.name, code, titles, units) for each in columns},
        "columns": {
            each.name: titles.meaning(one.name, each.of.name, code, each.language)
            for each in columns
        },
        "languages": {each.name: each.language for each in columns if each.language},
        "codes": {each.name: each.of.codes for each in columns if each.of.codes},
        "references": {each.name: each.of.references for each in columns if each.of.references},
        "pages": [each.name for each in columns if each.of.name == PAGE],
        "view": view_name(one, code) if one.shown else "",
    }
    if one.label:
        localised = any(column.name == one.label and column.localised for column in one.columns)
        entry["label_column"] = f"{one.label}_{code}" if localised else one.label
    return entry


def _heading(column: Physical, source: str, code: str, titles: Titles, units: Units) -> str:
    words = titles.words[code]
    title = titles.column(source, column.of.name, code)
    if column.language and column.language != code:
        title = words(
            f"{SAID}in_language", title=title, language=words.language_name(column.language)
        )
    unit = units.get(column.of.name)
    return words(f"{SAID}with_unit", title=title, unit=unit) if unit else title


def _units(words: Words) -> dict[str, str]:
    """Return the units of columns that have the same one in every row."""
    return {
        key.removeprefix(UNITS): str(phrase)
        for key, phrase in words.phrases.items()
        if key.startswith(UNITS)
    }


def _link_table(one: Table, links: tuple[Link, ...], code: str, titles: Titles) -> Entry:
    words = titles.words[code]
    columns = link_columns(one, links)
    listed = dict.fromkeys(titles.column(one.name, link.field, code) for link in links)
    named = {"table": words(f"api.tables.{one.name}.title"), "list": words.list(list(listed))}
    return {
        "title": words("api.links.title", **named),
        "description": words("api.links.description", **named),
        "headings": {each.name: titles.column("", each.name, code) for each in columns},
        "columns": {each.name: titles.meaning("", each.name, code) for each in columns},
        "codes": {each.name: each.codes for each in columns if each.codes},
        "references": {each.name: each.references for each in columns if each.references},
    }


def _view(one: Table, code: str, project: Project, titles: Titles, units: Units) -> Entry:
    """Return which headings of a view hold ids of rows, pages of the site, and units."""
    shown = outputs(one, code, project.languages, titles)
    return {
        "table": one.name,
        "rows": {each.heading: name for each in shown if (name := _rows_of(each, one))},
        "pages": [each.heading for each in shown if each.column == PAGE],
        "units": {each.heading: units[each.column] for each in shown if each.column in units},
    }


def _rows_of(output: Output, one: Table) -> str:
    """Return the table whose id a column of a view holds, "" for none."""
    if output.is_label:
        return ""
    if output.source == one.name and (output.column,) == one.key:
        return one.name
    columns = {each.name: each for each in table(output.source).columns}
    column = columns.get(output.column)
    if column is None or not column.references or table(column.references).by_name:
        return ""
    return column.references


def _headings(code: str, titles: Titles) -> Entry:
    """Return the headings of fixed queries that hold ids of rows, and those with pages."""
    rows = {
        titles.heading(one.owner, code): one.name
        for one in TABLES
        if len(one.key) == 1 and titles.words[code].has(f"api.columns.{one.owner}.title")
    }
    return {
        "rows": rows,
        "page": titles.heading(PAGE, code),
        "found_in": titles.heading("found_in", code),
        "id": titles.heading("id", code),
        "title": titles.heading("title", code),
        "queries": list(queries.names()),
    }
