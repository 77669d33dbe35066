"""Options whose values Datasette would take for a fault of its own, or for nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.api.faults import Fault
from generator.model.interface import LIMITS, SHAPES

__all__ = ["MOST_ROWS", "SHAPES", "cursor", "misused"]

MOST_ROWS = LIMITS["rows"]
NO_TABLE_SHAPES = ("array", "arrayfirst", "arrays", "objects")  # rows of queries have no key
NUMBERS = frozenset({"_facet_size", "_timelimit", "_ttl"})
SWITCHES = ("on", "1")
NEVER_EMPTY = frozenset({"_shape", "_size"})
DIGITS = re.compile(r"[0-9]{1,9}")
CURSOR = "[A-Za-z0-9_~$.+ -]+"  # one part of a place, as Datasette writes values in addresses


def cursor(parts: int) -> str:
    """Return the pattern of a place in the pages of a table.

    Args:
        parts: columns of its key, and one more where it comes in an order; 0 for a view,
            whose places are numbers of rows.
    """
    return f"^{CURSOR}(,{CURSOR}){{{parts - 1}}}$" if parts else "^[0-9]{1,9}$"


def misused(
    pairs: Sequence[tuple[str, str]], *, parts: int = 0, of_table: bool = False
) -> Fault | None:
    """Return the first option whose value cannot be meant.

    Args:
        pairs: the parameters.
        parts: of a place in the pages of the table, as `cursor` takes them.
        of_table: a table or view is asked for, so it has pages and an order.
    """
    # An empty choice comes from a form; a shape or a size that is empty does not.
    given = {key: value for key, value in pairs if value or key in NEVER_EMPTY}
    found = _shape(given, of_table=of_table) or _number(given) or _switch(given)
    if found or not of_table:
        return found
    return _size(given) or _order(given) or _place(given, parts)


def _shape(given: Mapping[str, str], *, of_table: bool) -> Fault | None:
    valid = SHAPES if of_table else NO_TABLE_SHAPES
    shape = given.get("_shape", valid[0])
    return None if shape in valid else Fault("no_shape", shape, valid)


def _number(given: Mapping[str, str]) -> Fault | None:
    for key in sorted(NUMBERS & set(given)):
        if not DIGITS.fullmatch(given[key]) and given[key] != "max":
            return Fault("no_number", given[key], parameter=key)
    return None


def _switch(given: Mapping[str, str]) -> Fault | None:
    stream = given.get("_stream", SWITCHES[0])
    return None if stream in SWITCHES else Fault("no_switch", stream, SWITCHES, "_stream")


def _size(given: Mapping[str, str]) -> Fault | None:
    size = given.get("_size", "max")
    if size == "max" or (DIGITS.fullmatch(size) and int(size) <= MOST_ROWS):
        return None
    return Fault("no_size", size, (str(MOST_ROWS),))


def _order(given: Mapping[str, str]) -> Fault | None:
    both = "_sort" in given and "_sort_desc" in given and "_sort_by_desc" not in given
    return Fault("two_orders") if both else None


def _place(given: Mapping[str, str], parts: int) -> Fault | None:
    place = given.get("_next", "")
    if not place or re.fullmatch(cursor(parts), place):
        return None
    return Fault("no_cursor", place)
