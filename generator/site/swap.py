"""A new folder takes the place of an old one at the end, or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

__all__ = ["link", "put_files", "put_in_place", "recover", "waiting"]


def waiting(target: Path, name: str = "new") -> Path:
    """Return where a folder waits to become `target`: beside it, so that a rename does it."""
    return target.with_name(f".{target.name}.{name}")


def recover(target: Path) -> None:
    """Bring back the old folder if a build was killed between the two renames."""
    old = waiting(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)


def put_in_place(new: Path, target: Path) -> None:
    """Rename `new` to `target`; what stood there goes only after that."""
    old = waiting(target, "old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def put_files(source: Path, target: Path) -> None:
    """Put all files below `source` into `target`, shared where the system can."""
    shutil.copytree(source, target, copy_function=link, dirs_exist_ok=True)


def link(source: str | Path, target: str | Path) -> None:
    """Give a file a second place; its bytes are copied only where the system has no links."""
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)
