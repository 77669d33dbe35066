"""Files to download: pure bytes from checked tables and the assessment.

A kind of file is a module in `types/` with one function and one line in `EXPORTS`; one that is a
table has its line in `TABLES`, so that every format holds it.
`package.py` describes all tables in one Data Package; `catalogue.py` lists every file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.exports import books
from generator.exports.archive import archive
from generator.exports.catalogue import Listed, catalogue, sums
from generator.exports.claims import claim_files
from generator.exports.frames import tables as every_table
from generator.exports.frames import tables_are
from generator.exports.material import Exported, Material
from generator.exports.package import datapackage
from generator.exports.types import (
    dictionary,
    documents,
    measures,
    methods,
    notebook,
    observations,
    robust,
    rollups,
    snippets,
    states,
    tables,
    verdicts,
)
from generator.model.formats import SPREADSHEET

__all__ = [
    "EXPORTS",
    "PACKAGE",
    "Exported",
    "Listed",
    "Material",
    "archive",
    "catalogue",
    "claim_files",
    "downloads",
    "export_files",
    "sums",
]

Dump = Callable[[Material], Iterable[Exported]]

TABLES: dict[str, Dump] = {
    "tables": tables.dump,
    "measures": measures.dump,
    "states": states.dump,
    "observations": observations.dump,
    "verdicts": verdicts.dump,
    "rollups": rollups.dump,
    "methods": methods.dump,
    "robust": robust.dump,
}
EXPORTS: dict[str, Dump] = {
    **TABLES,
    "snippets": snippets.dump,
    "notebook": notebook.dump,
    "dictionary": dictionary.dump,
    "documents": documents.dump,
    "books": books.dump,
}
PACKAGE = "datapackage.json"
BOM = b"\xef\xbb\xbf"

tables_are(*TABLES.values())


def export_files(material: Material) -> dict[str, bytes]:
    """Return every file by its path, with `datapackage.json` that describes the tables."""
    return {one.path: one.content for one in _exported(material)}


def downloads(material: Material) -> tuple[Exported, ...]:
    """Return every file, a copy of each table for spreadsheets among them, by path."""
    made = _exported(material)
    copies = (_spreadsheet(one) for one in made if one.path.endswith(".csv"))
    return tuple(sorted((*made, *copies), key=lambda one: one.path))


def _exported(material: Material) -> list[Exported]:
    others = [dump for name, dump in EXPORTS.items() if name not in TABLES]
    exported = [*every_table(material), *(one for dump in others for one in dump(material))]
    package = Exported(PACKAGE, datapackage(material, exported))
    return sorted((*exported, package), key=lambda one: one.path)


def _spreadsheet(table: Exported) -> Exported:
    """Return the copy of a CSV that begins with a byte order mark, for programs that need one."""
    path = f"{table.path.removesuffix('.csv')}{SPREADSHEET}.csv"
    return replace(table, path=path, content=BOM + table.content, name="")
