"""One pair of files: read as far as it can be, and judged by every rule that needs no other file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import Place, Problem
from generator.project import Project
from generator.read import Table
from generator.read.dataset import build_table, schema_path
from generator.read.descriptors import Unreadable, load_mapping
from generator.read.folder import Pair
from generator.read.sheets import Sheet, UnknownEncoding, read_sheet
from generator.validate.catalogue import fault
from generator.validate.conformity import conformity, descriptor_is_refused, unique_keys
from generator.validate.rules import CELL_RULES, DESCRIPTOR_RULES
from generator.validate.schemas import SchemaFile, Schemas, yaml_fault
from generator.validate.sheet_rules import (
    conflict_row,
    disguise,
    header_faults,
    is_whole,
    record_faults,
    sheet_faults,
)
from generator.validate.store import Store, digest, rules_digest

__all__ = ["Examined", "examine"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a pair.

    Attributes:
        table: without rows where the CSV could not be read.
        is_whole: every row was read and the columns are those of the schema.
        is_described: the descriptor was read.
        reused: the problems were known from an earlier check.
    """

    table: Table
    problems: tuple[Problem, ...]
    is_whole: bool
    is_described: bool
    reused: bool


@dataclass(frozen=True, slots=True)
class _Opened:
    """A pair as far as it could be opened; the problems are those on the way."""

    descriptor: Mapping[str, Any]
    is_described: bool
    schema: SchemaFile | None
    sheet: Sheet | None
    problems: tuple[Problem, ...]


def examine(pair: Pair, project: Project, schemas: Schemas, store: Store) -> Examined:
    """Return the table of a pair and its problems, from the store where nothing has changed."""
    data, problems = _bytes(pair, project)
    opened = _open(pair, project, schemas, data, problems)
    table = build_table(
        pair,
        opened.descriptor,
        opened.schema.entry if opened.schema else {},
        opened.sheet.records if opened.sheet else (),
        root=project.root,
        languages=project.languages,
    )
    whole = opened.sheet is not None and not opened.sheet.unclosed_row and is_whole(table)
    key = _key(data, opened, project)
    found = store.get(pair.name, key)
    reused = found is not None
    if found is None:
        found = tuple(_judge(table, opened, whole, project, schemas))
        store.put(pair.name, key, found)
    return Examined(table, opened.problems + found, whole, opened.is_described, reused)


def _bytes(pair: Pair, project: Project) -> tuple[bytes | None, tuple[Problem, ...]]:
    path = Place(project.relative(pair.csv))
    if not pair.has_csv:
        descriptor = Place(project.relative(pair.descriptor))
        return None, (fault("F120", descriptor, expected=path.path),)
    try:
        data = pair.csv.read_bytes()
    except OSError:
        return None, (fault("F124", path),)
    if kind := disguise(data):
        return None, (fault("F119", path, kind=kind),)
    if row := conflict_row(data):
        return None, (fault("F128", Place(path.path, row)),)
    return data, ()


def _open(
    pair: Pair,
    project: Project,
    schemas: Schemas,
    data: bytes | None,
    problems: tuple[Problem, ...],
) -> _Opened:
    sheet = None
    if data is not None:
        try:
            sheet = read_sheet(data)
        except UnknownEncoding as error:
            place = Place(project.relative(pair.csv), error.row)
            problems += (fault("F103", place, row=error.row),)
    shown = project.relative(pair.descriptor)
    if not pair.has_descriptor:
        missing = fault("F121", Place(project.relative(pair.csv)), expected=shown)
        return _Opened({}, False, None, sheet, (*problems, missing))
    try:
        descriptor = load_mapping(pair.descriptor)
    except Unreadable as error:
        return _Opened({}, False, None, sheet, (*problems, yaml_fault(error, shown)))
    named = schema_path(descriptor)
    schema = schemas.get(named)
    if schema is None:
        problems += (fault("D203", Place(shown, 0, "schema"), value=named),)
    return _Opened(descriptor, True, schema, sheet, problems)


def _key(data: bytes | None, opened: _Opened, project: Project) -> str:
    told = [
        opened.descriptor,
        opened.is_described,
        opened.schema.digest if opened.schema else "",
        project.languages,
    ]
    return digest(
        [rules_digest().encode(), json.dumps(told).encode(), data or b"", bytes([data is None])]
    )


def _judge(
    table: Table, opened: _Opened, whole: bool, project: Project, schemas: Schemas
) -> Iterator[Problem]:
    if opened.sheet:
        yield from sheet_faults(opened.sheet, table.path)
        known = opened.schema is not None and opened.schema.is_usable
        yield from header_faults(table, known=known)
        if not opened.sheet.unclosed_row:
            yield from record_faults(opened.sheet, table.path)
    if opened.is_described:
        yield from _described(table, project)
    if whole and opened.schema and opened.schema.is_usable:
        library = schemas.library(opened.schema)
        if library:
            yield from conformity(table, library)
        yield from unique_keys(table, opened.schema.entry)
        for rule in CELL_RULES:
            yield from rule(table, project.languages)


def _described(table: Table, project: Project) -> Iterator[Problem]:
    for rule in DESCRIPTOR_RULES:
        yield from rule(table, project.languages)
    if descriptor_is_refused(table.descriptor):
        yield fault("D205", Place(table.descriptor_path), reason="descriptor")
