"""`format`: UTF-8, LF, commas, as few quotes as possible, columns and rows in their order.

No cell is ever lost: what cannot be read for certain is left alone and reported.
Spaces at the end of a cell and rows without any cell are all that goes; a line
break inside a cell becomes LF.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.edit.writing import write_all
from generator.errors import Place, Problem
from generator.model.order import Natural, natural
from generator.project import Project
from generator.read.descriptors import Unreadable, load_mapping
from generator.read.folder import Pair, find_pairs
from generator.read.sheets import DELIMITERS, Sheet, UnknownEncoding, read_sheet
from generator.validate.catalogue import fault
from generator.validate.cells import address
from generator.validate.sheet_rules import conflict_row, disguise, record_faults, sheet_faults

__all__ = ["Formatting", "canonical", "format_dataset", "format_files", "row_order", "stops"]

STOPS = frozenset({"F107", "F108", "F116", "F117", "F127"})  # what might lose a cell if rewritten
UNSURE = (*DELIMITERS, '"')  # in a name of the header: was this the delimiter, or was it not?
Record = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formatting:
    """What `format` did, or would do.

    Attributes:
        changed: files rewritten, relative to the project, sorted.
        problems: why other files were left alone.
    """

    changed: tuple[str, ...]
    problems: tuple[Problem, ...]


def format_files(project: Project, *, write: bool = True) -> tuple[str, ...]:
    """Rewrite every CSV that is not in canonical form and return their names.

    Args:
        project: whose `datasets/` are rewritten.
        write: False only tells what would change.

    Raises:
        OSError: a file could not be written; none has changed.
    """
    return format_dataset(project, write=write).changed


def format_dataset(project: Project, *, write: bool = True) -> Formatting:
    """Do as `format_files` does, and say which files were left alone, and why.

    Raises:
        OSError: a file could not be written; none has changed.
    """
    changes: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for pair in find_pairs(project.datasets):
        if pair.has_csv:
            found = _rewritten(pair, project.relative(pair.csv))
            if isinstance(found, bytes):
                changes[pair.csv] = found
            else:
                problems.extend(found)
    if write:
        write_all(changes)
    changed = tuple(project.relative(path) for path in changes)
    return Formatting(changed, tuple(sorted(problems, key=lambda one: one.order)))


def canonical(
    records: Sequence[Record], *, columns: Sequence[str] = (), key: Sequence[str] = ()
) -> bytes:
    """Return the canonical bytes of records of equal length, the header first.

    Args:
        records: cells as text.
        columns: names in the order of the schema; used where they are those of the header.
        key: names to sort the rows by, in natural order; () keeps their order.
    """
    header, *rows = (tuple(map(_trimmed, record)) for record in records)
    if sorted(columns) == sorted(header) and len(set(header)) == len(header):
        places = [header.index(name) for name in columns]
        header, *rows = (tuple(one[place] for place in places) for one in (header, *rows))
    if key and set(key) <= set(header):
        places = [header.index(name) for name in key]
        rows.sort(key=lambda row: [row_order(row[place]) for place in places])
    return _written([header, *(row for row in rows if any(row))])


def row_order(cell: str) -> Natural:
    """Return the sorting key of a cell: paragraph 1/1 stands above section 1.1.

    >>> sorted(["1.1/1", "1/1/2"], key=row_order)
    ['1/1/2', '1.1/1']
    """
    return natural(cell.replace("/", "\0"))


def _rewritten(pair: Pair, path: str) -> bytes | tuple[Problem, ...]:
    """Return the new bytes of a file, or the problems that keep it as it is: () for none."""
    try:
        data = pair.csv.read_bytes()
        if kind := disguise(data):
            return (fault("F119", Place(path), kind=kind),)
        if row := conflict_row(data):
            return (fault("F128", Place(path, row)),)
        sheet = read_sheet(data)
    except OSError:
        return (fault("F124", Place(path)),)
    except UnknownEncoding as error:
        return (fault("F103", Place(path, error.row), row=error.row),)
    reasons = tuple(stops(sheet, path))
    if reasons or not sheet.records:
        return reasons
    descriptor = _mapping(pair.descriptor)
    schema = _mapping(pair.csv.parents[pair.name.count("/")] / str(descriptor.get("schema", "")))
    written = canonical(_filled(sheet), columns=_columns(schema), key=_key(descriptor, schema))
    return () if written == data else written


def stops(sheet: Sheet, path: str) -> Iterator[Problem]:
    """Yield what forbids rewriting a file: some cell might be lost or end up elsewhere."""
    for problem in (*sheet_faults(sheet, path), *record_faults(sheet, path)):
        if problem.code in STOPS:
            yield problem
    for number, name in enumerate(sheet.header):
        if not name.isprintable() or any(sign in name for sign in UNSURE):
            yield fault("F113", Place(path, 1, name, address(number, 1)), column=name)


def _filled(sheet: Sheet) -> list[Record]:
    width = len(sheet.header)
    return [(record + ("",) * width)[:width] for record in sheet.records]


def _trimmed(cell: str) -> str:
    # The csv module does not quote a lone CR, which would then end the row.
    return cell.replace("\r\n", "\n").replace("\r", "\n").rstrip(" ")


def _written(records: Sequence[Record]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(records)
    return out.getvalue().encode("utf-8")


def _mapping(path: Path) -> Mapping[str, Any]:
    try:
        return load_mapping(path)
    except Unreadable:
        return {}


def _columns(schema: Mapping[str, Any]) -> tuple[str, ...]:
    fields = schema.get("fields")
    entries = fields if isinstance(fields, list) else []
    return tuple(str(one.get("name")) for one in entries if isinstance(one, Mapping))


def _key(descriptor: Mapping[str, Any], schema: Mapping[str, Any]) -> tuple[str, ...]:
    ours = descriptor.get("jindu")
    if isinstance(ours, Mapping) and ours.get("keep_order") is True:
        return ()
    key = schema.get("primaryKey", [])
    return (key,) if isinstance(key, str) else tuple(map(str, key)) if isinstance(key, list) else ()
