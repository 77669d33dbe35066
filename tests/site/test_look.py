"""What the look promises, read from finished pages and the style sheet they share."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import Project
from generator.site.sheet import KEPT
from tests.reading import parsed

_CLASSES = re.compile(r'\bclass="([^"]*)"')
_CHIP = re.compile(r'<span class="status ([^"]*)"[^>]*>(.*?)</span>', re.DOTALL)
# Set by scripts or named by nothing in Material that could matter: a word both use for their own ends.
_SHARED_NAMES = {"no-js", "js", "note", "cards"}


def texts(project: Project) -> Iterator[tuple[str, str]]:
    for path in sorted(project.site.rglob("*.html")):
        yield path.relative_to(project.site).as_posix(), path.read_text(encoding="utf-8")


def style(project: Project) -> str:
    (path,) = (project.site / "assets").glob("site.*.css")
    return path.read_text(encoding="utf-8")


def test_every_status_on_every_page_is_a_word_a_shape_and_a_colour(real_project: Project) -> None:
    sheet = style(real_project)
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    shaped, toned = (
        {
            code
            for selector, body in rules
            if what in body
            for code in re.findall(r"\.status--(\w+)", selector)
        }
        for what in ("--shape", "--tone")
    )
    wrong = {
        (name, classes)
        for name, text in texts(real_project)
        for classes, word in set(_CHIP.findall(text))
        for code in [next(iter(re.findall(r"status--(?!hollow)(\w+)", classes)), "")]
        if code not in shaped & toned or not re.sub(r"<[^>]*>", "", word).strip()
    }
    assert sorted(wrong)[:10] == []


def test_no_page_uses_a_part_of_material_that_was_left_out(real_project: Project) -> None:
    spec = importlib.util.find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    assets = Path(spec.origin).parent / "templates" / "assets" / "stylesheets"
    (sheet,) = assets.glob("main.*.css")
    material = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", sheet.read_text(encoding="utf-8")))
    used = {
        name
        for _, text in texts(real_project)
        for classes in set(_CLASSES.findall(text))
        for name in classes.split()
    }
    assert used & material - _SHARED_NAMES == set(KEPT)


def test_the_style_sheet_asks_for_nothing_from_elsewhere(real_project: Project) -> None:
    sheet = style(real_project)
    assert re.findall(r"url\((?![\"']?data:)[^)]*\)|@import|@font-face", sheet) == []
    assert len(sheet) < 97_000


def test_every_wide_table_can_be_reached_and_has_a_name(real_project: Project) -> None:
    wrong = [
        name
        for name, text in texts(real_project)
        for box in re.findall(r'<div class="scroll"[^>]*>', text)
        if 'role="region"' not in box
        or 'tabindex="0"' not in box
        or not re.search(r'aria-label="[^"]+"', box)
    ]
    assert wrong == []


@pytest.mark.parametrize(("folder", "word"), [("", "长辈版"), ("en/", "Large text")])
def test_every_page_has_the_switch_to_large_text(
    real_project: Project, folder: str, word: str
) -> None:
    for route in ("", "tasks/t05.1.02/", "indicators/pm25/", "questions/"):
        text = (real_project.site / folder / route / "index.html").read_text(encoding="utf-8")
        (button,) = parsed(text).css("header [data-setting=text]")
        assert button.text(strip=True) == word
        assert (button.attributes["data-label-on"] or "").strip()
