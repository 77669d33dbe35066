"""What files to download are made from, as one hash: data, settings, words, code and libraries."""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from generator.exports import Material
from generator.project import Project

__all__ = ["inputs_of"]

CODE = Path(__file__).parents[1]
LIBRARIES = ("pyarrow", "xlsxwriter")


def inputs_of(material: Material) -> str:
    """Return a hash that is another one as soon as any file to download may be another one."""
    digest = hashlib.sha256()
    around = [sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(version, LIBRARIES)]
    told = json.dumps([around, material.schema_version, material.pages], sort_keys=True)
    digest.update(told.encode())
    for path in _files(material.project):
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(project: Project) -> Iterator[Path]:
    """Yield data, settings and code; what makes pages and the database leaves no trace in files."""
    for folder, ending in ((project.datasets, "csv"), (project.datasets, "yaml")):
        yield from sorted(folder.rglob(f"*.{ending}"))
    yield from sorted(project.config.rglob("*.yaml"))
    aside = {CODE / name for name in ("api", "charts", "cli", "pages", "site", "validate")}
    for path in sorted(CODE.rglob("*.py")):
        if not aside & set(path.parents):
            yield path
