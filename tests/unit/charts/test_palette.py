"""Colours that every reader can read and tell apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from generator.charts.palette import load_palette
from generator.errors import UsageProblem
from tests.colours import SIGHT, contrast, difference
from tests.unit.charts.samples import PALETTE

SCHEMES = ("light", "dark")
TEXTS = ("ink", "muted", "target", "series", "other")
# Least distance of two tones, whatever the eye. Grey tones are told by their shapes (hollow, a cross).
LEAST, LEAST_GREY = 15, 8


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
    near = {}
    for one, other in combinations(PALETTE.tones.values(), 2):
        grey = {one.name, other.name} & {"none", "ended"}
        apart = difference(getattr(one.colour, scheme), getattr(other.colour, scheme), sight)
        if apart < (LEAST_GREY if grey else LEAST):
            near[one.name, other.name] = round(apart)
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
