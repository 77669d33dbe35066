"""Static JSON in the description: the files that answer without any server of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.api.openapi.parts import Entry, Voice

__all__ = ["TAG", "add_statics"]

TAG = "files"
MANY = 3  # files of a folder from which on they are one path with a name in it
SCHEMAS = "schemas"
NAMED = "$schema"


def add_statics(document: Entry, voice: Voice, files: Mapping[str, Any]) -> None:
    """Add static JSON to a document.

    Args:
        document: the document.
        voice: the language.
        files: path from the folder of downloads -> content, JSON files alone.
    """
    described = {path: one for path, one in files.items() if _is_schema(path)}
    for path, schema in described.items():
        document["components"]["schemas"][_name(path)] = _inside(schema, _name(path))
    plain = {path: one for path, one in files.items() if path not in described}
    for folder, paths in _by_folder(plain):
        if folder and len(paths) > MANY:
            _add_many(document, voice, folder, paths, plain, described)
        else:
            for path in paths:
                document["paths"][f"/{path}"] = _path(voice, path, plain[path], described)


def _is_schema(path: str) -> bool:
    return path.partition("/")[0] == SCHEMAS


def _name(path: str) -> str:
    return "file." + path.removeprefix(f"{SCHEMAS}/").removesuffix(".json").replace("/", ".")


def _inside(schema: Any, name: str) -> Any:
    """Return a schema with its references as they are inside the document."""
    if isinstance(schema, dict):
        kept = {key: one for key, one in schema.items() if key not in (NAMED, "$id")}
        if str(kept.get("$ref", "")).startswith("#/"):
            kept["$ref"] = f"#/components/schemas/{name}{kept['$ref'][1:]}"
        return {key: _inside(one, name) for key, one in kept.items()}
    return [_inside(one, name) for one in schema] if isinstance(schema, list) else schema


def _by_folder(files: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for path in sorted(files):
        parent = str(PurePosixPath(path).parent)
        found.setdefault("" if parent == "." else parent, []).append(path)
    yield from found.items()


def _add_many(
    document: Entry,
    voice: Voice,
    folder: str,
    paths: list[str],
    files: Mapping[str, Any],
    described: Mapping[str, Any],
) -> None:
    names = [PurePosixPath(path).stem for path in paths]
    entry = _path(voice, f"{folder}/", files[paths[0]], described)
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


def _path(voice: Voice, path: str, content: Any, described: Mapping[str, Any]) -> Entry:
    stated = content.get(NAMED, "") if isinstance(content, dict) else ""
    named = next((one for one in described if stated and str(stated).endswith(one)), "")
    schema: Entry = {"type": "array" if isinstance(content, list) else "object"}
    if named:
        schema = {"$ref": f"#/components/schemas/{_name(named)}"}
    title = described.get(named, {}).get("title") or voice("files.title", path=path)
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


def parsed(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the JSON among files to download, read."""
    return {path: json.loads(content) for path, content in files.items() if path.endswith(".json")}
