"""What of a text counts when two copies are compared: its letters, digits and signs.

1. NFC, then each character by NFKC: full and half width, ligatures, compatibility forms.
2. Kept: letters, digits, the marks that belong to a letter, signs of mathematics and of
   currency, %, per mille and degree. Dropped: everything else, that is spaces of every
   kind, line breaks, byte order marks, controls, quotation marks, brackets, punctuation,
   bullets.
3. Between two digits a mark of punctuation tells numbers apart (3.5 is not 35), so one is
   kept there: any dash as "-", "." and ":" and "/" as they are, every other as ",".
Case counts. The SHA-256 is that of what is left, in UTF-8.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["MARKS", "Stream", "digest", "stream_of"]

SIGNS = frozenset("%\u2030\u00b0")
FRAMES = frozenset("|")  # a sign of mathematics to Unicode; in texts the edge of a table
EXACT = ".:/"
DASH, OTHER = "-", ","
MARKS = frozenset(EXACT + DASH + OTHER)


@dataclass(frozen=True, slots=True)
class Stream:
    """A text without what does not count.

    Attributes:
        letters: what counts, in one run.
        raw: the text in NFC.
        places: where in `raw` each of the letters stands.
    """

    letters: str
    raw: str
    places: tuple[int, ...]


def stream_of(text: str) -> Stream:
    """Return what counts of a text, with the way back to where it stands."""
    raw = unicodedata.normalize("NFC", text)
    kept = tuple(_kept(raw))
    return Stream("".join(one for one, _ in kept), raw, tuple(place for _, place in kept))


def digest(text: str) -> str:
    r"""Return the SHA-256 of what counts of a text, in hexadecimal.

    >>> digest("Twelve km, by 2020.") == digest("Twelve\nkm 'by' 2020")
    True
    """
    return hashlib.sha256(stream_of(text).letters.encode()).hexdigest()


def _kept(raw: str) -> Iterator[tuple[str, int]]:
    """Yield each character that counts with its place; a mark only between two digits."""
    mark, before = ("", 0), ""
    for char, place in _characters(raw):
        if _counts(char):
            if mark[0] and before.isdigit() and char.isdigit():
                yield mark
            yield char, place
            mark, before = ("", 0), char
        elif not mark[0] and unicodedata.category(char).startswith("P"):
            mark = (_mark(char), place)


def _characters(raw: str) -> Iterator[tuple[str, int]]:
    for place, char in enumerate(raw):
        if (
            unicodedata.category(char) != "Sk"
        ):  # an accent alone: it would become a space and a mark
            yield from ((one, place) for one in unicodedata.normalize("NFKC", char))


def _counts(char: str) -> bool:
    kind = unicodedata.category(char)
    if kind == "Mn" and unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
        return False
    return (kind[0] in "LMN" or kind in ("Sm", "Sc") or char in SIGNS) and char not in FRAMES


def _mark(char: str) -> str:
    if unicodedata.category(char) == "Pd":
        return DASH
    return char if char in EXACT else OTHER
