"""X501-X504, X516, X517, D217: what a cell or a descriptor names must exist, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from generator.errors import Place, Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, columns, in_descriptor, items, rows
from generator.validate.shapes import CODED
from generator.validate.values import block, targets, text, texts
from generator.validate.world import World, id_column

__all__ = ["INDICATOR_CODES", "REFERENCE_RULES", "TARGET_CODES"]

NAMES = ("name_", "label_", "title_")
# key of a descriptor -> code list
INDICATOR_CODES = {
    "kind": "indicator_kind",
    "direction": "direction",
    "measure": "measure",
    "availability": "availability",
}
TARGET_CODES = {"horizon": "horizon", "strength": "strength"}
INDICATOR_REFERENCES = {"theme": "themes", "section": "sections"}
TARGET_REFERENCES = {"area": "areas", "group": "milestones"}


def references(world: World) -> Iterator[Problem]:
    """X501, X516: ids in cells, also each item of a list."""
    for table in world.dataset.tables.values():
        for field in columns(table):
            wanted = tuple(name for name in field.references.split("|") if name)
            if not wanted or world.closed & set(wanted):
                continue
            if not any(name in world.ids for name in wanted):
                yield from _no_table(table, field.name, wanted)
                continue
            known = frozenset[str]().union(*(world.ids.get(name, frozenset()) for name in wanted))
            for number, row in rows(table):
                for item in items(field, row[field.name]):
                    if item not in known:
                        place = at(table, number, field.name)
                        yield _unknown(world, place, item, wanted)


def codes(world: World) -> Iterator[Problem]:
    """X502, X503: codes in cells."""
    if "codes" in world.closed:
        return
    for table in world.dataset.tables.values():
        for field in columns(table):
            if not field.codes:
                continue
            for number, row in rows(table):
                for item in items(field, row[field.name]):
                    yield from _code(world, at(table, number, field.name), field.codes, item)


# Reasons that staff may give as a doubt of a whole series; all others are found by reckoning.
STATED = frozenset(
    {
        *("definition_not_stated", "definition_differs", "period_uncertain", "low_reliability"),
        *("scope_differs", "series_break", "estimated", "not_validated", "mixed_count"),
        *("other_measure_only", "unofficial_only", "basis_unconfirmed"),
    }
)


def names_in_descriptors(world: World) -> Iterator[Problem]:
    """X501-X503: ids and codes in the descriptors of indicators."""
    for table in world.dataset.of_kind("observations"):
        ours = table.ours
        for key, list_ in INDICATOR_CODES.items():
            yield from _code(world, in_descriptor(table, key), list_, text(ours, key))
            yield from _empty(world, in_descriptor(table, key), list_, ours, key)
        for key, wanted in INDICATOR_REFERENCES.items():
            yield from _ids(world, in_descriptor(table, key), wanted, (text(ours, key),))
        for number, code in enumerate(texts(ours, "doubts")):
            where = in_descriptor(table, f"doubts[{number}]")
            yield from _code(world, where, "reason", code)
            reasons = world.codes.get("reason", ())
            if code in reasons and code not in STATED:
                known = ", ".join(one for one in reasons if one in STATED)
                yield fault("X542", where, value=code, known=known)
        related = texts(ours, "related")
        yield from _ids(world, in_descriptor(table, "related"), "indicators", related)


def names_in_targets(world: World) -> Iterator[Problem]:
    """X501-X503, D228: ids and codes in targets, codes of slices among them."""
    for table in world.dataset.of_kind("observations"):
        for place, target in targets(table):
            for key, list_ in TARGET_CODES.items():
                where = in_descriptor(table, f"{place}.{key}")
                yield from _code(world, where, list_, text(target, key))
                yield from _empty(world, where, list_, target, key)
            for key, wanted in TARGET_REFERENCES.items():
                where = in_descriptor(table, f"{place}.{key}")
                yield from _ids(world, where, wanted, (text(target, key),))
            accepts = in_descriptor(table, f"{place}.accepts")
            yield from _ids(world, accepts, "areas", texts(target, "accepts"))
            where = in_descriptor(table, f"{place}.baseline.kind")
            kind = text(block(target, "baseline"), "kind")
            yield from _code(world, where, "baseline_kind", kind)
            yield from _slices(world, table, place, target)


def ids_once(world: World) -> Iterator[Problem]:
    """X504: an id stands in one file only."""
    seen: dict[tuple[str, str], Place] = {}
    for table in world.dataset.tables.values():
        column = id_column(table)
        if not column or "/" not in table.name or table.kind == "observations":
            continue
        for number, row in rows(table):
            place = at(table, number, column)
            first = seen.setdefault((table.kind, row[column]), place)
            if row[column] and first.path != table.path:
                yield fault("X504", place, value=row[column], path=first.path, row=first.row)


def _slices(world: World, table: Table, place: str, target: object) -> Iterator[Problem]:
    if not isinstance(target, dict) or "codes" in world.closed:
        return
    for name, value in block(target, "where").items():
        field = table.field(name)
        list_ = field.codes if field and field.codes else name
        known = world.codes.get(list_, ())
        if name in texts(table.ours, "dimensions") and str(value) not in known:
            where = in_descriptor(table, f"{place}.where.{name}")
            yield fault("D228", where, value=value, list=list_, known=_some(known))


def _no_table(table: Table, column: str, wanted: tuple[str, ...]) -> Iterator[Problem]:
    filled = next((number for number, row in rows(table) if row[column]), 0)
    if filled:
        yield fault("X516", at(table, filled, column), table=" | ".join(wanted))


def _ids(world: World, place: Place, wanted: str, found: Iterable[str]) -> Iterator[Problem]:
    if wanted in world.closed:
        return
    known = world.ids.get(wanted)
    for item in found:
        if item and known is None:
            yield fault("X516", place, table=wanted)
        elif item and known is not None and item not in known:
            yield _unknown(world, place, item, (wanted,))


def _unknown(world: World, place: Place, item: str, wanted: tuple[str, ...]) -> Problem:
    table = " | ".join(wanted)
    known = sorted(frozenset[str]().union(*(world.ids.get(one, frozenset()) for one in wanted)))
    near = _named(world, item, wanted) or next(iter(get_close_matches(item, known, n=1)), "")
    if near:
        return fault("X501", place, value=item, table=table, near=near)
    return fault("X517", place, value=item, table=table)


def _named(world: World, item: str, wanted: tuple[str, ...]) -> str:
    """Return the id of the row that has the item as its name, label or title."""
    for kind in wanted:
        for table in world.dataset.of_kind(kind):
            column = id_column(table)
            texts_ = [name for name in table.header if name.startswith(NAMES)]
            for _, row in rows(table):
                if column and item in {row[name] for name in texts_}:
                    return row[column]
    return ""


def _empty(
    world: World, place: Place, list_: str, entry: Mapping[str, Any], key: str
) -> Iterator[Problem]:
    """D217: a code is needed and missing; D206 where it is not known which there are."""
    if not entry or key not in CODED or entry.get(key) not in {None, ""}:
        return
    if known := world.codes.get(list_):
        yield fault("D217", place, key=key, known=_some(known))
    else:
        yield fault("D206", place, key=key)


def _code(world: World, place: Place, list_: str, code: str) -> Iterator[Problem]:
    if not code or "codes" in world.closed:
        return
    if list_ not in world.codes:
        yield fault("X503", place, list=list_)
    elif code not in world.codes[list_]:
        yield fault("X502", place, value=code, list=list_, known=_some(world.codes[list_]))


def _some(known: Iterable[str]) -> str:
    return ", ".join(known) or "-"


REFERENCE_RULES = (references, codes, names_in_descriptors, names_in_targets, ids_once)
