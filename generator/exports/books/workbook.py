"""A workbook, the same bytes for the same rows: what it is, the table for people, the table for programs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.exports.books.leading import Line, leading
from generator.exports.books.model import Book
from generator.exports.books.naming import Naming
from generator.exports.books.sheets import (
    DIGITS,
    Link,
    Sheet,
    Shown,
    data_sheet,
    places_of,
    sheet_for,
)
from generator.exports.frames import Cell
from generator.exports.material import Material

__all__ = ["workbook_bytes"]

MOST = 31  # letters in the name of a sheet
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
FORMULA = tuple("=+-@\t\r")  # a cell that begins so could be taken for a formula
LEAST, WIDEST, HEADING = 7, 46, 18  # widths of columns, in letters
LONGEST_URL = 2000
A4 = 9


def workbook_bytes(book: Book, naming: Naming, material: Material) -> bytes:
    """Return an `.xlsx` file; its only date is that of the release."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.calc_on_load = False  # nothing to compute: closing asks nobody to save
    workbook.set_properties(_properties(book, material))
    ink = _Ink(workbook)
    languages = material.project.languages
    people = [sheet_for(code, book, naming, material) for code in languages]
    names = _Names()
    front = " ".join(one("exports.books.front") for one in material.project.words.values())
    _front(workbook.add_worksheet(names.free(front)), book, naming, material, ink)
    for code, sheet in zip(languages, people, strict=True):
        _table(workbook.add_worksheet(names.free(sheet.name, code)), sheet, ink)
    data = data_sheet(book.frame)
    _table(workbook.add_worksheet(names.free(data.name)), data, ink)
    workbook.close()
    return out.getvalue()


def _properties(book: Book, material: Material) -> dict[str, object]:
    project, release = material.project, material.plan.release
    language = project.default_language
    return {
        "title": book.frame.title.in_(language),
        "subject": project.identity.name.in_(language),
        "author": project.identity.publisher.in_(language),
        "comments": f"{release.id} {release.date} {project.identity.data_licence}",
        "created": datetime.fromisoformat(release.date),
    }


class _Names:
    """Names of sheets: short, plain and told apart, whatever the case of their letters."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def free(self, wanted: str, more: str = "") -> str:
        name = wanted.translate(FORBIDDEN)[:MOST]
        if name.casefold() in self.taken:
            name = f"{name[: MOST - len(more) - 3]} ({more})"
        self.taken.add(name.casefold())
        return name


class _Ink:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.made: dict[object, Any] = {}
        self.plain, self.text = self(), self(text_wrap=True)
        self.day = self(num_format="yyyy-mm-dd")
        # A text that begins like a formula stays a text even when somebody edits the cell.
        self.quoted = self(text_wrap=True, quote_prefix=True)
        self.link = self(text_wrap=True, font_color="#0B57A4", underline=1)
        self.head = self(bold=True, text_wrap=True, bottom=1, bg_color="#EEF2F6")
        self.label = self(bold=True, text_wrap=True)
        self.title = self(bold=True, font_size=14, text_wrap=True)

    def __call__(self, **wanted: object) -> Any:
        return self.workbook.add_format({"valign": "top", **wanted})

    def number(self, places: int) -> Any:
        """Return the format that shows so many digits after the point."""
        if places not in self.made:
            shown = "General" if places > DIGITS else f"0.{'0' * places}" if places else "0"
            self.made[places] = self(num_format=shown)
        return self.made[places]


def _table(sheet: Any, table: Sheet, ink: _Ink) -> None:
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading, ink.head)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, ink)
    last = len(table.rows)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    if last:
        sheet.autofilter(0, 0, last, len(table.headings) - 1)
    _paper(sheet)
    sheet.repeat_rows(0)


def _paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Any, row: int, column: int, cell: Cell | Link | Shown, ink: _Ink) -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, cell, ink.plain)
        case Decimal() | int() | Shown():
            value, places = _number(cell)
            sheet.write_number(row, column, value, ink.number(places))
        case date():
            sheet.write_datetime(row, column, cell, ink.day)
        case Link():
            _link(sheet, row, column, cell, ink)
        case str():
            _text(sheet, row, column, cell, ink)


def _number(cell: Decimal | int | Shown) -> tuple[float, int]:
    """Return a number and how many digits after the point are shown of it."""
    if isinstance(cell, Shown):
        return float(cell.value), cell.places
    return float(cell), places_of(cell) if isinstance(cell, Decimal) else 0


def _text(sheet: Any, row: int, column: int, text: str, ink: _Ink) -> None:
    sheet.write_string(row, column, text, ink.quoted if text.startswith(FORMULA) else ink.text)


def _link(sheet: Any, row: int, column: int, link: Link, ink: _Ink) -> None:
    if link.url.startswith(("https://", "http://")) and len(link.url) <= LONGEST_URL:
        sheet.write_url(row, column, link.url, ink.link, string=link.text)
    else:
        _text(sheet, row, column, link.text, ink)


def _widths(table: Sheet) -> Iterator[float]:
    for column, heading in enumerate(table.headings):
        widest = max((_wide(row[column]) for row in table.rows), default=0)
        yield min(WIDEST, max(LEAST, widest, min(_wide(heading), HEADING)) + 2)


def _wide(cell: Cell | Link | Shown) -> float:
    """Return about how many letters wide a cell is; a Han character takes two."""
    if cell is None:
        return 0
    if isinstance(cell, Shown):
        return LEAST
    text = cell.text if isinstance(cell, Link) else str(cell)
    return len(text) if text.isascii() else (len(text.encode()) + len(text)) / 2


def _front(sheet: Any, book: Book, naming: Naming, material: Material, ink: _Ink) -> None:
    """Write the first sheet: a line a matter, a column a language."""
    languages = material.project.languages
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, len(languages), 66)
    for column, code in enumerate(languages, start=1):
        sheet.write_string(0, column, material.project.words[code]("formats.name"), ink.head)
    for row, line in enumerate(leading(book, naming, material), start=1):
        _label(sheet, row, line, ink)
        for column, text in enumerate(line.texts, start=1):
            if row == 1 or line.heads:
                sheet.write_string(row, column, text, ink.title if row == 1 else ink.head)
            elif text:
                _text(sheet, row, column, text, ink)
    sheet.freeze_panes(1, 1)
    _paper(sheet)


def _label(sheet: Any, row: int, line: Line, ink: _Ink) -> None:
    if line.url:
        _link(sheet, row, 0, Link(line.label, line.url), ink)
    elif line.label:
        sheet.write_string(row, 0, line.label, ink.label)
