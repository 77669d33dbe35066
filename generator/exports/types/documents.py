"""`documents`: everything about one indicator, part of the plan or place as one JSON file each.

Each kind has a JSON Schema (`schemas/<kind>.json`) and a short example (`examples/<kind>.json`)
made from the same parts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.exports.frames import frames
from generator.exports.material import Exported, Material
from generator.exports.records import Keys, Kind, Part, Record, Tables, each
from generator.exports.schemas import SCHEMAS, envelope_of, schema_of, schemas_apart
from generator.model.text import Text

__all__ = ["dump"]

SHOWN = 1  # entries of a list in an example


def _ids(first: str, name: str) -> Keys:
    """Return how to read ids from lists in a record: the list, then the field."""
    return lambda record: (one[name] for one in record[first] if one[name])


STATE = Part("task_states", "task", each("id"), one=True)
STAGE = Part("project_states", "project", each("id"), one=True)
UPDATES = Part("updates", "task", each("id"))
PROJECTS = {"state": STAGE, "updates": Part("updates", "project", each("id"))}


def _kinds(material: Material) -> tuple[Kind, ...]:
    """Return every kind of document with what stands in it."""
    groups = material.plan.task_groups

    def members(record: Record) -> Iterable[str]:
        return groups.get(record["id"], ())

    verdict = Part("verdicts", "target", each("id"), one=True)
    followed = {"state": STATE, "updates": UPDATES}
    changed = {"events": Part("events", "task", each("id"))}
    of_indicator = {
        "targets": Part("targets", "indicator", each("id"), parts={"verdict": verdict}),
        "observations": Part("observations", "indicator", each("id")),
        "sources": Part("sources", "id", _ids("observations", "source")),
        "questions": Part("questions", "target", _ids("targets", "id")),
    }
    of_area = {"tasks": Part("tasks", "id", members, parts=followed | changed)}
    of_place = {
        "tasks": Part("tasks", "areas", each("id"), parts=followed),
        "projects": Part("projects", "areas", each("id"), parts=PROJECTS),
        "observations": Part("observations", "area", each("id")),
    }
    return (
        Kind("indicator", "indicators", "indicator", "indicators", "indicator", of_indicator),
        Kind("task-area", "task-areas", "task_area", "sections", "section", of_area),
        Kind("place", "places", "place", "areas", "area", of_place),
        Kind("verdicts"),
        Kind("questions"),
        Kind("sources"),
    )


def dump(material: Material) -> Iterator[Exported]:
    """Yield a file a subject, then the schemas and examples of all kinds of JSON."""
    tables = Tables({one.path: one for one in frames(material)})
    for kind in _kinds(material):
        schema = f"{SCHEMAS}/{kind.name}.json"
        documents = list(_documents(kind, material, tables))
        made = [_file(path, one, title, schema) for path, title, one in documents]
        yield from made
        if made:
            yield _schema(kind.name, schema_of(kind, material, tables.frames))
            least = min(range(len(made)), key=lambda n: _worth(documents[n][2], made[n]))
            yield _file(
                f"examples/{kind.name}.json",
                _short(documents[least][2]) | {"$schema": f"../{schema}"},
                Text(),
                schema,
            )
    for name, described in schemas_apart(material).items():
        yield _schema(name, described)


def _documents(
    kind: Kind, material: Material, tables: Tables
) -> Iterator[tuple[str, Text, Record]]:
    """Yield path, title and content of every document of a kind."""
    if not kind.folder:
        if kind.name in tables.frames:
            content = envelope_of(kind.name, material, "") | {kind.name: tables.all(kind.name)}
            yield f"{kind.name}.json", tables.frames[kind.name].title, content
        return
    for record in tables.all(kind.table):
        whole = tables.fill(record, kind.parts)
        if kind.name == "task-area" and not whole["tasks"]:
            continue
        about = {kind.root: {name: whole[name] for name in record}}
        pages = {"pages": _pages(kind, material, record["id"])}
        rest = {name: whole[name] for name in kind.parts}
        content = envelope_of(kind.name, material, "../") | pages | about | rest
        yield f"{kind.folder}/{record['id']}.json", _title(record, material), content


def _pages(kind: Kind, material: Material, name: str) -> dict[str, str]:
    """Return the addresses of the pages that show the same, by language."""
    route = material.pages.get(kind.page, {}).get(name)
    first, base = material.project.default_language, material.project.identity.site_url
    if route is None:
        return {}
    return {
        code: f"{base}{route}" if code == first else f"{base}{code}/{route}"
        for code in material.project.languages
    }


def _title(record: Record, material: Material) -> Text:
    for stem in ("title", "name"):
        if f"{stem}_{material.project.default_language}" in record:
            return Text(
                {code: record[f"{stem}_{code}"] or "" for code in material.project.languages}
            )
    return Text()


def _worth(document: Record, made: Exported) -> tuple[int, int]:
    """Return by what the best example is the least: places that are empty, then length."""
    return sum(1 for value in document.values() if value in ([], {}, None)), len(made.content)


def _short(value: Any) -> Any:
    """Return a document with the first entries of each list."""
    if isinstance(value, dict):
        return {name: _short(one) for name, one in value.items()}
    return [_short(one) for one in value[:SHOWN]] if isinstance(value, list) else value


def _schema(name: str, schema: Record) -> Exported:
    text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return Exported(f"{SCHEMAS}/{name}.json", text.encode())


def _file(path: str, document: Record, title: Text, schema: str) -> Exported:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    return Exported(path, text.encode(), title=title, schema=schema)
