"""A drawing made fit to stand alone: with its title, where it is from, and colours of its own."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from generator.charts.layout import TEXT, WIDTH, lines_of
from generator.charts.palette import Palette

__all__ = ["alone"]

_VARIABLE = re.compile(r"var\(--[\w-]+,\s*(#[0-9a-fA-F]+)\)")
_BOX = re.compile(r'viewBox="([-\d. ]+)"')
_TITLE, _SMALL, _EDGE = TEXT + 4, TEXT - 2, 8


def alone(drawing: str, title: str, credit: str, palette: Palette) -> bytes:
    """Return a drawing of a page as an SVG file, light, with title and credit.

    Args:
        drawing: from `draw_all`.
        title: above it.
        credit: below it, where it is from.
        palette: colours of ground and text.
    """
    found = _BOX.search(drawing)
    left, top, width, height = (float(one) for one in found[1].split()) if found else (0,) * 4
    wide = max(width, WIDTH)
    heads, feet = lines_of(title, wide - 16, _TITLE), lines_of(credit, wide - 16, _SMALL)
    head, foot = 1.4 * _TITLE * len(heads) + _EDGE, 1.5 * _SMALL * len(feet) + _EDGE
    ink, muted = palette.colours["ink"].light, palette.colours["muted"].light
    inner = drawing.partition(">")[2].rpartition("</svg>")[0]
    body = _VARIABLE.sub(r"\1", inner)
    size = f'width="{wide:g}" height="{head + height + foot:g}"'
    box = f'viewBox="{left:g} {top - head:g} {wide:g} {head + height + foot:g}"'
    ground = (
        f'<rect x="{left:g}" y="{top - head:g}" {size} fill="{palette.colours["paper"].light}"/>'
    )
    texts = _lines(heads, left, top - head, _TITLE, 1.4, ink)
    texts += _lines(feet, left, top + height, _SMALL, 1.5, muted)
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" fill="none"'
    return f'{opening} font-family="sans-serif" font-size="{TEXT}">{ground}{texts}{body}</svg>'.encode()


def _lines(lines: list[str], left: float, top: float, size: int, step: float, fill: str) -> str:
    return "".join(
        f'<text x="{left + _EDGE:g}" y="{top + step * size * number:.1f}" font-size="{size}"'
        f' fill="{fill}">{escape(line)}</text>'
        for number, line in enumerate(lines, start=1)
    )
