"""How rules walk a table: rows by spreadsheet number, cells by address, lists by item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Place
from generator.read import Field, Table

__all__ = [
    "NUMERIC",
    "address",
    "at",
    "cells",
    "columns",
    "dated",
    "in_descriptor",
    "is_coded",
    "items",
    "rows",
]

NUMERIC = frozenset({"integer", "number", "year"})


def address(column: int, row: int) -> str:
    """Return the address a spreadsheet shows.

    Args:
        column: counted from 0.
        row: counted from 1.

    >>> address(0, 1), address(27, 5)
    ('A1', 'AB5')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def at(table: Table, row: int, column: str = "") -> Place:
    """Return the place of a cell, or of a row where no column is named."""
    if column not in table.header:
        return Place(table.path, row, column)
    return Place(table.path, row, column, address(table.header.index(column), row))


def in_descriptor(table: Table, key: str = "") -> Place:
    """Return the place of a key in the table's descriptor, such as "targets[0].value"."""
    return Place(table.descriptor_path, 0, key)


def rows(table: Table) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows that hold anything, with the number a spreadsheet gives them."""
    for number, row in enumerate(table.rows, start=2):
        if any(row.values()):
            yield number, row


def columns(table: Table) -> tuple[Field, ...]:
    """Return the fields of the schema that the file really has."""
    return tuple(one for one in table.fields if one.name in table.header)


def cells(table: Table) -> Iterator[tuple[int, Field, str]]:
    """Yield every cell that is not empty, with its row number and field."""
    present = columns(table)
    for number, row in rows(table):
        for field in present:
            if cell := row[field.name]:
                yield number, field, cell


def items(field: Field, cell: str) -> tuple[str, ...]:
    """Return the items of a cell: of a list all that are not blank, else the cell itself."""
    if not field.is_list:
        return (cell,) if cell else ()
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def dated(table: Table) -> tuple[tuple[Field, str], ...]:
    """Return the columns that hold a date, each with its column of precision ("" for none)."""
    names = set(table.header)
    found = []
    for field in columns(table):
        precision = f"{field.name}_precision"
        if precision in names or field.type == "date":
            found.append((field, precision if precision in names else ""))
    return tuple(found)


def is_coded(field: Field, table: Table) -> bool:
    """Tell whether a cell is read by machines: a number, a date, an id, a code, a list."""
    return not field.localised and bool(
        field.type != "string"
        or field.references
        or field.codes
        or field.is_list
        or field.name in table.key
        or "pattern" in field.constraints
        or any(field is one for one, _ in dated(table))
    )
