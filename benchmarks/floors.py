"""What the bare tools take for the same amount of work: the floors."""

from __future__ import annotations

import csv
import sqlite3
import sys
from pathlib import Path

__all__ = ["bare_database", "bare_mkdocs", "read_csv"]

PAGE = "# Page {number}\n\nA paragraph.\n\n| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 8


def bare_mkdocs(folder: Path, pages: int) -> Path:
    """Write an MkDocs project of `pages` small pages, listed nowhere; return its settings."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(1, pages):
        (docs / f"page-{number}.md").write_text(PAGE.format(number=number), encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(
        "site_name: floor\nnot_in_nav: /page-*\nplugins: []\nnav: [index.md]\n"
        "theme: {name: material, font: false}\n",
        encoding="utf-8",
    )
    return settings


def read_csv(folder: Path) -> int:
    """Read every CSV below `folder` with the standard library; return the number of rows."""
    rows = 0
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += sum(1 for _ in csv.reader(file))
    return rows


def bare_database(folder: Path, target: Path) -> None:
    """Put every CSV below `folder` into tables without types, keys or indexes."""
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as connection:
        for path in sorted(folder.rglob("*.csv")):
            _copy(connection, path, path.relative_to(folder).with_suffix("").as_posix())


def _copy(connection: sqlite3.Connection, path: Path, name: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        columns = ", ".join(f'"{column}"' for column in next(reader))
        marks = ", ".join("?" for _ in columns.split(", "))
        connection.execute(f'CREATE TABLE "{name}" ({columns})')
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', reader)  # noqa: S608 - names of our own files


if __name__ == "__main__":
    action, *paths = sys.argv[1:]
    if action == "csv":
        read_csv(Path(paths[0]))
    else:
        bare_database(Path(paths[0]), Path(paths[1]))
