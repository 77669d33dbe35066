"""The only door to vl-convert, which draws a Vega-Lite specification without a browser."""

from __future__ import annotations

import json
from functools import lru_cache

from generator.charts.svg import slim
from generator.charts.theme import Spec, untitled

__all__ = ["VEGA_LITE", "Order", "picture", "png", "start_drawing", "svg"]

VEGA_LITE = "6.4"  # of those in vl-convert, the one Altair writes for
_HAN_FONT = "Noto Sans SC"  # of the package pylopdf_fonts_zh_cn

# A specification as JSON and the CSS variable of each colour: plain, so it can go to a process.
Order = tuple[str, dict[str, str]]


def start_drawing(*, afresh: bool = False) -> None:
    """Draw nothing: starting the tools takes longer than a drawing.

    Args:
        afresh: whether templates are to be made as well.
    """
    import vl_convert

    if afresh:
        import altair  # noqa: F401 - for the types of charts
    empty = {"data": {"values": []}, "mark": "point", "encoding": {}}
    vl_convert.vegalite_to_svg(empty, vl_version=VEGA_LITE, allowed_base_urls=[])


def svg(order: Order) -> str:
    """Return the slim SVG of a specification, without its title."""
    import vl_convert

    written, colours = order
    drawing: str = vl_convert.vegalite_to_svg(
        untitled(json.loads(written)), vl_version=VEGA_LITE, allowed_base_urls=[]
    )
    return slim(drawing, colours)


def png(spec: Spec, scale: float = 2) -> bytes:
    """Return a picture of a specification with its title.

    Letters come from the packaged font, so the bytes do not depend on the machine.

    Args:
        spec: as published.
        scale: px of the picture for each px of the chart.
    """
    import vl_convert

    _register_font()
    picture: bytes = vl_convert.vegalite_to_png(
        {**spec, "config": {**spec["config"], "font": _HAN_FONT}},
        vl_version=VEGA_LITE,
        scale=scale,
        allowed_base_urls=[],
    )
    return picture


def picture(drawing: str) -> bytes:
    """Return an SVG as a picture of its own size, with letters from packaged fonts."""
    import vl_convert

    _register_font()
    made: bytes = vl_convert.svg_to_png(drawing)
    return made


@lru_cache(maxsize=1)
def _register_font() -> None:
    import vl_convert
    from pylopdf_fonts_zh_cn import sans_path

    vl_convert.register_font_directory(str(sans_path().parent))
