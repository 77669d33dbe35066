"""D204, D207, D213, D301, D303: a schema file by itself, before any table is judged by it.

The table library lets pass what it does not know, so that a misspelt key would
switch a check off without a word; here only keys that are honoured are allowed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.errors import Place, Problem
from generator.validate.catalogue import fault
from generator.validate.cells import NUMERIC
from generator.validate.lexical import PLAIN_NUMBER
from generator.validate.shapes import Key, expand, is_translation
from generator.validate.values import block, blocks, text

__all__ = ["named_columns", "refusals", "schema_faults"]

SCHEMA = frozenset(
    {"$schema", "description", "fields", "jindu", "missingValues", "primaryKey", "title"}
    | {"name", "uniqueKeys"}
)
FIELD = frozenset(
    {"constraints", "description", "example", "format", "jindu", "name", "title", "type"}
    | {"falseValues", "trueValues"}
)
TYPES = frozenset({"string", "integer", "number", "boolean", "year", "date"})
BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
REASONS = {"pattern": "pattern"}
OURS: Mapping[str, Key] = {
    "title_*": ("text", False),
    "description_*": ("text", False),
    "references": ("text", False),
    "codes": ("text", False),
    "list": ("flag", False),
    "localised": ("flag", False),
}


def refusals(schema: Mapping[str, Any], path: str) -> Iterator[Problem]:
    """D204: why a schema cannot be used: types, constraints, keys, words for empty cells."""
    for number, field in blocks(schema, "fields"):
        name = text(field, "name") or str(number)
        kind = field.get("type", "string")
        if kind not in TYPES:
            yield fault("D204", Place(path, 0, f"{name}.type"), reason="type", value=kind)
        for key, limit in block(field, "constraints").items():
            if not _is_limit(key, limit, str(kind)):
                place = Place(path, 0, f"{name}.constraints.{key}")
                yield fault("D204", place, reason=REASONS.get(key, "limit"), value=limit)
    if not _keys_fit(schema):
        yield fault(
            "D204", Place(path, 0, "primaryKey"), reason="keys", value=_shown(schema, "primaryKey")
        )
    if schema.get("missingValues", [""]) != [""]:
        place = Place(path, 0, "missingValues")
        yield fault("D204", place, reason="missing_values", value=_shown(schema, "missingValues"))


def _shown(schema: Mapping[str, Any], key: str) -> str:
    return f"{key}: {schema.get(key)}"


def _is_limit(key: str, limit: object, kind: str) -> bool:
    if key in {"required", "unique"}:
        return isinstance(limit, bool)
    if key == "pattern":
        return isinstance(limit, str) and _is_pattern(limit)
    if key == "enum":
        return isinstance(limit, list) and bool(limit)
    if key in {"minLength", "maxLength"} or (key in BOUNDS and kind in NUMERIC):
        return PLAIN_NUMBER.fullmatch(str(limit)) is not None
    return key in BOUNDS


def _is_pattern(limit: str) -> bool:
    try:
        re.compile(limit)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _keys_fit(schema: Mapping[str, Any]) -> bool:
    names = set(named_columns(schema))
    key = schema.get("primaryKey", [])
    wanted = [[key] if isinstance(key, str) else key, *_lists(schema.get("uniqueKeys", []))]
    return all(isinstance(one, list) and set(map(str, one)) <= names for one in wanted)


def schema_faults(
    schema: Mapping[str, Any], path: str, languages: tuple[str, ...]
) -> Iterator[Problem]:
    """D207, D213, D301, D303: keys, columns, titles and languages of a schema."""
    for column, count in sorted(Counter(named_columns(schema)).items()):
        if count > 1:
            yield fault("D213", Place(path, 0, column), column=column)
    for key in schema:
        if key not in SCHEMA:
            yield fault("D207", Place(path, 0, key), key=key)
    for _, field in blocks(schema, "fields"):
        yield from _field(field, path, languages)
    yield from _languages(schema, path, languages)


def named_columns(schema: Mapping[str, Any]) -> list[str]:
    """Return the names of the columns, as often as they are listed."""
    return [text(field, "name") for _, field in blocks(schema, "fields")]


def _field(field: Mapping[str, Any], path: str, languages: tuple[str, ...]) -> Iterator[Problem]:
    name, ours = text(field, "name"), block(field, "jindu")
    for code in languages:
        if not text(ours, f"title_{code}"):
            yield fault("D301", Place(path, 0, f"{name}.title_{code}"), language=code, present="")
    known = expand(OURS, languages)
    for key in field:
        if key not in FIELD:
            yield fault("D207", Place(path, 0, f"{name}.{key}"), key=key)
    for key in ours:
        if key not in known and not is_translation(key, OURS):
            yield fault("D207", Place(path, 0, f"{name}.{key}"), key=key)


def _languages(
    schema: Mapping[str, Any], path: str, languages: tuple[str, ...]
) -> Iterator[Problem]:
    names = named_columns(schema)
    localised = [
        text(field, "name").rpartition("_")
        for _, field in blocks(schema, "fields")
        if block(field, "jindu").get("localised") is True
    ]
    for base in dict.fromkeys(base for base, _, code in localised if code in languages):
        for code in languages:
            if f"{base}_{code}" not in names:
                column = f"{base}_{code}"
                yield fault("D303", Place(path, 0, column), column=column, language=code)


def _lists(entry: object) -> list[object]:
    return list(entry) if isinstance(entry, list) else [entry]
