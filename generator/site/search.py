"""The site's own search entries, for the search worker that comes with the theme.

The worker looks for words that begin with what was typed. Han text has no spaces,
so every run of Han letters is stored from each of its letters on, cut to eight:
what begins inside the run then begins a token too. A mark stands before each of
these tokens and before the same letters in a query. Without it the worker would
cut the query into any words it knows, and find pages holding the parts only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model.site import Page, SearchEntry

__all__ = ["MARK", "WIDTH", "fold", "search_index", "tokens"]

WIDTH = 8  # letters of a Han token; the theme's search.js cuts longer queries alike
MARK = "_"

_HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+")
# A word may hold these signs inside, as in "R&D", "PM2.5" or "3/4".
_WORD = re.compile(rf"[^\W_{_HAN}]+(?:[.&'/][^\W_{_HAN}]+)*")
# Where one may begin to type inside such a word: after a sign, and at a digit after a letter.
_INNER = re.compile(r"(?<=[.&'/])[^\W_]|(?<=[^\W\d_])\d")

# Titles weigh more; the worker takes any names of fields.
_CONFIG = {
    "config": {
        "lang": ["en"],
        "separator": "\\s+",
        "pipeline": [],
        "fields": {"head": {"boost": 20}, "body": {"boost": 1}},
    },
    "options": {"suggest": False},
}


def fold(text: str) -> str:
    """Return `text` in small letters, without accents, in one width.

    >>> fold("Québec ＰＭ2.5")
    'quebec pm2.5'
    """
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if unicodedata.category(letter)[0] != "M")


def tokens(text: str) -> list[str]:
    """Return the tokens under which `text` is found, each once, in order of appearance.

    >>> tokens("R&D 3.2%")
    ['r&d', 'd', 'rd', '3.2', '2', '32']
    """
    folded = fold(text)
    found = [*_han_tokens(folded), *_word_tokens(folded)]
    return list(dict.fromkeys(found))


def _han_tokens(folded: str) -> Iterator[str]:
    for match in _RUN.finditer(folded):
        run = match.group()
        for start in range(len(run)):
            yield MARK + run[start : start + WIDTH]


def _word_tokens(folded: str) -> Iterator[str]:
    for match in _WORD.finditer(folded):
        word = match.group()
        yield word
        for inner in _INNER.finditer(word):
            yield word[inner.start() :]
        yield re.sub(r"[.&'/]", "", word)


def search_index(pages: Sequence[Page]) -> bytes:
    """Return search_index.json of one language.

    Shown fields (`title`, `text`) are plain and not searched; searched fields
    (`head`, `body`) hold tokens and are not shown. Pages for frames of other sites
    are no hits: the page they are taken from is one.
    """
    docs = [_document(entry) for page in pages if not page.bare for entry in _entries(page)]
    text = json.dumps(_CONFIG | {"docs": docs}, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def _entries(page: Page) -> Iterable[SearchEntry]:
    """Return the entries of a page, that of the whole page first; none of one for other sites' frames.

    The worker groups entries by page and loses those whose page it does not know,
    so a page without an entry of its own gets one with its title.
    """
    if page.bare:
        return []
    own = [entry for entry in page.search if "#" not in entry.route]
    parts = [entry for entry in page.search if "#" in entry.route]
    return [*(own or [SearchEntry(page.route, page.title, "")]), *parts]


def _document(entry: SearchEntry) -> dict[str, Any]:
    title = tokens(entry.title)
    known = set(title)
    body = [one for one in tokens(f"{entry.text} {entry.hidden}") if one not in known]
    document: dict[str, Any] = {
        "location": entry.route or "./",
        "title": entry.title,
        "text": entry.text,
        "head": " ".join(title),
    }
    if body:
        document["body"] = " ".join(body)
    if entry.boost != 1:
        document["boost"] = entry.boost
    return document
