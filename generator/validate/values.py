"""Careful hands for descriptors: whatever a person wrote there, asking never fails.

`shapes` reports what has the wrong shape; every other rule then sees it as empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.read import Table

__all__ = ["block", "blocks", "targets", "text", "texts"]


def text(entry: Mapping[str, Any], key: str) -> str:
    """Return a text or number as text; "" where there is none."""
    value = entry.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def texts(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of texts; () where there is none."""
    value = entry.get(key)
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def block(entry: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the mapping under a key; {} where there is none."""
    value = entry.get(key)
    return value if isinstance(value, Mapping) else {}


def blocks(entry: Mapping[str, Any], key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the mappings of a list with their place in it."""
    value = entry.get(key)
    for number, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, Mapping):
            yield number, one


def targets(table: Table) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the targets of an indicator, each with its key for places: "targets[0]"."""
    for number, target in blocks(table.ours, "targets"):
        yield f"targets[{number}]", target
