"""A drawing made fit for a page: small, in the page's colours, named for screen readers.

The renderer nests every mark in groups that speak to screen readers one by one.
Here a drawing becomes a flat list of shapes at their final places; neighbours of one
style share a group, and the whole has one name and one description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

__all__ = ["dressed", "slim"]

_NS = "{http://www.w3.org/2000/svg}"
_STYLE = ("fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "text-anchor")
_DEFAULTS = {"fill": "none", "opacity": "1", "text-anchor": "start", "stroke-width": "1"}
_MOVE = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
# The renderer writes a disc as two half circles.
_DISC = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")

Style = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One thing drawn: path data at its final place, or a finished element."""

    style: Style
    path: str
    element: str


def slim(drawing: str, colours: Mapping[str, str]) -> str:
    """Return the SVG text as shapes only, with colours as CSS variables.

    Args:
        drawing: SVG as the renderer wrote it; its own background is left out.
        colours: "#rrggbb" -> name of a CSS variable, without the leading dashes.
    """
    root = ET.fromstring(drawing)  # noqa: S314 -- written by our own renderer
    shapes = [shape for child in root if child.tag != f"{_NS}rect" for shape in _flat(child, 0, 0)]
    runs = groupby(shapes, key=lambda shape: shape.style)
    body = "".join(_run(dict(style), list(of), colours) for style, of in runs)
    size = next((text.get("font-size", "") for text in root.iter(f"{_NS}text")), "")
    font = f' font-family="sans-serif" font-size="{size.removesuffix("px")}"' if size else ""
    box = " ".join(_short(part) for part in root.get("viewBox", "").split())
    return f'<svg xmlns="{_NS[1:-1]}" viewBox="{box}" fill="none"{font}>{body}</svg>'


def dressed(drawing: str, id_: str, classes: str, title: str, summary: str, width: str) -> str:
    """Return a slim drawing with a name and a description for those who cannot see it.

    Args:
        drawing: what `slim` returned.
        id_: unique on the page.
        classes: for the page's style sheet.
        title: name of the chart.
        summary: what it shows, in a sentence.
        width: such as "100%" or "96"; the height follows from the view box.
    """
    head = (
        f'<svg id={quoteattr(id_)} class="{classes}" width="{width}" role="img"'
        f' aria-labelledby="{id_}-t {id_}-d"'
    )
    names = (
        f'<title id="{id_}-t">{escape(title)}</title><desc id="{id_}-d">{escape(summary)}</desc>'
    )
    opening, _, rest = drawing.removeprefix("<svg").partition(">")
    return f"{head}{opening}>{names}{rest}"


def _flat(element: ET.Element, dx: float, dy: float) -> Iterator[_Shape]:
    """Yield the shapes of a group at their final places."""
    move = _MOVE.search(element.get("transform", ""))
    if move:
        dx, dy = dx + float(move[1]), dy + float(move[2])
    tag = element.tag.removeprefix(_NS)
    if tag == "g":
        for child in element:
            yield from _flat(child, dx, dy)
    elif element.get("class") not in ("background", "foreground"):
        shape = _DRAWN[tag](element, dx, dy)
        if shape.path or shape.element:
            yield shape


def _style(element: ET.Element) -> Style:
    pairs = ((name, element.get(name, "")) for name in _STYLE)
    unpainted = () if element.get("stroke") else ("stroke-width", "stroke-dasharray")
    return tuple(
        (name, value)
        for name, value in pairs
        if value and value != _DEFAULTS.get(name) and name not in unpainted
    )


def _line(line: ET.Element, dx: float, dy: float) -> _Shape:
    right, down = float(line.get("x2", 0)), float(line.get("y2", 0))
    end = f"h{_short(right)}" if not down else f"l{_short(right)},{_short(down)}"
    end = f"v{_short(down)}" if down and not right else end
    return _Shape(_style(line), f"M{_short(dx)},{_short(dy)}{end}", "")


def _path(path: ET.Element, dx: float, dy: float) -> _Shape:
    data = path.get("d", "")
    disc = _DISC.fullmatch(data.removesuffix("Z"))
    if disc:
        at = f'cx="{_short(dx)}" cy="{_short(dy)}" r="{_short(float(disc[1]))}"'
        return _Shape(_style(path), "", f"<circle {at}/>")
    return _Shape(_style(path), _shifted(data, dx, dy) if "L" in data or "h" in data else "", "")


def _text(text: ET.Element, dx: float, dy: float) -> _Shape:
    words = escape(text.text or "")
    element = f'<text x="{_short(dx)}" y="{_short(dy)}">{words}</text>' if words else ""
    return _Shape(_style(text), "", element)


_DRAWN = {"line": _line, "path": _path, "text": _text}


def _shifted(data: str, dx: float, dy: float) -> str:
    """Return path data moved by (dx, dy) px; small letters are relative and stay."""
    parts = []
    for command, numbers in _COMMAND.findall(data):
        values = [float(one) for one in _NUMBER.findall(numbers)]
        if command in "MLC":
            values = [one + (dy if index % 2 else dx) for index, one in enumerate(values)]
        parts.append(command + ",".join(_short(one) for one in values))
    return "".join(parts)


def _run(style: Mapping[str, str], shapes: Iterable[_Shape], colours: Mapping[str, str]) -> str:
    """Return neighbours of one style: their paths as one, the rest in a group."""
    attributes = "".join(f' {name}="{_painted(value, colours)}"' for name, value in style.items())
    given = list(shapes)
    paths = "".join(shape.path for shape in given)
    elements = [shape.element for shape in given if shape.element]
    drawn = f'<path{attributes} d="{paths}"/>' if paths else ""
    if len(elements) == 1:
        return drawn + re.sub(r"^<(\w+)", rf"<\1{attributes}", elements[0])
    return drawn + (f"<g{attributes}>{''.join(elements)}</g>" if elements else "")


def _painted(value: str, colours: Mapping[str, str]) -> str:
    name = colours.get(value.lower())
    return f"var(--{name},{value})" if name else value


def _short(number: float | str) -> str:
    text = f"{float(number):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
