"""Every table that is published, by columns with types and units: one source for all formats.

A format that holds tables (workbooks, Parquet, a spreadsheet's own CSV) writes a file a frame:

    for frame in frames(material):
        columns = frame.columns           # name, type, title, description, unit, ...
        for row in frame.typed():         # None, str, int, Decimal, bool or date, a cell a column
            ...
        yield Exported(f"{frame.path}.xlsx", content)

`frame.path` is the address without ending beside which the file belongs: `observations`,
`tasks`, `indicators/<id>`. `frame.rows` are the same cells as text, exactly as the CSV holds
them, "" for what is not known. The rows are those of the CSV by construction.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.exports.material import Exported, Material
from generator.model.measures import UNIT
from generator.model.text import Text

__all__ = [
    "Cell",
    "Frame",
    "FrameColumn",
    "frame_of",
    "frames",
    "tables",
    "tables_are",
    "typed_cell",
]

Cell = str | int | Decimal | bool | date | None

Dump = Callable[[Material], Iterable[Exported]]

# Kinds of export that are tables, in the order of the Data Package. The package of exports
# says which (`tables_are`): a format may know all tables, but no other format.
_TABLES: list[Dump] = []
ENDING = ".csv"
# Prefix of the paths of the tables that hold one indicator each.
SERIES = "indicators/"


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """One column.

    Attributes:
        type: Table Schema type: string | number | integer | year | boolean | date.
        unit: what its numbers are in, empty where they have none or a row has its own.
        codes: code list whose codes it holds, "" for none.
        is_list: a cell holds several items joined by ";".
        localised: a text of one language; the name ends in it.
    """

    name: str
    type: str
    title: Text
    description: Text
    unit: Text
    required: bool = False
    codes: str = ""
    is_list: bool = False
    localised: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One table.

    Attributes:
        path: address without ending, such as "observations" or "indicators/pm25".
        name: name of the resource in the Data Package.
        key: columns that tell rows apart. links: column -> table that its values are ids of.
        rows: cells as text, "" for what is not known.
    """

    path: str
    name: str
    title: Text
    columns: tuple[FrameColumn, ...]
    key: tuple[str, ...]
    links: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]

    def typed(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows as values of the columns' types; None for what is not known."""
        read = [_READ.get(one.type, str) for one in self.columns]
        for row in self.rows:
            yield tuple(to(cell) if cell else None for to, cell in zip(read, row, strict=True))


def tables(material: Material) -> tuple[Exported, ...]:
    """Return every published table as CSV, in the order of the Data Package; made once."""
    if "tables" not in material.made:
        material.made["tables"] = tuple(one for dump in _TABLES for one in dump(material))
    found: tuple[Exported, ...] = material.made["tables"]
    return found


def frames(material: Material) -> tuple[Frame, ...]:
    """Return every published table by its cells, in the order of the Data Package; made once."""
    if "frames" not in material.made:
        material.made["frames"] = tuple(frame_of(one, material) for one in tables(material))
    found: tuple[Frame, ...] = material.made["frames"]
    return found


def tables_are(*dumps: Dump) -> None:
    """Say which kinds of export are tables."""
    _TABLES[:] = dumps


def frame_of(exported: Exported, material: Material) -> Frame:
    """Return the table that a CSV file holds."""
    path = exported.path.removesuffix(ENDING)
    units = _units(path, material)
    _, *rows = csv.reader(io.StringIO(exported.content.decode("utf-8"), newline=""))
    return Frame(
        path=path,
        name=exported.name,
        title=exported.title,
        columns=tuple(
            FrameColumn(
                name=one.name,
                type=one.type,
                title=one.title,
                description=one.description,
                unit=units.get(one.name, Text()),
                required=one.required,
                codes=one.codes,
                is_list=one.is_list,
                localised=one.localised,
            )
            for one in exported.fields
        ),
        key=exported.key,
        links=exported.links,
        rows=tuple(tuple(row) for row in rows),
    )


def typed_cell(type_: str, cell: str) -> Cell:
    """Return a cell as a value of a Table Schema type; None where nothing is known."""
    return _READ.get(type_, str)(cell) if cell else None


def _units(path: str, material: Material) -> Mapping[str, Text]:
    """Return the units of columns; a series broken down by unit has one a row."""
    indicator = material.plan.indicators.get(path.removeprefix(SERIES))
    if indicator is None or not path.startswith(SERIES) or UNIT in indicator.dimensions:
        return {}
    return {"value": indicator.unit}


def _yes(cell: str) -> bool:
    return cell == "true"


_READ: Mapping[str, Callable[[str], Cell]] = {
    "number": Decimal,
    "integer": int,
    "year": int,
    "boolean": _yes,
    "date": date.fromisoformat,
}
