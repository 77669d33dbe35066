"""D206-D219: the keys of a descriptor. The table below is also what `new indicator` writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.errors import Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import in_descriptor
from generator.validate.values import block, blocks

__all__ = [
    "BASELINE",
    "COMPUTATION",
    "INDICATOR",
    "TABLE",
    "TARGET",
    "Key",
    "descriptor_keys",
    "expand",
    "frame",
    "indicator_keys",
    "is_id",
    "is_translation",
]

PLAN = "plan"
PLAN_KEYS = ("theme", "section", "direction", "locator", "targets")
MOST_DECIMALS = 6
UNIT_CODE = re.compile(r"[A-Za-z0-9/.-]+")
# Keys that hold a code: where one is empty, `references` says which codes there are.
CODED = frozenset({"kind", "measure", "availability", "horizon", "strength"})
ID = re.compile(r"[a-z0-9][a-z0-9-]*")

# key -> (shape, whether it must be filled); a key ending in "_*" stands once a language
Key = tuple[str, bool]
TABLE: Mapping[str, Key] = {
    "table": ("text", False),
    "title_*": ("words", False),
    "description_*": ("words", False),
    "may_be_empty": ("flag", False),
    "keep_order": ("flag", False),
}
INDICATOR: Mapping[str, Key] = {
    "id": ("text", True),
    "kind": ("text", True),
    "title_*": ("words", False),
    "unit_*": ("words", False),
    "unit_code": ("text", False),
    "unit_mult": ("whole", True),
    "decimals": ("whole", False),
    "definition_*": ("words", False),
    "scope_*": ("words", False),
    "direction": ("text", False),
    "measure": ("text", True),
    "theme": ("text", False),
    "section": ("text", False),
    "computation": ("mapping", False),
    "related": ("list", False),
    "dimensions": ("list", False),
    "availability": ("text", True),
    "who_publishes_*": ("words", False),
    "where_*": ("words", False),
    "to_be_confirmed": ("flag", False),
    "note_*": ("words", False),
    "locator": ("text", False),
    "targets": ("list", False),
    "doubts": ("list", False),
}
COMPUTATION: Mapping[str, Key] = {
    "numerator": ("text", False),
    "denominator": ("text", False),
    "multiplier": ("text", False),
    "base_period": ("text", False),
    "same_basis": ("text", False),
    "may_fill": ("flag", False),
    "words_*": ("words", False),
    "caveats": ("list", False),
}
TARGET: Mapping[str, Key] = {
    "id": ("text", True),
    "operator": ("text", True),
    "value": ("text", True),
    "period": ("text", False),
    "horizon": ("text", True),
    "area": ("text", True),
    "where": ("mapping", False),
    "accepts": ("list", False),
    "baseline": ("mapping", False),
    "strength": ("text", True),
    "group": ("text", False),
    "valid_from": ("text", True),
    "valid_until": ("text", False),
    "locator": ("text", False),
}
CAVEAT: Mapping[str, Key] = {
    "area": ("text", False),
    "period": ("text", False),
    "basis": ("text", False),
    "note_*": ("words", True),
    "short_*": ("words", False),
}
BASELINE: Mapping[str, Key] = {
    "kind": ("text", True),
    "period": ("text", False),
    "value": ("text", False),
    "rule_*": ("words", False),
}
EXTRA = frozenset({"may_be_empty", "keep_order", "may_fill", "description_*", "table"})
SHAPES: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str | int) and not isinstance(value, bool),
    "words": lambda value: isinstance(value, str),
    "whole": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "flag": lambda value: isinstance(value, bool),
    "list": lambda value: isinstance(value, list),
    "mapping": lambda value: isinstance(value, Mapping),
}


def is_id(text: str) -> bool:
    """Tell whether a new id keeps to small letters, digits and hyphens."""
    return ID.fullmatch(text) is not None


def expand(keys: Mapping[str, Key], languages: Iterable[str]) -> dict[str, Key]:
    """Return the keys with one for each language where they end in "_*"."""
    codes = tuple(languages)
    return {
        name.replace("*", code): key
        for name, key in keys.items()
        for code in (codes if name.endswith("_*") else ("",))
    }


def descriptor_keys(table: Table, languages: tuple[str, ...]) -> Iterator[Problem]:
    """D206-D208: our keys of a table that is no indicator."""
    if table.kind != "observations":
        yield from _keys(table, "", table.ours, TABLE, languages)


def indicator_keys(table: Table, languages: tuple[str, ...]) -> Iterator[Problem]:
    """D206-D208, D215-D219: our keys of an indicator, its computation and its targets."""
    if table.kind != "observations":
        return
    yield from _plan_is_whole(table)
    yield from _units(table, languages)
    yield from _decimals(table)
    extra = {name: ("flag" if name.startswith("may") else "text", False) for name in EXTRA}
    yield from _keys(table, "", table.ours, {**INDICATOR, **extra}, languages)
    computation = block(table.ours, "computation")
    yield from _keys(table, "computation", computation, COMPUTATION, languages)
    for number, caveat in blocks(computation, "caveats"):
        yield from _keys(table, f"computation.caveats[{number}]", caveat, CAVEAT, languages)
    for number, target in blocks(table.ours, "targets"):
        place = f"targets[{number}]"
        yield from _keys(table, place, target, TARGET, languages)
        baseline = block(target, "baseline")
        if baseline:
            yield from _keys(table, f"{place}.baseline", baseline, BASELINE, languages)


def _plan_is_whole(table: Table) -> Iterator[Problem]:
    """D215: what the plan promises has a place in it, a way to go and a goal."""
    if table.ours.get("kind") == PLAN:
        for key in PLAN_KEYS:
            if not table.ours.get(key):
                yield fault("D215", in_descriptor(table, key), key=key)


def _units(table: Table, languages: tuple[str, ...]) -> Iterator[Problem]:
    """D216, D218: numbers have a unit, a unit has a code."""
    ours = table.ours
    given = any(ours.get(f"unit_{language}") for language in languages)
    # The measure decides; where it is missing or unknown, that is told first.
    if ours.get("measure") not in {None, "", "category"} and not given:
        yield fault("D216", in_descriptor(table, f"unit_{languages[0]}"))
    code = ours.get("unit_code") or ""
    if (given or code) and not UNIT_CODE.fullmatch(str(code)):
        yield fault("D218", in_descriptor(table, "unit_code"), value=code)


def _decimals(table: Table) -> Iterator[Problem]:
    """D219: as many places as a reader can take in."""
    found = table.ours.get("decimals")
    if SHAPES["whole"](found) and not 0 <= int(str(found)) <= MOST_DECIMALS:
        yield fault("D219", in_descriptor(table, "decimals"), value=found, most=MOST_DECIMALS)


def frame(table: Table) -> Iterator[Problem]:
    """D210-D212, D214, F123: name, id and path say the same; encoding and dialect are written out."""
    stem = table.name.rpartition("/")[2]
    if table.kind == "observations":
        found = table.ours.get("id")
        if found and found != stem:
            yield fault("D210", in_descriptor(table, "id"), value=found, expected=stem)
        if not is_id(stem):
            yield fault("D211", in_descriptor(table), value=stem)
    elif table.ours.get("table", table.kind) != table.kind:
        place = in_descriptor(table, "table")
        yield fault("D214", place, table=table.ours["table"], expected=table.kind)
    expected = f"{table.name}.csv"
    if table.descriptor.get("path") != expected:
        place = in_descriptor(table, "path")
        yield fault("F123", place, value=table.descriptor.get("path") or "", expected=expected)
    delimiter = block(block(table.descriptor, "dialect"), "csv").get("delimiter")
    if table.descriptor.get("encoding") != "utf-8" or delimiter != ",":
        yield fault("D212", in_descriptor(table, "encoding"))


def _keys(
    table: Table,
    place: str,
    entry: Mapping[str, Any],
    keys: Mapping[str, Key],
    languages: tuple[str, ...],
) -> Iterator[Problem]:
    known = expand(keys, languages)
    prefix = f"{place}." if place else ""
    for name, (shape, needed) in known.items():
        value = entry.get(name)
        where = in_descriptor(table, f"{prefix}{name}")
        if value is None or value == "":
            if needed and name not in CODED:
                yield fault("D206", where, key=name)
        elif not SHAPES[shape](value):
            yield fault("D208", where, key=name, shape=shape)
    for name in entry:
        if name not in known and not is_translation(name, keys):
            yield fault("D207", in_descriptor(table, f"{prefix}{name}"), key=name)


def is_translation(name: str, keys: Mapping[str, Key]) -> bool:
    """Tell whether a key is the text of a language that the project is not built in."""
    stem, _, code = name.rpartition("_")
    return f"{stem}_*" in keys and code.isalpha() and len(code) <= len("zho")
