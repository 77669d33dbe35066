"""Pieces that many places of the description share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.api.faults import STATUSES
from generator.api.metadata import DATABASE
from generator.api.options import MOST_ROWS
from generator.api.titles import Titles
from generator.project import Project

__all__ = [
    "JSON_TYPES",
    "Entry",
    "Voice",
    "components",
    "csv_operation",
    "json_operation",
    "ref",
    "shaped",
]

Entry = dict[str, Any]
JSON_TYPES: Mapping[str, str] = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}
OBJECTS = ("array", "objects")  # the shapes that stay; the first is what most programs want
REFUSED = (400, 404, 405, 429)


@dataclass(frozen=True)
class Voice:
    """Who speaks in a document: one language of the project."""

    project: Project
    titles: Titles
    language: str

    def __call__(self, key: str, **facts: object) -> str:
        """Return a phrase of `api.openapi`."""
        return self.word(f"api.openapi.{key}", **facts)

    def word(self, key: str, **facts: object) -> str:
        """Return any phrase of the words."""
        return self.project.words[self.language](key, **facts)


def ref(kind: str, name: str) -> Entry:
    """Return a reference to a component.

    >>> ref("schemas", "error")
    {'$ref': '#/components/schemas/error'}
    """
    return {"$ref": f"#/components/{kind}/{name}"}


def shaped(row: Entry, *, paged: bool) -> Entry:
    """Return the schema of an answer in either shape.

    Args:
        row: schema of a row.
        paged: the answer may have a next page.
    """
    rows = {"type": "array", "items": row}
    # Without a shape Datasette gives lists, which are not promised.
    either = {"type": "array", "items": {"anyOf": [row, {"type": "array"}]}}
    properties: Entry = {"rows": either, "truncated": {"type": "boolean"}}
    if paged:
        properties["next"] = {"type": ["string", "null"]}
    required = sorted(properties) if paged else ["rows"]
    whole = {"type": "object", "required": required, "properties": properties}
    return {"oneOf": [rows, whole]}


def json_operation(
    voice: Voice, id_: str, about: Mapping[str, str], tag: str, parameters: list[Entry], body: Entry
) -> Entry:
    """Return a path that answers JSON."""
    answer = {
        "description": voice("answers.json"),
        "content": {"application/json": {"schema": body}},
    }
    return _operation(id_, about, tag, [ref("parameters", "shape"), *parameters], answer, "Json")


def csv_operation(
    voice: Voice, id_: str, about: Mapping[str, str], tag: str, parameters: list[Entry]
) -> Entry:
    """Return a path that answers CSV."""
    answer = {
        "description": voice("answers.csv"),
        "content": {"text/csv": {"schema": {"type": "string"}}},
    }
    return _operation(f"{id_}_csv", about, tag, parameters, answer, "Csv")


def _operation(
    id_: str,
    about: Mapping[str, str],
    tag: str,
    parameters: list[Entry],
    answer: Entry,
    refused: str,
) -> Entry:
    refusals = {str(status): ref("responses", f"{refused}{status}") for status in REFUSED}
    operation = {
        "operationId": id_,
        "tags": [tag],
        "summary": about["title"],
        "description": about["description"],
        "parameters": [*parameters, ref("parameters", "lang")],
        "responses": {"200": answer, **refusals},
    }
    return {"get": operation}


def components(voice: Voice) -> Entry:
    """Return what every document holds: options of all, and refusals."""
    refusals = {
        f"{name}{status}": _refusal(voice, status, kinds)
        for name, kinds in (
            ("Json", ("application/json",)),
            ("Csv", ("text/plain", "application/json")),
        )
        for status in REFUSED
    }
    return {
        "schemas": {"error": _error(voice)},
        "parameters": _parameters(voice),
        "responses": refusals,
    }


def _refusal(voice: Voice, status: int, kinds: Iterable[str]) -> Entry:
    content = {
        kind: {"schema": {"type": "string"} if kind == "text/plain" else ref("schemas", "error")}
        for kind in kinds
    }
    return {"description": voice(f"answers.{status}"), "content": content}


def _error(voice: Voice) -> Entry:
    example = {
        "ok": False,
        "status": 400,
        "code": "no_column",
        "error": voice.word("api.answers.no_column", name="x", valid="id"),
        "valid": ["id"],
    }
    text = {"type": "string"}
    return {
        "type": "object",
        "description": voice("error.title"),
        # Refusals of a server in front have no code.
        "required": ["ok", "status", "error"],
        "properties": {
            "ok": {"const": False},
            "status": {"type": "integer", "description": voice("error.status")},
            "code": {**text, "enum": sorted(STATUSES), "description": voice("error.code")},
            "error": {**text, "description": voice("error.error")},
            "valid": {"type": "array", "items": text, "description": voice("error.valid")},
        },
        "example": example,
    }


def _parameters(voice: Voice) -> Entry:
    text = {"type": "string"}
    shape = {**text, "enum": list(OBJECTS)}
    size = {"type": "integer", "minimum": 0, "maximum": MOST_ROWS}
    return {
        "shape": _option(voice, "shape", shape, example=OBJECTS[0]),
        "size": _option(voice, "size", size, most=MOST_ROWS, example=2),
        "stream": _option(voice, "stream", {**text, "enum": ["on"]}, database=DATABASE),
        "search": _option(voice, "search", text),
        "lang": _option(
            voice, "lang", {**text, "enum": list(voice.project.languages)}, example=voice.language
        ),
    }


def _option(
    voice: Voice,
    name: str,
    schema: Entry,
    *,
    example: object = None,
    **facts: object,
) -> Entry:
    shown = {} if example is None else {"example": example}
    return {
        "name": f"_{name}",
        "in": "query",
        "required": False,
        "description": voice(f"options.{name}", **facts),
        "schema": schema,
        **shown,
    }
