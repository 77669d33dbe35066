"""The charts of all languages: asked for first, drawn while pages are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from generator.pipeline.crew import Artist
from generator.pipeline.knowing import Known
from generator.project import Project

if TYPE_CHECKING:
    from generator.charts import ChartJob

__all__ = ["Orders", "begin_drawing", "chart_orders", "drawn"]

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


def begin_drawing(orders: Orders, project: Project, by: Artist) -> Callable[[], None]:
    """Begin to draw every chart that is not at hand; return how to wait for them."""
    from generator.charts import MANY, draw_missing, missing_jobs

    cache = project.cache / "charts"
    # The tool takes half a second to start: once for all languages.
    missing = missing_jobs([one for some in orders.values() for one in some.values()], cache)
    if not missing:
        return lambda: None
    if len(missing) > MANY:  # which only this process may begin others for
        return partial(draw_missing, missing, cache)
    return by.begin(missing)


def drawn(orders: Orders, project: Project) -> tuple[dict[str, dict[str, str]], dict[str, bytes]]:
    """Return every chart as SVG by language and name, and the published specs as files."""
    from generator.charts import draw_all, spec_text

    cache = project.cache / "charts"
    made: dict[str, dict[str, str]] = {}
    specs: dict[str, bytes] = {}
    for language, jobs in orders.items():
        svg = draw_all(tuple(jobs.values()), cache)
        made[language] = {name: svg[job.id] for name, job in jobs.items()}
        for name, job in jobs.items():
            kind, _, indicator = name.partition("/")
            if kind == "trend":
                specs[f"charts/{language}/{indicator}.vl.json"] = spec_text(job, cache).encode()
    return made, specs
