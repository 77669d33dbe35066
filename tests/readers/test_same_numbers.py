"""JSON and the database hold the numbers of the CSV, row by row; a plain Datasette serves them so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.api.ports import choose
from generator.api.server import _end, _until_answer
from generator.api.static import HOST
from tests.api.conftest import Client
from tests.readers.conftest import SERIES, Cell, Published, Table

# (table, column) -> how the database differs from the file, and why.
SHOWN = {  # as pages show it, so that a query prints what a page says
    ("verdicts", "shortfall"),
    ("sensitivity", "distance"),
    ("observations", "value_text"),
}
FILLED = {  # the file is the register as kept; the database works out what follows from it
    ("tasks", "done_when"),  # by the level of commitment, where the task names no test of its own
    ("codes", "position"),  # lists are numbered without gaps
    ("updates", "visibility"),  # nothing where there was only something internal to see
}


def like(cell: Cell, type_: str, found: Any) -> bool:
    """Tell whether JSON says what a cell means: numbers as numbers, days as text."""
    if isinstance(cell, date):
        return bool(found == cell.isoformat())
    if isinstance(found, list):
        return found == (cell.split(";") if isinstance(cell, str) else [])
    if type_ == "boolean" and isinstance(found, int):
        return cell is bool(found)
    return type(found) in (type(cell), float, int) and found == cell


def records(document: Any) -> Iterator[dict[str, Any]]:
    """Yield every record in a document, at any depth."""
    if isinstance(document, dict):
        yield document
    for one in document.values() if isinstance(document, dict) else document:
        if isinstance(one, dict | list):
            yield from records(one)


def differing(table: Table, row: dict[str, Cell], found: dict[str, Any]) -> list[str]:
    return [
        name
        for name, cell in row.items()
        if name in found and not like(cell, table.types[name], found[name])
    ]


@pytest.mark.parametrize("name", ["verdicts", "questions", "sources"])
def test_a_list_as_json_holds_the_rows_of_the_table(published: Published, name: str) -> None:
    table = published.table(name)
    found = published.document(f"{name}.json")[name]
    assert len(found) == len(table.rows) > 0
    for row, record in zip(table.rows, found, strict=True):
        assert set(row) <= set(record)
        assert not differing(table, row, record)


def test_the_values_of_each_indicator_are_in_its_document(published: Published) -> None:
    table = published.table("observations")
    left = {str(row["row_key"]): row for row in table.rows}
    for path in sorted((published.folder / SERIES).glob("*.json")):
        document = published.document(f"{SERIES}{path.name}")
        for record in records(document["observations"]):
            if "row_key" in record:
                row = left.pop(record["row_key"])
                assert not differing(table, row, record), record["row_key"]
    assert left == {}


@pytest.fixture(scope="module")
def plain(published: Published) -> Iterator[Client]:
    """The published database behind `datasette jindu.db`, without our plugins and words."""
    port, folder = choose(HOST, 0, 0), published.folder
    log = published.project.build / f"plain-{port}.log"
    call = [sys.executable, "-m", "datasette", "jindu.db", "-p", str(port)]
    with log.open("wb") as errors:
        process = subprocess.Popen(call, cwd=folder, stdout=errors, stderr=errors)
    try:
        _until_answer(process, f"http://{HOST}:{port}/jindu.json?_size=0", log, None)
        client = Client(f"http://{HOST}:{port}/")
        yield client
        client.close()
    finally:
        _end(process)


def served(plain: Client, name: str) -> list[dict[str, Any]]:
    rows, more = list[dict[str, Any]](), ""
    while True:
        query = {"_shape": "objects", "_size": "max"} | ({"_next": more} if more else {})
        answer = plain(f"/jindu/{name}.json", **query)
        assert answer.status == 200, name
        rows += answer.json["rows"]
        more = str(answer.json["next"] or "")
        if not more:
            return rows


def test_a_plain_datasette_serves_every_table_row_by_row(
    published: Published, plain: Client
) -> None:
    names = {one["name"]: one["columns"] for one in plain("/jindu.json").json["tables"]}
    compared = 0
    for table in published.whole:
        columns = set(names.get(table.name, ()))
        if not set(table.key) <= columns:
            continue
        found = {
            tuple(str(row[one]) for one in table.key): row for row in served(plain, table.name)
        }
        assert len(found) == len(table.rows), table.name
        for row in table.rows:
            record = found[tuple(str(row[one]) for one in table.key)]
            for name in differing(table, row, record):
                stem = name if name in table.types and name[-3:-2] != "_" else name[:-3]
                if (table.name, stem) in SHOWN:
                    assert rounded(row[name], record[name]), (table.name, name)
                else:
                    assert (table.name, stem) in FILLED, (table.name, name, row[name], record[name])
            compared += len(set(row) & set(record))
    assert compared > 1500


def rounded(cell: Cell, shown: Any) -> bool:
    """Tell whether one number is the other with fewer digits."""
    places = Decimal(str(shown)).as_tuple().exponent
    digits = -places if isinstance(places, int) else 0
    return abs(Decimal(str(cell)) - Decimal(str(shown))) <= Decimal(10) ** -digits / 2


def test_a_plain_datasette_finds_letters_and_answers_the_first_question(
    published: Published, plain: Client
) -> None:
    sql = (
        "SELECT indicator, count(*) AS n FROM observations"
        " WHERE is_current AND value IS NOT NULL GROUP BY 1"
    )
    answer = plain("/jindu.json", sql=sql, _shape="array").json
    counted = {one["indicator"]: one["n"] for one in answer}
    rows = published.table("observations").rows
    wanted = {
        name: sum(
            r["indicator"] == name and bool(r["is_current"]) and r["value"] is not None
            for r in rows
        )
        for name in {r["indicator"] for r in rows}
    }
    assert counted == {name: n for name, n in wanted.items() if n}
    if published.has_han:
        titled = plain("/jindu/indicators.json", _shape="array", title_zh="高速公路里程").json
        assert [one["id"] for one in titled] == ["expressway-km"]
