"""Pages as a reader sees them: the elements that only say what a number rests on are gone."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

__all__ = ["parsed"]


def parsed(html: str) -> LexborHTMLParser:
    """Return the tree of a page without the marks of its claims."""
    tree = LexborHTMLParser(html)
    tree.unwrap_tags(["span[data-claim]:not([class])"])
    tree.merge_text_nodes()
    return tree
