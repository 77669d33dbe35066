"""What a workbook makes of cells that could do harm or lose digits."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from generator.exports import Material
from generator.exports.books.about import about_table
from generator.exports.books.model import Book
from generator.exports.books.naming import Naming
from generator.exports.books.workbook import workbook_bytes
from generator.exports.frames import Frame, frames


@pytest.fixture(scope="module")
def naming(material: Material) -> Naming:
    return Naming.of(material)


def frame_of(material: Material, path: str) -> Frame:
    return next(one for one in frames(material) if one.path == path)


def made(material: Material, naming: Naming, frame: Frame) -> bytes:
    book = Book(frame.path, frame, frame, about_table(material, frame))
    return workbook_bytes(book, naming, material)


def with_cell(frame: Frame, column: str, cell: str) -> Frame:
    place = [one.name for one in frame.columns].index(column)
    first, *rest = frame.rows
    return replace(frame, rows=((*first[:place], cell, *first[place + 1 :]), *rest))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('=HYPERLINK("https://evil.example","x")', id="equals sign"),
        pytest.param("+1+cmd|' /C calc'!A0", id="plus sign"),
        pytest.param("-2+3", id="minus sign"),
        pytest.param("@SUM(1)", id="at sign"),
        pytest.param("\t=1", id="tab before an equals sign"),
        pytest.param("{=1+1}", id="array formula"),
        pytest.param("https://evil.example/", id="an address in a note"),
    ],
)
def test_a_cell_that_looks_like_a_formula_or_a_link_stays_text(
    material: Material, naming: Naming, text: str
) -> None:
    frame = with_cell(frame_of(material, "sources"), "note_zh", text)
    book = openpyxl.load_workbook(io.BytesIO(made(material, naming, frame)))
    found = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text
    ]
    assert len(found) >= 2
    for cell in found:
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        if text[0] in "=+-@\t":
            assert cell.quotePrefix  # stays a text when edited


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("72.40", "0.00", id="a zero at the end is shown"),
        pytest.param("4872", "0", id="a whole number"),
        pytest.param("0.5", "0.0", id="one place"),
        pytest.param("1.102282430213464696", "General", id="a computed number"),
    ],
)
def test_a_number_is_a_number_and_shows_its_digits(
    material: Material, naming: Naming, value: str, shown: str
) -> None:
    frame = with_cell(frame_of(material, "observations"), "value", value)
    book = openpyxl.load_workbook(io.BytesIO(made(material, naming, frame)))
    sheet = book.worksheets[-1]
    column = [cell.value for cell in sheet[1]].index("value")
    cell = sheet[2][column]
    assert (cell.data_type, cell.number_format) == ("n", shown)
    assert cell.value == pytest.approx(float(value), rel=1e-15)


def test_people_see_a_computed_number_as_its_page_shows_it(
    material: Material, naming: Naming
) -> None:
    frame = with_cell(frame_of(material, "observations"), "value", "1.102282430213464696")
    people = openpyxl.load_workbook(io.BytesIO(made(material, naming, frame))).worksheets[1]
    indicator = material.plan.indicators[frame.rows[0][1]]
    formats = {cell.number_format for cell in people[2] if cell.data_type == "n" and cell.value}
    assert (f"0.{'0' * indicator.decimals}" if indicator.decimals else "0") in formats
    assert "General" not in formats


def test_the_same_rows_give_the_same_bytes(material: Material, naming: Naming) -> None:
    frame = frame_of(material, "verdicts")
    assert made(material, naming, frame) == made(material, Naming.of(material), frame)


def test_a_source_that_may_not_be_linked_is_no_link(material: Material, naming: Naming) -> None:
    frame = frame_of(material, "observations")
    book = openpyxl.load_workbook(io.BytesIO(made(material, naming, frame)))
    linked = {
        cell.hyperlink.target
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    } - {material.project.identity.data_licence_url}
    assert linked
    assert linked <= {one.url for one in material.plan.sources.values() if one.linkable}
