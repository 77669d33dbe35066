"""What readers call tables and columns, in every language.

A column that stands in a dataset is called what its schema says; built columns,
and what a localised column is called without its language, are words of the language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.model.text import Text
from generator.words import Words

__all__ = ["Described", "Fields", "Titles", "fields_by_kind"]


class Described(Protocol):
    """A field of a dataset, as far as the database needs it (see `generator.read.Field`)."""

    @property
    def name(self) -> str:
        """Name of the column."""

    @property
    def title(self) -> Text:
        """What readers call it."""

    @property
    def description(self) -> Text:
        """What it means."""


Fields = Mapping[str, Sequence[Described]]  # kind of table -> its fields


class _Kinded(Protocol):
    @property
    def kind(self) -> str:
        """Kind of table."""

    @property
    def fields(self) -> Sequence[Described]:
        """Its fields."""


class _Tables(Protocol):
    @property
    def tables(self) -> Mapping[str, _Kinded]:
        """Tables by name."""


def fields_by_kind(dataset: _Tables) -> dict[str, tuple[Described, ...]]:
    """Return the fields of every kind of table; files of one kind may differ in columns."""
    found: dict[str, dict[str, Described]] = {}
    for _, table in sorted(dataset.tables.items()):
        for one in table.fields:
            found.setdefault(table.kind, {}).setdefault(one.name, one)
    return {kind: tuple(fields.values()) for kind, fields in sorted(found.items())}


@dataclass(frozen=True)
class Titles:
    """Names and descriptions of tables and columns, by language."""

    words: Mapping[str, Words]
    fields: Fields

    def column(self, table: str, column: str, language: str) -> str:
        """Return what readers of a language call a column; localised ones by their stem."""
        one = self._field(table, column)
        if one is not None and one.title.has(language):
            return one.title.in_(language)
        return self.words[language](f"api.columns.{column}.title")

    def heading(self, name: str, language: str) -> str:
        """Return the heading of a column that only the database has."""
        return self.words[language](f"api.columns.{name}.title")

    def meaning(self, table: str, column: str, language: str, suffix: str = "") -> str:
        """Return what a column means; `suffix` is the language of a localised one."""
        one = self._field(table, f"{column}_{suffix}" if suffix else column)
        if one is not None and one.description.has(language):
            return one.description.in_(language)
        return self.words[language](f"api.columns.{column}.description")

    def _field(self, table: str, column: str) -> Described | None:
        return next((one for one in self.fields.get(table, ()) if one.name == column), None)
