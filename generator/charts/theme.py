"""The look that all chart types share, and the way values are swapped into a template."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.charts.layout import TEXT, WIDTH, lines_of
from generator.charts.palette import Palette
from generator.words import Words

__all__ = ["FONT", "NUMBER", "filled", "finished", "in_px", "tinted", "untitled"]

FONT = "sans-serif"  # a reader's own; no font is sent
TITLE = TEXT + 4  # px of the title of a chart that stands alone
NUMBER = ",.6~f"  # thousands apart, no needless zeros

Spec = dict[str, Any]


def finished(layers: Sequence[Any], words: Words, palette: Palette, name: str) -> Spec:
    """Return the template of a chart type as a Vega-Lite specification.

    Sizes are fixed (autosize none), so nothing depends on the fonts of a machine.
    """
    import altair as alt

    # What differs between two charts of a type is swapped in later: size, title, data.
    styled = (
        alt.layer(*layers)
        .properties(width=WIDTH, height=1, autosize="none")
        .configure(font=FONT, background=palette.colours["paper"].light, **_marks(palette))
    )
    spec: Spec = styled.to_dict()
    spec["config"]["locale"] = {"number": _number_locale(words)}
    spec["usermeta"] = {"type": name, "language": words.html}
    return spec


def _marks(palette: Palette) -> dict[str, Any]:
    ink, muted, grid = (palette.colours[name].light for name in ("ink", "muted", "grid"))
    return {
        "axis": {
            "labelColor": muted,
            "titleColor": muted,
            "gridColor": grid,
            "domainColor": muted,
            "tickColor": muted,
            "labelFontSize": TEXT,
            "titleFontSize": TEXT,
            "titleFontWeight": "normal",
            "labelOverlap": False,
            "labelBound": False,
            "labelFlush": False,
        },
        "text": {"color": ink, "fontSize": TEXT},
        "title": {"color": ink, "fontSize": TITLE, "fontWeight": "normal", "anchor": "start"},
        "view": {"stroke": None},
    }


def _number_locale(words: Words) -> dict[str, Any]:
    # The signs the words file uses, read from numbers it has written.
    return {
        "decimal": words.number(Decimal("0.5"))[1:-1],
        "thousands": words.number(Decimal(11111))[2:-3],
        "grouping": [3],
        "currency": ["", ""],
    }


def in_px(channel: Any, field: str) -> Any:
    """Return a channel placed in px by the layout, outside the scales of the plot."""
    return channel(f"{field}:Q", scale=None, axis=None)


def tinted(channel: Any, field: str, palette: Palette) -> Any:
    """Return a channel whose field names a colour of the palette."""
    import altair as alt

    names = sorted(palette.colours)
    scale = alt.Scale(domain=names, range=[palette.colours[name].light for name in names])
    return channel(f"{field}:N", scale=scale, legend=None)


def filled(
    template: Spec,
    tables: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    title: str,
    height: float,
    padding: Mapping[str, float],
    width: float = 0,
) -> Spec:
    """Return a copy of `template` with its data, title and size; axes are the caller's.

    Args:
        template: what `finished` returned.
        tables: rows by the name of a data set.
        title: shown above the chart where it stands alone; "" for none.
        height: px of the plot, without padding.
        padding: px around the plot on each side.
        width: px of the plot; 0 for what padding leaves of WIDTH.
    """
    spec = copy.deepcopy(template)
    plot = width or WIDTH - padding["left"] - padding["right"]
    lines = lines_of(title, WIDTH - 16, TITLE) if title else []
    spec["title"] = {"text": lines, "frame": "bounds", "offset": 8}
    spec["datasets"] = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    spec["height"], spec["width"] = height, plot
    spec["padding"] = {**padding, "top": padding["top"] + _room(lines)}
    return spec


def untitled(spec: Spec) -> Spec:
    """Return `spec` without its title and the room for it, as drawn under a heading."""
    top = spec["padding"]["top"] - _room(spec["title"]["text"])
    padding = {**spec["padding"], "top": round(top, 1)}
    return {**{key: value for key, value in spec.items() if key != "title"}, "padding": padding}


def _room(lines: Sequence[str]) -> float:
    """Return the px above a chart that its title takes."""
    return round(1.4 * TITLE * len(lines) + 8, 1) if lines else 0.0
