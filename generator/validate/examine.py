"""One pair of files: read as far as it can be, and judged by every rule that needs no other file.

Reading and judging are apart: what an earlier check said of the same bytes is not said again,
and judging, which loads the table library, may be done in another process.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import Place, Problem
from generator.project import Project
from generator.read import Table
from generator.read.dataset import build_table, schema_path
from generator.read.descriptors import Unreadable, load_mapping
from generator.read.folder import Pair, find_pairs
from generator.read.sheets import Sheet, UnknownEncoding, read_sheet
from generator.validate.catalogue import fault
from generator.validate.conformity import conformity, descriptor_is_refused, prepare, unique_keys
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

__all__ = ["Opened", "judge", "judge_files", "open_pair", "prepare"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A pair as far as it could be read.

    Attributes:
        table: without rows where the CSV could not be read.
        problems: those met on the way.
        is_whole: every row was read and the columns are those of the schema.
        is_described: the descriptor was read.
        key: a hash of all that its judgement depends on.
        schema: None where there is none. sheet: None where the CSV could not be read.
    """

    table: Table
    problems: tuple[Problem, ...]
    is_whole: bool
    is_described: bool
    key: str
    schema: SchemaFile | None
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class _Read:
    """What the two files of a pair hold; the problems are those on the way."""

    descriptor: Mapping[str, Any]
    is_described: bool
    schema: SchemaFile | None
    sheet: Sheet | None
    problems: tuple[Problem, ...]


def open_pair(pair: Pair, project: Project, schemas: Schemas) -> Opened:
    """Return the table of a pair as far as it can be read."""
    data, problems = _bytes(pair, project)
    read = _read(pair, project, schemas, data, problems)
    table = build_table(
        pair,
        read.descriptor,
        read.schema.entry if read.schema else {},
        read.sheet.records if read.sheet else (),
        root=project.root,
        languages=project.languages,
    )
    whole = read.sheet is not None and not read.sheet.unclosed_row and is_whole(table)
    key = _key(data, read, project)
    return Opened(table, read.problems, whole, read.is_described, key, read.schema, read.sheet)


def judge(opened: Opened, project: Project, schemas: Schemas) -> tuple[Problem, ...]:
    """Return what is wrong with an opened pair by itself."""
    return tuple(_judged(opened, project, schemas))


def judge_files(project: Project, names: Collection[str]) -> dict[str, tuple[Problem, ...]]:
    """Return what `judge` says of the pairs of these names, all read anew: for another process."""
    schemas = Schemas(project, Store(project.findings))
    return {
        pair.name: judge(open_pair(pair, project, schemas), project, schemas)
        for pair in find_pairs(project.datasets)
        if pair.name in names
    }


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


def _read(
    pair: Pair,
    project: Project,
    schemas: Schemas,
    data: bytes | None,
    problems: tuple[Problem, ...],
) -> _Read:
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
        return _Read({}, False, None, sheet, (*problems, missing))
    try:
        descriptor = load_mapping(pair.descriptor, parsed=project.parsed)
    except Unreadable as error:
        return _Read({}, False, None, sheet, (*problems, yaml_fault(error, shown)))
    named = schema_path(descriptor)
    schema = schemas.get(named)
    if schema is None:
        problems += (fault("D203", Place(shown, 0, "schema"), value=named),)
    return _Read(descriptor, True, schema, sheet, problems)


def _key(data: bytes | None, read: _Read, project: Project) -> str:
    told = [
        read.descriptor,
        read.is_described,
        read.schema.digest if read.schema else "",
        project.languages,
    ]
    return digest(
        [rules_digest().encode(), json.dumps(told).encode(), data or b"", bytes([data is None])]
    )


def _judged(opened: Opened, project: Project, schemas: Schemas) -> Iterator[Problem]:
    table = opened.table
    if opened.sheet:
        yield from sheet_faults(opened.sheet, table.path)
        known = opened.schema is not None and opened.schema.is_usable
        yield from header_faults(table, known=known)
        if not opened.sheet.unclosed_row:
            yield from record_faults(opened.sheet, table.path)
    if opened.is_described:
        yield from _described(table, project)
    if opened.is_whole and opened.schema and opened.schema.is_usable:
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
