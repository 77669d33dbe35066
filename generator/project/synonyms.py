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

    __slots__ = ("_any", "_folded", "pattern", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._folded = tuple(word.casefold() for word in self.words)
        self.pattern = "|".join(map(_whole, self.words)) or "(?!)"  # of casefolded text
        self._any = re.compile(self.pattern)

    def stands_in(self, text: str) -> bool:
        """Tell whether a text holds any of the words."""
        return self.stands_in_folded(text.casefold())

    def stands_in_folded(self, folded: str) -> bool:
        """Tell whether a text without capitals holds any of the words."""
        # A plain look first: the pattern takes ten times as long on a text without the word.
        return any(one in folded for one in self._folded) and bool(self._any.search(folded))

    def others(self, text: str) -> list[str]:
        """Return the words that should find a text, too: none, or those it does not hold."""
        if not self.stands_in(text):
            return []
        folded = text.casefold()
        return [word for word in self.words if not re.search(_whole(word), folded)]


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
