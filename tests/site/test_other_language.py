"""No word of the other language, in what is read, shown on touch or read aloud."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project
from tests.kinds import every_page, route_of
from tests.reading import parsed

HAN = re.compile(r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff]+")
LATIN = re.compile(r"(?<!\d)[A-Za-z][A-Za-z0-9]*(?:[._&'’/+-][A-Za-z0-9]+)*")
# What is not said in the page's language and says so itself, or is no language.
MARKED = "[lang]:not(html), script, style, code, pre, kbd, samp"
SPOKEN = (
    *("title", "alt", "aria-label", "placeholder"),
    *("data-label-on", "data-label-off", "data-word-on", "data-word-off"),
)
METAS = 'meta[name="description"], meta[property="og:title"], meta[property="og:description"]'

# Latin letters on a Chinese page that are no word: each with the shape that tells it.
SHAPES = (
    re.compile(r"[A-Z]{1,2}\d[\w.]*"),  # ids of rows: T05.1.02, P091, R1
    re.compile(r"[a-z_]+(?:[./][a-z_]+)*\.(?:csv|json|geojson|yaml|xml|db|svg|png|md)"),  # files
    re.compile(r"[a-z]+(?:[-.][a-z0-9]+)+"),  # names of sources as their makers write them
)
TABLES = re.compile(r"[a-z_]+ ?表")  # the name of a table, called one
WORDS = Path(__file__).with_name("latin.csv")


@cache
def allowed() -> frozenset[str]:
    with WORDS.open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file))


def said(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what a page says in its own language: text, names, descriptions."""
    for marked in tree.css(MARKED):
        marked.decompose()
    for node in tree.css(METAS):
        yield str(node.attributes.get("content") or "")
    for name in SPOKEN:
        for node in tree.css(f"[{name}]"):
            yield str(node.attributes.get(name) or "")
    for node in tree.css("[data-words]"):
        for phrase in phrases(json.loads(node.attributes.get("data-words") or "null")):
            yield re.sub(r"\{\w+\}", " ", phrase)
    yield tree.root.text(separator=" ") if tree.root else ""


def phrases(value: object) -> Iterator[str]:
    """Yield the phrases a script may show: the texts of a document, not its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from phrases(one)


def han(text: str) -> list[str]:
    return HAN.findall(text)


def latin(text: str) -> list[str]:
    """Return the words of Latin letters that a Chinese page may not hold.

    >>> latin("见T05.1.02和tasks.csv，GDP增长 growth")
    ['growth']
    """
    known = allowed()
    for phrase in sorted(one for one in known if " " in one):
        text = text.replace(phrase, "")
    return [
        word
        for word in LATIN.findall(TABLES.sub("", text))
        if word not in known and not any(shape.fullmatch(word) for shape in SHAPES)
    ]


@pytest.mark.parametrize(
    ("folder", "strange"),
    [
        pytest.param("", latin, id="English on Chinese pages"),
        pytest.param("en", han, id="Chinese on English pages"),
    ],
)
def test_no_unmarked_word_of_the_other_language(
    real_project: Project, folder: str, strange: Callable[[str], list[str]]
) -> None:
    site = real_project.site
    others = () if folder else real_project.languages[1:]
    found: dict[str, list[str]] = {}
    for page in every_page(site / folder, others):
        words = sorted(set(strange("\n".join(said(parsed(page.read_text(encoding="utf-8")))))))
        if words:
            found[route_of(page, site)] = words
    assert dict(list(found.items())[:20]) == {}


def test_no_allowed_word_is_a_plain_word_of_english() -> None:
    assert "tasks" not in allowed()
    assert {word for word in allowed() if word.islower()} == {
        "csv",
        "oldid",
        "pandas",
        "is_current",
        "projected_is_possible",
    }
