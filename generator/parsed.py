"""YAML read quickly, and read once: half a megabyte of it takes a fifth of a second each time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["Parsed", "Unparsed", "parse", "read_entries", "write_entries"]


class Unparsed(ValueError):
    """A text is no YAML.

    Attributes:
        problem_mark: where, with a `line` counted from 0; None where that is not known.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.problem_mark = getattr(error, "problem_mark", None)


def parse(text: str) -> Any:
    """Return what YAML holds.

    Raises:
        Unparsed: it is no YAML.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times faster
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe
    except yaml.YAMLError as error:
        raise Unparsed(error) from error


class Parsed:
    """What texts hold, by the hash of the text; only what is asked for is kept.

    What is kept is JSON, so that each who asks gets a tree of its own. A file that is missing
    or damaged is as good as empty.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Keep trees in the file `path`; without one, for as long as this lives."""
        self._path = path
        self._old: dict[str, str] | None = None
        self._new: dict[str, str] = {}

    def tree(self, reader: str, text: str, read: Callable[[str], Any]) -> Any:
        """Return what `read` makes of a text.

        Args:
            reader: tells `read` from others, and from what it was before it was changed.
            text: what to read.
            read: what it raises is raised here; what it makes is kept where JSON can hold it.
        """
        key = hashlib.sha256(f"{reader}\0{text}".encode()).hexdigest()
        kept = self._new.get(key) or self._known().get(key)
        if kept is not None:
            with suppress(ValueError, TypeError):
                tree = json.loads(kept)
                self._new[key] = kept
                return tree
        tree = read(text)
        with suppress(ValueError, TypeError, RecursionError):
            told = json.dumps(tree, ensure_ascii=False)
            if json.loads(told) == tree:  # not so for dates, nor for keys that are no text
                self._new[key] = told
        return tree

    def save(self) -> None:
        """Write what was asked for, whole or not at all; without a place to write, do without."""
        if self._path is None or self._new == self._known():
            return
        write_entries(self._path, self._new)

    def _known(self) -> dict[str, str]:
        if self._old is None:
            self._old = read_entries(self._path) if self._path else {}
        return self._old


def write_entries(path: Path, entries: Mapping[str, Any]) -> None:
    """Write what a cache holds as JSON, whole or not at all; where it cannot be, do without."""
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def read_entries(path: Path) -> dict[str, Any]:
    """Return what a cache holds; nothing where the file is missing or damaged."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
