"""The schema files, each read and judged once however many tables use it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.errors import Place, Problem
from generator.project import Project
from generator.read.descriptors import Unreadable, load_mapping
from generator.read.folder import SCHEMAS
from generator.validate.catalogue import fault
from generator.validate.conformity import schema_of
from generator.validate.schema_rules import refusals, schema_faults
from generator.validate.store import Store, digest, rules_digest

if TYPE_CHECKING:
    from frictionless import Schema

__all__ = ["SchemaFile", "Schemas", "yaml_fault"]

REFUSED = frozenset({"D204", "D213"})
YAML_CODES = {"repeated_key": "D209", "not_a_mapping": "D202"}


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A schema as read; `is_usable` tells whether tables can be judged by it."""

    place: str
    entry: Mapping[str, Any]
    is_usable: bool
    digest: str


class Schemas:
    """Schema files by the path that descriptors name; `problems` grows as they are read."""

    def __init__(self, project: Project, store: Store) -> None:
        self._project, self._store = project, store
        self._files: dict[str, SchemaFile | None] = {}
        self._library: dict[str, Schema | None] = {}
        self.problems: list[Problem] = []

    def get(self, place: str) -> SchemaFile | None:
        """Return the schema at a path below `datasets/`, None where there is no such file."""
        if place not in self._files:
            self._files[place] = self._read(place)
        return self._files[place]

    def library(self, schema: SchemaFile) -> Schema | None:
        """Return the table library's own schema, made when first asked for."""
        if schema.place not in self._library:
            self._library[schema.place] = schema_of(schema.entry)
        return self._library[schema.place]

    def _read(self, place: str) -> SchemaFile | None:
        path = self._project.datasets / place
        if not _is_safe(place) or not path.is_file():
            return None
        shown = self._project.relative(path)
        try:
            entry = load_mapping(path, aliases=True, parsed=self._project.parsed)
        except Unreadable as error:
            self.problems.append(yaml_fault(error, shown))
            return SchemaFile(place, {}, False, error.reason)
        languages = self._project.languages
        key = digest([rules_digest().encode(), json.dumps([entry, languages]).encode()])
        schema = SchemaFile(place, entry, True, key)
        found = self._store.get(place, key)
        if found is None:
            found = tuple(self._faults(schema, shown))
            self._store.put(place, key, found)
        self.problems.extend(found)
        refused = any(one.code in REFUSED for one in found)
        return SchemaFile(place, entry, not refused, key)

    def _faults(self, schema: SchemaFile, shown: str) -> Iterator[Problem]:
        found = tuple(schema_faults(schema.entry, shown, self._project.languages))
        yield from found
        if any(one.code == "D213" for one in found):
            return
        refused = tuple(refusals(schema.entry, shown))
        yield from refused
        if not refused and self.library(schema) is None:
            yield fault("D204", Place(shown), reason="library", value=schema.place)


def yaml_fault(error: Unreadable, path: str) -> Problem:
    """Return D201, D202 or D209: why a YAML file cannot be used, with the line."""
    code = YAML_CODES.get(error.reason, "D201")
    place = Place(path, error.line)
    return fault(code, place, line=error.line, detail=error.detail, cause=error.reason)


def _is_safe(place: str) -> bool:
    parts = PurePosixPath(place).parts
    return parts[:1] == (SCHEMAS,) and ".." not in parts and "\\" not in place
