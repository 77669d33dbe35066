"""Charts: what a page asks for (`ChartJob`) becomes SVG, a picture, a published specification."""

from generator.charts.alone import alone
from generator.charts.browser import browser_library, library_address
from generator.charts.card import Card, card_path, draw_cards, missing_cards
from generator.charts.draw import (
    MANY,
    chart_png,
    chart_spec,
    draw_all,
    draw_missing,
    missing_jobs,
    spec_text,
)
from generator.charts.jobs import ChartJob, grades_job, sparkline_job, status_job, trend_job
from generator.charts.palette import Palette, load_palette
from generator.charts.registry import CHART_TYPES, ChartType
from generator.charts.render import start_drawing
from generator.charts.series import plotted
from generator.charts.shapes import DISC, status_shapes

__all__ = [
    "CHART_TYPES",
    "DISC",
    "MANY",
    "Card",
    "ChartJob",
    "ChartType",
    "Palette",
    "alone",
    "browser_library",
    "card_path",
    "chart_png",
    "chart_spec",
    "draw_all",
    "draw_cards",
    "draw_missing",
    "grades_job",
    "library_address",
    "load_palette",
    "missing_cards",
    "missing_jobs",
    "plotted",
    "sparkline_job",
    "spec_text",
    "start_drawing",
    "status_job",
    "status_shapes",
    "trend_job",
]
