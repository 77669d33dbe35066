"""A table as Parquet: typed columns that carry their titles and units, the same bytes for the same rows."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from typing import Any

from generator.exports.books.naming import LISTS, SEPARATOR, is_list
from generator.exports.frames import Cell, Frame, FrameColumn
from generator.exports.material import Material
from generator.model.text import Text

__all__ = ["TEXT", "parquet_bytes", "published_digits", "table_facts"]

TEXT = "_text"  # ending of the column that holds a value's digits as published
LEVEL = 9  # of compression; the files are small and read often


def parquet_bytes(frame: Frame, facts: Mapping[str, str]) -> bytes:
    """Return a Parquet file; `facts` are told of the whole table.

    Numbers are float64, because that is what programs compute with; beside a published
    value stands a column of text with its digits as they were published.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    typed = tuple(zip(*frame.typed(), strict=True)) or ((),) * len(frame.columns)
    text = tuple(zip(*frame.rows, strict=True)) or ((),) * len(frame.columns)
    fields, arrays = [], []
    with _without_pandas():
        for column, cells, digits in zip(frame.columns, typed, text, strict=True):
            for name, kind, values in _arrays(pa, frame, column, cells, digits):
                fields.append(pa.field(name, kind, metadata=dict(_facts(column))))
                arrays.append(pa.array(values, type=kind))
    table = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=dict(facts)))
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", compression_level=LEVEL)
    return out.getvalue()


class _Absent(MetaPathFinder):
    """Tells whoever imports pandas that it is not there."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


@contextmanager
def _without_pandas() -> Iterator[None]:
    """Keep pyarrow from loading pandas at its first array, which takes longer than all files."""
    absent = _Absent()
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, absent)
    try:
        yield
    finally:
        if absent in sys.meta_path:
            sys.meta_path.remove(absent)


def table_facts(material: Material, frame: Frame) -> dict[str, str]:
    """Return what is told of a whole table: its title, release, publisher and licence."""
    identity, release = material.project.identity, material.plan.release
    return {
        **_by_language("title", frame.title),
        **_by_language("publisher", identity.publisher),
        "name": frame.name,
        "release": release.id,
        "released": release.date,
        "licence": identity.data_licence,
        "licence_url": identity.data_licence_url,
        "primary_key": SEPARATOR.join(frame.key),
    }


def published_digits(frame: Frame, column: FrameColumn) -> bool:
    """Tell whether a column of digits as published goes beside a column of values."""
    held = {one.name for one in frame.columns}
    value = column.name.rpartition("_")[2] == "value"
    return column.type == "number" and value and f"{column.name}{TEXT}" not in held


def _arrays(
    pa: Any, frame: Frame, column: FrameColumn, cells: tuple[Cell, ...], digits: tuple[str, ...]
) -> Iterator[tuple[str, Any, list[Any]]]:
    """Yield name, type and values of what a column becomes."""
    if column.type == "number":
        yield column.name, pa.float64(), [float(one) if one else None for one in digits]
        if published_digits(frame, column):
            yield f"{column.name}{TEXT}", pa.string(), [one or None for one in digits]
    elif is_list(column):
        items = [one.split(SEPARATOR) if one else None for one in digits]
        yield column.name, pa.list_(pa.string()), items
    else:
        yield column.name, _kind(pa, frame, column), list(cells)


def _kind(pa: Any, frame: Frame, column: FrameColumn) -> Any:
    plain = {
        "integer": pa.int64(),
        "year": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    if column.type in plain:
        return plain[column.type]
    repeats = column.codes or column.name in LISTS or column.name in frame.links
    return pa.dictionary(pa.int32(), pa.string()) if repeats else pa.string()


def _facts(column: FrameColumn) -> Iterator[tuple[str, str]]:
    yield from _by_language("title", column.title).items()
    yield from _by_language("description", column.description).items()
    yield from _by_language("unit", column.unit).items()
    if column.codes or column.name in LISTS:
        yield "codes", column.codes or LISTS[column.name]


def _by_language(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_{code}": one for code, one in sorted(text.by_language.items()) if one}
