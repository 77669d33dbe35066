"""Search in text without spaces between words: every Han character is a word.

Text is indexed with a space around each Han character, so a word of any length
is a phrase of characters. Any mark beside a Han character becomes a word of its
own: what stands on its two sides is never read as one word, so a search finds
exactly what reading letter by letter would find. Letters and digits of full
width, as Chinese keyboards write them, are the narrow ones.
"""

from __future__ import annotations

import re
from unicodedata import normalize

__all__ = ["LONGEST", "MARK", "phrase", "spaced"]

LONGEST = 2_000  # letters that a search may have; longer ones find nothing

MARK = "\ue000"  # private use: a letter to the tokenizer, typed by nobody
_RANGES = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(rf"([{_RANGES}])")
# A run of marks is looked at from its first one alone: from each, a long run would take minutes.
_BREAK = re.compile(rf"(?<=[{_RANGES}])[\W_]+|(?<![\W_])[\W_]+(?=[{_RANGES}])")
_PARTING = re.compile(r"[^\w\x00-\x7f]+")  # marks outside ASCII part words anywhere
_TO_NARROW = 0xFEE0  # from a letter of full width to the narrow one
_NARROW = {
    code: code - _TO_NARROW
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(first, last + 1)
}
_WIDE_POINT = re.compile(r"(?<=[\uff10-\uff19])\uff0e(?=[\uff10-\uff19])")


def spaced(text: str | None) -> str:
    r"""Return text as it is indexed; "" for none.

    >>> spaced("AB\u6c34\u8def").split() == ["AB", "\u6c34", "\u8def"]
    True
    """
    return _HAN.sub(r" \1 ", _BREAK.sub(f" {MARK} ", _narrow(text or "")))


def phrase(words: str | None) -> str:
    r"""Return what a reader typed as a full-text query: every word must occur.

    A word is what stands between spaces or marks; whatever it holds is taken
    literally, so no query can be malformed.

    >>> phrase("\u6c34\u8def AB") == '"\u6c34 \u8def" "AB"'
    True
    """
    if len(words or "") > LONGEST:
        return '""'
    typed = _narrow(words or "").replace('"', " ").replace("\0", " ")
    terms = _PARTING.sub(" ", _BREAK.sub(" ", typed)).split()
    pieces = (" ".join(_HAN.sub(r" \1 ", one).split()) for one in terms)
    return " ".join(f'"{piece}"' for piece in pieces) or '""'


def _narrow(text: str) -> str:
    return _WIDE_POINT.sub(".", normalize("NFC", text)).translate(_NARROW)
