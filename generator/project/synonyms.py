"""When a word of `site_config/synonyms.yaml` stands in a text: one rule for search and check."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["Group", "group_of"]

_LETTER = "a-z0-9\u00e0-\u024f"


class Group:
    """Words that mean the same to a reader who searches.

    >>> Group(["bus", "coach"]).others("a bus lane")
    ['coach']
    >>> Group(["bus", "coach"]).others("business")
    []
    """

    __slots__ = ("_folded", "pattern", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._folded = tuple((word.casefold(), _whole(word)) for word in self.words)
        # Of casefolded text, for a first look: a word may stand inside another one.
        self.pattern = "|".join(re.escape(word) for word, _ in self._folded) or "(?!)"

    def stands_in(self, text: str) -> bool:
        """Tell whether a text holds any of the words."""
        return self.stands_in_folded(text.casefold())

    def stands_in_folded(self, folded: str) -> bool:
        """Tell whether a text without capitals holds any of the words."""
        return any(_holds(folded, word, whole) for word, whole in self._folded)

    def others(self, text: str) -> list[str]:
        """Return the words that should find a text, too: none, or those it does not hold."""
        if not self.stands_in(text):
            return []
        folded = text.casefold()
        pairs = zip(self.words, self._folded, strict=True)
        return [word for word, (bare, whole) in pairs if not _holds(folded, bare, whole)]


def _holds(folded: str, word: str, whole: str) -> bool:
    """Tell whether a word stands in a text as a whole; a plain look first, as patterns are slow."""
    return word in folded and (whole == re.escape(word) or re.search(whole, folded) is not None)


def _whole(word: str) -> str:
    """Return the pattern of a word as a whole; letters without spaces around stand anywhere."""
    pattern = re.escape(word.casefold())
    before = f"(?<![{_LETTER}])" if re.match(f"[{_LETTER}]", word.casefold()) else ""
    after = f"(?![{_LETTER}])" if re.search(f"[{_LETTER}]$", word.casefold()) else ""
    return f"{before}{pattern}{after}"


def group_of(entry: object) -> Group:
    """Return a line of the file as a group.

    Raises:
        TypeError: it is no list.
    """
    if not isinstance(entry, list):
        raise TypeError(entry)
    return Group([str(word) for word in entry])
