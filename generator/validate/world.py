"""What rules across tables look things up in, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.period import Period
from generator.project import Project
from generator.read import Dataset, Table
from generator.validate.cells import rows
from generator.validate.periods import date_of
from generator.validate.values import targets, text

__all__ = ["World", "gather", "id_column"]


@dataclass(frozen=True, slots=True)
class World:
    """The readable tables and their look-ups.

    Attributes:
        ids: ids by table; "indicators" and "targets" are tables of this mapping, too.
        closed: tables whose ids are not all known, since a file of theirs is unreadable;
            nothing is said to be missing from them.
        codes: codes by list, in order of display.
        today: day of the newest release, None while there is none.
        clauses: number of clauses by sentence of the plan.
    """

    project: Project
    dataset: Dataset
    ids: Mapping[str, frozenset[str]]
    closed: frozenset[str]
    codes: Mapping[str, tuple[str, ...]]
    today: date | None
    clauses: Mapping[str, int]


def gather(project: Project, dataset: Dataset, broken: Iterable[str]) -> World:
    """Return the world of the tables that could be read.

    Args:
        project: whose configuration the rules may ask.
        dataset: every table, without rows where they could not be read.
        broken: kinds of which at least one table could not be read.
    """
    closed = set(broken)
    if "observations" in closed:
        closed |= {"targets"}
    kinds = sorted({table.kind for table in dataset.tables.values()})
    ids = {kind: _ids(dataset.of_kind(kind)) for kind in kinds}
    series = dataset.of_kind("observations")
    ids["indicators"] = frozenset(table.name.rpartition("/")[2] for table in series)
    ids["targets"] = frozenset(
        text(target, "id") for table in series for _, target in targets(table)
    )
    return World(
        project,
        dataset,
        ids,
        frozenset(closed),
        _codes(dataset),
        _today(dataset),
        _clauses(dataset),
    )


def id_column(table: Table) -> str:
    """Return the column that other tables name rows by; "" where there is none."""
    if "id" in table.header:
        return "id"
    return table.key[0] if len(table.key) == 1 and table.key[0] in table.header else ""


def _ids(tables: Iterable[Table]) -> frozenset[str]:
    return frozenset(
        row[column] for table in tables if (column := id_column(table)) for _, row in rows(table)
    )


def _codes(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    for row in dataset.rows("codes"):
        lists.setdefault(row.get("list", ""), []).append(row.get("code", ""))
    return {name: tuple(codes) for name, codes in lists.items()}


def _today(dataset: Dataset) -> date | None:
    found: list[Period | None] = [date_of(row.get("date", "")) for row in dataset.rows("releases")]
    return max((one.start for one in found if one), default=None)


def _clauses(dataset: Dataset) -> Mapping[str, int]:
    counts = {}
    for row in dataset.rows("sentences"):
        number = row.get("clauses", "")
        counts[row.get("locator", "")] = int(number) if _is_small(number) else 0
    return counts


def _is_small(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) <= len("9999")
