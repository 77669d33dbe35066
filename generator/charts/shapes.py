"""The shape of each status as the style sheet of the theme draws it, for pictures.

One place says what a status looks like: the sheet. Pictures read it there, so that a
reader meets the same mark in a chat app and on the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["DISC", "drawn_shape", "status_shapes"]

DISC = "circle(50%)"  # of a status that the sheet gives no shape
RING = "ring"  # a disc with an open middle: nothing to judge by
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CODE = re.compile(r"\.status--([a-z_]+)")
_SHAPE = re.compile(r"--shape:\s*(\w+\([^)]*\))")
_NUMBER = re.compile(r"-?\d*\.?\d+")


def status_shapes(sheet: str) -> Mapping[str, str]:
    """Return the shape of each status by its code, in the words of CSS, or `ring`.

    >>> dict(status_shapes(".status--met { --shape: inset(8%); }"))
    {'met': 'inset(8%)'}
    """
    found: dict[str, str] = {}
    for selector, body in _RULE.findall(_COMMENT.sub("", sheet)):
        shape = _SHAPE.search(body)
        if "::before" in selector and "background: transparent" in body:
            found.update(dict.fromkeys(_CODE.findall(selector), RING))
        elif shape:
            found.update(dict.fromkeys(_CODE.findall(selector), shape[1]))
    return found


def drawn_shape(shape: str, left: float, top: float, side: float, fill: str) -> str:
    """Return a shape as SVG in a square; one that CSS knows and this does not is a disc.

    Args:
        shape: as `status_shapes` gives it.
        left: where the square begins that it is cut from, in px.
        top: the same from above.
        side: of the square.
        fill: its colour.
    """
    form, _, said = shape.partition("(")
    numbers = [float(one) * side / 100 for one in _NUMBER.findall(said)]
    middle = (left + side / 2, top + side / 2)
    if form == "polygon":
        return _polygon(numbers, left, top, fill, even="evenodd" in said)
    if form == "inset":
        return _inset(numbers, left, top, side, fill)
    if form == RING:
        edge = side * 0.21
        return (
            _circle(*middle, (side - edge) / 2)
            + f' fill="none" stroke="{fill}" stroke-width="{edge:g}"/>'
        )
    return _circle(*middle, numbers[0] if numbers else side / 2) + f' fill="{fill}"/>'


def _circle(x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"'


def _polygon(numbers: list[float], left: float, top: float, fill: str, *, even: bool) -> str:
    places = zip(numbers[::2], numbers[1::2], strict=True)
    path = "L".join(f"{left + x:g},{top + y:g}" for x, y in places)
    rule = ' fill-rule="evenodd"' if even else ""
    return f'<path d="M{path}Z"{rule} fill="{fill}"/>'


def _inset(numbers: list[float], left: float, top: float, side: float, fill: str) -> str:
    """Return a rectangle; CSS says its distances clockwise from above and leaves out equal ones."""
    above = numbers[0]
    right = numbers[1] if len(numbers) > 1 else above
    below = numbers[2] if len(numbers) > 2 else above
    before = numbers[3] if len(numbers) > 3 else right
    return (
        f'<rect x="{left + before:g}" y="{top + above:g}" width="{side - before - right:g}"'
        f' height="{side - above - below:g}" fill="{fill}"/>'
    )
