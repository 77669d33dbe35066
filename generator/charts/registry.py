"""Every chart type by name. A new type is one module in `types` and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.charts.palette import Palette
from generator.charts.theme import Spec
from generator.charts.types import grades, sparkline, status, trend
from generator.words import Words

__all__ = ["CHART_TYPES", "ChartType"]


@dataclass(frozen=True, slots=True)
class ChartType:
    """How a chart type is drawn.

    Attributes:
        template: its specification in one language, without data; slow, once.
        fill: the template with data swapped in; fast, once a chart.
        width: of the element on a page.
    """

    template: Callable[[Words, Palette], Spec]
    fill: Callable[[Spec, Any], Spec]
    width: str = "100%"


CHART_TYPES: dict[str, ChartType] = {
    "trend": ChartType(trend.template, trend.fill),
    "sparkline": ChartType(sparkline.template, sparkline.fill, width="96"),
    "status_breakdown": ChartType(status.template, status.fill),
    "grades": ChartType(grades.template, grades.fill),
}
