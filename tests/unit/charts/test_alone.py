"""A drawing as a file of its own, and Vega for browsers."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from generator.charts import browser_library, library_address, load_palette
from generator.charts.alone import alone

PALETTE = load_palette(Path(__file__).parents[3] / "site_config" / "palette.yaml")
DRAWN = (
    '<svg id="a" viewBox="0 0 440 200" width="100%"><title id="t">A</title>'
    '<path stroke="var(--jindu-ink,#1b2430)" d="M0,0h5"/></svg>'
)


def test_a_drawing_stands_alone_with_title_credit_and_colours() -> None:
    made = alone(DRAWN, "Trees & hedges " * 6, "From the town", PALETTE).decode()
    root = ET.fromstring(made)  # noqa: S314 -- written by our own renderer
    texts = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert len(texts) > 2  # a long title takes several lines
    assert texts[-1] == "From the town"
    assert "var(" not in made
    assert float(root.get("height", 0)) > 200


def test_the_library_is_bundled_once_and_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    assert not list((tmp_path / "kept").iterdir())
    script = browser_library(tmp_path / "kept")
    assert len(list((tmp_path / "kept").glob("vega-*"))) == 1  # as a build looks for it
    assert b"vegaEmbed" in script
    assert browser_library(tmp_path / "kept") == script
    assert library_address(script) != library_address(script + b" ")
