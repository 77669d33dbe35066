"""The copies for spreadsheets begin with a byte order mark, which is how Excel knows UTF-8."""

from __future__ import annotations

import codecs

import pandas as pd

from tests.readers.conftest import Published

ENDING = ".spreadsheet.csv"


def test_a_copy_is_the_file_after_its_mark(published: Published) -> None:
    for table in published.tables:
        copy = table.beside(ENDING).read_bytes()
        assert copy.startswith(codecs.BOM_UTF8), table.path
        assert copy == codecs.BOM_UTF8 + table.beside(".csv").read_bytes(), table.path
        assert not table.beside(".csv").read_bytes().startswith(codecs.BOM_UTF8), table.path


def test_a_program_that_knows_the_mark_reads_the_same_rows(published: Published) -> None:
    for table in published.tables:
        assert table.texts(ENDING, "utf-8-sig") == table.texts(), table.path
        names = list(pd.read_csv(table.beside(ENDING), nrows=0).columns)
        assert names == list(table.types), table.path
