"""The charts of all languages: asked for first, drawn while pages are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.pipeline.knowing import Known
from generator.project import Project

if TYPE_CHECKING:
    from generator.charts import ChartJob

__all__ = ["Orders", "chart_orders", "draw"]

# language -> name of the chart on pages -> what to draw
Orders = Mapping[str, Mapping[str, "ChartJob"]]


def chart_orders(known: Known, project: Project) -> Orders:
    """Return every chart that pages show, by language and name; nothing is drawn yet."""
    from generator.charts import load_palette
    from generator.pages import chart_jobs

    palette = load_palette(project.config / "palette.yaml")
    return {
        language: chart_jobs(known.plan, known.assessment, project, words, palette)
        for language, words in project.words.items()
    }


def draw(orders: Orders, project: Project) -> tuple[dict[str, dict[str, str]], dict[str, bytes]]:
    """Return every chart as SVG by language and name, and the published specs as files."""
    from generator.charts import chart_spec, draw_all

    cache = project.cache / "charts"
    drawn: dict[str, dict[str, str]] = {}
    specs: dict[str, bytes] = {}
    for language, jobs in orders.items():
        svg = draw_all(tuple(jobs.values()), cache)
        drawn[language] = {name: svg[job.id] for name, job in jobs.items()}
        for name, job in jobs.items():
            kind, _, indicator = name.partition("/")
            if kind == "trend":
                text = json.dumps(chart_spec(job, cache), ensure_ascii=False, sort_keys=True)
                specs[f"charts/{language}/{indicator}.vl.json"] = text.encode()
    return drawn, specs
