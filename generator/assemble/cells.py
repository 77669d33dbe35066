"""What a cell holds: a text in every language, a list, a number, a truth value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model.text import Text

__all__ = ["LIST_SEPARATOR", "Entry", "Row"]

LIST_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, read by column name."""

    cells: Mapping[str, str]
    languages: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        """Return the cell; "" where the table has no such column."""
        return self.cells.get(column, "")

    def text(self, stem: str) -> Text:
        """Return the columns `<stem>_<language>` as one text."""
        return Text({code: self[f"{stem}_{code}"] for code in self.languages})

    def many(self, column: str) -> tuple[str, ...]:
        """Return the items of a list cell in their order."""
        return tuple(item for item in self[column].split(LIST_SEPARATOR) if item)

    def number(self, column: str) -> int:
        """Return a whole number, 0 for an empty cell."""
        return int(self[column] or 0)

    def is_true(self, column: str) -> bool:
        """Tell whether the cell says true."""
        return self[column] == "true"


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a descriptor, read by key."""

    values: Mapping[str, Any]
    languages: tuple[str, ...]

    def __getitem__(self, key: str) -> str:
        """Return the value as text; "" where the key is absent or empty."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def text(self, stem: str) -> Text:
        """Return the keys `<stem>_<language>` as one text."""
        return Text({code: self[f"{stem}_{code}"] for code in self.languages})

    def many(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(str(item) for item in self.values.get(key) or ())

    def number(self, key: str) -> int:
        """Return a whole number, 0 where the key is absent or empty."""
        return int(self[key] or 0)

    def decimal(self, key: str) -> Decimal | None:
        """Return a number with its digits, None where the key is absent or empty."""
        return Decimal(self[key]) if self[key] else None

    def is_true(self, key: str) -> bool:
        """Tell whether the value is true."""
        return self.values.get(key) is True

    def child(self, key: str) -> Entry | None:
        """Return the mapping under `key`, None where there is none."""
        value = self.values.get(key)
        return Entry(value, self.languages) if isinstance(value, Mapping) else None
