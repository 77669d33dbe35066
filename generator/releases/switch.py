"""Everything a build made goes live together, or not at all.

A build writes into a folder of its own. When all of it is there, a mark is set and
each part is renamed to its place. A process killed on the way leaves the mark, and
the next start finishes the move, so that site, database and downloads never stay
of different builds. What stood there before is set aside, because removing thousands of
files takes a while; the next build clears it away.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["clear", "fresh", "recover", "switch"]

READY = "ready"
PAST = "past"


def fresh(waiting: Path) -> Path:
    """Return the folder for a new build, empty."""
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(parents=True)
    return waiting


def clear(waiting: Path) -> None:
    """Remove what earlier builds left aside."""
    shutil.rmtree(_past(waiting), ignore_errors=True)


def switch(waiting: Path, places: Mapping[str, Path]) -> None:
    """Move every finished part to its place.

    Args:
        waiting: folder with all parts of a finished build.
        places: name of a part in `waiting` -> where it belongs, on the same file system.

    Raises:
        OSError: a part cannot be moved; `recover` finishes the move later.
    """
    missing = [name for name in places if not (waiting / name).exists()]
    if missing:
        raise FileNotFoundError(", ".join(missing))
    (waiting / READY).touch()
    recover(waiting, places)


def recover(waiting: Path, places: Mapping[str, Path]) -> None:
    """Finish a move that was cut short; do nothing where none was begun."""
    if not (waiting / READY).exists():
        return
    for name, place in places.items():
        if (waiting / name).exists():
            _move(waiting / name, place, _past(waiting))
    shutil.rmtree(waiting, ignore_errors=True)


def _past(waiting: Path) -> Path:
    return waiting.with_name(PAST)


def _move(part: Path, place: Path, past: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if not part.is_dir():
        part.replace(place)
        return
    if place.exists():
        past.mkdir(exist_ok=True)
        place.rename(Path(tempfile.mkdtemp(dir=past)) / place.name)
    part.rename(place)
