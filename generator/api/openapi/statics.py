"""Static JSON in the description: the files that answer without any server of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.api.openapi.parts import Entry, Voice

__all__ = ["TAG", "Statics", "add_statics"]

TAG = "files"
MANY = 3  # files of a folder from which on they are one path with a name in it
SCHEMAS = "schemas"
NAMED = "$schema"


@dataclass(frozen=True, slots=True)
class Statics:
    """JSON files to download, as far as a description needs them.

    Attributes:
        files: path of each below the folder of downloads -> path of its schema, "" for none.
        schemas: the schemas by their paths, read.
    """

    files: Mapping[str, str]
    schemas: Mapping[str, Any]


def add_statics(document: Entry, voice: Voice, statics: Statics) -> None:
    """Add static JSON to a document."""
    for path, schema in statics.schemas.items():
        bare = {key: one for key, one in schema.items() if key not in (NAMED, "$id")}
        document["components"]["schemas"][_name(path)] = _inside(bare, _name(path))
    for folder, paths in _by_folder(statics.files):
        if folder and len(paths) > MANY:
            _add_many(document, voice, folder, paths, statics)
        else:
            for path in paths:
                document["paths"][f"/{path}"] = _path(voice, path, statics.files[path], statics)


def _name(path: str) -> str:
    return "file." + path.removeprefix(f"{SCHEMAS}/").removesuffix(".json").replace("/", ".")


def _inside(schema: Any, name: str) -> Any:
    """Return a schema with its references as they are inside the document."""
    if isinstance(schema, dict):
        found = {key: _inside(one, name) for key, one in schema.items()}
        if str(found.get("$ref", "")).startswith("#/"):
            found["$ref"] = f"#/components/schemas/{name}{found['$ref'][1:]}"
        return found
    return [_inside(one, name) for one in schema] if isinstance(schema, list) else schema


def _by_folder(files: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the files of a folder that go by one schema."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(files):
        parent = str(PurePosixPath(path).parent)
        found.setdefault(("" if parent == "." else parent, files[path]), []).append(path)
    yield from ((folder, paths) for (folder, _), paths in found.items())


def _add_many(
    document: Entry,
    voice: Voice,
    folder: str,
    paths: list[str],
    statics: Statics,
) -> None:
    names = [PurePosixPath(path).stem for path in paths]
    entry = _path(voice, f"{folder}/", statics.files[paths[0]], statics)
    entry["get"]["parameters"] = [
        {
            "name": "name",
            "in": "path",
            "required": True,
            "description": voice("files.name"),
            "schema": {"type": "string", "enum": names},
            "example": names[0],
        }
    ]
    document["paths"][f"/{folder}/{{name}}.json"] = entry


def _path(voice: Voice, path: str, named: str, statics: Statics) -> Entry:
    found = statics.schemas.get(named)
    schema: Entry = {"type": "object"}
    if found is not None:
        schema = {"$ref": f"#/components/schemas/{_name(named)}"}
    title = (found or {}).get("title") or voice("files.title", path=path)
    return {
        "servers": [{"url": "./", "description": voice("servers.files")}],
        "get": {
            "operationId": f"file.{path.strip('/').removesuffix('.json').replace('/', '.')}",
            "tags": [TAG],
            "summary": str(title),
            "description": voice("files.description"),
            "responses": {
                "200": {
                    "description": voice("answers.json"),
                    "content": {"application/json": {"schema": schema}},
                }
            },
        },
    }
