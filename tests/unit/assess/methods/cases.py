"""Short ways to write a case down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.assess.methods import Case, Kind

__all__ = ["case", "kept", "open_ended", "reach", "values"]


def values(found: Mapping[int | str, int | str]) -> dict[Decimal, Decimal]:
    return {Decimal(at): Decimal(value) for at, value in found.items()}


def case(kind: Kind, series: Mapping[Any, Any], direction: str = "up", **more: Any) -> Case:
    numbers: dict[str, Any] = {
        name: Decimal(value)
        if isinstance(value, (int, str)) and not isinstance(value, bool)
        else value
        for name, value in more.items()
    }
    return replace(Case(kind, direction, values(series)), **numbers)


def reach(
    series: Mapping[Any, Any],
    target: int | str,
    year: int = 2030,
    direction: str = "up",
    **more: Any,
) -> Case:
    return case(Kind.REACH_BY, series, direction, target=target, target_year=year, **more)


def kept(series: Mapping[Any, Any], target: int | str, direction: str = "up") -> Case:
    return case(Kind.EACH_YEAR, series, direction, target=target)


def open_ended(series: Mapping[Any, Any], direction: str = "up", **more: Any) -> Case:
    return case(Kind.DIRECTION, series, direction, **more)
