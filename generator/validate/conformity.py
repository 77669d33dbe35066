"""The one door to Frictionless: types, constraints and keys are judged there.

Its verdicts become our codes by type of error; its English sentences never reach
a reader. It is given the records already decoded, so that nothing is guessed
twice, and one Schema object a schema file: that alone halves its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from generator.errors import Place, Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, rows

if TYPE_CHECKING:
    from frictionless import Error, Schema

__all__ = [
    "conformity",
    "descriptor_is_refused",
    "library_version",
    "prepare",
    "schema_of",
    "unique_keys",
]

CONSTRAINTS = {
    "required": "D102",
    "enum": "D103",
    "pattern": "D104",
    "minimum": "D105",
    "exclusiveMinimum": "D105",
    "maximum": "D106",
    "exclusiveMaximum": "D106",
    "minLength": "D107",
    "maxLength": "D108",
}
CONSTRAINT = re.compile(r'constraint "(\w+)" is "(.*)"', re.DOTALL)
MOST = 100_000  # errors of one file before the library stops counting


@cache
def library_version() -> str:
    """Return the version of Frictionless, without importing it."""
    return version("frictionless")


def prepare() -> None:
    """Load the library, which takes longer than judging a table."""
    import frictionless  # noqa: F401 - for those who judge


def schema_of(schema: Mapping[str, Any]) -> Schema | None:
    """Return the library's Schema, None where it refuses the description."""
    from frictionless import FrictionlessException, Schema

    plain = {key: value for key, value in schema.items() if key != "jindu"}
    if not isinstance(plain.get("fields"), list) or not plain["fields"]:
        return None
    plain["fields"] = [_plain(entry) for entry in plain["fields"]]
    try:
        return Schema.from_descriptor(plain)
    except FrictionlessException:
        return None
    except (TypeError, ValueError, AttributeError, KeyError):
        # The library stumbles over some shapes before it can refuse them.
        return None


def descriptor_is_refused(descriptor: Mapping[str, Any]) -> bool:
    """Tell whether the library refuses a descriptor (its schema is judged apart)."""
    from frictionless import FrictionlessException, Resource

    plain = {key: value for key, value in descriptor.items() if key not in {"schema", "jindu"}}
    try:
        Resource.from_descriptor(plain)
    except FrictionlessException:
        return True
    except (TypeError, ValueError, AttributeError, KeyError):
        return True
    return False


def conformity(table: Table, schema: Schema) -> Iterator[Problem]:
    """D101-D111: cells and keys against the schema, as Frictionless finds them.

    Rows that are blank or have the wrong number of cells are told of elsewhere.
    """
    from frictionless import Resource

    names = [field.name for field in table.fields]
    records = [[row.get(name, "") for name in names] for row in table.rows]
    resource = Resource(data=[names, *records], schema=schema)
    report = resource.validate(limit_errors=MOST)
    for task in report.tasks:
        for error in task.errors:
            problem = _problem(table, error, records)
            if problem:
                yield problem


def unique_keys(table: Table, schema: Mapping[str, Any]) -> Iterator[Problem]:
    """D110: what the library passes over: `uniqueKeys` of a schema."""
    entry = schema.get("uniqueKeys")
    for key in entry if isinstance(entry, list) else ():
        seen: dict[tuple[str, ...], int] = {}
        for number, row in rows(table):
            cells = tuple(row.get(str(name), "") for name in key)
            first = seen.setdefault(cells, number)
            if any(cells) and first != number:
                place = at(table, number, str(key[0]))
                yield fault("D110", place, key=" | ".join(cells), first=first)


def _plain(entry: object) -> object:
    if not isinstance(entry, Mapping):
        return entry
    return {key: value for key, value in entry.items() if key != "jindu"}


def _problem(table: Table, error: Error, records: Sequence[Sequence[str]]) -> Problem | None:
    found = error.to_dict()
    kind, row = str(found["type"]), int(found.get("rowNumber", 0))
    if kind == "blank-row" or (row and not any(records[row - 2])):
        return None
    column = str(found.get("fieldName", ""))
    place = at(table, row, column) if row else Place(table.path)
    note, cell = str(found.get("note", "")), str(found.get("cell", ""))
    if kind == "type-error":
        field = table.field(column)
        return fault("D101", place, value=cell, type=field.type if field else "")
    if kind == "constraint-error":
        return _constraint(table, place, column, cell, note)
    if kind == "unique-error":
        return fault("D109", place, value=cell)
    if kind == "primary-key":
        return _key(table, row, note, records[row - 2])
    return fault("D205", place, reason=kind)


def _constraint(table: Table, place: Place, column: str, cell: str, note: str) -> Problem:
    match = CONSTRAINT.search(note)
    name, limit = match.groups() if match else ("", "")
    field = table.field(column)
    if field and name in field.constraints:
        limit = _limit(field.constraints[name])
    return fault(CONSTRAINTS.get(name, "D104"), place, value=cell, limit=limit)


def _limit(entry: object) -> str:
    return ", ".join(map(str, entry)) if isinstance(entry, list) else str(entry)


def _key(table: Table, row: int, note: str, cells: Sequence[str]) -> Problem:
    place = at(table, row, table.key[0] if table.key else "")
    names = [field.name for field in table.fields]
    key = [cell for name, cell in zip(names, cells, strict=True) if name in table.key]
    if not any(key):
        return fault("D111", place, columns=", ".join(table.key))
    first = re.search(r"\d+", note)
    return fault("D110", place, key=" | ".join(key), first=first.group() if first else "")
