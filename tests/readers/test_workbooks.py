"""openpyxl opens every workbook, and every part of the package is as the format wants it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.conftest import SERIES, Cell, Published, Table

KINDS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PEOPLE = ("observations", "verdicts", "projects", "updates", "questions", "sources")


def parsed(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314 - our own file


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    """Let the opened workbooks go once this module is through."""
    yield
    opened.cache_clear()


def workbooks(published: Published) -> Iterator[Path]:
    return iter(sorted(published.folder.glob("*.xlsx")) + sorted(_series(published)))


def _series(published: Published) -> Iterator[Path]:
    return (published.folder / SERIES).glob("*.xlsx")


def test_each_indicator_and_each_table_that_people_open_has_a_workbook(
    published: Published,
) -> None:
    names = {path.stem for path in published.folder.glob("*.xlsx")}
    assert set(PEOPLE) <= names
    assert ("tasks" in names) == published.has_han
    series = {row["id"] for row in published.table("indicators").rows}
    assert {path.stem for path in _series(published)} == series


def test_every_part_is_well_formed_and_has_a_type(published: Published) -> None:
    for path in workbooks(published):
        with zipfile.ZipFile(path) as book:
            assert book.testzip() is None
            parts = {name: parsed(book.read(name)) for name in book.namelist()}
        types = parts.pop("[Content_Types].xml")
        defaults = {one.get("Extension") for one in types.iter(f"{KINDS}Default")}
        overrides = {one.get("PartName") for one in types.iter(f"{KINDS}Override")}
        for name in parts:
            known = f"/{name}" in overrides or name.rpartition(".")[2] in defaults
            assert known, (path.name, name)
        assert {one[1:] for one in overrides if one} <= set(parts), path.name


def test_every_relation_leads_to_a_part_or_to_a_source_that_may_be_linked(
    published: Published,
) -> None:
    identity = published.project.identity
    allowed = {row["url"] for row in published.table("sources").rows if row["linkable"]}
    for path in workbooks(published):
        with zipfile.ZipFile(path) as book:
            names = set(book.namelist())
            for name in sorted(one for one in names if one.endswith(".rels")):
                folder = PurePosixPath(name).parent.parent
                for one in parsed(book.read(name)):
                    target = one.get("Target", "")
                    if one.get("TargetMode") == "External":
                        own = bool(identity.site_url) and target.startswith(identity.site_url)
                        licence = target == identity.data_licence_url
                        assert target in allowed or own or licence, (path.name, target)
                    else:
                        assert _inside(folder, target) in names, (path.name, name, target)


def _inside(folder: PurePosixPath, target: str) -> str:
    parts = [] if target.startswith("/") else list(folder.parts)
    for one in PurePosixPath(target.lstrip("/")).parts:
        if one == "..":
            parts.pop()
        else:
            parts.append(one)
    return "/".join(parts)


@cache
def opened(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def plain(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


def same(found: object, wanted: Cell) -> bool:
    """Tell whether a cell is the value; a workbook keeps sixteen digits of a number."""
    if isinstance(wanted, float):
        return found == pytest.approx(wanted, rel=1e-14, abs=0)
    return (found, type(found)) == (wanted, type(wanted))


def data_of(published: Published, path: Path) -> tuple[Table, list[dict[str, Cell]]]:
    """Return the table that a workbook's last sheet holds, and its rows in the CSV."""
    if path.parent.name == SERIES.rstrip("/"):
        table = published.table("observations")
        return table, [row for row in table.rows if row["indicator"] == path.stem]
    table = published.table(path.stem)
    return table, table.rows


def test_the_last_sheet_holds_the_cells_of_the_csv(published: Published) -> None:
    for path in workbooks(published):
        table, wanted = data_of(published, path)
        sheet = opened(path).worksheets[-1]
        assert sheet.title == table.name
        head, *rows = sheet.iter_rows(values_only=True)
        assert list(head) == list(table.types), path.name
        assert len(rows) == len(wanted), path.name
        for row, cells in zip(rows, wanted, strict=True):
            for name, found in zip(head, row, strict=True):
                assert same(plain(found), cells[str(name)]), (path.name, name, found)


def test_numbers_are_shown_with_the_digits_that_were_published(published: Published) -> None:
    sheet = opened(published.folder / "observations.xlsx").worksheets[-1]
    digits = {row["row_key"]: row["value"] for row in published.table("observations").texts()}
    names = [cell.value for cell in sheet[1]]
    key, value = names.index("row_key"), names.index("value")
    checked = 0
    for row in sheet.iter_rows(min_row=2):
        text = digits[str(row[key].value)]
        places = len(text.partition(".")[2])
        if text and places <= 6:
            assert row[value].number_format == (f"0.{'0' * places}" if places else "0"), text
            checked += 1
    assert checked > 50


def test_no_cell_is_a_formula_and_sheets_can_be_filtered(published: Published) -> None:
    for path in workbooks(published):
        for sheet in opened(path).worksheets:
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
            assert sheet.freeze_panes, (path.name, sheet.title)
        for sheet in opened(path).worksheets[1:]:
            assert bool(sheet.auto_filter.ref) == (sheet.max_row > 1), (path.name, sheet.title)


def first_sheet(path: Path) -> Worksheet:
    return opened(path).worksheets[0]


def test_the_first_sheet_says_what_this_is_in_every_language(published: Published) -> None:
    project = published.project
    for path in workbooks(published):
        sheet = first_sheet(path)
        languages = [project.words[code]("formats.name") for code in project.languages]
        assert [cell.value for cell in sheet[1]][1:] == languages
        cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        text = "\n".join(cells)
        for code in project.languages:
            words = project.words[code]
            for key in ("contents", "licence", "release", "cite", "how_text", "columns"):
                said = words(f"exports.books.{key}", sheet=opened(path).worksheets[-1].title)
                assert said in text, (path.name, key)
            assert project.identity.publisher.in_(code) in text
        assert project.identity.data_licence in text
        table, _ = data_of(published, path)
        named = {name for name in table.types if "_label_" not in name}
        assert named <= set(cells), path.name


def test_people_read_names_in_place_of_codes(published: Published) -> None:
    project = published.project
    codes = published.table("codes").rows
    for place, code in enumerate(project.languages, start=1):
        sheet = opened(published.folder / "verdicts.xlsx").worksheets[place]
        labels = {row[f"label_{code}"] for row in codes if row["list"] == "verdict"}
        words = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
        assert words & labels
        assert not words & {"awaiting_final", "not_achieved", "on_track", "no_data"}
        assert not any("_" in str(cell.value) for cell in sheet[1]), "headings are words"


def test_the_only_date_of_a_workbook_is_that_of_the_release(published: Published) -> None:
    (newest,) = published.table("releases").rows[-1:]
    assert isinstance(newest["date"], date)
    for path in workbooks(published):
        made = opened(path).properties.created
        assert made is not None
        assert made.date() == newest["date"]
        with zipfile.ZipFile(path) as book:
            assert {one.date_time[0] for one in book.infolist()} == {1980}
