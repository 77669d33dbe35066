"""D232-D234, D240, X518, X519: what an indicator is computed from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.errors import Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import in_descriptor, rows
from generator.validate.lexical import PLAIN_NUMBER
from generator.validate.measures import CATEGORY
from generator.validate.values import block, text
from generator.validate.world import World

__all__ = ["COMPUTATION_RULES"]

PARTS = ("numerator", "denominator")
NOT_REQUIRED = "not_required"
SAME_BASIS = ("required", NOT_REQUIRED, "")
PERCENT, PERCENT_TENS = "PT", 2  # a hundredth is written as a number a hundred times as large


def parts(world: World) -> Iterator[Problem]:
    """D232, D233: the parts are series with numbers."""
    series = _series(world)
    for table in series.values():
        for key, name in _parts(table):
            place = in_descriptor(table, f"computation.{key}")
            if name not in series:
                if "observations" not in world.closed:
                    yield fault("D232", place, value=name)
            elif CATEGORY in {text(one.ours, "measure") for one in (series[name], table)}:
                yield fault("D233", place, value=name)


def circles(world: World) -> Iterator[Problem]:
    """D234: no indicator is computed from itself, however far round."""
    series = _series(world)
    for name, table in series.items():
        path = _path_back(name, series)
        if path:
            place = in_descriptor(table, "computation")
            yield fault("D234", place, path=" > ".join(path))


def agreements(world: World) -> Iterator[Problem]:
    """D240, X518, X519: parts agree in their basis, and their units give that of the result."""
    series = _series(world)
    for table in series.values():
        computation = block(table.ours, "computation")
        place = in_descriptor(table, "computation.same_basis")
        said = text(computation, "same_basis")
        if said not in SAME_BASIS:
            yield fault("D240", place, value=said, known=", ".join(SAME_BASIS[:-1]))
        parts = [series[name] for _, name in _parts(table) if name in series]
        if len(parts) == len(PARTS):
            yield from _powers(table, *parts)
            if said != NOT_REQUIRED and not _share_basis(*parts):
                yield fault("X519", place)


def _powers(table: Table, over: Table, under: Table) -> Iterator[Problem]:
    """X518: 10^(over - under) times the multiplier is the power of ten of the result."""
    powers = [one.ours.get("unit_mult") for one in (over, under, table)]
    tens = _tens(text(block(table.ours, "computation"), "multiplier") or "1")
    if tens is None or not all(isinstance(one, int) for one in powers):
        return
    above, below, said = (int(str(one)) for one in powers)
    found = above - below + tens - (PERCENT_TENS if text(table.ours, "unit_code") == PERCENT else 0)
    if found != said:
        place = in_descriptor(table, "unit_mult")
        yield fault("X518", place, value=said, expected=found)


def _tens(multiplier: str) -> int | None:
    """Return the power of ten that a multiplier is; None for another number."""
    if not PLAIN_NUMBER.fullmatch(multiplier):
        return None
    sign, digits, exponent = Decimal(multiplier).normalize().as_tuple()
    return int(exponent) if (sign, digits) == (0, (1,)) else None


def _share_basis(over: Table, under: Table) -> bool:
    bases = [{row["basis"] for _, row in rows(one) if row.get("basis")} for one in (over, under)]
    return not all(bases) or bool(bases[0] & bases[1])


def _series(world: World) -> Mapping[str, Table]:
    tables = world.dataset.of_kind("observations")
    return {table.name.rpartition("/")[2]: table for table in tables}


def _parts(table: Table) -> Iterator[tuple[str, str]]:
    computation = block(table.ours, "computation")
    for key in PARTS:
        if name := text(computation, key):
            yield key, name


def _path_back(name: str, series: Mapping[str, Table]) -> tuple[str, ...]:
    paths: list[tuple[str, ...]] = [(name,)]
    seen = {name}
    while paths:
        path = paths.pop(0)
        for _, part in _parts(series[path[-1]]):
            if part == name:
                return (*path, name)
            if part in series and part not in seen:
                seen.add(part)
                paths.append((*path, part))
    return ()


COMPUTATION_RULES = (parts, circles, agreements)
