"""Tables and their rows in the description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.api.metadata import DATABASE
from generator.api.openapi.parts import (
    JSON_TYPES,
    Entry,
    Voice,
    csv_operation,
    json_operation,
    ref,
    shaped,
)
from generator.api.options import cursor
from generator.api.rows import Cell, Physical, link_columns, physical
from generator.api.shape import Column, Link, Table
from generator.api.tables import TABLES

__all__ = ["TAG", "Listed", "add_tables", "listed"]

TAG = "tables"


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as programs ask for it.

    Attributes:
        source: the table whose descriptions its columns have, "" for none.
        key: columns of its key. filters: columns offered as filters.
        is_sorted: it comes in an order of its own, which pages carry along.
        searched: it has a full-text index. has_rows: its rows have paths.
    """

    name: str
    source: str
    title: str
    description: str
    columns: tuple[Physical, ...]
    key: tuple[str, ...]
    filters: tuple[str, ...]
    is_sorted: bool = True
    searched: bool = False
    has_rows: bool = True
    examples: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def about(self) -> dict[str, str]:
        """Title and description."""
        return {"title": self.title, "description": self.description}


def listed(voice: Voice, samples: Mapping[str, Mapping[str, Cell]]) -> Iterator[Listed]:
    """Yield every table with its link tables.

    Args:
        voice: the language.
        samples: table -> column -> a value that is there.
    """
    for one in TABLES:
        yield _main(one, voice, samples.get(one.name, {}))
        for name, links in one.link_tables():
            yield _link(name, one, links, voice, samples.get(name, {}))


def _main(one: Table, voice: Voice, sample: Mapping[str, Cell]) -> Listed:
    columns = physical(one, voice.project.languages)
    wanted = {each.name for each in one.columns if each.facet or each.references} | set(one.key)
    return Listed(
        one.name,
        one.name,
        voice.word(f"api.tables.{one.name}.title"),
        voice.word(f"api.tables.{one.name}.description"),
        columns,
        one.key,
        tuple(each.name for each in columns if each.of.name in wanted),
        searched=bool(one.search),
        examples=sample,
    )


def _link(
    name: str, owner: Table, links: tuple[Link, ...], voice: Voice, sample: Mapping[str, Cell]
) -> Listed:
    words, titles, code = voice.project.words[voice.language], voice.titles, voice.language
    lists = dict.fromkeys(titles.column(owner.name, link.field, code) for link in links)
    facts = {"table": words(f"api.tables.{owner.name}.title"), "list": words.list(list(lists))}
    columns = tuple(Physical(each.name, each) for each in link_columns(owner, links))
    key = tuple(each.name for each in columns if each.name in (owner.owner, "role", "position"))
    return Listed(
        name,
        "",
        words("api.links.title", **facts),
        words("api.links.description", **facts),
        columns,
        key,
        tuple(each.name for each in columns if each.of.references),
        is_sorted=False,
        has_rows=False,
        examples=sample,
    )


def add_tables(document: Entry, tables: Sequence[Listed], voice: Voice) -> None:
    """Add paths, schemas and parameters of tables to a document."""
    parts = document["components"]
    for one in tables:
        parts["schemas"][one.name] = _row(one, voice)
        parts["parameters"] |= _parameters(one, voice)
        document["paths"] |= _paths(one, voice)


def _row(one: Listed, voice: Voice) -> Entry:
    return {
        "type": "object",
        "title": one.title,
        "properties": {column.name: _property(one, column, voice) for column in one.columns},
        "required": [column.name for column in one.columns],
    }


def _property(one: Listed, column: Physical, voice: Voice) -> Entry:
    type_ = JSON_TYPES[column.of.type]
    is_there = column.of.required and not column.of.localised
    entry: Entry = {"type": type_ if is_there else [type_, "null"]}
    entry["description"] = voice.titles.meaning(
        one.source, column.of.name, voice.language, column.language
    )
    more = {"x-codes": column.of.codes, "x-references": column.of.references}
    return entry | {key: value for key, value in more.items() if value}


def _paths(one: Listed, voice: Voice) -> Entry:
    common = [ref("parameters", f"{one.name}.{name}") for name in _common(one)]
    if one.searched:
        common.append(ref("parameters", "search"))
    size = ref("parameters", "size")
    paged = [size, ref("parameters", f"{one.name}._next"), *common]
    streamed = [size, ref("parameters", "stream"), *common]
    row = ref("schemas", one.name)
    path, body = f"/{DATABASE}/{one.name}", shaped(row, paged=True)
    paths = {
        f"{path}.json": json_operation(voice, one.name, one.about, TAG, paged, body),
        f"{path}.csv": csv_operation(voice, one.name, one.about, TAG, streamed),
    }
    if one.has_rows:
        about = {**one.about, "title": voice("row", table=one.title)}
        keys = ref("parameters", f"{one.name}.row")
        body = shaped(row, paged=False)
        operation = json_operation(voice, f"{one.name}_row", about, TAG, [keys], body)
        paths[f"{path}/{{key}}.json"] = operation
    return paths


def _common(one: Listed) -> tuple[str, ...]:
    # Lists come in their own order; in another one their places would have a part more.
    return (*(("_sort", "_sort_desc") if one.is_sorted else ()), *one.filters)


def _parameters(one: Listed, voice: Voice) -> Entry:
    names = ["", *(column.name for column in one.columns)]
    order = {"type": "string", "enum": names}
    parts = len(one.key) + one.is_sorted
    pages = {"type": "string", "pattern": f"^$|{cursor(parts)}"}
    by_name = {column.name: column.of for column in one.columns}
    found = {"_next": _query("_next", voice("options.next"), pages)}
    if one.is_sorted:
        found |= {
            "_sort": _query("_sort", voice("options.sort"), order),
            "_sort_desc": _query("_sort_desc", voice("options.sort_desc"), order),
        }
    found |= {name: _filter(one, name, by_name[name], voice) for name in one.filters}
    if one.has_rows:
        found["row"] = _key(one, voice)
    return {f"{one.name}.{name}": entry for name, entry in found.items()}


def _query(name: str, description: str, schema: Entry) -> Entry:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
    }


def _filter(one: Listed, name: str, column: Column, voice: Voice) -> Entry:
    title = voice.titles.column(one.source, column.name, voice.language)
    entry = _query(name, voice("options.filter", column=title), {"type": "string"})
    sample = one.examples.get(name)
    return entry if sample is None else {**entry, "example": str(sample)}


def _key(one: Listed, voice: Voice) -> Entry:
    entry: Entry = {
        "name": "key",
        "in": "path",
        "required": True,
        "description": voice("options.row", columns=", ".join(one.key)),
        "schema": {"type": "string", "minLength": 1},
    }
    values = [one.examples.get(name) for name in one.key]
    if None not in values:
        entry["example"] = ",".join(str(value) for value in values)
    return entry
