"""What this site needs of Material's style sheet: rules for prose, not for Material's own widgets.

The sheet is machine-made and minified; it is only cut at its own braces, semicolons and
commas, never rewritten. A rule stays when every class it names is one that our pages
use, so what is dropped could not have matched anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

__all__ = ["KEPT", "needed"]

# The classes of Material that pages carry. A test compares this list with finished pages.
KEPT = frozenset({"md-typeset"})

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_FOREIGN = re.compile(r"\[data-md-|#__|::view-transition")
_USED = re.compile(r"var\((--[\w-]+)")
_OPEN, _CLOSE = "([{", ")]}"


def needed(sheet: str, own: str, kept: Collection[str] = KEPT) -> str:
    """Return the part of `sheet` that can matter to pages.

    Args:
        sheet: a minified style sheet.
        own: styles that follow it; custom properties they ask for stay.
        kept: classes whose rules stay.
    """
    short = "".join(_rules(sheet, frozenset(kept)))
    return _with_properties_in_use(short, own)


def _pieces(text: str, ends: str) -> Iterator[str]:
    """Cut after each of `ends` that stands in no bracket and no quotes."""
    depth, start, quote, at = 0, 0, "", 0
    while at < len(text):
        letter = text[at]
        if letter == "\\":
            at += 1
        elif quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        else:
            depth += (letter in _OPEN) - (letter in _CLOSE)
            if depth == 0 and letter in ends:
                yield text[start : at + 1]
                start = at + 1
        at += 1
    if start < len(text):
        yield text[start:]


def _rules(sheet: str, kept: frozenset[str]) -> Iterator[str]:
    for rule in _pieces(sheet, "};"):
        head, brace, body = rule.partition("{")
        if head.startswith(("@media", "@supports")):
            inner = "".join(_rules(body[:-1], kept))
            if inner:
                yield f"{head}{{{inner}}}"
        elif brace and not head.startswith("@"):
            selectors = [one for one in _selectors(head) if _matters(one, kept)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}"


def _selectors(head: str) -> list[str]:
    return [one.removesuffix(",").strip() for one in _pieces(head, ",")]


def _matters(selector: str, kept: frozenset[str]) -> bool:
    return not _FOREIGN.search(selector) and set(_CLASS.findall(selector)) <= kept


def _with_properties_in_use(sheet: str, own: str) -> str:
    """Drop custom properties that nothing asks for, again and again until all are asked for."""
    while True:
        used = frozenset(_USED.findall(sheet + own))
        shorter = "".join(_asked_for(sheet, used))
        if shorter == sheet:
            return sheet
        sheet = shorter


def _asked_for(sheet: str, used: frozenset[str]) -> Iterator[str]:
    for rule in _pieces(sheet, "}"):
        head, _, body = rule.partition("{")
        if head.startswith("@"):
            lines = ["".join(_asked_for(body[:-1], used))]
        else:
            lines = [one for one in _pieces(body[:-1], ";") if _wanted(one, used)]
        inside = "".join(lines)
        if inside:
            yield f"{head}{{{inside}}}"


def _wanted(declaration: str, used: frozenset[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return not name.startswith("--") or name in used
