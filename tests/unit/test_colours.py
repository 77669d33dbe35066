"""The measure itself: what tests of colours rest on."""

from __future__ import annotations

import pytest

from tests.colours import SIGHT, contrast, difference, mixed, seen


def test_contrast_of_black_and_white_is_the_greatest() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


def test_contrast_of_the_lightest_grey_that_text_may_have_on_white() -> None:
    # The known border case: #767676 passes on white, #777777 does not.
    assert contrast("#767676", "#fff") >= 4.5 > contrast("#777777", "#fff")


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("grey", ["#000000", "#808080", "#ffffff"])
def test_grey_looks_grey_to_every_eye(sight: str, grey: str) -> None:
    assert max(seen(grey, sight)) - min(seen(grey, sight)) == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize(
    ("sight", "one", "other"),
    [
        ("no red (protanopia)", "#8f6a3c", "#5e7a34"),
        ("no green (deuteranopia)", "#b0643c", "#7d7a2e"),
        ("no blue (tritanopia)", "#3c8f5f", "#3c8a8f"),
    ],
)
def test_an_eye_without_a_colour_sees_less_between_two(sight: str, one: str, other: str) -> None:
    assert difference(one, other, sight) < 0.6 * difference(one, other)


def test_distance_of_a_colour_from_itself_and_of_white_from_black() -> None:
    assert difference("#123456", "#123456") == 0
    assert difference("#000000", "#ffffff") == pytest.approx(100, abs=0.1)


def test_colours_mix_as_in_style_sheets() -> None:
    assert mixed("#ff0000", "#fff", 0.5) == "#ff8080"
