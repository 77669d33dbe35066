"""Values that are really there, so that every example of the description is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from generator.api.rows import Cell, link_columns, link_rows, physical, portions, rows
from generator.api.shape import Table, World
from generator.api.tables import TABLES
from generator.model.plan import Plan

__all__ = ["query_examples", "query_values", "samples_of"]

LOOKED_AT = 20  # things of a table, until each column has a value


def samples_of(world: World) -> dict[str, dict[str, Cell]]:
    """Return for each table a value of each column, the key's from one row."""
    return dict(_samples(world))


def _samples(world: World) -> Iterator[tuple[str, dict[str, Cell]]]:
    for one in TABLES:
        items = list(islice(one.items(world), LOOKED_AT))
        names = [column.name for column in physical(one, world.languages)]
        yield one.name, _first(names, rows(one, items, world))
        yield from _of_links(one, world)


def _of_links(one: Table, world: World) -> Iterator[tuple[str, dict[str, Cell]]]:
    for name, links in one.link_tables():
        names = [column.name for column in link_columns(one, links)]
        some = portions(one.items(world))
        found = chain.from_iterable(link_rows(one, links, each, world) for each in some)
        yield name, _first(names, islice(found, 1))


def _first(names: Iterable[str], found: Iterable[tuple[Cell, ...]]) -> dict[str, Cell]:
    """Return the values of the first row, filled up from the next ones."""
    sample: dict[str, Cell] = {}
    for row in found:
        for name, value in zip(names, row, strict=True):
            if value is not None:
                sample.setdefault(name, value)
    return sample


def query_values(plan: Plan) -> Mapping[str, Iterable[str]]:
    """Return parameters of fixed queries of which all values are known."""
    return {"indicator": tuple(plan.indicators)}


def query_examples(
    world: World, samples: Mapping[str, Mapping[str, Cell]], language: str
) -> dict[str, str]:
    """Return a value for each parameter of fixed queries."""
    found = {
        "claim": samples["claims"].get("id"),
        "date": world.plan.release.date,
        "id": samples["project_tasks"].get("task"),
        "indicator": _telling_indicator(world),
        "level": samples["tasks"].get("commitment"),
        "partner": samples["task_partners"].get("partner"),
        "place": samples["task_areas"].get("area"),
        "words": samples["indicators"].get(f"title_{language}"),
        "year": str(samples["targets"].get("period") or "")[:4],
    }
    return {name: str(value) for name, value in found.items() if value}


def _telling_indicator(world: World) -> str:
    """Return the indicator about which most of the fixed queries have something to say."""
    plan, said = world.plan, world.assessment
    values = Counter(
        (one.indicator, f"{one.period} {one.area} {sorted(one.dimensions.items())}")
        for one in plan.observations
    )
    of_targets = [
        {one.target for one in said.changes},
        {target for target, one in said.sensitivity.items() if one.variants},
    ]
    told = [{plan.targets[one].indicator for one in targets} for targets in of_targets]
    told += [{key[0] for key in values}, {key[0] for key, number in values.items() if number > 1}]
    return max(plan.indicators, key=lambda one: sum(one in each for each in told), default="")
