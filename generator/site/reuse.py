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

from generator.site.swap import link

__all__ = ["MISSING", "Shelf", "look_of", "shelf"]

MISSING = "404.html"
_MARKS = "marks.json"
_TOOLS = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one language hands over, and where the HTML of each page is kept.

    Attributes:
        site: what is handed over for all pages, as JSON.
        texts: what is handed over for a page as JSON, by the address of its file.
        kept: where its finished HTML is kept, or will be, by the same address.
    """

    folder: Path
    site: str
    texts: Mapping[str, str]
    kept: Mapping[str, Path]

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
        marks = self._marks()
        return frozenset(
            one for one, path in self.kept.items() if marks.get(path.name, ()) != _mark(path)
        )

    def take(self, made: Path, addresses: Iterable[str]) -> None:
        """Keep what MkDocs has just laid out in the folder `made`, and what is used of the rest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for address in addresses:
            (made / address).replace(self.kept[address])
        marks = {path.name: _mark(path) for path in self.kept.values()}
        for path in self.folder.iterdir():
            if path.name not in marks:
                path.unlink()
        (self.folder / _MARKS).write_text(json.dumps(marks), encoding="utf-8")

    def give(self, site: Path, addresses: Iterable[str]) -> None:
        """Put kept pages into `site`, where their folders are, shared where the system can."""
        for address in addresses:
            link(self.kept[address], site / address)

    def _marks(self) -> Mapping[str, list[int] | None]:
        try:
            marks: dict[str, list[int] | None] = json.loads((self.folder / _MARKS).read_bytes())
        except (OSError, ValueError):  # nothing kept yet, or cut short: all is laid out anew
            return {}
        return marks


def _mark(path: Path) -> list[int] | None:
    """Return what shows that a kept file was changed, as by an editor in the site it is part of."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
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
    kept = {
        address: folder / f"{_hashed(shared, address, text)}.html"
        for address, text in texts.items()
    }
    return Shelf(folder, site, texts, kept)


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
