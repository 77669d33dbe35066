"""Rows of tables as records of JSON, nested as readers ask for them, and what schemas say of both.

A `Part` says which rows of which table stand at a place of a document. From the same parts come
the documents and their JSON Schemas, so that neither can say what the other does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.exports.frames import Frame, FrameColumn
from generator.exports.material import Material
from generator.model.text import Text

__all__ = ["Keys", "Kind", "Part", "Record", "Tables", "each", "record_schema", "said"]

Record = dict[str, Any]
Keys = Callable[[Record], Iterable[str]]

BETWEEN = " / "  # between languages in a text that all readers see
SEPARATOR = ";"
# A number of JSON loses the zeros that a source prints; beside a value stand its own digits.
VALUE, PRINTED = "value", "value_text"
_TYPES = {"number": "number", "integer": "integer", "year": "integer", "boolean": "boolean"}


def each(name: str) -> Keys:
    """Return how to read one key from a record."""
    return lambda record: (record[name],)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that stand at one place of a document.

    Attributes:
        table: path of the frame they come from.
        by: column by which they are found; a list counts with each of its items.
        keys: from the record around them, made so far, to the values of that column.
        one: a single record, null where there is none, in place of a list.
        parts: what stands in each of them, by name.
    """

    table: str
    by: str
    keys: Keys
    one: bool = False
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document.

    Attributes:
        name: of its schema. folder: where its documents lie, "" for a single one.
        root: name of the record it is about, and the table of that record; a document that is
            one list has the parts alone.
        page: kind of page that shows the same, "" for none.
    """

    name: str
    folder: str = ""
    root: str = ""
    table: str = ""
    page: str = ""
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(slots=True)
class Tables:
    """Records of tables, found by the values of a column."""

    frames: Mapping[str, Frame]
    records: dict[str, list[Record]] = field(default_factory=dict)
    found: dict[tuple[str, str], dict[str, list[Record]]] = field(default_factory=dict)

    def all(self, table: str) -> list[Record]:
        """Return every record of a table; none where the plan has no such table."""
        if table not in self.records:
            frame = self.frames.get(table)
            self.records[table] = [] if frame is None else _records(frame)
        return self.records[table]

    def fill(self, record: Record, parts: Mapping[str, Part]) -> Record:
        """Return a record with what belongs into it."""
        whole = dict(record)
        for name, part in parts.items():
            rows = self._rows(part, part.keys(whole))
            filled = [self.fill(one, part.parts) if part.parts else one for one in rows]
            whole[name] = (filled[0] if filled else None) if part.one else filled
        return whole

    def _rows(self, part: Part, keys: Iterable[str]) -> list[Record]:
        index = self._index(part.table, part.by)
        return [one for key in dict.fromkeys(keys) for one in index.get(key, ())]

    def _index(self, table: str, column: str) -> Mapping[str, list[Record]]:
        if (table, column) not in self.found:
            index: dict[str, list[Record]] = {}
            for one in self.all(table):
                cell = one[column]
                for key in cell if isinstance(cell, list) else (cell,):
                    index.setdefault(key, []).append(one)
            self.found[(table, column)] = index
        return self.found[(table, column)]


def _records(frame: Frame) -> list[Record]:
    readers = [
        reader
        for n, one in enumerate(frame.columns)
        for reader in (
            [(n, one.name, _reader(one)), (n, PRINTED, _printed)]
            if one.name == VALUE
            else [(n, one.name, _reader(one))]
        )
    ]
    return [{name: read(row[n]) for n, name, read in readers} for row in frame.rows]


def _printed(cell: str) -> str | None:
    return cell or None


def _reader(column: FrameColumn) -> Callable[[str], Any]:
    if column.is_list:
        return lambda cell: cell.split(SEPARATOR) if cell else []
    known: Mapping[str, Callable[[str], Any]] = {
        "number": _number,
        "integer": int,
        "year": int,
        "boolean": lambda cell: cell == "true",
    }
    read = known.get(column.type, str)
    return lambda cell: read(cell) if cell else None


def _number(cell: str) -> int | float:
    return float(cell) if "." in cell else int(cell)


def said(material: Material, key: str) -> str:
    """Return a phrase of the exports in all languages, such as the title of a kind of document."""
    words = material.project.words.values()
    return BETWEEN.join(dict.fromkeys(one(f"exports.{key}") for one in words))


def record_schema(
    frame: Frame, material: Material, parts: Mapping[str, Record] | None = None
) -> Record:
    """Return what a JSON Schema says of the records of a table.

    Args:
        frame: the table.
        material: languages and lists of codes.
        parts: schemas of what stands in each record, by name.
    """
    properties: Record = {}
    for one in frame.columns:
        properties[one.name] = _column(one, material)
        if one.name == VALUE:
            properties[PRINTED] = _key_of_printed(material)
    properties |= dict(parts or {})
    return {
        "type": "object",
        "title": _together(frame.title, material),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _key_of_printed(material: Material) -> Record:
    return {"description": said(material, f"keys.{PRINTED}"), "type": ["string", "null"]}


def _column(column: FrameColumn, material: Material) -> Record:
    described = {
        "title": _together(column.title, material),
        "description": _together(column.description, material),
    }
    kept = {name: text for name, text in described.items() if text}
    item: Record = {"type": _TYPES.get(column.type, "string")}
    if column.type == "date":
        item["format"] = "date"
    codes = [one.code for one in material.plan.list_of(column.codes)] if column.codes else []
    if codes:
        item["enum"] = sorted(codes)
    if column.is_list:
        return {**kept, "type": "array", "items": item}
    if column.required:
        return kept | item
    item["type"] = [item["type"], "null"]
    if "enum" in item:
        item["enum"] = [*item["enum"], None]
    return kept | item


def _together(text: Text, material: Material) -> str:
    told = (text.in_(code) for code in material.project.languages)
    return BETWEEN.join(dict.fromkeys(one for one in told if one))
