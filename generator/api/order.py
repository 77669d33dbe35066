"""The order of rows: the same whatever the order of the inputs."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model.plan import Plan

__all__ = ["Natural", "natural", "section_path"]

Natural = tuple[tuple[int, str, int], ...]

_PART = re.compile(r"([0-9]+)")


@lru_cache(maxsize=65536)  # ids recur in row after row
def natural(text: str) -> Natural:
    """Return a sorting key in which T2 comes before T10.

    >>> sorted(["T10", "T2"], key=natural)
    ['T2', 'T10']
    """
    parts = (part for part in _PART.split(text) if part)
    return tuple((0, "", int(part)) if part.isdecimal() else (1, part, 0) for part in parts)


def section_path(plan: Plan, section: str) -> tuple[tuple[int, Natural], ...]:
    """Return where a heading stands in the plan: its place under each heading above it."""
    path: list[tuple[int, Natural]] = []
    while section in plan.sections and len(path) <= len(plan.sections):
        entry = plan.sections[section]
        path.append((entry.ordinal, natural(entry.id)))
        section = entry.parent
    return tuple(reversed(path))
