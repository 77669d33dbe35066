"""The only door to Pillow: flat pictures of few colours, quick to make and small as files.

A colour is a ramp of steps from the paper to itself, which is all that smooth edges need, so
a picture of four colours is a file of one byte a pixel. Letters come from the packaged font:
the bytes do not depend on the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

__all__ = ["COLOURS", "Painting", "written_width"]

_Colour = tuple[int, int, int]

_STEPS = 63  # of each colour; a file of this kind knows 256 in all
COLOURS = 4
_RAMP = [round(one * _STEPS / 255) for one in range(256)]
_PACKED = 3  # of 9; the next steps take twice as long for a tenth less


class Painting:
    """A sheet of paper to write and draw on; what is drawn twice in one place mixes."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        """Take a sheet of `width` x `height` px; `paper` is its colour as "#rrggbb"."""
        self._size, self._paper = (width, height), paper
        self._layers: dict[str, Image] = {}

    def text(self, line: str, left: float, base: float, size: int, colour: str) -> None:
        """Write a line of letters `size` px high that stand on `base`."""
        from PIL import ImageDraw

        place = (round(left), round(base))
        pen = ImageDraw.Draw(self._layer(colour))
        pen.text(place, line, fill=_STEPS, font=_font(size), anchor="ls")

    def box(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        from PIL import ImageDraw

        right, bottom = left + width - 1, top + height - 1
        ImageDraw.Draw(self._layer(colour)).rectangle((left, top, right, bottom), fill=_STEPS)

    def stamp(self, picture: bytes, left: int, top: int, colour: str) -> None:
        """Put what is not transparent in a picture (PNG) on the sheet in one colour."""
        from PIL import Image

        solid = Image.open(BytesIO(picture)).convert("RGBA").getchannel("A")
        self._layer(colour).paste(solid.point(_RAMP), (left, top))

    def cells(
        self, rows: Sequence[Sequence[bool]], left: int, top: int, side: int, colour: str
    ) -> None:
        """Draw a table of dark and light cells as a square of `side` px without smooth edges."""
        from PIL import Image

        flat = bytes(_STEPS if dark else 0 for row in rows for dark in row)
        small = Image.frombytes("L", (len(rows[0]), len(rows)), flat)
        square = small.resize((side, side), Image.Resampling.NEAREST)
        self._layer(colour).paste(square, (left, top))

    def png(self) -> bytes:
        """Return the picture as PNG."""
        from PIL import Image, ImageChops

        mixed = Image.new("L", self._size)
        colours = [_rgb(self._paper)]
        for number, (colour, layer) in enumerate(self._layers.items()):
            steps = [0, *(step + number * _STEPS for step in range(1, _STEPS + 1))]
            mixed = ImageChops.lighter(mixed, layer.point(steps + [0] * (256 - len(steps))))
            colours += _between(colours[0], _rgb(colour))
        made = Image.new("P", self._size)
        made.putpalette([part for colour in colours for part in colour])
        made.frombytes(mixed.tobytes())
        written = BytesIO()
        made.save(written, "PNG", compress_level=_PACKED)
        return written.getvalue()

    def _layer(self, colour: str) -> Image:
        from PIL import Image

        if colour not in self._layers and len(self._layers) == COLOURS:
            raise ValueError(f"a painting has {COLOURS} colours")
        return self._layers.setdefault(colour, Image.new("L", self._size))


def _rgb(colour: str) -> _Colour:
    from PIL import ImageColor

    red, green, blue, *_ = ImageColor.getrgb(colour)
    return red, green, blue


def _between(paper: _Colour, colour: _Colour) -> Iterator[_Colour]:
    for step in range(1, _STEPS + 1):
        red, green, blue = (
            round(a + (b - a) * step / _STEPS) for a, b in zip(paper, colour, strict=True)
        )
        yield red, green, blue


def written_width(line: str, size: int) -> float:
    """Return how wide a line of text is in px when it is written `size` px high."""
    return _font(size).getlength(line)


@lru_cache(maxsize=16)
def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont
    from pylopdf_fonts_zh_cn import sans_path

    # The plain layout: the other one is only there where a system library is.
    return ImageFont.truetype(str(sans_path()), size, layout_engine=ImageFont.Layout.BASIC)
