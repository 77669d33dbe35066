"""A table as people of one language read it: their words, names for codes, no other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from generator.exports.books.model import Book
from generator.exports.books.naming import SEPARATOR, Naming
from generator.exports.frames import Cell, Frame, FrameColumn
from generator.exports.material import Material
from generator.words import Words

__all__ = ["DIGITS", "Link", "Sheet", "Shown", "data_sheet", "places_of", "sheet_for"]

# Columns for programs; people have them on the last sheet.
MACHINE = frozenset(
    {
        *(
            "row_key",
            "decimal_year",
            "segment",
            "freq",
            "value_text",
            "inputs",
            "slug",
            "unit_code",
            "unit_mult",
            "reading",
            "thresholds",
        ),
        *("formula", "speaks", "lead_rule", "projected_is_possible"),
        *("flip_verdict", "flip_operator", "flip_value", "flip_period", "flip_meets"),
        "flip_distance",
    }
)
# The same in every row of a workbook on one indicator, whose first sheet says it.
SAME = frozenset({"indicator_title", "measure"})
FIRST = frozenset(
    {"target", "indicator_title", "sentence"}
)  # so a finding stands beside its target
DIGITS = 6  # places after the point; a published number has no more
SHARE = 2  # places shown of a share
NAMED = ("_name", "_title")  # a column of ids gives way to the names beside it
LABEL = "_label"  # a column of labels, where its codes are named here anyhow
LINKED = "source_title"  # stands as a link in the column of its id
BREAKDOWN = "dimension_"  # a column each, beside the column that names them all
SUFFIX = re.compile(r"\s*[（(][^（()）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A number with more digits than are shown: it was computed."""

    value: Decimal
    places: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: headings and typed cells, a cell a heading."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell | Link | Shown, ...], ...]


def data_sheet(frame: Frame) -> Sheet:
    """Return the table as programs read it: names and cells of the CSV."""
    headings = tuple(one.name for one in frame.columns)
    return Sheet(frame.name, headings, tuple(frame.typed()))


def sheet_for(language: str, book: Book, naming: Naming, material: Material) -> Sheet:
    """Return the table for people of one language; columns without any cell are left out."""
    frame, hidden = book.people, MACHINE | (SAME if book.path != book.frame.path else frozenset())
    reader = _Reader(language, frame, naming, material, hidden)
    typed = tuple(frame.typed())
    places = [n for n, one in enumerate(frame.columns) if reader.shows(one)]
    if typed:
        places = [n for n in places if any(row[n] is not None for row in typed)]
    places.sort(key=lambda n: reader.parted(frame.columns[n])[0] not in FIRST)
    tell = [reader.teller(frame.columns[n]) for n in places]
    return Sheet(
        material.project.words[language]("exports.books.sheet"),
        tuple(reader.heading(frame.columns[n]) for n in places),
        tuple(
            tuple(say(row[n], row) for say, n in zip(tell, places, strict=True)) for row in typed
        ),
    )


Row = Sequence[Cell]
Teller = Callable[[Cell, Row], Cell | Link | Shown]


@dataclass(frozen=True, slots=True)
class _Reader:
    language: str
    frame: Frame
    naming: Naming
    material: Material
    hidden: frozenset[str]

    def shows(self, column: FrameColumn) -> bool:
        """Tell whether people of the language have a column on their sheet."""
        stem, suffix = self.parted(column)
        names = {one.name for one in self.frame.columns}
        if (
            stem in self.hidden
            or stem.startswith(BREAKDOWN)
            or stem.removesuffix(LABEL) in names - {stem}
            or stem == LINKED
        ):
            return False
        if suffix:
            return suffix == self.language
        return column.name == "source" or not any(
            f"{column.name}{end}_{self.language}" in names for end in NAMED
        )

    def heading(self, column: FrameColumn) -> str:
        """Return the title; that of a text without the language it is in."""
        title = column.title.in_(self.language) or column.name
        title = SUFFIX.sub("", title) if self.parted(column)[1] else title
        unit = column.unit.in_(self.language)
        words = self._words
        if column.name == "source":  # its id has given way to its title
            return words("exports.books.source")
        return words("exports.books.with_unit", title=title, unit=unit) if unit else title

    def teller(self, column: FrameColumn) -> Teller:
        """Return how a cell of the column is told."""
        if column.name == "dimensions":
            return self._slice
        if column.type == "number":
            return partial(self._number, share=column.name.startswith("share"))
        if column.name == "url":
            return lambda cell, _: Link(str(cell), str(cell)) if cell else None
        table = self.naming.table_of(self.frame, column)
        if table:
            return self._linked if column.name == "source" else self._named(table)
        return self._coded(column)

    def _coded(self, column: FrameColumn) -> Teller:
        plan, language, told = self.naming.plan, self.language, dict[tuple[str, str], str]()
        graded = column.name == "category"

        def tell(cell: Cell, row: Row) -> Cell:
            list_ = self._list(column, row) if graded else always
            if not list_ or not isinstance(cell, str):
                return cell
            if (list_, cell) not in told:
                labels = (plan.label(list_, one).in_(language) for one in _items(cell))
                told[list_, cell] = self._joined(labels)
            return told[list_, cell]

        always = "" if graded else self.naming.list_of(self.frame, column)
        return tell

    def _list(self, column: FrameColumn, row: Row) -> str:
        return self.naming.list_of(self.frame, column, self._indicator(row))

    def _number(self, cell: Cell, row: Row, *, share: bool) -> Cell | Shown:
        """Return a computed number with the places its indicator is shown with."""
        if not isinstance(cell, Decimal) or places_of(cell) <= DIGITS:
            return cell
        indicator = self.naming.plan.indicators.get(self._indicator(row))
        return Shown(cell, indicator.decimals if indicator and not share else SHARE)

    def _named(self, table: str) -> Teller:
        def tell(cell: Cell, _: Row) -> Cell:
            if not isinstance(cell, str):
                return cell
            return self._joined(self.naming.name(table, one, self.language) for one in _items(cell))

        return tell

    def _linked(self, cell: Cell, _: Row) -> Cell | Link:
        if not isinstance(cell, str):
            return cell
        source = self.naming.plan.sources[cell]
        title = self.naming.name("sources", cell, self.language)
        return Link(title, source.url) if source.linkable and source.url else title

    def _slice(self, cell: Cell, row: Row) -> Cell:
        if not isinstance(cell, str):
            return cell
        indicator = self.naming.plan.indicators[self._indicator(row)]
        return self.naming.slice_(indicator, cell, self.language, self._between) or None

    def _indicator(self, row: Row) -> str:
        names = [one.name for one in self.frame.columns]
        return str(row[names.index("indicator")]) if "indicator" in names else ""

    @property
    def _words(self) -> Words:
        return self.material.project.words[self.language]

    @property
    def _between(self) -> str:
        return self._words("exports.books.between")

    def _joined(self, items: Iterator[str]) -> str:
        return self._between.join(items)

    def parted(self, column: FrameColumn) -> tuple[str, str]:
        """Return stem and language of a column's name; no language where it has none."""
        stem, _, suffix = column.name.rpartition("_")
        return (stem, suffix) if suffix in self.material.plan.languages else (column.name, "")


def places_of(value: Decimal) -> int:
    """Return how many digits stand after the point."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _items(cell: str) -> list[str]:
    return cell.split(SEPARATOR)
