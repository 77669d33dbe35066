"""Several files replaced together: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["write_all"]


def write_all(changes: Mapping[Path, bytes]) -> None:
    """Write every file whole; after a failure all are as they were before.

    Raises:
        OSError: a file could not be written; nothing has changed.
    """
    drafts: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in changes.items():
            drafts[path] = _draft(path, data)
        for path, draft in drafts.items():
            before[path] = path.read_bytes() if path.exists() else None
            draft.replace(path)
    except OSError:
        for path, data_before in before.items():
            _restore(path, data_before)
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _draft(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A leading dot: the folder is never read with half a file in it.
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(data)
    if path.exists():
        draft.chmod(path.stat().st_mode & 0o7777)
    return draft


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != data:
        path.write_bytes(data)
