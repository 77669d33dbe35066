"""The theme's own promises, read from its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.site.search import MARK, WIDTH
from tests.browser.sample import STATUSES

THEME = Path(__file__).resolve().parents[3] / "site_config" / "theme"
COLOURS = (THEME / "styles" / "10-colours.css").read_text(encoding="utf-8")


def block(selector: str) -> dict[str, str]:
    body = COLOURS.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--jd-[\w-]+):\s*([^;]+);", body))


LIGHT = block("\n:root")
DARK = block(':root[data-theme="dark"]')


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


MEANINGS = ("good", "bad", "wait", "short", "move", "none", "unsure")
GROUNDS = ("ground", "surface", "raised")
PAIRS = [
    *((text, ground, 4.5) for text in ("ink", "soft", "accent") for ground in GROUNDS),
    *((text, "accent-soft", 4.5) for text in ("ink", "accent")),
    *((meaning, ground, 4.5) for meaning in MEANINGS for ground in ("ground", "raised")),
    ("on-accent", "accent", 4.5),
    ("ink", "mark", 4.5),
    ("ink", "wait-soft", 4.5),
    *(("edge", ground, 3) for ground in GROUNDS),
]


@pytest.mark.parametrize("scheme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("one", "other", "least"), PAIRS, ids=[f"{a} on {b}" for a, b, _ in PAIRS])
def test_colours_can_be_told_apart(
    scheme: dict[str, str], one: str, other: str, least: float
) -> None:
    assert contrast(scheme[f"--jd-{one}"], scheme[f"--jd-{other}"]) >= least


def test_both_ways_to_the_dark_have_the_same_colours() -> None:
    assert block(':root:not([data-theme="light"])') == DARK


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_shape(status: str) -> None:
    styles = (THEME / "styles" / "50-status.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", styles)
    shaped = [body for selector, body in rules if re.search(rf"\.status--{status}\b", selector)]
    assert any("--shape" in body for body in shaped)


def test_the_script_cuts_queries_as_the_index_was_cut() -> None:
    script = (THEME / "scripts" / "search.js").read_text(encoding="utf-8")
    assert f"const WIDTH = {WIDTH};" in script
    assert f'const MARK = "{MARK}";' in script


def test_the_theme_speaks_no_language() -> None:
    for path in sorted(THEME.rglob("*")):
        if path.suffix in {".html", ".js", ".css", ".svg"}:
            assert not re.search("[\u3400-\u9fff]", path.read_text(encoding="utf-8")), path.name
