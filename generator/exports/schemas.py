"""JSON Schemas (2020-12) of all JSON files to download, with the words of every language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.exports.frames import Frame
from generator.exports.material import Material
from generator.exports.records import Kind, Part, Record, record_schema, said
from generator.model.formats import API_VERSION, DOWNLOADS, FORMATS
from generator.model.text import Text

__all__ = ["SCHEMAS", "envelope_of", "schema_of", "schemas_apart"]

SCHEMAS = "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
HASH = "^[0-9a-f]{64}$"


def envelope_of(kind: str, material: Material, up: str) -> Record:
    """Return what every document begins with: what it is, of when, by whom, by which licence.

    Args:
        kind: name of its schema.
        material: what exports are made from.
        up: relative address of the folder of downloads, as seen from the document.
    """
    identity, release = material.project.identity, material.plan.release
    return {
        "$schema": f"{up}{SCHEMAS}/{kind}.json",
        "kind": kind,
        "api_version": API_VERSION,
        "schema_version": material.schema_version,
        "release": release.id,
        "as_of": release.date,
        "publisher": _every(identity.publisher),
        "licence": {"name": identity.data_licence, "url": identity.data_licence_url},
    }


def schema_of(kind: Kind, material: Material, frames: Mapping[str, Frame]) -> Record:
    """Return the schema of a kind of document."""
    properties = _envelope(kind.name, material)
    if kind.root:
        properties["pages"] = _key(material, "pages", _texts(material))
        root = record_schema(frames[kind.table], material)
        properties[kind.root] = _key(material, kind.root, root)
    else:
        listed = {"type": "array", "items": record_schema(frames[kind.name], material)}
        properties[kind.name] = _key(material, kind.name, listed)
    for name, part in kind.parts.items():
        properties[name] = _key(material, name, _part(part, material, frames))
    return _schema(kind.name, material, properties)


def schemas_apart(material: Material) -> dict[str, Record]:
    """Return the schemas of JSON that is not made of tables, by name."""
    made = {
        "catalogue": _catalogue(material),
        "claims": _claims(material),
        "claims-index": _claims_index(material),
        "snippets": _snippets(material),
    }
    return {name: _schema(name, material, one) for name, one in made.items()}


def _schema(name: str, material: Material, properties: Record) -> Record:
    base = material.project.identity.site_url
    word = name.replace("-", "_")
    return {
        "$schema": DRAFT,
        "$id": f"{base}{DOWNLOADS}{SCHEMAS}/{name}.json" if base else f"{name}.json",
        "title": said(material, f"documents.{word}.title"),
        "description": said(material, f"documents.{word}.description"),
        **_object(properties),
    }


def _object(properties: Mapping[str, Any], *also: str) -> Record:
    """Return an object of exactly these keys; `also` are those that may be missing."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in also],
        "additionalProperties": False,
    }


def _part(part: Part, material: Material, frames: Mapping[str, Frame]) -> Record:
    if part.table not in frames:  # the plan has no such table
        return {"type": "null"} if part.one else {"type": "array", "maxItems": 0}
    inside = {
        name: _key(material, name, _part(one, material, frames)) for name, one in part.parts.items()
    }
    record = record_schema(frames[part.table], material, inside)
    return {"anyOf": [record, {"type": "null"}]} if part.one else {"type": "array", "items": record}


def _key(material: Material, name: str, schema: Mapping[str, Any]) -> Record:
    return {"description": said(material, f"keys.{name}"), **schema}


def _keys(material: Material, **schemas: Mapping[str, Any]) -> Record:
    return {name: _key(material, name, one) for name, one in schemas.items()}


def _texts(material: Material) -> Record:
    """Return the schema of a text by language; one that is missing is not there."""
    properties = {code: {"type": "string"} for code in material.project.languages}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _envelope(kind: str, material: Material) -> Record:
    text: Record = {"type": "string"}
    licence = _object({"name": text, "url": {"type": "string", "format": "uri"}})
    return {
        "$schema": _key(material, "schema", text),
        **_keys(
            material,
            kind={"const": kind},
            api_version={"const": API_VERSION},
            schema_version={"type": "integer", "minimum": 0},
            release=text,
            as_of={"type": "string", "format": "date"},
            publisher=_texts(material),
            licence=licence,
        ),
    }


def _catalogue(material: Material) -> Record:
    text: Record = {"type": "string"}
    count: Record = {"type": "integer", "minimum": 0}
    file = _keys(
        material,
        path=text,
        address=text,
        immutable_address=text,
        sha256={"type": "string", "pattern": HASH},
        bytes=count,
        compressed_bytes={"type": ["integer", "null"], "minimum": 1},
        media_type={"enum": sorted({one.media_type for one in FORMATS.values()})},
        format={"enum": sorted(one.name for one in FORMATS.values())},
        title=_texts(material),
        schema={"type": ["string", "null"]},
    )
    return _envelope("catalogue", material) | _keys(
        material,
        title=_texts(material),
        description=_texts(material),
        plan=_texts(material),
        languages={"type": "array", "items": {"enum": list(material.project.languages)}},
        site=text,
        files={"type": "array", "items": _object(file)},
    )


def _claims(material: Material) -> Record:
    text: Record = {"type": "string"}
    texts = {"type": "array", "items": text}
    row = {"type": "array", "prefixItems": [text], "items": text, "minItems": 1}
    unit = _object({"code": text, "mult": {"type": "integer"}})
    claim = _keys(
        material,
        numbers=texts,
        unit=unit,
        rows={"type": "array", "items": row},
        formula=text,
        release=text,
        pages=texts,
    )
    entries = {"type": "object", "additionalProperties": _object(claim, *claim)}
    return _keys(material, kind=text, claims=entries)


def _claims_index(material: Material) -> Record:
    text: Record = {"type": "string"}
    kind = _object({"file": text, "claims": {"type": "integer", "minimum": 1}})
    return _keys(
        material,
        release=text,
        languages={"type": "array", "items": text},
        kinds={"type": "object", "additionalProperties": kind},
    )


def _snippets(material: Material) -> Record:
    text: Record = {"type": "string"}
    entry = _object(_keys(material, target=text, pandas=text, sql=text))
    return _keys(material, release=text, snippets={"type": "array", "items": entry})


def _every(text: Text) -> Mapping[str, str]:
    return {code: one for code, one in text.by_language.items() if one}
