"""Pairs of files put together to tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.errors import UsageProblem
from generator.model.text import Text
from generator.project import Project
from generator.read.descriptors import Unreadable, load_mapping
from generator.read.folder import Pair, find_pairs, kind_of
from generator.read.models import Dataset, Field, Table
from generator.read.sheets import UnknownEncoding, read_sheet

__all__ = ["build_table", "read_dataset", "schema_path"]


def read_dataset(project: Project) -> Dataset:
    """Return every table of the project, cells as written.

    Raises:
        UsageProblem: a file is missing or cannot be read at all; `check` says more.
    """
    schemas: dict[str, Mapping[str, Any]] = {}
    pairs = find_pairs(project.datasets)
    return Dataset({pair.name: _read(pair, project, schemas) for pair in pairs})


def _read(pair: Pair, project: Project, schemas: dict[str, Mapping[str, Any]]) -> Table:
    try:
        descriptor = load_mapping(pair.descriptor, parsed=project.parsed)
        place = schema_path(descriptor)
        if place not in schemas:
            schemas[place] = load_mapping(
                project.datasets / place, aliases=True, parsed=project.parsed
            )
        records = read_sheet(pair.csv.read_bytes()).records
    except (Unreadable, UnknownEncoding, OSError) as error:
        text = f"{project.relative(pair.descriptor)}: {error}"
        raise UsageProblem("data_unreadable", text=text) from error
    return build_table(
        pair, descriptor, schemas[place], records, root=project.root, languages=project.languages
    )


def schema_path(descriptor: Mapping[str, Any]) -> str:
    """Return the schema a descriptor names, relative to `datasets/`; "" for none."""
    schema = descriptor.get("schema")
    return schema if isinstance(schema, str) else ""


def build_table(
    pair: Pair,
    descriptor: Mapping[str, Any],
    schema: Mapping[str, Any],
    records: tuple[tuple[str, ...], ...],
    *,
    root: Path,
    languages: tuple[str, ...],
) -> Table:
    """Return the table of a pair; short records end in empty cells, long ones are cut."""
    header = records[0] if records else ()
    place = schema_path(descriptor)
    return Table(
        name=pair.name,
        kind=kind_of(pair.name),
        path=pair.csv.relative_to(root).as_posix(),
        descriptor_path=pair.descriptor.relative_to(root).as_posix(),
        descriptor=descriptor,
        fields=_fields(schema, languages),
        key=_names(schema.get("primaryKey")),
        rows=tuple(_row(header, record) for record in records[1:]),
        header=header,
        schema_path=(pair.csv.parents[pair.name.count("/")] / place).relative_to(root).as_posix()
        if place
        else "",
    )


def _row(header: tuple[str, ...], record: tuple[str, ...]) -> Mapping[str, str]:
    cells = record + ("",) * (len(header) - len(record))
    return dict(zip(header, cells, strict=False))


def _names(entry: object) -> tuple[str, ...]:
    if isinstance(entry, str):
        return (entry,)
    return tuple(str(name) for name in entry) if isinstance(entry, list) else ()


def _fields(schema: Mapping[str, Any], languages: Iterable[str]) -> tuple[Field, ...]:
    entries = schema.get("fields")
    if not isinstance(entries, list):
        return ()
    return tuple(_field(entry, languages) for entry in entries if isinstance(entry, Mapping))


def _field(entry: Mapping[str, Any], languages: Iterable[str]) -> Field:
    constraints, ours = _mapping(entry.get("constraints")), _mapping(entry.get("jindu"))
    return Field(
        name=str(entry.get("name", "")),
        type=str(entry.get("type", "")),
        required=constraints.get("required") is True,
        references=str(ours.get("references", "")),
        codes=str(ours.get("codes", "")),
        is_list=ours.get("list") is True,
        localised=ours.get("localised") is True,
        title=_text(ours, "title", languages),
        description=_text(ours, "description", languages),
        constraints=constraints,
    )


def _text(ours: Mapping[str, Any], name: str, languages: Iterable[str]) -> Text:
    return Text({code: str(ours.get(f"{name}_{code}") or "") for code in languages})


def _mapping(entry: object) -> Mapping[str, Any]:
    return entry if isinstance(entry, Mapping) else {}
