"""What a page weighs: bytes over the wire, packed as web servers pack them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

__all__ = ["loads", "packed", "weight"]

# Formats that are packed in themselves; servers send them as they are.
_PACKED = {".png", ".jpg", ".webp", ".avif", ".woff2", ".gz", ".zip"}
_LOADED = (
    (
        "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], link[rel~=modulepreload]",
        "href",
    ),
    ("script[src], img[src], iframe[src], source[src], embed[src]", "src"),
    ("object[data]", "data"),
)


@cache
def packed(path: Path) -> int:
    """Return the bytes of a file over the wire, without the lines before them."""
    content = path.read_bytes()
    if path.suffix in _PACKED:
        return len(content)
    return len(gzip.compress(content, compresslevel=6, mtime=0))


def loads(page: Path) -> Iterator[Path]:
    """Yield the files that a page makes a browser load, each once."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    found = {
        str(node.attributes.get(name) or "")
        for selector, name in _LOADED
        for node in tree.css(selector)
        if node.attributes.get("loading") != "lazy"
    }
    for address in sorted(found):
        if address and not urlsplit(address).scheme:
            yield (page.parent / unquote(urlsplit(address).path)).resolve()


def weight(page: Path) -> int:
    """Return the bytes over the wire of a page and all that it loads."""
    return packed(page) + sum(packed(path) for path in loads(page))
