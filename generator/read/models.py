"""Tables as text, with what their schemas say of the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.text import Text

__all__ = ["Dataset", "Field", "Table"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column as the schema describes it.

    Attributes:
        type: Table Schema type, such as "string" or "number".
        references: table whose ids the cell holds, "" for none.
        codes: code list whose codes the cell holds, "" for none.
        is_list: the cell holds several items joined by ";", in an order that counts.
        localised: the column holds the text of one language (its suffix says which).
    """

    name: str
    type: str
    required: bool = False
    references: str = ""
    codes: str = ""
    is_list: bool = False
    localised: bool = False
    title: Text = field(default_factory=Text)
    description: Text = field(default_factory=Text)
    constraints: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file with its descriptor; every cell is text, "" where nothing is known.

    Attributes:
        name: place below `datasets/` without suffix, such as "areas" or "tasks/T01".
        kind: what a row is: "areas", "tasks", "observations".
        path, descriptor_path, schema_path: relative to the project, with forward slashes.
        key: names of the columns that tell rows apart.
        rows: rows[i] is row i + 2 of a spreadsheet (the header is row 1).
        header: the names in the file's first row, in the file's order.
    """

    name: str
    kind: str
    path: str
    descriptor_path: str
    descriptor: Mapping[str, Any]
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    header: tuple[str, ...] = ()
    schema_path: str = ""

    @property
    def ours(self) -> Mapping[str, Any]:
        """What the descriptor says under our own key; {} where it says nothing."""
        entry = self.descriptor.get("jindu")
        return entry if isinstance(entry, Mapping) else {}

    def field(self, name: str) -> Field | None:
        """Return the column of that name, None where the schema has none."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Dataset:
    """All tables by name, in the order of their names."""

    tables: Mapping[str, Table]

    def of_kind(self, kind: str) -> tuple[Table, ...]:
        """Return the tables whose rows are of one kind."""
        return tuple(one for one in self.tables.values() if one.kind == kind)

    def rows(self, kind: str) -> Iterator[Mapping[str, str]]:
        """Yield every row of one kind, table after table."""
        for table in self.of_kind(kind):
            yield from table.rows
