"""Everything a build made goes live together, or not at all.

A build writes into a folder of its own. When all of it is there, a mark is set and
each part is renamed to its place. A process killed on the way leaves the mark, and
the next start finishes the move, so that site, database and downloads never stay
of different builds. What stood there before is set aside, because removing thousands of
files takes a while; the next build brings it up to date, or clears it away.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

__all__ = ["aside", "clear", "fresh", "recover", "switch"]

READY = "ready"
PAST = "past"


def fresh(waiting: Path, keeping: Collection[str] = ()) -> Path:
    """Return the folder for a new build, empty but for the parts that are to be kept."""
    waiting.mkdir(parents=True, exist_ok=True)
    for path in waiting.iterdir():
        if path.name not in keeping:
            _remove(path)
    return waiting


def aside(waiting: Path, name: str) -> Path:
    """Return where the last build set aside what stood in the place of a part."""
    return _past(waiting) / name


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
        old = past / part.name
        place.rename(Path(tempfile.mkdtemp(dir=past)) / part.name if old.exists() else old)
    part.rename(place)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
