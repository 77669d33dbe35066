"""The schematic layout of places: a tile each, where the data put it; no map, no outline."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.register import Area
from generator.pages.register_rows import Register
from generator.pages.tallies import Tally

__all__ = ["Layout", "Tile", "layout"]


@dataclass(frozen=True, slots=True)
class Tile:
    """A place in the layout, with what is counted for it and the places in it."""

    area: Area
    counts: Tally


@dataclass(frozen=True, slots=True)
class Layout:
    """The tiles in reading order, and how many columns they take."""

    tiles: tuple[Tile, ...]
    columns: int


def layout(register: Register) -> Layout:
    """Return the layout of all places with a tile; one without tiles where there are none."""
    areas = (one for one in register.view.plan.areas.values() if one.tile_row)
    placed = sorted(areas, key=lambda one: (one.tile_row, one.tile_column))
    return Layout(
        tuple(Tile(one, register.roll("place", one.id)) for one in placed),
        max((one.tile_column for one in placed), default=0),
    )
