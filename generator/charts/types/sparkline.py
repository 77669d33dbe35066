"""`sparkline`: the course of the values without axes, for a cell of a table."""

from __future__ import annotations

from typing import Any

from generator.charts.curve import TrendData
from generator.charts.layout import value_range
from generator.charts.palette import Palette
from generator.charts.theme import Spec, filled, finished
from generator.words import Words

__all__ = ["fill", "template"]

_WIDTH, _HEIGHT, _EDGE = 88, 18, 4  # px of the plot and around it


def template(words: Words, palette: Palette) -> Spec:
    """Return the specification without data."""
    import altair as alt

    colour = palette.colours["series"].light
    hidden = alt.Scale(domain=[0, 1], nice=False, zero=False)
    at = alt.X("x:Q", scale=hidden, axis=None)
    level = alt.Y("value:Q", scale=hidden, axis=None)
    goal = alt.Chart(alt.NamedData("goals")).mark_rule(
        color=palette.colours["target"].light, strokeDash=[2, 2]
    )
    line = alt.Chart(alt.NamedData("values")).mark_line(color=colour, strokeWidth=1.5)
    alone = alt.Chart(alt.NamedData("alone")).mark_point(
        size=3, opacity=1, fill=colour, stroke=colour, strokeWidth=1
    )
    last = alt.Chart(alt.NamedData("last")).mark_point(size=20, opacity=1, stroke=colour)
    fills = alt.Scale(domain=["series", "paper"], range=[colour, palette.colours["paper"].light])
    layers = [
        line.encode(at, level, alt.Detail("stretch:N")),
        goal.encode(level),
        alone.encode(at, level),
        last.encode(at, level, alt.Fill("fill:N", scale=fills, legend=None)),
    ]
    return finished(layers, words, palette, "sparkline")


def fill(template: Spec, data: TrendData) -> Spec:
    """Return `template` with the leading values and the targets of `data`."""
    rows = [row for row in data.rows if row["tone"] == "series"] or data.rows
    spec = filled(
        template,
        _tables(data, rows),
        title="",
        height=_HEIGHT,
        padding=dict.fromkeys(("left", "right", "top", "bottom"), _EDGE),
        width=_WIDTH,
    )
    moments = [row["x"] for row in rows]
    first, last = min(moments), max(moments)
    values = value_range([row["value"] for row in rows] + [one.value for one in data.goals])
    for layer in spec["layer"]:
        if "x" in layer["encoding"]:
            # A single value stands in the middle.
            layer["encoding"]["x"]["scale"]["domain"] = (
                [first, last] if last > first else [first - 1, last + 1]
            )
        if "scale" in layer["encoding"]["y"]:
            layer["encoding"]["y"]["scale"]["domain"] = list(values)
    return spec


def _tables(data: TrendData, rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    joined = [row["stretch"] for row in rows]
    return {
        "values": rows,
        # A line of one value would not be seen.
        "alone": [row for row in rows[:-1] if joined.count(row["stretch"]) == 1],
        "last": rows[-1:],
        "goals": [{"value": goal.value, "label": goal.label} for goal in data.goals],
    }
