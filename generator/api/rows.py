"""From model values to rows: columns written out by language, cells as SQLite takes them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import Any

from generator.api.order import natural
from generator.api.shape import Column, Getter, InOrder, Link, Many, Shared, Table, World
from generator.model.text import Text

__all__ = [
    "Cell",
    "Cells",
    "Physical",
    "Reader",
    "alike",
    "cell",
    "cells_of",
    "link_columns",
    "link_rows",
    "physical",
    "portions",
    "rows",
    "sorted_items",
]

Cell = str | int | float | None
Cells = Sequence[Cell]
Key = Callable[[Any], Hashable]
# What several columns go by: of each of the things at hand, and one thing for each of them.
Keys = dict[Key, tuple[list[Hashable], dict[Hashable, Any]]]
Read = Callable[[Sequence[Any], Keys], Cells]  # things -> cells of a column
Values = Callable[[Sequence[Any]], Iterable[object]]
AT_ONCE = 1000  # things
AS_THEY_ARE = {int, float, type(None)}
AT_A_STROKE: Mapping[type, Callable[[Any], Cell]] = {bool: int, Decimal: float}
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


def sorted_items(table: Table, world: World) -> Iterable[Any]:
    """Return the table's things in their order of display; they can be gone through again."""
    found = table.items(world)
    if isinstance(found, InOrder):
        return found
    return sorted(found, key=lambda item: _rank(table, world, item))


def _rank(table: Table, world: World, item: Any) -> Any:
    if table.order is not None:
        return table.order(world, item)
    return tuple(natural(str(part)) for part in _key(table, world, item))


def rows(
    table: Table, items: Iterable[Any], world: World, first: int = 1
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of sorted things, numbered from `first`, cells in the order of `physical`."""
    reader = Reader(table, world)
    for some in portions(items):
        yield from zip(*reader.columns(some, first), strict=True)
        first += len(some)


class Reader:
    """Reads the cells of a table column by column: row by row a million take twice as long."""

    def __init__(self, table: Table, world: World) -> None:
        """Take the table and what its rows are made from."""
        self.physical = physical(table, world.languages)
        self._read = [_reader(table, world, one) for one in self.physical if one.of is not NUMBER]

    def columns(self, some: Sequence[Any], first: int) -> list[Cells]:
        """Return the cells of each column of `physical` for a few things, numbered from `first`."""
        keys: Keys = {}
        cells = [read(some, keys) for read in self._read]
        if len(cells) < len(self.physical):
            cells.insert(0, range(first, first + len(some)))
        return cells


def portions(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the things a few at a time, in their order."""
    left = iter(items)
    while some := list(islice(left, AT_ONCE)):
        yield some


def cells_of(values: Iterable[object]) -> Cells:
    """Return the cells of several values, see `cell`; of one kind they are made at once."""
    found: list[Any] = list(values)
    if found and isinstance(found[0], str) and alike(found):
        return [cell(found[0])] * len(found)
    kinds = set(map(type, found))
    if kinds == {str}:
        return [one or None for one in found] if "" in found else found
    if kinds <= AS_THEY_ARE:
        return found
    make = AT_A_STROKE.get(next(iter(kinds)), cell) if len(kinds) == 1 else cell
    return list(map(make, found))


def alike(values: Sequence[object]) -> bool:
    """Tell whether all of several values, at least one, are the same."""
    return values[0] == values[-1] and values.count(values[0]) == len(values)


def _reader(table: Table, world: World, column: Physical) -> Read:
    if column.of.name == "page":
        return lambda some, _: cells_of(
            world.page(table.page, item.id, column.language) for item in some
        )
    get = column.of.get
    values = _values(get, column.of.name, world)
    if column.language:
        values = partial(_in_language, values, column.language)
    if isinstance(get, Shared):
        return _Shared(get.key, values)
    return lambda some, _: cells_of(values(some))


def _values(get: Getter | None, name: str, world: World) -> Values:
    """Return what reads a value of several things."""
    if isinstance(get, Many):
        return partial(get.of_all, world)
    return partial(map, partial(get, world) if get else attrgetter(name))


class _Shared:
    """Reads what several things share, once for each key of theirs."""

    def __init__(self, key: Key, values: Values) -> None:
        self._key, self._values = key, values
        self._known: dict[Hashable, Cell] = {}

    def __call__(self, some: Sequence[Any], found: Keys) -> Cells:
        if self._key not in found:
            keys = list(map(self._key, some))
            found[self._key] = keys, dict(zip(keys, some, strict=True))
        (keys, things), known = found[self._key], self._known
        new = {key: one for key, one in things.items() if key not in known}
        known.update(zip(new, map(cell, self._values(list(new.values()))), strict=True))
        if len(things) == 1:
            return [known[keys[0]]] * len(keys)
        return list(map(known.__getitem__, keys))


def _in_language(values: Values, language: str, some: Sequence[Any]) -> list[object]:
    return [one.by_language.get(language) if isinstance(one, Text) else one for one in values(some)]


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
    table: Table, links: tuple[Link, ...], items: Sequence[Any], world: World
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a link table for sorted owners, in the order of their lists."""
    listed = [list(_values(link.get, link.field, world)(items)) for link in links]
    if not any(map(any, listed)):
        return
    for item, *lists in zip(items, *listed, strict=True):
        for link, entries in zip(links, lists, strict=True):
            if not entries:
                continue
            if not isinstance(entries, Iterable):
                raise TypeError(f"{link.table} is no list")
            (owner,) = _key(table, world, item)
            head = (owner, link.role) if link.role else (owner,)
            for position, entry in enumerate(entries, start=1):
                yield (*head, position, *_tail(world, link, entry))


def _tail(world: World, link: Link, entry: Any) -> tuple[Cell, ...]:
    further = tuple(cell(_value(world, entry, one)) for one in link.also)
    return (cell(entry), *further) if link.column else further
