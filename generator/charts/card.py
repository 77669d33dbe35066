"""The picture of a page for chat apps and social networks: what was found, from where, as of when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from generator.charts.draw import keep
from generator.charts.layout import lines_of
from generator.charts.paint import Painting, written_width
from generator.charts.render import picture
from generator.charts.shapes import drawn_shape

__all__ = ["Card", "Line", "card_path", "draw_cards", "lines_of_card", "missing_cards"]

WIDTH, HEIGHT, EDGE = 1200, 630, 64  # px
_TITLE, _FINDING, _SMALL = 46, 34, 24  # px of text
_CODE = 174  # px of the address as a square code
_WIDE = "\u2e7f"  # the last letter before wide scripts, whose ellipsis stands at half height
_MARK = 26  # px of the mark of a status
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a picture, in one language; what is empty is left out.

    Attributes:
        address: of the file below the root of the site.
        site: name of the site. title: of the page. finding: one sentence.
        status: the verdict in words. tone: its colour as "#rrggbb".
        shape: its shape as on pages, see `status_shapes`.
        credit: sources and release. url: of the page, shown as text and square code.
        ink, muted, paper, accent: colours as "#rrggbb".
    """

    address: str
    site: str
    title: str
    finding: str
    status: str
    tone: str
    shape: str
    credit: str
    url: str
    ink: str
    muted: str
    paper: str
    accent: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a card; places and sizes in px, `base` is what the letters stand on."""

    text: str
    left: float
    base: float
    size: int
    colour: str
    is_status: bool = False


def card_path(card: Card, cache: Path) -> Path:
    """Return where the picture of a card is kept; its name is the hash of all it depends on."""
    # The address names the file and is not on the picture.
    told = "\0".join(astuple(card)[1:])
    return cache / f"{hashlib.sha256(f'{_maker()}{told}'.encode()).hexdigest()[:32]}.png"


def missing_cards(cards: Sequence[Card], cache: Path) -> list[Card]:
    """Return the cards whose pictures must be drawn."""
    return [one for one in cards if not card_path(one, cache).is_file()]


def draw_cards(cards: Sequence[Card], cache: Path) -> int:
    """Draw cards into the cache; return how many."""
    for one in cards:
        keep(card_path(one, cache), _painted(one))
    return len(cards)


def lines_of_card(card: Card) -> tuple[Line, ...]:
    """Return what is written on a card and where."""
    return tuple(_lines(card))


def _painted(card: Card) -> bytes:
    sheet = Painting(WIDTH, HEIGHT, card.paper)
    sheet.box(0, 0, WIDTH, 12, card.accent)
    for line in _lines(card):
        sheet.text(line.text, line.left, line.base, line.size, line.colour)
        if line.is_status:
            mark = _mark(card.shape, card.tone)
            sheet.stamp(mark, EDGE, round(line.base) - _MARK + 1, card.tone)
    if card.url:
        cells = _code(card.url)
        side = _CODE // len(cells) * len(cells)  # cells of one size are read more surely
        sheet.cells(cells, WIDTH - EDGE - side, HEIGHT - 40 - side, side, card.ink)
    return sheet.png()


def _lines(card: Card) -> Iterator[Line]:
    room = WIDTH - 2 * EDGE
    yield Line(card.site, EDGE, 74, _SMALL, card.muted)
    y = 110.0
    for text in _fitting(card.title, room, _TITLE, 2):
        y += _TITLE * 1.25
        yield Line(text, EDGE, y, _TITLE, card.ink)
    if card.status:
        y += 62
        yield Line(card.status, EDGE + _MARK + 12, y, 32, card.ink, is_status=True)
    y += 20
    foot = HEIGHT - (_CODE + 40 if card.url else 80)
    for text in _fitting(card.finding, room, _FINDING, max(1, int((foot - y) / (_FINDING * 1.4)))):
        y += _FINDING * 1.4
        yield Line(text, EDGE, y, _FINDING, card.ink)
    yield from _foot(card, room - (_CODE + 30 if card.url else 0))


def _foot(card: Card, room: float) -> Iterator[Line]:
    lines = [*_fitting(card.credit, room, _SMALL, 2), *(_fitting(card.url, room, _SMALL, 1))]
    for number, text in enumerate(reversed(lines)):
        yield Line(text, EDGE, HEIGHT - 40 - number * _SMALL * 1.45, _SMALL, card.muted)


def _fitting(text: str, width: float, size: int, count: int) -> list[str]:
    """Return at most `count` lines; the last says by an ellipsis that there is more."""
    lines = [one for one in lines_of(text, width, size, written_width) if one]
    if len(lines) <= count:
        return lines
    last, more = lines[count - 1], "…" if any(one > _WIDE for one in text) else "..."
    while written_width(f"{last}{more}", size) > width:
        last = last[:-1]
    return [*lines[: count - 1], last.rstrip(" ,;，；、。.") + more]


@lru_cache(maxsize=64)
def _mark(shape: str, tone: str) -> bytes:
    """Return the mark of a status as a picture with nothing behind it."""
    drawn = drawn_shape(shape, 0, 0, _MARK, tone)
    return picture(f'<svg xmlns="{_SVG}" width="{_MARK}" height="{_MARK}">{drawn}</svg>')


def _code(url: str) -> list[list[bool]]:
    """Return the address as the dark and light cells of a square code."""
    import segno

    return [[bool(cell) for cell in row] for row in segno.make(url, error="m", micro=False).matrix]


@lru_cache(maxsize=1)
def _maker() -> str:
    """Return what draws: the versions of the tools, this module, the shapes and the painter."""
    here = Path(__file__)
    names = (here.name, "shapes.py", "paint.py")
    told = [here.with_name(one).read_text("utf-8") for one in names]
    return version("vl-convert-python") + version("pillow") + "".join(told)
