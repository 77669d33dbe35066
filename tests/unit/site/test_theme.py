"""The theme's own promises, read from its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.charts import load_palette
from generator.site.search import MARK, WIDTH
from tests.browser.sample import STATUSES
from tests.colours import contrast, mixed

THEME = Path(__file__).resolve().parents[3] / "site_config" / "theme"
PALETTE = load_palette(THEME.parent / "palette.yaml")


def sheet(name: str) -> str:
    return (THEME / "styles" / name).read_text(encoding="utf-8")


COLOURS, CONTRAST, PAPER = (
    sheet(one) for one in ("10-colours.css", "85-contrast.css", "90-print.css")
)


def block(selector: str, text: str = COLOURS) -> dict[str, str]:
    body = text.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--(?:jd|jindu)-[\w-]+):\s*([^;]+);", body))


def tones(scheme: str) -> dict[str, str]:
    colours = {name: getattr(one, scheme) for name, one in PALETTE.variables.items()}
    return {f"--{name}": colour for name, colour in colours.items()}


LIGHT = tones("light") | block("\n:root")
DARK = LIGHT | tones("dark") | block(':root[data-theme="dark"]')
MORE_LIGHT = LIGHT | block(":root:root", CONTRAST)
MORE_DARK = DARK | block(":root:root", CONTRAST) | block(':root:root[data-theme="dark"]', CONTRAST)
PRINTED = LIGHT | block(":root, :root:root", PAPER)
SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "more contrast": MORE_LIGHT,
    "more contrast, dark": MORE_DARK,
    "paper": PRINTED,
}


MEANINGS = ("good", "bad", "wait", "short", "move", "none", "unsure")
GROUNDS = ("ground", "surface", "raised")
TEXTS = [
    *((text, ground) for text in ("ink", "soft", "accent") for ground in GROUNDS),
    *((text, "accent-soft") for text in ("ink", "accent")),
    *((text, "band") for text in ("band-ink", "band-soft")),
    ("on-accent", "accent"),
    ("ink", "mark"),
    ("ink", "wait-soft"),
]
GRAPHICS = [
    *(
        (scheme, meaning, ground)
        for scheme in SCHEMES
        for meaning in MEANINGS
        for ground in (*GROUNDS, "wait-soft")
    ),
    *((scheme, "edge", ground) for scheme in SCHEMES for ground in GROUNDS),
    *((scheme, "accent", "ground") for scheme in SCHEMES),  # a focus ring
    # Paper has no bands. The mark's bars, and the search box: in the dark it is seen by its outline.
    *((scheme, "thread", "band") for scheme in SCHEMES if scheme != "paper"),
    *(
        (scheme, box, "band")
        for box, schemes in {
            "raised": ("light", "more contrast"),
            "edge": ("dark", "more contrast, dark"),
        }.items()
        for scheme in schemes
    ),
    ("light", "band", "ground"),
    ("more contrast", "band", "ground"),
    ("paper", "thread", "ground"),
]


def of(scheme: str, name: str) -> str:
    return SCHEMES[scheme][f"--jd-{name}"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS, ids=[f"{a} on {b}" for a, b in TEXTS])
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    least = 7 if scheme.startswith("more") and text in ("ink", "soft", "band-ink") else 4.5
    assert contrast(of(scheme, text), of(scheme, ground)) >= least


@pytest.mark.parametrize(
    ("scheme", "one", "ground"), GRAPHICS, ids=[f"{a}: {b} on {c}" for a, b, c in GRAPHICS]
)
def test_outlines_and_marks_can_be_seen(scheme: str, one: str, ground: str) -> None:
    assert contrast(of(scheme, one), of(scheme, ground)) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", sorted(PALETTE.tones))
def test_a_status_stands_out_and_its_word_can_be_read(scheme: str, tone: str) -> None:
    colour = SCHEMES[scheme][f"--jindu-tone-{tone}"]
    grounds = [of(scheme, one) for one in GROUNDS]
    tint = mixed(colour, of(scheme, "ground"), 0.12)
    assert min(contrast(colour, one) for one in (*grounds, tint)) >= 3
    assert contrast(of(scheme, "ink"), tint) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["ink", "muted", "series", "other", "target"])
def test_what_charts_draw_stands_out_from_their_paper(scheme: str, name: str) -> None:
    paper = SCHEMES[scheme]["--jindu-paper"]
    assert contrast(SCHEMES[scheme][f"--jindu-{name}"], paper) >= 4.5


def test_charts_lie_on_the_same_paper_as_cards() -> None:
    assert LIGHT["--jindu-paper"] == "#ffffff"
    assert LIGHT["--jd-raised"] == "#fff"
    assert DARK["--jindu-paper"] == DARK["--jd-raised"]


@pytest.mark.parametrize(
    ("text", "chosen", "asked"),
    [
        (COLOURS, ':root[data-theme="dark"]', ':root:not([data-theme="light"])'),
        (CONTRAST, ':root:root[data-theme="dark"]', ':root:root:not([data-theme="light"])'),
    ],
    ids=["usual", "more contrast"],
)
def test_both_ways_to_the_dark_have_the_same_colours(text: str, chosen: str, asked: str) -> None:
    assert block(chosen, text) == block(asked, text) != {}


CODES = {code for list_, code in PALETTE.codes if list_ not in ("position", "availability")}


@pytest.mark.parametrize("status", sorted({*STATUSES, *CODES}))
def test_every_status_has_a_shape(status: str) -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet("50-status.css"))
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
