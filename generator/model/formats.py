"""Kinds of files to download: what servers and catalogues call them.

A new kind of file is one line here; the tests of `deploy/` say what nginx still lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["API_VERSION", "DOWNLOADS", "FILES", "FORMATS", "SPREADSHEET", "Format", "format_of"]

# Where files to download lie below the root of the site; the number is that of the contract.
API_VERSION = "v1"
DOWNLOADS = f"api/{API_VERSION}/"
# Folder in it of the files that are named by their content and never change.
FILES = "files"

# Before the ending of a CSV that begins with a byte order mark.
SPREADSHEET = ".spreadsheet"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        name: key of what readers call it (`exports.formats` in the words).
        media_type: as in Content-Type, with the encoding of texts where the type has one.
        is_text: whether it gets smaller by compression.
    """

    name: str
    media_type: str
    is_text: bool


# By ending of the address; a longer ending goes before a shorter one.
FORMATS = {
    f"{SPREADSHEET}.csv": Format("spreadsheet", "text/csv; charset=utf-8", is_text=True),
    ".csv": Format("csv", "text/csv; charset=utf-8", is_text=True),
    ".json": Format("json", "application/json", is_text=True),
    ".xlsx": Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        is_text=False,
    ),
    ".parquet": Format("parquet", "application/vnd.apache.parquet", is_text=False),
    ".ipynb": Format("notebook", "application/x-ipynb+json", is_text=True),
    ".db": Format("database", "application/vnd.sqlite3", is_text=False),
    ".zip": Format("zip", "application/zip", is_text=False),
    "SHA256SUMS": Format("sums", "text/plain; charset=utf-8", is_text=True),
}


def format_of(path: str) -> Format:
    """Return the kind of a file by its address.

    Raises:
        KeyError: no such kind; add it to `FORMATS`.
    """
    for ending, found in FORMATS.items():
        if path.endswith(ending):
            return found
    raise KeyError(PurePosixPath(path).name)
