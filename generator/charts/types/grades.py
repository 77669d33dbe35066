"""`grades`: values in words, a mark for each period; nothing is counted or joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.charts.layout import WIDTH, decimal_year, text_width, year_ticks
from generator.charts.palette import Palette
from generator.charts.theme import Spec, filled, finished
from generator.model.measures import Indicator, Observation
from generator.model.text import Text
from generator.words import Words

__all__ = ["Grade", "GradesData", "fill", "grades_data", "template"]

_ROW, _FOOT = 30, 28  # px of a line, and of the years below


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade: the middle of its period as a decimal year, period and label in words."""

    x: float
    period: str
    label: str


@dataclass(frozen=True, slots=True)
class GradesData:
    """Grades in order of time; the lines from top to bottom are in order of the codes."""

    title: str
    summary: str
    grades: tuple[Grade, ...]
    labels: tuple[str, ...]


def grades_data(
    indicator: Indicator,
    rows: Iterable[Observation],
    words: Words,
    *,
    area: str,
    label: Callable[[str], Text],
    codes: tuple[str, ...],
) -> GradesData:
    """Return what a chart of grades shows.

    Args:
        indicator: whose grades they are.
        rows: its rows; those of the area that stand for their period are drawn.
        words: language of the chart.
        area: which area is drawn.
        label: gives the label of a code.
        codes: all codes of the list, in order of display.
    """
    drawn = sorted(
        (row for row in rows if row.category and row.area == area and row.is_current),
        key=lambda row: (row.period.end, row.key),
    )
    names = {code: label(code).in_(words.language) for code in codes}
    grades = tuple(_grade(row, names, words) for row in drawn)
    used = {row.category for row in drawn}
    sentences = [
        words("charts.summary.grade", period=one.period, grade=one.label) for one in grades
    ]
    return GradesData(
        title=indicator.title.in_(words.language),
        summary=words("lists.sentences").join(sentences),
        grades=grades,
        labels=tuple(name for code, name in names.items() if code in used),
    )


def _grade(row: Observation, names: dict[str, str], words: Words) -> Grade:
    middle = (decimal_year(row.period.start, 0) + decimal_year(row.period.end, 1)) / 2
    period = words.period(row.period)
    return Grade(round(middle, 3), period, names.get(row.category, row.category))


def template(words: Words, palette: Palette) -> Spec:
    """Return the specification without data."""
    import altair as alt

    years = alt.Axis(values=[0], format="d", grid=False, tickSize=4)
    ranks = alt.Axis(title=None, domain=False, ticks=False, grid=True)
    told = [
        alt.Tooltip(f"{field}:N", title=words(f"charts.tooltip.{name}"))
        for field, name in (("period", "period"), ("label", "shown"))
    ]
    colour = palette.colours["series"].light
    marks = alt.Chart(alt.NamedData("grades")).mark_point(
        size=70, opacity=1, fill=colour, stroke=colour
    )
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    layer = marks.encode(
        alt.X("x:Q", scale=scale, axis=years, title=None),
        alt.Y("label:N", scale=alt.Scale(domain=[""]), axis=ranks),
        tooltip=told,
    )
    return finished([layer], words, palette, "grades")


def fill(template: Spec, data: GradesData) -> Spec:
    """Return `template` with the grades of `data`."""
    left = min(round(max(text_width(label) for label in data.labels)) + 14, WIDTH // 2)
    spec = filled(
        template,
        {"grades": _rows(data)},
        title=data.title,
        height=_ROW * len(data.labels),
        padding={"left": left, "right": 14, "top": 6, "bottom": _FOOT},
    )
    moments = [one.x for one in data.grades]
    ends = (round(min(moments) - 0.6, 3), round(max(moments) + 0.6, 3))
    across, up = (spec["layer"][0]["encoding"][axis] for axis in "xy")
    across["scale"]["domain"] = list(ends)
    across["axis"]["values"] = list(year_ticks(*ends, max(moments)))
    up["scale"]["domain"] = list(data.labels)
    return spec


def _rows(data: GradesData) -> list[dict[str, Any]]:
    return [{"x": one.x, "period": one.period, "label": one.label} for one in data.grades]
