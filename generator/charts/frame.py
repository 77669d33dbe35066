"""The frame of a trend chart: ranges, px and the places of its labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.charts.curve import TrendData
from generator.charts.goals import Goal
from generator.charts.layout import WIDTH, text_width, value_range, value_ticks
from generator.charts.placing import Box, Label, along, around, best

__all__ = ["Frame", "frame_of", "key_rows", "tag_rows"]

HEIGHT = 190.0  # px of the plot
ROW = 20  # px from one line of the key to the next
_HEAD, _FOOT = 40, 28  # px for the unit and the plan's start above, for the years below


@dataclass(frozen=True, slots=True)
class Frame:
    """Ranges of the axes and px of the plot; y in px grows downwards from its top.

    Attributes:
        years: ends of the time axis as decimal years. values: ends of the value axis.
        anchor: a year that has a label: the last one due, else that of the last value.
        padding: px around the plot. has_plan: the plan's start lies within.
    """

    years: tuple[float, float]
    values: tuple[float, float]
    anchor: float
    height: float
    padding: dict[str, float]
    has_plan: bool

    @property
    def width(self) -> float:
        """Width of the plot in px."""
        return WIDTH - self.padding["left"] - self.padding["right"]

    def x(self, year: float) -> float:
        """Return the px of a moment."""
        first, last = self.years
        return round((year - first) / (last - first) * self.width, 1)

    def y(self, value: float) -> float:
        """Return the px of a value."""
        low, high = self.values
        return round((high - value) / (high - low) * self.height, 1)


def frame_of(data: TrendData) -> Frame:
    """Return the frame that holds every mark, goal and, where near, the plan's start."""
    values = value_range([mark.value for mark in data.marks] + [one.value for one in data.goals])
    ticks = value_ticks(*values, whole=data.whole)
    widest = max((text_width(_plain(tick)) for tick in ticks), default=0.0)
    left = round(widest) + 12
    padding: dict[str, float] = {"left": left, "right": 14, "top": _HEAD, "bottom": _FOOT}
    places = _key_places(data, left)
    padding["bottom"] += ROW * (max((row for _, row in places), default=-1) + 1)
    due = [goal.due for goal in data.goals if goal.due is not None]
    anchor = max(due or [mark.x for mark in data.marks])
    return Frame(_years(data), values, anchor, HEIGHT, padding, has_plan=data.plan is not None)


def _plain(tick: float) -> str:
    return f"{tick:,.6f}".rstrip("0").rstrip(".")


def _years(data: TrendData) -> tuple[float, float]:
    moments = [edge for mark in data.marks for edge in mark.edges]
    moments += [goal.due for goal in data.goals if goal.due is not None]
    moments += [data.plan] if data.plan is not None else []
    first, last = min(moments), max(moments)
    air = max(0.06 * (last - first), 0.6)
    return round(first - air, 3), round(last + air, 3)


def tag_rows(data: TrendData, frame: Frame) -> list[dict[str, Any]]:
    """Return the labels of targets, of the plan's start and of the first and last value."""
    room = Box(0, -2, frame.width + frame.padding["right"] - 2, frame.height + 1)
    taken = list(_drawn(data, frame))
    rows = list(_plan_tag(data, frame))
    for goal in data.goals:
        places = along(goal.label, frame.y(goal.value), *_reach(goal, frame), frame.height)
        rows.append(_take(places, taken, room, "target"))
    marks = data.named
    for mark in reversed(marks):
        above = mark.value >= max(one.value for one in marks)
        places = around(mark.shown, frame.x(mark.x), frame.y(mark.value), above=above)
        rows.append(_take(places, taken, room, "ink"))
    for moment in data.breaks:
        places = _beside(data.break_label, frame.x(moment), frame.height)
        rows.append(_take(places, taken, room, "muted"))
    return rows


def _reach(goal: Goal, frame: Frame) -> tuple[float, float]:
    """Return the px between which the label of a target has room beside its stroke."""
    if goal.since is not None:
        return frame.x(goal.since), frame.width
    if goal.due is None:
        return 0.0, frame.width
    stroke, wide = frame.x(goal.due), text_width(goal.label) + 12
    return (
        (0.0, stroke - 6) if wide < stroke else (min(stroke + 6, frame.width - wide), frame.width)
    )


def _beside(text: str, x: float, height: float) -> list[Label]:
    """Return places for the label of an upright line, from the foot upwards."""
    rows = (height - 9, height / 2, height / 4)
    return [Label(text, x + dx, y, side) for y in rows for dx, side in ((5, "left"), (-5, "right"))]


def _take(places: list[Label], taken: list[Box], room: Box, ink: str) -> dict[str, Any]:
    label = best(places, taken, room)
    taken.append(label.box)
    return _tag(label, ink)


def _tag(label: Label, ink: str) -> dict[str, Any]:
    x, y = round(label.x, 1), round(label.y, 1)
    return {"px": x, "py": y, "text": label.text, "align": label.align, "ink": ink}


def _plan_tag(data: TrendData, frame: Frame) -> Iterator[dict[str, Any]]:
    if data.plan is None:
        return
    half = text_width(data.plan_label) / 2
    x = min(max(frame.x(data.plan), half), frame.width - half)
    yield _tag(Label(data.plan_label, x, -9, "center"), "muted")


def _drawn(data: TrendData, frame: Frame) -> Iterator[Box]:
    """Yield boxes over points, lines and target rules, which labels should not cover."""
    for goal in data.goals:
        y = frame.y(goal.value)
        yield Box(0, y - 1.5, frame.width, y + 1.5)
        if goal.due is not None:
            yield Box(frame.x(goal.due) - 4, y - 12, frame.x(goal.due) + 4, y + 12)
    for moment in (*data.breaks, *([data.plan] if data.plan is not None else [])):
        yield Box(frame.x(moment) - 1, 0, frame.x(moment) + 1, frame.height)
    for mark in data.marks:
        x, y = frame.x(mark.x), frame.y(mark.value)
        yield Box(x - 6, y - 6, x + 6, y + 6)
    for stretch in sorted({mark.stretch for mark in data.marks}):
        joined = [(frame.x(m.x), frame.y(m.value)) for m in data.marks if m.stretch == stretch]
        for start, end in pairwise(joined):
            yield from _sampled(start, end)


def _sampled(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    steps = max(2, int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) // 4))
    for step in range(1, steps):
        x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
        yield Box(x - 2, y - 2, x + 2, y + 2)


def _key_places(data: TrendData, left: float) -> list[tuple[float, int]]:
    """Return px and line of each entry of the key, broken into lines as text is."""
    places: list[tuple[float, int]] = []
    x, row = 6.0 - left, 0
    for entry in data.key:
        wide = text_width(entry["state"]) + 30
        if places and x + wide > WIDTH - left:
            x, row = 6.0 - left, row + 1
        places.append((x, row))
        x += wide
    return places


def key_rows(data: TrendData, frame: Frame) -> list[dict[str, Any]]:
    """Return one entry for each kind of special value that is drawn."""
    top = frame.height + _FOOT + ROW / 2
    return [
        {"px": round(x, 1), "py": top + ROW * row, "text": entry["state"]}
        | {name: entry[name] for name in ("tone", "fill", "origin")}
        for entry, (x, row) in zip(data.key, _key_places(data, frame.padding["left"]), strict=True)
    ]
