"""Labels put where they cover least."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.charts.layout import TEXT, text_width

__all__ = ["Box", "Label", "along", "around", "best"]

_STEP = 6.0  # square px
_FAR = 150.0  # square px
GAP = 9.0  # px between the middle of a point and its label


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area shared with another box in square px."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)


@dataclass(frozen=True, slots=True)
class Label:
    """A text and a place for it: anchor and middle in px, alignment, what speaks against it.

    `against` counts as so many square px covered.
    """

    text: str
    x: float
    y: float
    align: str
    against: float = 0.0

    @property
    def box(self) -> Box:
        """The rectangle the text is likely to fill."""
        width = text_width(self.text)
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]
        return Box(left, self.y - TEXT * 0.55, left + width, self.y + TEXT * 0.55)


def around(text: str, x: float, y: float, *, above: bool) -> list[Label]:
    """Return places for a label around a point in px, the preferred side first."""
    rows = [y - GAP - TEXT / 2, y + GAP + TEXT / 2]
    rows = rows if above else rows[::-1]
    places = [Label(text, x, row, "center") for row in rows]
    for row in rows:
        places += [Label(text, x - 4, row, "left"), Label(text, x + 4, row, "right")]
    return [*places, Label(text, x + GAP, y, "left"), Label(text, x - GAP, y, "right")]


def along(text: str, y: float, left: float, right: float, foot: float) -> list[Label]:
    """Return places for the label of a level line from `left` to `right` px.

    Where both sides of the line are crowded it may stand at the head or, at `foot` px,
    at the foot of the plot.
    """
    ends = [(left + 2, "left"), (right - 2, "right"), ((left + right) / 2, "center")]
    if text_width(text) > right - left:
        ends = [(right - 2, "right")]
    near, far = (y - 3 - TEXT / 2, y + 4 + TEXT / 2), (foot - TEXT / 2 - 2, TEXT / 2)
    return [
        Label(text, x, row, align, against)
        for rows, against in ((near, 0.0), (far, _FAR))
        for row in rows
        for x, align in ends
    ]


def best(places: Sequence[Label], taken: Iterable[Box], room: Box) -> Label:
    """Return the place that covers least of `taken` and leaves `room` least.

    Each step down the order of preference weighs as much as a few covered px.
    """
    obstacles = list(taken)

    def cost(ranked: tuple[int, Label]) -> float:
        rank, label = ranked
        box = label.box
        outside = box.overlap(box) - box.overlap(room)
        covered = sum(box.overlap(one) for one in obstacles)
        return round(3 * outside + covered + label.against + _STEP * rank, 1)

    return min(enumerate(places), key=cost)[1]
