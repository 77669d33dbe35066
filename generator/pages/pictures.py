"""Which charts the pages show: one job each, by the name that templates ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.charts import (
    ChartJob,
    Palette,
    grades_job,
    sparkline_job,
    status_job,
    trend_job,
)
from generator.model.claim import ATTRIBUTE
from generator.model.measures import Indicator
from generator.model.plan import Plan
from generator.model.rollup import RollUp
from generator.model.site import Page
from generator.model.verdict import Assessment
from generator.pages.claims.ids import chart_id
from generator.project import Project
from generator.words import Words

__all__ = ["chart_jobs", "chart_marks", "charts_on", "part_of", "with_charts"]

PART_LEVEL = 2  # level of the sections that have a picture of their tasks
Named = tuple[str, ChartJob]
_MARK = "<!--chart:{}-->"
_MARKS = re.compile(_MARK.format("([^>]*)"))


def chart_jobs(
    plan: Plan, assessment: Assessment, project: Project, words: Words, palette: Palette
) -> dict[str, ChartJob]:
    """Return the charts of one language by name; a chart without a value is left out.

    Names: `trend/<indicator>` and `spark/<indicator>`, `targets/<period>` for the latest
    readings of the targets of a period, `tasks/<section>` for the statuses of a section
    of the first level below the top, and `tasks/all`.
    """
    made: dict[str, ChartJob] = {}
    for indicator in plan.indicators.values():
        made |= dict(_indicator(indicator, plan, assessment, project, words, palette))
    made |= dict(_readings(plan, assessment, words, palette))
    made |= dict(_statuses(plan, assessment, words, palette))
    return made


def chart_marks(names: Iterable[str]) -> dict[str, str]:
    """Return what stands in a page for each chart, so that pages need not wait for drawings."""
    return {name: _MARK.format(name) for name in names}


def charts_on(body: str) -> Iterable[str]:
    """Return the names of the charts whose marks stand in a page."""
    return _MARKS.findall(body) if "<!--chart:" in body else ()


def with_charts(pages: Iterable[Page], drawn: Mapping[str, str]) -> tuple[Page, ...]:
    """Return the pages with finished SVG in the place of each mark."""
    marked = {name: _with_claim(name, svg) for name, svg in drawn.items()}
    return tuple(
        replace(page, body=_MARKS.sub(lambda found: marked[found[1]], page.body))
        if "<!--chart:" in page.body
        else page
        for page in pages
    )


def _with_claim(name: str, svg: str) -> str:
    return svg.replace("<svg ", f'<svg {ATTRIBUTE}="{chart_id(name)}" ', 1)


def _indicator(
    indicator: Indicator,
    plan: Plan,
    assessment: Assessment,
    project: Project,
    words: Words,
    palette: Palette,
) -> Iterator[Named]:
    rows = assessment.by_indicator[indicator.id]
    name, issued = indicator.id, project.identity.issued
    if indicator.measure == "category":
        grades = grades_job(
            f"grades-{name}",
            indicator,
            rows,
            words,
            palette,
            area=project.identity.area,
            label=lambda code: plan.label("rating", code),
            codes=tuple(one.code for one in plan.list_of("rating")),
        )
        if grades:
            yield f"trend/{name}", grades
        return
    targets = indicator.targets
    # The city's own values lead; a series without any is drawn for the area it has most of.
    area = project.identity.area if any(row.area == project.identity.area for row in rows) else ""
    trend = trend_job(
        f"trend-{name}", indicator, rows, targets, words, palette, issued=issued, area=area
    )
    spark = sparkline_job(f"spark-{name}", indicator, rows, targets, words, palette, area=area)
    if trend:
        yield f"trend/{name}", trend
    if spark:
        yield f"spark/{name}", spark


def _readings(
    plan: Plan, assessment: Assessment, words: Words, palette: Palette
) -> Iterator[Named]:
    for counts in assessment.counts:
        shown = [
            (code.code, code.label.in_(words.language), counts.by_reading.get(code.code, 0))
            for code in plan.list_of("last_reading")
        ]
        title = words("pictures.readings")
        job = status_job(
            f"targets-{counts.period or 'open'}", title, "last_reading", shown, words, palette
        )
        if job:
            yield f"targets/{counts.period}", job


def _statuses(
    plan: Plan, assessment: Assessment, words: Words, palette: Palette
) -> Iterator[Named]:
    for counts in assessment.rollups:
        if (name := _pictured(counts, plan)) == "":
            continue
        found = dict(counts.by_status + counts.apart)
        shown = [
            (code.code, code.label.in_(words.language), found.get(code.code, 0))
            for code in plan.list_of("task_status")
        ]
        title = words("pictures.statuses")
        id_ = f"tasks-{name.lower().replace('.', '-')}"
        if job := status_job(id_, title, "task_status", shown, words, palette):
            yield f"tasks/{name}", job


def part_of(plan: Plan, section: str) -> str:
    """Return the section of the second level that a section belongs to."""
    found = plan.sections[section]
    while found.level > PART_LEVEL and found.parent:
        found = plan.sections[found.parent]
    return found.id


def _pictured(counts: RollUp, plan: Plan) -> str:
    """Return the name of a roll-up's picture; "" for one without."""
    if not counts.total:
        return ""
    if counts.kind == "plan":
        return "all"
    section = plan.sections[counts.subject] if counts.kind == "section" else None
    has_picture = section is not None and (
        section.level == PART_LEVEL or (section.level < PART_LEVEL and bool(counts.own))
    )
    return counts.subject if has_picture else ""
