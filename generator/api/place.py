"""Where a request is: its language, its path without language and without the proxy's path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from generator.api.asked import FORMATS

__all__ = ["HERE", "Place", "language_of_name", "read_place", "with_language"]

OWN = "/-/"  # what belongs to the server and not to the database
SEARCH = "/-/search"
LOOK = "/-/look/"  # style sheet and script of the pages


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request is.

    Attributes:
        language: code of the page's language.
        path: path without language, from "/".
        query: query string, without the question mark.
        base: path that a proxy shows the interface at, with slashes at both ends.
        is_marked: the path named its language.
    """

    language: str
    path: str
    query: str = ""
    base: str = "/"
    is_marked: bool = False

    @property
    def is_page(self) -> bool:
        """Tell whether people read it; programs read the rest, which has one address only."""
        if self.path.startswith(OWN):
            return self.path.rstrip("/") == SEARCH
        last = self.path.rpartition("/")[2]
        return last.rpartition(".")[2] not in (*FORMATS, "db", "ico", "jsono")

    def address(self, language: str, languages: tuple[str, ...], path: str = "") -> str:
        """Return the address of the same page in another language; of `path` if given."""
        query = f"?{self.query}" if self.query and not path else ""
        return with_language(self.base, language, languages, path or self.path) + query


HERE: ContextVar[Place] = ContextVar("HERE")


def with_language(base: str, language: str, languages: tuple[str, ...], path: str) -> str:
    """Return a path below a proxy's path, in a language.

    >>> with_language("/api/", "en", ("zh", "en"), "/d/t"), with_language("/", "zh", ("zh",), "/d")
    ('/api/en/d/t', '/d')
    """
    prefix = "" if language == languages[0] else f"{language}/"
    return f"{base}{prefix}{path.lstrip('/')}"


def read_place(path: str, query: str, languages: tuple[str, ...], base: str) -> Place:
    """Return where a path is; the first language needs no mark.

    >>> read_place("/api/en/d/t", "", ("zh", "en"), "/api/").path
    '/d/t'
    """
    if base != "/" and path.startswith(base):
        path = path[len(base) - 1 :]
    first, slash, rest = path[1:].partition("/")
    if first in languages and path.startswith("/"):
        return Place(first, f"/{rest}" if slash else "", query, base, is_marked=True)
    return Place(languages[0], path, query, base)


def language_of_name(path: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return the language of the view or fixed query that a path is about, "" for none.

    Args:
        path: path without language.
        names: language -> names of its views and fixed queries.
    """
    name = path.strip("/").partition("/")[2]
    return next((code for code, known in names.items() if name in known), "")
