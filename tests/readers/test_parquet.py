"""pyarrow, DuckDB and pandas read Parquet with the types that were meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from tests.readers.conftest import Cell, Published, Table

TEXT = "_text"
TYPES = {
    "number": pa.types.is_float64,
    "integer": pa.types.is_int64,
    "year": pa.types.is_int64,
    "boolean": pa.types.is_boolean,
    "date": pa.types.is_date32,
}


def is_text(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_string(kind)
        or (pa.types.is_dictionary(kind) and pa.types.is_string(kind.value_type))
        or (pa.types.is_list(kind) and pa.types.is_string(kind.value_type))
    )


def told(cell: Cell, kind: pa.DataType) -> Cell | list[str]:
    return cell.split(";") if pa.types.is_list(kind) and isinstance(cell, str) else cell


def test_pyarrow_finds_the_rows_and_types_of_every_table(published: Published) -> None:
    for table in published.whole:
        found = pq.read_table(table.beside(".parquet"))
        assert [one for one in found.column_names if one in table.types] == list(table.types)
        for name, type_ in table.types.items():
            kind = found.schema.field(name).type
            assert TYPES.get(type_, is_text)(kind), (table.name, name, kind)
            wanted = [told(row[name], kind) for row in table.rows]
            assert found.column(name).to_pylist() == wanted, (table.name, name)


def test_published_digits_stand_beside_the_values(published: Published) -> None:
    table = published.table("targets")
    found = pq.read_table(table.beside(".parquet"), columns=["id", "value", "value_text"])
    assert found.schema.field("value_text").type == pa.string()
    digits = {row["id"]: row["value"] for row in table.texts()}
    assert {row["id"]: row["value_text"] for row in found.to_pylist()} == digits


def test_every_column_carries_its_title_in_every_language(published: Published) -> None:
    for table in published.whole:
        schema = pq.read_schema(table.beside(".parquet"))
        for field in schema:
            for language in published.project.languages:
                assert field.metadata[f"title_{language}".encode()], (table.name, field.name)
        whole = schema.metadata
        assert whole[b"licence"].decode() == published.project.identity.data_licence
        assert {b"release", b"released", b"name"} <= set(whole)


def test_files_are_compressed_by_zstd(published: Published) -> None:
    for table in published.whole:
        groups = pq.ParquetFile(table.beside(".parquet")).metadata
        kinds = {
            groups.row_group(n).column(c).compression
            for n in range(groups.num_row_groups)
            for c in range(groups.num_columns)
        }
        assert kinds <= {"ZSTD"}, table.name


def rows_of(query: str, *given: str) -> list[dict[str, Any]]:
    with duckdb.connect() as database:
        answer = database.execute(query, list(given))
        names = [one[0] for one in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def test_duckdb_reads_every_parquet_file(published: Published) -> None:
    for table in published.whole:
        found = rows_of("FROM read_parquet(?)", str(table.beside(".parquet")))
        assert len(found) == len(table.rows)
        for row, wanted in zip(found, table.rows, strict=True):
            for name, cell in wanted.items():
                given = row[name]
                assert (";".join(given) if isinstance(given, list) else given) == cell, (
                    table.name,
                    name,
                )


def test_duckdb_finds_the_types_of_the_tidy_file_by_itself(published: Published) -> None:
    table = published.table("observations")
    for query, ending in (("read_csv(?)", ".csv"), ("read_parquet(?)", ".parquet")):
        found = rows_of(f"DESCRIBE FROM {query}", str(table.beside(ending)))
        kinds = {one["column_name"]: one["column_type"] for one in found}
        assert kinds["value"] == "DOUBLE"
        assert kinds["is_current"] == "BOOLEAN"
        assert (kinds["period_start"], kinds["period_end"]) == ("DATE", "DATE")
        assert kinds["indicator"].startswith(("VARCHAR", "ENUM"))


def test_duckdb_finds_the_same_rows_in_both(published: Published) -> None:
    table = published.table("observations")
    columns = "row_key, value, is_current, period_start, period_end, area, segment"
    names = ", ".join(f"indicator_title_{one}" for one in published.project.languages)
    csv, parquet = (
        f"(SELECT {columns}, {names} FROM {reader}(?))"  # noqa: S608 - our own names
        for reader in ("read_csv", "read_parquet")
    )
    paths = str(table.beside(".csv")), str(table.beside(".parquet"))
    assert rows_of(f"{csv} EXCEPT {parquet}", *paths) == []
    assert rows_of(f"{parquet} EXCEPT {csv}", *paths[::-1]) == []


def test_pandas_reads_types_and_letters(published: Published) -> None:
    table: Table = published.table("observations")
    frame = pd.read_parquet(table.beside(".parquet"))
    assert frame["value"].dtype == "float64"
    assert frame["is_current"].dtype == bool
    assert isinstance(frame["period_end"].iloc[0], date)
    assert len(frame) == len(table.rows)
    if published.has_han:
        assert "高速公路里程" in set(frame["indicator_title_zh"])
    by = frame[frame["is_current"]].groupby("indicator")["value"].count()
    counted = {
        one: sum(
            row["indicator"] == one and bool(row["is_current"]) and row["value"] is not None
            for row in table.rows
        )
        for one in by.index
    }
    assert by.to_dict() == counted
