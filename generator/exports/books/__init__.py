"""Workbooks for people and Parquet for programs: the same tables as the CSV files, with types."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.books.orders import Order, orders
from generator.exports.material import Exported, Material

__all__ = ["Order", "dump", "missing", "orders", "write"]


def dump(material: Material) -> Iterator[Exported]:
    """Yield every workbook (`.xlsx`) and every Parquet file; what is at hand is not made again."""
    for one in orders(material):
        yield Exported(path=one.path, content=one.content())


def missing(material: Material) -> tuple[Order, ...]:
    """Return the files that are not at hand, so that they can be made beside other work."""
    return tuple(one for one in orders(material) if not one.kept.is_file())


def write(material: Material, wanted: tuple[Order, ...]) -> int:
    """Make files and keep them for `dump`; what no order names any more is let go."""
    for one in wanted:
        one.content()
    if not wanted:
        return 0
    held = {one.kept for one in orders(material)}
    for folder in {one.parent for one in held}:
        for path in folder.iterdir():
            if path not in held:
                path.unlink(missing_ok=True)
    return len(wanted)
