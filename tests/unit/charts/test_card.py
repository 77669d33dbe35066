"""Pictures for chat apps: what stands on them, and that unchanged ones are not drawn again."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.charts import Card, card_path, draw_cards, missing_cards
from generator.charts.card import EDGE, HEIGHT, WIDTH, lines_of_card
from generator.charts.paint import written_width

CARD = Card(
    address="cards/en/indicators/trees.png",
    site="Progress",
    title="Trees & hedges",
    finding="90 trees were counted, ten fewer than the target.",
    status="Target not met",
    tone="#8f1414",
    shape="polygon(0 0, 100% 0, 50% 100%)",
    credit="Source: the town, release R1",
    url="",
    ink="#1b2430",
    muted="#5b6675",
    paper="#ffffff",
    accent="#0b5cad",
)


def test_a_card_says_what_was_found_from_where() -> None:
    written = " ".join(line.text for line in lines_of_card(CARD))
    for text in ("Progress", "Trees & hedges", "90 trees", "Target not met", "release R1"):
        assert text in written


def test_the_address_is_there_as_text_and_code_once_it_is_known(tmp_path: Path) -> None:
    known = replace(CARD, url="https://example.org/indicators/trees/")
    assert known.url in [line.text for line in lines_of_card(known)]
    before, after = (_dark(one, tmp_path) for one in (CARD, known))
    assert after - before > 5_000  # a third of the square is dark


@pytest.mark.parametrize(
    ("text", "more"), [("长" * 400, "…"), ("word " * 200, "...")], ids=["Han", "Latin"]
)
def test_no_text_leaves_the_card(text: str, more: str) -> None:
    card = replace(CARD, title=text, finding=text, url="https://example.org/")
    lines = lines_of_card(card)
    assert max(line.base for line in lines) <= HEIGHT - 20
    assert sum(line.text.endswith(more) for line in lines) == 2
    for line in lines:
        assert line.left + written_width(line.text, line.size) <= WIDTH - EDGE, line.text


def _dark(card: Card, cache: Path) -> int:
    """Return how many pixels of the lower right corner have the colour of the ink."""
    draw_cards([card], cache)
    with Image.open(card_path(card, cache)) as picture:
        corner = picture.convert("RGB").crop((WIDTH - 300, HEIGHT - 260, WIDTH, HEIGHT))
    return _colours(corner).get((0x1B, 0x24, 0x30), 0)


def _colours(picture: Image.Image) -> dict[object, int]:
    """Return how many pixels of each colour a picture has."""
    return {colour: count for count, colour in picture.getcolors(WIDTH * HEIGHT) or ()}


def test_a_mark_has_the_colour_of_its_status(tmp_path: Path) -> None:
    draw_cards([CARD], tmp_path)
    with Image.open(card_path(CARD, tmp_path)) as picture:
        assert (0x8F, 0x14, 0x14) in _colours(picture.convert("RGB"))


def test_a_card_is_drawn_once_and_again_where_its_words_change(tmp_path: Path) -> None:
    assert draw_cards(missing_cards([CARD], tmp_path), tmp_path) == 1
    assert missing_cards([CARD, replace(CARD, address="elsewhere.png")], tmp_path) == []
    assert missing_cards([replace(CARD, finding="Other")], tmp_path) != []
    head = card_path(CARD, tmp_path).read_bytes()[:24]
    assert struct.unpack(">II", head[16:24]) == (WIDTH, HEIGHT)
