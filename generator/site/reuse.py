"""Pages that MkDocs has laid out before, found again by the hash of all they are made of.

A page's HTML follows from what was handed over for it, from what all pages share, and
from theme, hook and tools. Where none of that changed, its HTML is taken from the cache.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.trees import Tree

__all__ = ["MISSING", "Shelf", "look_of", "shelf"]

MISSING = "404.html"
Marks = dict[str, list[int]]  # size and time of change of kept files, by name
_MARKS = "marks.json"
_TOOLS = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one language hands over, and where the HTML of each page is kept.

    Attributes:
        folder: where the HTML of all pages is kept.
        site: what is handed over for all pages, as JSON.
        texts: what is handed over for a page as JSON, by the address of its file.
        kept: name of the file of its finished HTML, there or to be made, by the same address.
        marks: what shows that such a file is as it was made, by its name.
    """

    folder: Path
    site: str
    texts: Mapping[str, str]
    kept: Mapping[str, str]
    marks: Marks

    def of(self, addresses: Iterable[str]) -> Shelf:
        """Return the shelf with the texts of these pages, and of the one for what is missing."""
        few = {one: self.texts[one] for one in (*addresses, MISSING)}
        return replace(self, texts=few)

    def handover(self, addresses: Iterable[str]) -> str:
        """Return as JSON what MkDocs needs to lay out these pages."""
        pages = (self.texts[one] for one in addresses if one != MISSING)
        return (
            f'{{"missing": {self.texts[MISSING]}, "site": {self.site},'
            f' "pages": [{", ".join(pages)}]}}'
        )

    def wanting(self) -> frozenset[str]:
        """Return the addresses of pages that must be laid out."""
        return frozenset(one for one, name in self.kept.items() if name not in self.marks)

    def take(self, made: Path, addresses: Iterable[str]) -> None:
        """Keep what MkDocs has just laid out in the folder `made`, and what is used of the rest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        marks = dict(self.marks)
        for address in addresses:
            name = self.kept[address]
            (made / address).replace(self.folder / name)
            marks[name] = _mark(self.folder, name)
        for path in self.folder.iterdir():
            if path.name not in marks:
                path.unlink()
        (self.folder / _MARKS).write_text(json.dumps(marks), encoding="utf-8")

    def give(self, site: Tree, folder: str, addresses: Iterable[str]) -> None:
        """Put kept pages into a folder of the site, shared where the system can."""
        for address in addresses:
            site.put(f"{folder}{address}", f"{self.folder}/{self.kept[address]}")


def _unspoiled(folder: Path, names: Iterable[str]) -> Marks:
    """Return the marks of files that are as they were when they were kept."""
    try:
        marks: Marks = json.loads((folder / _MARKS).read_bytes())
    except (OSError, ValueError):  # nothing kept yet, or cut short: all is laid out anew
        return {}
    found = {name: _mark(folder, name) for name in names if name in marks}
    return {name: mark for name, mark in found.items() if mark and mark == marks[name]}


def _mark(folder: Path, name: str) -> list[int]:
    """Return what shows that a kept file was changed, as by an editor in the site it is part of.

    Nothing where there is none.
    """
    try:
        state = (folder / name).stat()
    except FileNotFoundError:
        return []
    return [state.st_size, state.st_mtime_ns]


def shelf(folder: Path, handed: Mapping[str, Any], look: str) -> Shelf:
    """Return the shelf of a language.

    Args:
        folder: where its finished pages are kept.
        handed: from `language_handover`.
        look: from `look_of`.
    """
    texts, site = dict(_texts(handed)), _json(handed["site"])
    shared = _hashed(look, site)
    kept = {address: f"{_hashed(shared, address, text)}.html" for address, text in texts.items()}
    return Shelf(folder, site, texts, kept, _unspoiled(folder, kept.values()))


def _texts(handed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for page in handed["pages"]:
        yield f"{page['route']}index.html", _json(page)
    yield MISSING, _json(handed["missing"])


def look_of(theme: Path, config: Path) -> str:
    """Return a hash of all that shapes every page: theme, settings, hook, tools."""
    files = [one for one in sorted(theme.rglob("*.html")) if one.is_file()]
    hook = Path(__file__).with_name("hook.py")
    settings = [config] if config.is_file() else []
    texts = [one.read_text(encoding="utf-8") for one in (*files, hook, *settings)]
    names = [one.relative_to(theme).as_posix() for one in files]
    return _hashed(*names, *texts, *(version(tool) for tool in _TOOLS))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
