"""The first three lines of a researcher who has never seen us give the right answer."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pandas as pd

from tests.readers.conftest import Published


def test_three_lines_agree_with_the_database(published: Published) -> None:
    address = published.folder / "observations.csv"

    values = pd.read_csv(address)
    current = values[values.is_current]
    latest = current.sort_values("period_end").groupby("indicator").value.last()

    with closing(sqlite3.connect(published.project.database)) as database:
        rows = database.execute(
            "SELECT indicator, period_end, value FROM observations"
            " WHERE is_current AND value IS NOT NULL"
        ).fetchall()
    ends = {name: max(end for one, end, _ in rows if one == name) for name, _, _ in rows}
    known = {name: {v for one, end, v in rows if (one, end) == (name, ends[name])} for name in ends}
    found = latest.dropna()
    assert set(found.index) == set(known)
    assert all(value in known[name] for name, value in found.items())


def test_one_value_is_current_for_a_period_and_place(published: Published) -> None:
    values = pd.read_csv(published.folder / "observations.csv").dropna(subset="value")
    current = values[values.is_current]
    cells = ["indicator", "period", "area", "dimensions", "unit_code"]
    assert not current.duplicated(cells).any()
    assert current.duplicated(["indicator"]).any()


def test_pandas_understands_the_tidy_file_without_being_told(published: Published) -> None:
    values = pd.read_csv(published.folder / "observations.csv")
    assert values.value.dtype == "float64"
    assert values.is_current.dtype == bool
    assert pd.to_datetime(values.period_end).dt.year.between(1900, 2100).all()
    if published.has_han:
        assert (values[values.indicator == "pm25"].unit_zh == "微克/立方米").all()
