"""Colours that every reader can read and tell apart."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest

from generator.charts.palette import load_palette
from generator.errors import UsageProblem
from tests.unit.charts.samples import PALETTE

SCHEMES = ("light", "dark")
TEXTS = ("ink", "muted", "target", "series", "other")
# How readers who see fewer colours see linear light (Machado and others 2009, full strength).
SIGHT = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]


def contrast(one: str, other: str) -> float:
    """Contrast of WCAG 2.2, 1 to 21."""
    weights = (0.2126, 0.7152, 0.0722)
    lights = [sum(w * c for w, c in zip(weights, linear(x), strict=True)) for x in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    light = linear(colour)
    r, g, b = (
        min(1.0, max(0.0, sum(k * c for k, c in zip(row, light, strict=True))))
        for row in SIGHT[sight]
    )
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, sight: str) -> float:
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs))


def test_contrast_of_black_and_white_is_the_greatest() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", TEXTS)
def test_a_colour_of_text_stands_out_from_the_paper(name: str, scheme: str) -> None:
    paper = getattr(PALETTE.colours["paper"], scheme)
    assert contrast(getattr(PALETTE.colours[name], scheme), paper) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", sorted(PALETTE.tones))
def test_a_tone_can_carry_words(name: str, scheme: str) -> None:
    paper = getattr(PALETTE.colours["paper"], scheme)
    assert contrast(getattr(PALETTE.tones[name].colour, scheme), paper) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_tones_differ_for_every_eye(scheme: str, sight: str) -> None:
    # Hollow and ended tones speak through their shapes: grey beside grey.
    said = [tone for tone in PALETTE.tones.values() if tone.name not in ("none", "ended")]
    near = {
        (one.name, other.name): round(apart)
        for one, other in combinations(said, 2)
        if (apart := difference(getattr(one.colour, scheme), getattr(other.colour, scheme), sight))
        < 15
    }
    assert near == {}


def test_tones_differ_without_any_colour() -> None:
    looks = [(tone.shape, tone.hollow) for tone in PALETTE.tones.values()]
    assert len(set(looks)) == len(looks)


def test_a_code_nobody_listed_looks_unknown() -> None:
    assert PALETTE.tone("verdict", "unheard-of").hollow


def test_css_names_every_colour_once_in_each_scheme() -> None:
    light, dark = (PALETTE.css(scheme) for scheme in SCHEMES)
    assert light.count("--jindu-") == dark.count("--jindu-") == len(PALETTE.variables)
    assert light != dark


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("colours: [", id="no YAML"),
        pytest.param("colours: {}\ntones: {}\n", id="no codes"),
        pytest.param(
            "colours: {a: {light: '#fff000', dark: '#000000'}, b: {light: '#FFF000', dark: '#1'}}"
            "\ntones: {}\ncodes: {}\n",
            id="two names for one colour",
        ),
        pytest.param("colours: {}\ntones: {}\ncodes: {verdict: {met: gold}}\n", id="unknown tone"),
    ],
)
def test_a_palette_that_cannot_be_used_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "palette.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageProblem):
        load_palette(path)
