"""The picture of a page for chat apps and social networks: what was found, from where, as of when.

Text is placed by rule of thumb, as in the charts, and written in fonts that come with
the tool, so the bytes are the same on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from xml.sax.saxutils import escape

from generator.charts.draw import keep
from generator.charts.layout import lines_of
from generator.charts.render import picture
from generator.charts.shapes import drawn_shape

__all__ = ["Card", "card_path", "card_svg", "draw_cards", "missing_cards"]

WIDTH, HEIGHT, EDGE = 1200, 630, 64  # px
_TITLE, _FINDING, _SMALL = 46, 34, 24  # px of text
WIDE, NARROWER = "\u2e7f", 1.15  # the last letter before wide scripts; how much more fits
_CODE = 168  # px of the address as a square code
# Letters of the first face are quick to draw; what it lacks is taken from the second.
_FONTS = "Liberation Sans, Noto Sans SC"


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
        keep(card_path(one, cache), picture(card_svg(one)))
    return len(cards)


def card_svg(card: Card) -> str:
    """Return a card as SVG, 1200 x 630 px."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{_FONTS}">'
        f'<path fill="{card.paper}" d="M0 0H{WIDTH}V{HEIGHT}H0Z"/>'
        f'<path fill="{card.accent}" d="M0 0H{WIDTH}V12H0Z"/>{"".join(_parts(card))}</svg>'
    )


def _parts(card: Card) -> Iterator[str]:
    room = WIDTH - 2 * EDGE
    yield _text(card.site, EDGE, 74, _SMALL, card.muted)
    y = 110.0
    for line in _fitting(card.title, room, _TITLE, 2):
        y += _TITLE * 1.25
        yield _text(line, EDGE, y, _TITLE, card.ink)
    if card.status:
        y += 62
        yield drawn_shape(card.shape, EDGE, y - 25, 26, card.tone)
        yield _text(card.status, EDGE + 38, y, 32, card.ink)
    y += 20
    foot = HEIGHT - (_CODE + 40 if card.url else 80)
    for line in _fitting(card.finding, room, _FINDING, max(1, int((foot - y) / (_FINDING * 1.4)))):
        y += _FINDING * 1.4
        yield _text(line, EDGE, y, _FINDING, card.ink)
    yield from _foot(card, room - (_CODE + 30 if card.url else 0))


def _foot(card: Card, room: float) -> Iterator[str]:
    lines = [*_fitting(card.credit, room, _SMALL, 2), *(_fitting(card.url, room, _SMALL, 1))]
    for number, line in enumerate(reversed(lines)):
        yield _text(line, EDGE, HEIGHT - 40 - number * _SMALL * 1.45, _SMALL, card.muted)
    if card.url:
        yield _code(card.url, card.ink)


def _fitting(text: str, width: float, size: float, count: int) -> list[str]:
    """Return at most `count` lines; the last says by an ellipsis that there is more."""
    # Letters of narrow scripts are narrower than the rule of thumb that charts reckon by.
    room = width if any(one > WIDE for one in text) else width * NARROWER
    lines = [one for one in lines_of(text, room, size) if one]
    if len(lines) <= count:
        return lines
    return [*lines[: count - 1], lines[count - 1].rstrip(" ,;，；、。.")[:-1] + "…"]


def _text(text: str, x: float, y: float, size: float, fill: str) -> str:
    return f'<text x="{x:g}" y="{y:.1f}" font-size="{size:g}" fill="{fill}">{escape(text)}</text>'


def _code(url: str, ink: str) -> str:
    """Return the address as a square code in the lower right corner."""
    import segno

    made = segno.make(url, error="m", micro=False)
    rows = [list(row) for row in made.matrix]
    side = _CODE / len(rows)
    left, top = WIDTH - EDGE - _CODE, HEIGHT - 40 - _CODE
    cells = "".join(
        f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    place = f"translate({left} {top}) scale({side:.4f})"
    return f'<path transform="{place}" shape-rendering="crispEdges" fill="{ink}" d="{cells}"/>'


@lru_cache(maxsize=1)
def _maker() -> str:
    """Return what draws: the version of the tool, this module and that of the shapes."""
    here = Path(__file__)
    told = [one.read_text("utf-8") for one in (here, here.with_name("shapes.py"))]
    return version("vl-convert-python") + "".join(told)
