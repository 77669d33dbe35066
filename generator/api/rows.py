"""From model values to rows: columns written out by language, cells as SQLite takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.api.order import natural
from generator.api.shape import Column, Link, Table, World
from generator.model.text import Text

__all__ = [
    "Cell",
    "Physical",
    "cell",
    "link_columns",
    "link_rows",
    "physical",
    "rows",
    "sorted_items",
]

Cell = str | int | float | None
NUMBER = Column("number", "INTEGER", required=True)


@dataclass(frozen=True, slots=True)
class Physical:
    """A column as it stands in the file: its name, what it is of, its language."""

    name: str
    of: Column
    language: str = ""


def physical(table: Table, languages: Iterable[str]) -> tuple[Physical, ...]:
    """Return the columns of a table as they stand in the file."""
    columns = [Physical("number", NUMBER)] if table.numbered else []
    columns += _written_out(table.columns, tuple(languages))
    if table.page:
        page = Column("page", localised=True)
        columns += _written_out((page,), tuple(languages))
    return tuple(columns)


def _written_out(columns: Iterable[Column], languages: tuple[str, ...]) -> Iterator[Physical]:
    for one in columns:
        if one.localised:
            yield from (Physical(f"{one.name}_{code}", one, code) for code in languages)
        else:
            yield Physical(one.name, one)


def cell(value: object) -> Cell:
    """Return a value as SQLite stores it; None for what is not known.

    Raises:
        TypeError: a value that no column can hold.
    """
    match value:
        case None | "":
            return None
        case bool() | int():
            return int(value)
        case float() | Decimal():
            return float(value)
        case str():
            return str(value)
        case date():
            return value.isoformat()
    raise TypeError(f"no cell for {type(value).__name__}")


def sorted_items(table: Table, world: World) -> list[Any]:
    """Return the table's things in their order of display."""
    return sorted(table.items(world), key=lambda item: _rank(table, world, item))


def _rank(table: Table, world: World, item: Any) -> Any:
    if table.order is not None:
        return table.order(world, item)
    return tuple(natural(str(part)) for part in _key(table, world, item))


def rows(table: Table, items: Iterable[Any], world: World) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of sorted things, cells in the order of `physical`."""
    columns = physical(table, world.languages)
    for number, item in enumerate(items, start=1):
        yield tuple(_cell(table, world, item, number, one) for one in columns)


def _cell(table: Table, world: World, item: Any, number: int, column: Physical) -> Cell:
    if column.of is NUMBER:
        return number
    if column.of.name == "page":
        return cell(world.page(table.page, item.id, column.language))
    value = _value(world, item, column.of)
    if isinstance(value, Text):
        value = value.by_language.get(column.language)
    return cell(value)


def _value(world: World, item: Any, column: Column) -> object:
    return column.get(world, item) if column.get else getattr(item, column.name)


def _key(table: Table, world: World, item: Any) -> list[Cell]:
    by_name = {column.name: column for column in table.columns}
    return [cell(_value(world, item, by_name[name])) for name in table.key]


def link_columns(table: Table, links: tuple[Link, ...]) -> tuple[Column, ...]:
    """Return the columns of a link table: owner, role, position, then the value."""
    first = links[0]
    columns = [Column(table.owner, required=True, references=table.name)]
    if first.role:
        columns.append(Column("role", required=True))
    columns.append(Column("position", "INTEGER", required=True))
    if first.column:
        columns.append(
            Column(first.column, required=True, references=first.references, codes=first.codes)
        )
    return (*columns, *first.also)


def link_rows(
    table: Table, links: tuple[Link, ...], items: Iterable[Any], world: World
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a link table for sorted owners, in the order of their lists."""
    for item in items:
        (owner,) = _key(table, world, item)
        for link in links:
            head = (owner, link.role) if link.role else (owner,)
            for position, entry in enumerate(_entries(world, item, link), start=1):
                yield (*head, position, *_tail(world, link, entry))


def _entries(world: World, item: Any, link: Link) -> Iterable[Any]:
    found = link.get(world, item) if link.get else getattr(item, link.field)
    if not isinstance(found, Iterable):
        raise TypeError(f"{link.table} is no list")
    return found


def _tail(world: World, link: Link, entry: Any) -> tuple[Cell, ...]:
    further = tuple(cell(_value(world, entry, one)) for one in link.also)
    return (cell(entry), *further) if link.column else further
