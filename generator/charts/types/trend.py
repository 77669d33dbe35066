"""`trend`: values over time with their target; nothing joins what cannot be compared."""

from __future__ import annotations

from typing import Any

from generator.charts.curve import TrendData
from generator.charts.frame import Frame, frame_of, key_rows, tag_rows
from generator.charts.layout import value_ticks, year_ticks
from generator.charts.palette import Palette
from generator.charts.theme import NUMBER, Spec, filled, finished, in_px, tinted
from generator.words import Words

__all__ = ["fill", "template"]


def template(words: Words, palette: Palette) -> Spec:
    """Return the specification without data."""
    layers = [*_ground(palette), *_goals(palette), *_values(words, palette), *_texts(palette)]
    return finished(layers, words, palette, "trend")


def fill(template: Spec, data: TrendData) -> Spec:
    """Return `template` with the values, goals, axes and labels of `data`."""
    frame = frame_of(data)
    spec = filled(
        template, _tables(data, frame), title=data.title, height=frame.height, padding=frame.padding
    )
    across, up = (spec["layer"][0]["encoding"][axis] for axis in "xy")
    across["scale"]["domain"], up["scale"]["domain"] = list(frame.years), list(frame.values)
    across["axis"]["values"] = list(year_ticks(*frame.years, frame.anchor))
    up["axis"]["values"] = list(value_ticks(*frame.values, whole=data.whole))
    up["axis"] |= {"titleX": -frame.padding["left"] + 2, "titleY": -28}
    for layer in spec["layer"]:
        # The titles of all layers are joined unless they are equal.
        if "title" in layer["encoding"].get("y", {}):
            layer["encoding"]["y"]["title"] = data.unit
    return spec


def _tables(data: TrendData, frame: Frame) -> dict[str, list[dict[str, Any]]]:
    first, last = frame.years
    goals = [
        {"start": first if goal.since is None else max(goal.since, first), "end": last}
        | {"value": goal.value, "label": goal.label}
        for goal in data.goals
    ]
    due = [{"x": goal.due, "value": goal.value} for goal in data.goals if goal.due is not None]
    return {
        "band": [{"start": first, "end": last, "low": a, "high": b} for a, b in data.bands],
        "plan": [{"x": data.plan}] if frame.has_plan else [],
        "breaks": [{"x": x} for x in data.breaks],
        "goals": goals,
        "due": due,
        "values": data.rows,
        "spans": [row for row in data.rows if row["kind"] == "span"],
        "tags": tag_rows(data, frame),
        "key": key_rows(data, frame),
    }


def _ground(palette: Palette) -> list[Any]:
    """The axes with the band of an interval, the start of the plan, breaks."""
    import altair as alt

    muted, goal = palette.colours["muted"].light, palette.colours["target"].light
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    years = alt.Axis(values=[0], format="d", grid=False, tickSize=4)
    levels = alt.Axis(
        values=[0],
        tickCount=20,  # with a smaller one Vega would drop every other value
        format=NUMBER,
        domain=False,
        ticks=False,
        titleAngle=0,
        titleAlign="left",
        titleBaseline="middle",
        titleX=0,
        titleY=0,
    )
    band = alt.Chart(alt.NamedData("band")).mark_rect(opacity=0.15, color=goal)
    plan = alt.Chart(alt.NamedData("plan")).mark_rule(color=muted, strokeWidth=1)
    breaks = alt.Chart(alt.NamedData("breaks")).mark_rule(color=muted, strokeDash=[1, 3])
    return [
        band.encode(
            alt.X("start:Q", scale=scale, axis=years, title=None),
            alt.X2("end:Q"),
            alt.Y("low:Q", scale=scale, axis=levels, title=""),
            alt.Y2("high:Q"),
        ),
        plan.encode(alt.X("x:Q", title=None)),
        breaks.encode(alt.X("x:Q", title=None)),
    ]


def _goals(palette: Palette) -> list[Any]:
    """A dashed rule for each target, and a stroke across it at the year it is due."""
    import altair as alt

    colour, level = palette.colours["target"].light, alt.Y("value:Q", title="")
    rule = alt.Chart(alt.NamedData("goals")).mark_rule(color=colour, strokeDash=[6, 4])
    due = alt.Chart(alt.NamedData("due")).mark_tick(
        orient="vertical", color=colour, size=14, thickness=3, opacity=1
    )
    return [
        rule.encode(alt.X("start:Q", title=None), alt.X2("end:Q"), level),
        due.encode(alt.X("x:Q", title=None), level),
    ]


def _values(words: Words, palette: Palette) -> list[Any]:
    """Lines within a stretch, bars for values of several years, points on top."""
    import altair as alt

    at, level = alt.X("x:Q", title=None), alt.Y("value:Q", title="")
    told = [
        alt.Tooltip(f"{field}:N", title=words(f"charts.tooltip.{field}"))
        for field in ("period", "shown", "state")
    ]
    line = alt.Chart(alt.NamedData("values")).mark_line(strokeWidth=2)
    span = alt.Chart(alt.NamedData("spans")).mark_rule(strokeWidth=2)
    point = alt.Chart(alt.NamedData("values")).mark_point(size=44, strokeWidth=1.6, opacity=1)
    stroke = tinted(alt.Stroke, "tone", palette)
    return [
        line.encode(at, level, stroke, alt.Detail("stretch:N")),
        span.encode(alt.X("start:Q", title=None), alt.X2("end:Q"), level, stroke),
        point.encode(at, level, stroke, *_look(palette), tooltip=told),
    ]


def _look(palette: Palette) -> list[Any]:
    """Hollow where in doubt, a diamond where this site computed the value."""
    import altair as alt

    shapes = alt.Scale(domain=["published", "derived"], range=["circle", "diamond"])
    return [
        tinted(alt.Fill, "fill", palette),
        alt.Shape("origin:N", scale=shapes, legend=None),
    ]


def _texts(palette: Palette) -> list[Any]:
    """Labels beside what they name, and the key of special values below."""
    import altair as alt

    tags, key = alt.Chart(alt.NamedData("tags")), alt.Chart(alt.NamedData("key"))
    text = alt.Text("text:N")
    mark = key.mark_point(size=44, strokeWidth=1.6, opacity=1)
    return [
        tags.mark_text(align=alt.expr("datum.align"), baseline="middle").encode(
            in_px(alt.X, "px"), in_px(alt.Y, "py"), text, tinted(alt.Color, "ink", palette)
        ),
        mark.encode(
            in_px(alt.X, "px"),
            in_px(alt.Y, "py"),
            tinted(alt.Stroke, "tone", palette),
            *_look(palette),
        ),
        key.mark_text(align="left", baseline="middle", dx=10).encode(
            in_px(alt.X, "px"), in_px(alt.Y, "py"), text
        ),
    ]
