"""Problems of files that have not changed, found again by the hash of all they depend on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import Place, Problem, Severity
from generator.parsed import read_entries, write_entries
from generator.validate.conformity import library_version

__all__ = ["Store", "digest", "rules_digest"]


def digest(parts: Iterable[bytes]) -> str:
    """Return the SHA-256 of parts, each with its length, so that no two lists agree by chance."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


@cache
def rules_digest() -> str:
    """Return a hash of the rules' own source and of the table library's version."""
    generator = Path(__file__).parents[1]
    folders = (generator / name for name in ("errors.py", "model", "read", "validate"))
    sources = [
        path
        for folder in folders
        for path in ([folder] if folder.is_file() else sorted(folder.rglob("*.py")))
    ]
    return digest([library_version().encode(), *(path.read_bytes() for path in sources)])


class Store:
    """What the last check found, by file; only what this check asks for is kept.

    A store that is missing, damaged or from other rules is as good as empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._old: Mapping[str, Any] = read_entries(self._path)
        self._new: dict[str, Any] = {}

    def get(self, name: str, key: str) -> tuple[Problem, ...] | None:
        """Return the problems found for these very bytes, None where they are not known."""
        entry = self._old.get(name)
        if not isinstance(entry, Mapping) or entry.get("key") != key:
            return None
        try:
            found = tuple(_problem(one) for one in entry["problems"])
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        self._new[name] = entry
        return found

    def put(self, name: str, key: str, problems: Iterable[Problem]) -> None:
        """Keep the problems of a file for the next check."""
        self._new[name] = {"key": key, "problems": [_plain(one) for one in problems]}

    def save(self) -> None:
        """Write the store, whole or not at all; without a place to write it does without."""
        if self._new == self._old:
            return
        write_entries(self._path, self._new)


def _plain(problem: Problem) -> Mapping[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "place": [place.path, place.row, place.column, place.cell],
        "facts": dict(problem.facts),
    }


def _problem(entry: Mapping[str, Any]) -> Problem:
    path, row, column, cell = entry["place"]
    facts = {str(name): str(value) for name, value in entry["facts"].items()}
    place = Place(str(path), int(row), str(column), str(cell))
    return Problem(str(entry["code"]), Severity(entry["severity"]), place, facts)
