"""Charts: what a page asks for (`ChartJob`) becomes SVG, a picture, a published specification."""

from generator.charts.draw import (
    chart_png,
    chart_spec,
    draw_all,
    drawings,
    spec_text,
)
from generator.charts.jobs import ChartJob, grades_job, sparkline_job, status_job, trend_job
from generator.charts.palette import Palette, load_palette
from generator.charts.registry import CHART_TYPES, ChartType
from generator.charts.render import Order, start_drawing

__all__ = [
    "CHART_TYPES",
    "ChartJob",
    "ChartType",
    "Order",
    "Palette",
    "chart_png",
    "chart_spec",
    "draw_all",
    "drawings",
    "grades_job",
    "load_palette",
    "sparkline_job",
    "spec_text",
    "start_drawing",
    "status_job",
    "trend_job",
]
