"""Files kept by the hash of their bytes, with a compressed twin where one helps.

A build hashes what it has and links what is there; it writes and compresses only what is new.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.exports import Listed
from generator.model.formats import format_of
from generator.model.text import Text
from generator.trees import Tree

__all__ = ["PACKED", "Shelf", "digest_of"]

PACKED = ".gz"
NOTE = "listed"
WORTH = 1024  # bytes; smaller files are sent as they are
LEVEL = 6  # 9 takes half as long again for one per cent less


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of files named by the SHA-256 of what is in them."""

    folder: Path

    def keep(
        self, path: str, content: bytes, title: Text | None = None, schema: str = ""
    ) -> Listed:
        """Keep a file that is to be published under `path`; return what to list of it."""
        name = hashlib.sha256(content).hexdigest()
        place = self.folder / name
        if not (place.is_file() and place.stat().st_size == len(content)):
            _write(place, content)
        packed = 0
        if format_of(path).is_text and len(content) > WORTH:
            packed = self._packed(name, content)
        return Listed(path, name, len(content), packed, title or Text(), schema)

    def _packed(self, name: str, content: bytes) -> int:
        twin = self.folder / f"{name}{PACKED}"
        if not twin.is_file():
            _write(twin, gzip.compress(content, LEVEL, mtime=0))
        return twin.stat().st_size

    def once(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what was made under a key before, or what is made now."""
        kept = self.folder / f"{key}.{name}"
        if not kept.is_file():
            for older in self.folder.glob(f"*.{name}"):
                older.unlink()
            _write(kept, make())
        return kept.read_bytes()

    def listed(self, key: str) -> tuple[Listed, ...] | None:
        """Return the files remembered under a key; None where any of them is not at hand."""
        note = self.folder / f"{key}.{NOTE}"
        if not note.is_file():
            return None
        entries = json.loads(note.read_text(encoding="utf-8"))
        found = tuple(Listed(**one | {"title": Text(one["title"])}) for one in entries)
        return found if all(map(self._has, found)) else None

    def _has(self, one: Listed) -> bool:
        twin, place = self.twin(one), self.place(one)
        whole = place.is_file() and place.stat().st_size == one.size
        return whole and (twin is None or twin.is_file())

    def remember(self, key: str, listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
        """Write down which files a key stands for, in place of what was written down before."""
        for older in self.folder.glob(f"*.{NOTE}"):
            older.unlink()
        entries = [asdict(one) | {"title": dict(one.title.by_language)} for one in listed]
        _write(self.folder / f"{key}.{NOTE}", json.dumps(entries).encode())
        return listed

    def place(self, one: Listed) -> Path:
        """Return where a kept file lies."""
        return self.folder / one.sha256

    def twin(self, one: Listed) -> Path | None:
        """Return where its compressed twin lies; None where it has none."""
        return self.folder / f"{one.sha256}{PACKED}" if one.packed else None

    def put(self, listed: Iterable[Listed], tree: Tree, folder: str, *, public: bool) -> None:
        """Put files into a folder under their paths, sharing the bytes where the system can.

        Args:
            listed: files that are kept here.
            tree: where they go.
            folder: in which of its folders; "", or with a slash at its end.
            public: also under the names that never change, and with compressed twins.
        """
        for one in listed:
            place, twin = self.place(one), self.twin(one) if public else None
            for path in (one.path, one.immutable) if public else (one.path,):
                tree.put(f"{folder}{path}", place)
                if twin is not None:
                    tree.put(f"{folder}{path}{PACKED}", twin)

    def tidy(self, listed: Iterable[Listed]) -> None:
        """Remove what no file of the build needs any more."""
        wanted = {one.sha256 for one in listed}
        for path in self.folder.iterdir():
            name, _, made = path.name.partition(".")
            if name not in wanted and made in ("", PACKED[1:], "part"):
                path.unlink()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.part")
    part.write_bytes(content)
    part.replace(place)
