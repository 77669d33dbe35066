"""Hits of the fixed query `search`, sorted into groups of one kind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.api.metadata import DATABASE
from generator.api.queries import query_name

__all__ = ["Group", "Hit", "groups"]

QUERY = "search"
SHOWN = 20  # hits of each kind; the table has the others


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found."""

    id: str
    title: str
    row: str
    page: str


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind; `count` counts them all."""

    table: str
    count: int
    hits: tuple[Hit, ...]


async def groups(datasette: Any, speaker: Any, words: str) -> list[Group]:
    """Return what was found, in the order of the query.

    Raises:
        datasette.database.QueryInterrupted: it took too long.
    """
    query = speaker.database["queries"][query_name(QUERY, speaker.language)]
    answer = await datasette.execute(DATABASE, query["sql"], {"words": words}, truncate=True)
    found: dict[str, list[Hit]] = {}
    for table, id_, title, page, _ in answer.rows:
        hit = Hit(id_, title or id_, speaker.row(table, id_), speaker.page(page or ""))
        found.setdefault(table, []).append(hit)
    return [Group(name, len(hits), tuple(hits[:SHOWN])) for name, hits in found.items()]
