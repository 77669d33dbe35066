"""X512: sources that contradict each other where neither outranks the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, rows
from generator.validate.periods import date_of
from generator.validate.values import texts
from generator.validate.world import World

__all__ = ["disagreements"]

VINTAGES = ("corrected", "revised", "final", "unspecified", "first")  # best first
DOUBTFUL = "U"
Row = Mapping[str, str]


def disagreements(world: World) -> Iterator[Problem]:
    """X512: of the rows of one period and place, the best are of one rank and differ."""
    sources = {row.get("id", ""): row for row in world.dataset.rows("sources")}
    qualities = world.codes.get("source_quality", ())
    for table in world.dataset.of_kind("observations"):
        for candidates in _groups(table).values():
            ranked = sorted((_rank(row, sources, qualities), number) for number, row in candidates)
            best = [number for rank, number in ranked if rank == ranked[0][0]]
            shown = {number: _shown(dict(candidates)[number]) for number in best}
            if len({_plain(value) for value in shown.values()}) > 1:
                number = best[-1]
                values = "; ".join(f"{shown[one]} ({one})" for one in best)
                yield fault("X512", at(table, number, _column(table)), values=values)


def _groups(table: Table) -> Mapping[tuple[str, ...], list[tuple[int, Row]]]:
    names = ("period", "area", "basis", *texts(table.ours, "dimensions"))
    groups: dict[tuple[str, ...], list[tuple[int, Row]]] = {}
    for number, row in rows(table):
        if _shown(row):
            groups.setdefault(tuple(row.get(name, "") for name in names), []).append((number, row))
    return {key: found for key, found in groups.items() if len(found) > 1}


def _rank(
    row: Row, sources: Mapping[str, Row], qualities: tuple[str, ...]
) -> tuple[int, bool, int, int]:
    source = sources.get(row.get("source", ""), {})
    published = date_of(source.get("date", ""))
    return (
        _place(row.get("vintage", ""), VINTAGES),
        row.get("obs_status") == DOUBTFUL,
        _place(source.get("quality", ""), qualities),
        -published.end.toordinal() if published else 0,
    )


def _place(code: str, order: tuple[str, ...]) -> int:
    return order.index(code) if code in order else len(order)


def _shown(row: Row) -> str:
    return row.get("category", "") or row.get("value", "")


def _plain(value: str) -> str:
    """Return the value without idle zeros: 3.20 and 3.2 do not contradict each other."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _column(table: Table) -> str:
    return "category" if "category" in table.header else "value"
