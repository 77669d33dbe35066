"""X505-X511, X551, X552: slugs, parents, addresses of sources, places in the plan, tiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.errors import Place, Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, in_descriptor, rows
from generator.validate.values import targets, text
from generator.validate.world import World, id_column

__all__ = ["REGISTER_RULES", "locators"]

SENTENCE = r"\d+(?:\.\d+)*/\d+(?:/\d+)?"
LOCATOR = re.compile(rf"{SENTENCE}(?:#\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)?", re.ASCII)


def slugs(world: World) -> Iterator[Problem]:
    """X505: a slug names one row; pages are found by it."""
    for table in world.dataset.tables.values():
        if "slug" not in table.header:
            continue
        seen: dict[str, int] = {}
        for number, row in rows(table):
            first = seen.setdefault(row["slug"], number)
            if row["slug"] and first != number:
                yield fault("X505", at(table, number, "slug"), value=row["slug"], row=first)


def parents(world: World) -> Iterator[Problem]:
    """X506: going up from parent to parent ends somewhere."""
    for table in world.dataset.tables.values():
        column = id_column(table)
        if not column or "parent" not in table.header:
            continue
        above = {row[column]: row["parent"] for _, row in rows(table)}
        for number, row in rows(table):
            if _is_own_ancestor(row[column], above):
                yield fault("X506", at(table, number, "parent"), value=row[column])


def tiles(world: World) -> Iterator[Problem]:
    """X551, X552: a place in the schematic layout has a row and a column, and a tile to itself."""
    for table in world.dataset.of_kind("areas"):
        seen: dict[tuple[str, str], int] = {}
        for number, row in rows(table):
            tile = (row.get("tile_row", ""), row.get("tile_column", ""))
            if not any(tile):
                continue
            if not all(tile):
                yield fault("X552", at(table, number, "tile_column" if tile[0] else "tile_row"))
            elif (first := seen.setdefault(tile, number)) != number:
                yield fault("X551", at(table, number, "tile_column"), row=first)


def links(world: World) -> Iterator[Problem]:
    """X507, X508: only sources that may be linked carry an address, on an allowed host."""
    allowed = world.project.identity.link_hosts
    for table in world.dataset.of_kind("sources"):
        for number, row in rows(table):
            url = row.get("url", "")
            if not url:
                continue
            place = at(table, number, "url")
            if row.get("linkable", "").lower() != "true":
                yield fault("X508", place)
            elif (host := _host(url)) not in allowed:
                yield fault("X507", place, host=host or url)


def locators(table: Table) -> Iterator[Problem]:
    """X509: the grammar of places in the plan."""
    for place, locator in _locators(table):
        for part in locator.split(";"):
            if not LOCATOR.fullmatch(part):
                yield fault("X509", place, value=part)


def sentences(world: World) -> Iterator[Problem]:
    """X510, X511: the sentence exists and has so many clauses."""
    if not world.clauses or "sentences" in world.closed:
        return
    paragraphs = {name.rpartition("/")[0] for name in world.clauses}
    for table in world.dataset.tables.values():
        for place, locator in _locators(table):
            for part in locator.split(";"):
                if LOCATOR.fullmatch(part):
                    yield from _sentence(world.clauses, paragraphs, place, part)


def _sentence(
    clauses: Mapping[str, int], paragraphs: set[str], place: Place, part: str
) -> Iterator[Problem]:
    name, _, numbers = part.partition("#")
    if name not in clauses and name not in paragraphs:
        yield fault("X510", place, value=name)
        return
    last = max(map(int, re.findall(r"\d+", numbers)), default=0)
    if name in clauses and last > clauses[name]:
        yield fault("X511", place, value=part, clauses=clauses[name])


def _locators(table: Table) -> Iterator[tuple[Place, str]]:
    if "locator" in table.header:
        for number, row in rows(table):
            if row["locator"]:
                yield at(table, number, "locator"), row["locator"]
    if locator := text(table.ours, "locator"):
        yield in_descriptor(table, "locator"), locator
    for place, target in targets(table):
        if locator := text(target, "locator"):
            yield in_descriptor(table, f"{place}.locator"), locator


def _is_own_ancestor(name: str, above: Mapping[str, str]) -> bool:
    seen, parent = set(), above.get(name, "")
    while parent and parent not in seen:
        if parent == name:
            return True
        seen.add(parent)
        parent = above.get(parent, "")
    return False


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


REGISTER_RULES = (slugs, parents, tiles, links, sentences)
