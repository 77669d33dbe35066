"""Shapes of statuses: read from the style sheet of the theme, drawn alike in pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.charts.shapes import DISC, RING, drawn_shape, status_shapes

ROOT = Path(__file__).parents[3]
SHEET = (ROOT / "site_config/theme/styles/50-status.css").read_text("utf-8")


def test_every_verdict_has_the_shape_it_has_on_pages() -> None:
    shapes = status_shapes(SHEET)
    codes = yaml.safe_load((ROOT / "site_config/palette.yaml").read_text("utf-8"))["codes"]
    assert set(codes["verdict"]) <= set(shapes)
    assert shapes["no_data"] == RING
    assert shapes["achieved"] != shapes["not_achieved"] != shapes["awaiting_final"] != DISC


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        pytest.param(
            "polygon(0 0, 100% 0, 50% 100%)",
            '<path d="M10,20L30,20L20,40Z" fill="#000000"/>',
            id="corners",
        ),
        pytest.param(
            "polygon(evenodd, 0 0, 50% 50%, 0 100%)",
            '<path d="M10,20L20,30L10,40Z" fill-rule="evenodd" fill="#000000"/>',
            id="with a hole",
        ),
        pytest.param("circle(50%)", '<circle cx="20" cy="30" r="10" fill="#000000"/>', id="a disc"),
        pytest.param(
            "inset(50% 5% 10%)",
            '<rect x="11" y="30" width="18" height="8" fill="#000000"/>',
            id="a bar",
        ),
        pytest.param(
            RING,
            '<circle cx="20" cy="30" r="7.9" fill="none" stroke="#000000" stroke-width="4.2"/>',
            id="a ring",
        ),
        pytest.param("", '<circle cx="20" cy="30" r="10" fill="#000000"/>', id="none known"),
    ],
)
def test_a_shape_is_cut_from_its_square(shape: str, drawn: str) -> None:
    assert drawn_shape(shape, 10, 20, 20, "#000000") == drawn


def test_each_verdict_is_drawn_unlike_the_others_of_its_tone() -> None:
    shapes = status_shapes(SHEET)
    for pair in (
        ("achieved", "open_met"),
        ("not_achieved", "behind"),
        ("no_data", "cannot_assess"),
    ):
        first, second = (drawn_shape(shapes[one], 0, 0, 20, "#000000") for one in pair)
        assert first != second
