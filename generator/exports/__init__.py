"""Files to download: pure bytes from checked tables and the assessment.

A kind of file is a module in `types/` with one function and one line in `EXPORTS`.
`package.py` describes all of them in one Data Package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.exports import books
from generator.exports.claims import claim_files
from generator.exports.material import Exported, Material
from generator.exports.package import datapackage
from generator.exports.types import (
    measures,
    methods,
    observations,
    robust,
    rollups,
    snippets,
    states,
    tables,
    verdicts,
)

__all__ = ["EXPORTS", "Exported", "Material", "claim_files", "export_files"]

EXPORTS: dict[str, Callable[[Material], Iterable[Exported]]] = {
    "tables": tables.dump,
    "measures": measures.dump,
    "states": states.dump,
    "observations": observations.dump,
    "verdicts": verdicts.dump,
    "rollups": rollups.dump,
    "methods": methods.dump,
    "robust": robust.dump,
    "snippets": snippets.dump,
    "books": books.dump,
}


def export_files(material: Material) -> dict[str, bytes]:
    """Return every file by its path, with `datapackage.json` that describes them."""
    exported = [one for dump in EXPORTS.values() for one in dump(material)]
    files = {one.path: one.content for one in exported}
    files["datapackage.json"] = datapackage(material, exported)
    return dict(sorted(files.items()))
