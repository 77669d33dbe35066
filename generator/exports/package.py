"""The Data Package (version 2) that describes every file to download."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from generator.exports.material import Exported, Material, as_json
from generator.model.schema import SCHEMA_VERSION
from generator.model.text import Text
from generator.read import Field

__all__ = ["datapackage"]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def datapackage(material: Material, exported: Iterable[Exported]) -> bytes:
    """Return the descriptor as JSON; its date and version are the release's."""
    identity, release = material.project.identity, material.plan.release
    listed = [one for one in exported if one.name]
    names = {one.name for one in listed}
    document = {
        "$schema": PROFILE,
        "name": "jindu",
        "title": identity.name.in_(material.project.default_language),
        "titles": _every(identity.name),
        "description": identity.tagline.in_(material.project.default_language),
        "descriptions": _every(identity.tagline),
        "version": release.id,
        "schema_version": SCHEMA_VERSION,
        "created": f"{release.date}T00:00:00Z",
        "licenses": [
            {
                "name": identity.data_licence.replace(" ", "-"),
                "title": identity.data_licence,
                "path": identity.data_licence_url,
            }
        ],
    }
    resources = (_resource(one, names, material.project.default_language) for one in listed)
    return as_json(document, "resources", resources)


def _resource(exported: Exported, names: set[str], language: str) -> dict[str, Any]:
    return {
        "name": exported.name,
        "path": exported.path,
        "title": exported.title.in_(language),
        "titles": _every(exported.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},
        "bytes": len(exported.content),
        "hash": f"sha256:{hashlib.sha256(exported.content).hexdigest()}",
        "schema": _schema(exported, names, language),
    }


def _schema(exported: Exported, names: set[str], language: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(one, language) for one in exported.fields],
        "missingValues": [""],
        "primaryKey": list(exported.key),
    }
    keys = [
        {"fields": [column], "reference": {"resource": table, "fields": [_key_of(table)]}}
        for column, table in exported.links.items()
        if table in names and table != exported.name
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _key_of(table: str) -> str:
    return "row_key" if table == "observations" else "id"


def _field(field: Field, language: str) -> dict[str, Any]:
    described = {
        "name": field.name,
        "type": field.type,
        "title": field.title.in_(language),
        "titles": _every(field.title),
        "description": field.description.in_(language),
        "descriptions": _every(field.description),
        "constraints": {**({"required": True} if field.required else {}), **field.constraints},
    }
    return {name: value for name, value in described.items() if value}


def _every(text: Text) -> Mapping[str, str]:
    return {code: one for code, one in text.by_language.items() if one}
