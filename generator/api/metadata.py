"""What Datasette says about the database: titles, meanings, filters, fixed queries.

Written from the descriptors and the words, so it names no file of ours and needs
no plugin; it changes only when a table, a column or a word does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from generator.api import queries
from generator.api.faults import STATUSES
from generator.api.reasons import KEYS, PREFIX
from generator.api.rows import Physical, link_columns, physical
from generator.api.shape import Link, Table
from generator.api.speaking import languages_of
from generator.api.tables import TABLES
from generator.api.titles import Fields, Titles
from generator.api.views import Output, outputs, view_name
from generator.project import Project

__all__ = ["BETWEEN", "DATABASE", "PLUGIN", "render_metadata"]

DATABASE = "jindu"  # the file's name without its ending; Datasette's name for it
BETWEEN = " / "  # between languages in a text that all readers see
PAGE_ROWS = 50
PLUGIN = "jindu"  # where our plugins find their words
Entry = dict[str, Any]


def render_metadata(project: Project, fields: Fields) -> str:
    """Return the text of `metadata.json`.

    Args:
        project: languages, words and identity.
        fields: titles and descriptions of the datasets' columns.
    """
    titles = Titles(project.words, fields)
    identity = project.identity
    entry: Entry = {
        "title": _each(project, lambda code: _word(project, code, "title")),
        "description": _each(project, lambda code: _word(project, code, "description")),
        "license": identity.data_licence,
        "license_url": identity.data_licence_url,
        "source": _each(project, identity.plan_title.in_),
        "about": _each(project, identity.name.in_),
        "about_url": identity.site_url,
        "plugins": {
            PLUGIN: {"words": _answers(project), "languages": languages_of(project, titles)}
        },
        "databases": {DATABASE: _database(project, titles)},
    }
    kept = {key: value for key, value in entry.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _word(project: Project, code: str, key: str) -> str:
    identity = project.identity
    return project.words[code](
        f"api.{key}",
        name=identity.name.in_(code),
        plan=identity.plan_title.in_(code),
        publisher=identity.publisher.in_(code),
    )


def _each(project: Project, text: Callable[[str], str]) -> str:
    return BETWEEN.join(dict.fromkeys(text(code) for code in project.languages))


def _database(project: Project, titles: Titles) -> Entry:
    tables: Entry = {}
    for one in TABLES:
        tables[one.name] = _table(one, project, titles)
        for name, links in one.link_tables():
            tables[name] = _link_table(one, links, project, titles)
        if one.search:
            tables[f"{one.name}_fts"] = {"hidden": True}
        if one.shown:
            tables |= {
                view_name(one, code): _view(one, code, project, titles)
                for code in project.languages
            }
    return {
        "title": _each(project, lambda code: _word(project, code, "title")),
        "tables": tables,
        "queries": _queries(project, titles),
    }


def _table(one: Table, project: Project, titles: Titles) -> Entry:
    entry = _named(f"tables.{one.name}", project)
    entry["columns"] = {
        column.name: _each(project, partial(_of_column, titles, one.name, column))
        for column in physical(one, project.languages)
    }
    if one.label:
        localised = any(column.name == one.label and column.localised for column in one.columns)
        suffix = f"_{project.default_language}" if localised else ""
        entry["label_column"] = one.label + suffix
    if one.search:
        entry |= {"fts_table": f"{one.name}_fts", "fts_pk": "number"}
    return entry | _order(one.sort) | {"facets": list(one.facets), "size": PAGE_ROWS}


def _phrase(project: Project, key: str, code: str) -> str:
    return project.words[code](key)


def _of_column(titles: Titles, table: str, column: Physical, code: str) -> str:
    return titles.meaning(table, column.of.name, code, column.language)


def _order(column: str) -> Entry:
    return {"sort_desc": column[1:]} if column.startswith("-") else {"sort": column}


def _named(key: str, project: Project) -> Entry:
    return {
        part: _each(project, partial(_phrase, project, f"api.{key}.{part}"))
        for part in ("title", "description")
    }


def _link_table(owner: Table, links: tuple[Link, ...], project: Project, titles: Titles) -> Entry:
    def text(key: str, code: str) -> str:
        words = project.words[code]
        table = words(f"api.tables.{owner.name}.title")
        lists = dict.fromkeys(titles.column(owner.name, link.field, code) for link in links)
        return words(f"api.links.{key}", table=table, list=words.list(list(lists)))

    return {
        "title": _each(project, lambda code: text("title", code)),
        "description": _each(project, lambda code: text("description", code)),
        "columns": {
            column.name: _each(project, partial(titles.meaning, "", column.name))
            for column in link_columns(owner, links)
        },
        "hidden": True,
    }


def _view(one: Table, code: str, project: Project, titles: Titles) -> Entry:
    shown = outputs(one, code, project.languages, titles)
    by_column = {output.column: output.heading for output in reversed(shown) if not output.is_label}
    words = project.words[code]
    entry: Entry = {
        "title": words(f"api.tables.{one.name}.title"),
        "description": words(f"api.tables.{one.name}.description"),
        "columns": {output.heading: _meaning(output, code, titles) for output in shown},
    }
    if one.search:
        entry |= {"fts_table": f"{one.name}_fts", "fts_pk": by_column["number"]}
    sign = "-" if one.sort.startswith("-") else ""
    entry |= _order(sign + by_column[one.sort.removeprefix("-")])
    return entry | {"facets": [by_column[name] for name in one.facets], "size": PAGE_ROWS}


def _meaning(output: Output, code: str, titles: Titles) -> str:
    return titles.meaning(output.source, output.column, code, _suffix(output, code, titles))


def _suffix(output: Output, code: str, titles: Titles) -> str:
    names: Iterable[str] = (one.name for one in titles.fields.get(output.source, ()))
    return code if f"{output.column}_{code}" in names else ""


def _queries(project: Project, titles: Titles) -> Entry:
    return {
        queries.query_name(name, code): _query(name, code, project, titles)
        for name in queries.names()
        for code in project.languages
    }


def _query(name: str, code: str, project: Project, titles: Titles) -> Entry:
    sql = queries.sql(name, code, titles)
    return {
        "title": project.words[code](f"api.queries.{name}.title"),
        "description": project.words[code](f"api.queries.{name}.description"),
        "sql": sql,
        "params": list(queries.parameters(sql)),
        "hide_sql": True,  # one click shows it
    }


def _answers(project: Project) -> Entry:
    """Return the server's own phrases by language; their places stay open."""
    names = ("name", "parameter", "reason", "seconds", "valid", "where")
    places = {name: f"{{{name}}}" for name in names}
    found: Entry = {}
    for code in project.languages:
        words = project.words[code]
        answers = {key: words(f"api.answers.{key}", **places) for key in sorted(STATUSES)}
        told = {PREFIX + key: words(f"api.reasons.{key}", name="{name}") for key in sorted(KEYS)}
        found[code] = answers | told
    return found
