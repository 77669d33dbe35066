"""F101-F119, F127-F129: the CSV file as bytes and records, before any cell is looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from generator.errors import Place, Problem
from generator.read import Table
from generator.read.sheets import Sheet
from generator.validate.catalogue import fault
from generator.validate.cells import address

__all__ = ["conflict_row", "disguise", "header_faults", "is_whole", "record_faults", "sheet_faults"]

SIGNATURES = (
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"%PDF", "pdf"),
)
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table")
CONFLICT = re.compile(rb"^(?:<{7} |={7}\r?$|>{7} )", re.MULTILINE)
ENCODINGS = {"gb18030": "F101", "utf-16": "F102", "utf-32": "F102"}


def disguise(data: bytes) -> str:
    """Return what a file really is when it only has the name of a CSV; "" for text."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if start.startswith(MARKUP) else ""


def conflict_row(data: bytes) -> int:
    """Return the line of the first mark that two versions were not put together; 0 for none."""
    match = CONFLICT.search(data)
    return data[: match.start()].count(b"\n") + 1 if match else 0


def sheet_faults(sheet: Sheet, path: str) -> Iterator[Problem]:
    """F101-F108, F127: encoding, marks, line ends, delimiter, quotes, NUL."""
    place = Place(path)
    if code := ENCODINGS.get(sheet.encoding):
        yield fault(code, place, encoding=sheet.encoding)
    elif sheet.bom:
        yield fault("F104", place)
    if sheet.carriage_returns:
        yield fault("F105", place)
    if sheet.delimiter != ",":
        yield fault("F106", place, delimiter=_sign(sheet.delimiter))
    if sheet.too_long:
        yield fault("F127", Place(path, sheet.unclosed_row))
    elif sheet.unclosed_row:
        yield fault("F107", Place(path, sheet.unclosed_row), row=sheet.unclosed_row)
    if sheet.nul_row:
        yield fault("F108", Place(path, sheet.nul_row))


def header_faults(table: Table, *, known: bool) -> Iterator[Problem]:
    """F109-F114, F129: the names in the first row, against those of the schema where that is `known`."""
    if not any(table.header):
        yield fault("F109", Place(table.path))
        return
    expected = [field.name for field in table.fields] if known else []
    meant = _meant(table, expected)
    yield from _label_faults(table, expected, meant)
    for name in expected:
        if name in table.header or name in meant.values():
            continue
        yield fault("F112", Place(table.path, 1, name), column=name)
    if expected and sorted(table.header) == sorted(expected) and list(table.header) != expected:
        yield fault("F114", Place(table.path, 1), columns=",".join(expected))


def _meant(table: Table, expected: Sequence[str]) -> Mapping[str, str]:
    """Return the missing columns that unknown names probably stand for: by spelling or title."""
    missing = [name for name in expected if name not in table.header]
    titles = {
        title.casefold(): field.name
        for field in table.fields
        for title in field.title.by_language.values()
        if field.name in missing
    }
    found: dict[str, str] = {}
    for name in table.header:
        plain = name.strip().casefold()
        if name in expected or not plain:
            continue
        left = [one for one in missing if one not in found.values()]
        near = titles.get(plain) or next(iter(get_close_matches(plain, left, n=1)), "")
        if near in left:
            found[name] = near
    return found


def _label_faults(
    table: Table, expected: Sequence[str], meant: Mapping[str, str]
) -> Iterator[Problem]:
    counts = Counter(table.header)
    for number, name in enumerate(table.header):
        place = Place(table.path, 1, name, address(number, 1))
        if not name.strip():
            yield fault("F110", place)
        elif counts[name] > 1 and name in table.header[:number]:
            yield fault("F111", place, column=name)
        elif name in meant:
            yield fault("F129", place, column=name, near=meant[name])
        elif expected and name not in expected:
            yield fault("F113", place, column=name)


def record_faults(sheet: Sheet, path: str) -> Iterator[Problem]:
    """F115-F117: blank rows, rows with too few or too many cells."""
    width = len(sheet.header)
    for number, record in enumerate(sheet.records[1:], start=2):
        if not any(cell.strip() for cell in record):
            yield fault("F115", Place(path, number))
        elif len(record) < width:
            place = Place(path, number, "", address(len(record), number))
            yield fault("F116", place, expected=width, found=len(record))
        elif len(record) > width:
            place = Place(path, number, "", address(width, number))
            yield fault("F117", place, expected=width, found=len(record))


def is_whole(table: Table) -> bool:
    """Tell whether the header holds just the columns of the schema, in any order."""
    return sorted(table.header) == sorted(field.name for field in table.fields)


def _sign(delimiter: str) -> str:
    return {"\t": "tab", ";": "semicolon", "|": "bar"}[delimiter]
