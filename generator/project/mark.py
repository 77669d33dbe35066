"""One hash of all that pages rest on besides data: files, this program, what it renders with."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

__all__ = ["mark_of"]

_TOOLS = ("babel", "jinja2", "markdown", "markupsafe")


def mark_of(folders: Iterable[Path]) -> str:
    """Return a hash of all files in `folders`, of this program and of what it renders with."""
    digest = hashlib.sha256(sys.version.encode())
    for tool in _TOOLS:
        digest.update(f"{tool} {version(tool)}\0".encode())
    for folder in (Path(__file__).parents[1], *folders):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix != ".pyc" and path.is_file():
                name, content = path.relative_to(folder).as_posix(), path.read_bytes()
                digest.update(f"{name}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()
