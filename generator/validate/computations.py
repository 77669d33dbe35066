"""D232-D234: what an indicator is computed from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import in_descriptor
from generator.validate.measures import CATEGORY
from generator.validate.values import block, text
from generator.validate.world import World

__all__ = ["COMPUTATION_RULES"]

PARTS = ("numerator", "denominator")


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


COMPUTATION_RULES = (parts, circles)
