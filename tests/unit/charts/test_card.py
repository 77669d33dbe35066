"""Pictures for chat apps: what stands on them, and that unchanged ones are not drawn again."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from generator.charts import Card, card_path, draw_cards, missing_cards
from generator.charts.card import HEIGHT, WIDTH, card_svg

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
    drawing = card_svg(CARD)
    for text in ("Progress", "Trees &amp; hedges", "90 trees", "Target not met", "release R1"):
        assert text in drawing


def test_the_address_is_there_as_text_and_code_once_it_is_known() -> None:
    known = replace(CARD, url="https://example.org/indicators/trees/")
    assert "crispEdges" not in card_svg(CARD)
    assert "crispEdges" in card_svg(known)
    assert known.url in card_svg(known)


@pytest.mark.parametrize("text", ["长" * 400, "word " * 200], ids=["Han", "Latin"])
def test_no_text_leaves_the_card(text: str) -> None:
    drawing = card_svg(replace(CARD, title=text, finding=text, url="https://example.org/"))
    rows = [float(one.split('"')[0]) for one in drawing.split(' y="')[1:]]
    assert max(rows) <= HEIGHT - 20
    assert drawing.count("…") == 2


def test_a_card_is_drawn_once_and_again_where_its_words_change(tmp_path: Path) -> None:
    assert draw_cards(missing_cards([CARD], tmp_path), tmp_path) == 1
    assert missing_cards([CARD, replace(CARD, address="elsewhere.png")], tmp_path) == []
    assert missing_cards([replace(CARD, finding="Other")], tmp_path) != []
    head = card_path(CARD, tmp_path).read_bytes()[:24]
    assert struct.unpack(">II", head[16:24]) == (WIDTH, HEIGHT)
