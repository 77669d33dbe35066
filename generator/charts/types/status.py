"""`status_breakdown`: how many things stand at each status, as one bar and a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.layout import WIDTH, text_width
from generator.charts.palette import Palette, Tone
from generator.charts.theme import Spec, filled, finished, in_px
from generator.words import Words

__all__ = ["StatusCount", "StatusData", "fill", "status_data", "template"]

_BAR, _ROW, _EDGE = 26, 23, 6  # px: height of the bar, of a line of the list, around


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many things stand at a status: its label, their number, how it looks."""

    label: str
    count: int
    shown: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class StatusData:
    """Counts by status in order of display, none of them zero."""

    title: str
    summary: str
    counts: tuple[StatusCount, ...]


def status_data(
    title: str, list_: str, counts: Iterable[tuple[str, str, int]], palette: Palette, words: Words
) -> StatusData:
    """Return what a status chart shows.

    Args:
        title: what is counted.
        list_: code list of the statuses, which sets their tones.
        counts: (code, label, number) in order of display; zeros are left out.
        palette: gives each status its tone.
        words: language of the summary.
    """
    shown = tuple(
        StatusCount(label, count, words.number(Decimal(count)), palette.tone(list_, code))
        for code, label, count in counts
        if count
    )
    items = [words("charts.summary.count", label=one.label, count=one.shown) for one in shown]
    total = words.number(Decimal(sum(one.count for one in shown)))
    summary = words("charts.summary.counts", total=total, items=words.list(items))
    return StatusData(title, summary, shown)


def template(words: Words, palette: Palette) -> Spec:
    """Return the specification without data."""
    return finished([*_bar(words, palette), *_list(palette)], words, palette, "status_breakdown")


def fill(template: Spec, data: StatusData) -> Spec:
    """Return `template` with the counts of `data`, in shares of the whole width."""
    total = sum(one.count for one in data.counts)
    wide = WIDTH - 2 * _EDGE
    number = 22 + max(text_width(one.shown) for one in data.counts)
    rows: list[dict[str, Any]] = []
    before = 0
    for index, one in enumerate(data.counts):
        ends = [round(wide * edge / total, 2) for edge in (before, before + one.count)]
        before += one.count
        rows.append(
            {"label": one.label, "count": one.count, "shown": one.shown, "tone": one.tone.name}
            | {"left": ends[0], "right": ends[1], "middle": round(sum(ends) / 2, 1)}
            | {"top": 0, "bottom": _BAR, "half": _BAR / 2, "mark": 9, "number": round(number, 1)}
            | {"row": _BAR + 18 + _ROW * index}
        )
    inner = [row for row in rows if row["right"] - row["left"] > text_width(row["shown"]) + 8]
    return filled(
        template,
        {"counts": rows, "inner": inner},
        title=data.title,
        height=_BAR + 8 + _ROW * len(rows),
        padding=dict.fromkeys(("left", "right", "top", "bottom"), _EDGE),
    )


def _by_tone(channel: Any, palette: Palette, values: list[str]) -> Any:
    import altair as alt

    scale = alt.Scale(domain=list(palette.tones), range=values)
    return channel("tone:N", scale=scale, legend=None)


def _solid(palette: Palette) -> list[str]:
    # Hollow is the sign of what is not known.
    paper = palette.colours["paper"].light
    return [paper if one.hollow else one.colour.light for one in palette.tones.values()]


def _stroke(palette: Palette) -> Any:
    import altair as alt

    return _by_tone(alt.Stroke, palette, [one.colour.light for one in palette.tones.values()])


def _bar(words: Words, palette: Palette) -> list[Any]:
    """One bar for all, with the numbers inside where there is room."""
    import altair as alt

    told = [
        alt.Tooltip("label:N", title=words("charts.tooltip.label")),
        alt.Tooltip("shown:N", title=words("charts.tooltip.count")),
    ]
    counts, inner = alt.Chart(alt.NamedData("counts")), alt.Chart(alt.NamedData("inner"))
    ink, paper = palette.colours["ink"].light, palette.colours["paper"].light
    inks = [ink if one.hollow else paper for one in palette.tones.values()]
    return [
        counts.mark_rect(strokeWidth=1.5, opacity=1).encode(
            in_px(alt.X, "left"),
            alt.X2("right:Q"),
            in_px(alt.Y, "top"),
            alt.Y2("bottom:Q"),
            _stroke(palette),
            _by_tone(alt.Fill, palette, _solid(palette)),
            tooltip=told,
        ),
        inner.mark_text(baseline="middle").encode(
            in_px(alt.X, "middle"),
            in_px(alt.Y, "half"),
            alt.Text("shown:N"),
            _by_tone(alt.Color, palette, inks),
        ),
    ]


def _list(palette: Palette) -> list[Any]:
    """A line for each status: shape, number, label. It reads without any colour."""
    import altair as alt

    counts, row = alt.Chart(alt.NamedData("counts")), in_px(alt.Y, "row")
    shapes = _by_tone(alt.Shape, palette, [one.shape for one in palette.tones.values()])
    number = in_px(alt.X, "number")
    return [
        counts.mark_point(size=80, strokeWidth=1.5, opacity=1).encode(
            in_px(alt.X, "mark"),
            row,
            shapes,
            _stroke(palette),
            _by_tone(alt.Fill, palette, _solid(palette)),
        ),
        counts.mark_text(align="right", baseline="middle").encode(number, row, alt.Text("shown:N")),
        counts.mark_text(align="left", baseline="middle", dx=8).encode(
            number, row, alt.Text("label:N")
        ),
    ]
