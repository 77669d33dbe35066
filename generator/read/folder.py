"""Which files of `datasets/` belong together, and which belong to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SCHEMAS", "Pair", "find_no_files", "find_pairs", "find_strays", "kind_of"]

SCHEMAS = "schemas"
KINDS = {"indicators": "observations"}  # a folder of tables -> what their rows are
NOTES = {"README.md"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A CSV and its descriptor; `has_csv` and `has_descriptor` say which are there.

    Attributes:
        name: place below `datasets/` without suffix, with forward slashes.
    """

    name: str
    csv: Path
    descriptor: Path
    has_csv: bool
    has_descriptor: bool


def find_pairs(datasets: Path) -> tuple[Pair, ...]:
    """Return every pair below `datasets`, whole or not, sorted by name."""
    found: dict[str, set[str]] = {}
    for path, name in _files(datasets):
        if path.suffix in {".csv", ".yaml"}:
            found.setdefault(name.removesuffix(path.suffix), set()).add(path.suffix)
    return tuple(
        Pair(
            name,
            datasets / f"{name}.csv",
            datasets / f"{name}.yaml",
            ".csv" in suffixes,
            ".yaml" in suffixes,
        )
        for name, suffixes in sorted(found.items())
    )


def find_strays(datasets: Path) -> tuple[Path, ...]:
    """Return the visible files that are no table, descriptor, schema or note, sorted."""
    strays = [
        path
        for path, _ in _files(datasets, schemas=True)
        if path.name not in NOTES
        and not path.name.startswith((".", "~$"))
        and not _belongs(path, datasets)
    ]
    return tuple(sorted(strays))


def find_no_files(datasets: Path) -> tuple[tuple[Path, str], ...]:
    """Return what has the name of a table or leads nowhere and is no file, sorted.

    Each with what it is instead: folder | link | device.
    """
    found = []
    for path in datasets.rglob("*"):
        if path.is_file() or path.name.startswith("."):
            continue
        if path.is_symlink():
            found.append((path, "link"))
        elif path.suffix in {".csv", ".yaml"} or not path.is_dir():
            found.append((path, "folder" if path.is_dir() else "device"))
    return tuple(sorted(found))


def kind_of(name: str) -> str:
    """Return what the rows of a table are.

    >>> kind_of("tasks/T01"), kind_of("indicators/pm25"), kind_of("areas")
    ('tasks', 'observations', 'areas')
    """
    folder, _, _ = name.rpartition("/")
    return KINDS.get(folder, folder) or name


def _belongs(path: Path, datasets: Path) -> bool:
    if path.relative_to(datasets).parts[0] == SCHEMAS:
        return path.suffix == ".yaml"
    return path.suffix in {".csv", ".yaml"}


def _files(datasets: Path, *, schemas: bool = False) -> Iterator[tuple[Path, str]]:
    for path in datasets.rglob("*"):
        place = path.relative_to(datasets)
        if path.is_file() and (schemas or place.parts[0] != SCHEMAS):
            yield path, place.as_posix()
