"""The charts of all languages: asked for first, drawn while pages are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from generator.pipeline.beside import Beside, StandBy
from generator.pipeline.knowing import Known
from generator.project import Project

if TYPE_CHECKING:
    from generator.charts import ChartJob, Order

__all__ = ["Orders", "chart_orders", "draw", "touched"]

# language -> name of the chart on pages -> what to draw
FEW = 40  # charts; more are drawn by processes of their own
Artist = StandBy[list["Order"], list[str]]
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


def artist(beside: Beside, project: Project) -> Artist:
    """Return who draws charts; the tool starts at once where a figure may have changed."""
    from generator.charts import drawings, start_drawing

    return beside.stand_by(start_drawing, drawings, wanted=touched(project))


def touched(project: Project) -> bool:
    """Tell whether data or words are younger than the last build, if there was one."""
    if not project.database.is_file():
        return False  # all charts are to be drawn: that has processes of its own
    built = project.database.stat().st_mtime
    folders = (project.datasets, project.config)
    return any(path.stat().st_mtime > built for one in folders for path in one.rglob("*.*"))


def _drawing(by: Artist) -> Callable[[list[Order]], list[str]]:
    """Return who draws: few charts the process at hand, many the processes of `drawings`."""
    from generator.charts import drawings

    return lambda orders: by.ask(orders) if len(orders) <= FEW else drawings(orders)


def draw(
    orders: Orders, project: Project, by: Artist
) -> tuple[dict[str, dict[str, str]], dict[str, bytes]]:
    """Return every chart as SVG by language and name, and the published specs as files."""
    from generator.charts import draw_all, draw_missing, spec_text

    cache = project.cache / "charts"
    drawn: dict[str, dict[str, str]] = {}
    specs: dict[str, bytes] = {}
    # The tool takes half a second to start: once for all languages.
    draw_missing([one for jobs in orders.values() for one in jobs.values()], cache, _drawing(by))
    for language, jobs in orders.items():
        svg = draw_all(tuple(jobs.values()), cache)
        drawn[language] = {name: svg[job.id] for name, job in jobs.items()}
        for name, job in jobs.items():
            kind, _, indicator = name.partition("/")
            if kind == "trend":
                specs[f"charts/{language}/{indicator}.vl.json"] = spec_text(job, cache).encode()
    return drawn, specs
