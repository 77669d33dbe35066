"""Where the cells of a column come from, for columns of several tables."""

from __future__ import annotations

from typing import Any

from generator.api.shape import Getter, World

__all__ = ["of"]


def of(path: str) -> Getter:
    """Read an attribute of an attribute; None where one on the way is missing."""
    names = path.split(".")

    def read(world: World, item: Any) -> object:
        for name in names:
            item = getattr(item, name, None)
        return item

    return read
