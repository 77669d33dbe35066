"""Observations against what their descriptor says of the series."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Place, Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, in_descriptor, rows
from generator.validate.values import block, text, texts

__all__ = ["availability", "dimensions", "is_computed", "measured", "rows_expected"]

CATEGORY = "category"
MISSING = frozenset({"L", "O", "M", "Q"})  # SDMX codes of observations without a value
NOT_FOUND = "not_found"


def is_computed(table: Table) -> bool:
    """Tell whether the values of an indicator come from other series."""
    return bool(text(block(table.ours, "computation"), "numerator"))


def rows_expected(table: Table) -> Iterator[Problem]:
    """F118: only a table that says why may have no rows."""
    if any(True for _ in rows(table)) or table.ours.get("may_be_empty") is True:
        return
    stated = text(table.ours, "availability")
    if table.kind == "observations" and (stated in {"", NOT_FOUND} or is_computed(table)):
        return
    yield fault("F118", Place(table.path))


def availability(table: Table) -> Iterator[Problem]:
    """D235: what is said not to have been found has no rows."""
    count = sum(1 for _ in rows(table))
    if table.kind == "observations" and text(table.ours, "availability") == NOT_FOUND and count:
        yield fault("D235", in_descriptor(table, "availability"), count=count)


def dimensions(table: Table) -> Iterator[Problem]:
    """D236, D237, D241, D118: breakdowns have columns whose codes are named; grades have a column for grades."""
    if table.kind != "observations" or not table.header:
        return
    named = texts(table.ours, "dimensions")
    for number, name in enumerate(named):
        place = in_descriptor(table, f"dimensions[{number}]")
        if name in named[:number]:
            yield fault("D237", place, dimension=name)
        elif name not in table.header:
            yield fault("D236", place, dimension=name)
        elif not any(one.codes for one in table.fields if one.name == name):
            yield fault("D241", place, dimension=name)
    measure = text(table.ours, "measure")
    wanted = CATEGORY if measure == CATEGORY else "value"
    if measure and wanted not in table.header:
        yield fault("D118", in_descriptor(table, "measure"), measure=measure, column=wanted)


def measured(table: Table) -> Iterator[Problem]:
    """D115-D117: a row has its number or its grade, unless its status says it is missing."""
    if table.kind != "observations":
        return
    graded = text(table.ours, "measure") == CATEGORY
    for number, row in rows(table):
        missing = row.get("obs_status", "") in MISSING
        if graded:
            yield from _grade(table, number, row.get(CATEGORY, ""), row.get("value", ""), missing)
        elif "value" in row and not row["value"] and not missing:
            yield fault("D115", at(table, number, "value"))
        elif missing and row.get("value"):
            place = at(table, number, "value")
            yield fault("D116", place, value=row["value"], status=row["obs_status"])


def _grade(table: Table, row: int, grade: str, value: str, missing: bool) -> Iterator[Problem]:
    if not missing and CATEGORY in table.header and (not grade or value):
        yield fault("D117", at(table, row, CATEGORY))
