"""Fixed queries in the description: those of the document's own language."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing

from generator.api import ddl, queries
from generator.api.metadata import DATABASE
from generator.api.openapi.parts import Entry, Voice, csv_operation, json_operation, shaped
from generator.api.tables import TABLES
from generator.api.titles import Titles
from generator.api.views import view_ddl

__all__ = ["TAG", "Columns", "add_queries", "columns_of_queries"]

TAG = "queries"
PATTERNS = {
    "date": r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$",
    "year": "^([0-9]{4})?$",
}
CELL: Entry = {"type": ["string", "number", "null"]}
Columns = Mapping[str, tuple[str, ...]]  # fixed query -> headings of its answer


def columns_of_queries(languages: tuple[str, ...], titles: Titles) -> Columns:
    """Return the headings of every fixed query, as SQLite itself names them.

    They are asked of an empty database of the same tables.
    """
    with closing(sqlite3.connect(":memory:")) as empty:
        for one in TABLES:
            empty.execute(ddl.table_ddl(one, languages, {}))
            for name, _ in one.link_tables():
                empty.execute(ddl.link_ddl(one, name, {}))
            if one.search:
                empty.execute(ddl.full_text(one, languages))
        for one in TABLES:
            for language in languages if one.shown else ():
                empty.execute(view_ddl(one, language, languages, titles))
        return {
            queries.query_name(name, code): _headings(empty, queries.sql(name, code, titles))
            for name in queries.names()
            for code in languages
        }


def _headings(empty: sqlite3.Connection, sql: str) -> tuple[str, ...]:
    values = dict.fromkeys(queries.parameters(sql), "")
    return tuple(each[0] for each in empty.execute(sql, values).description)


def add_queries(
    document: Entry,
    voice: Voice,
    columns: Columns,
    values: Mapping[str, Iterable[str]],
    examples: Mapping[str, str],
) -> None:
    """Add the fixed queries of a language to a document.

    Args:
        document: the document.
        voice: the language.
        columns: headings of the answers.
        values: parameter -> all it may be; others take anything.
        examples: parameter -> a value that is answered.
    """
    for name in queries.names():
        query = queries.query_name(name, voice.language)
        sql = queries.sql(name, voice.language, voice.titles)
        given = [
            _parameter(voice, each, values.get(each, ()), examples.get(each, ""))
            for each in queries.parameters(sql)
        ]
        about = {
            part: voice.word(f"api.queries.{name}.{part}") for part in ("title", "description")
        }
        document["components"]["schemas"][query] = _row(about["title"], columns[query])
        row = {"$ref": f"#/components/schemas/{query}"}
        path = f"/{DATABASE}/{query}"
        body = shaped(row, paged=False)
        document["paths"] |= {
            f"{path}.json": json_operation(voice, query, about, TAG, given, body),
            f"{path}.csv": csv_operation(voice, query, about, TAG, given),
        }


def _row(title: str, headings: tuple[str, ...]) -> Entry:
    properties = dict.fromkeys(headings, CELL)
    return {
        "type": "object",
        "title": title,
        "properties": properties,
        "required": list(headings),
    }


def _parameter(voice: Voice, name: str, values: Iterable[str], example: str) -> Entry:
    schema: Entry = {"type": "string"}
    if listed := list(values):
        schema["enum"] = ["", *listed]
    if name in PATTERNS:
        schema["pattern"] = PATTERNS[name]
    entry: Entry = {
        "name": name,
        "in": "query",
        "required": False,
        "description": voice(f"parameters.{name}"),
        "schema": schema,
    }
    return {**entry, "example": example} if example else entry
