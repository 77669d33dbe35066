"""The order of rows: the same whatever the order of the inputs."""

from __future__ import annotations

from generator.model.order import Natural, natural
from generator.model.plan import Plan

__all__ = ["Natural", "natural", "section_path"]


def section_path(plan: Plan, section: str) -> tuple[tuple[int, Natural], ...]:
    """Return where a heading stands in the plan: its place under each heading above it."""
    path: list[tuple[int, Natural]] = []
    while section in plan.sections and len(path) <= len(plan.sections):
        entry = plan.sections[section]
        path.append((entry.ordinal, natural(entry.id)))
        section = entry.parent
    return tuple(reversed(path))
