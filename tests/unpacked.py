"""What stands in a file to download, as bytes that can be searched: workbooks and Parquet are packed."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from xml.etree import ElementTree

__all__ = ["unpacked"]


def unpacked(path: str, content: bytes) -> bytes:
    """Return every text of a file, a line each; a file that is text as it is."""
    match PurePath(path).suffix:
        case ".xlsx":
            return "\n".join(_of_workbook(content)).encode()
        case ".parquet":
            return "\n".join(_of_parquet(content)).encode()
        case ".gz":
            return gzip.decompress(content)
        case ".zip":
            return b"\n".join(_of_archive(content))
    return content


def _of_archive(content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            yield unpacked(name, packed.read(name))


def _of_workbook(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            for node in ElementTree.fromstring(book.read(name)).iter():  # noqa: S314 - our own file
                yield node.text or ""
                if node.get("TargetMode") == "External":
                    yield node.get("Target", "")


def _of_parquet(content: bytes) -> Iterator[str]:
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(content))
    for told in (table.schema.metadata, *(one.metadata for one in table.schema)):
        yield from (f"{key.decode()} {value.decode()}" for key, value in (told or {}).items())
    yield json.dumps(table.to_pylist(), default=str, ensure_ascii=False)
