"""No section, table, list or term without anything in it, and no trace of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project
from tests.kinds import every_page, route_of

_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_SHOWN = re.compile(r"<(?:svg|img|canvas|input|select|textarea|button|iframe|video)\b")
_TAG = re.compile(r"<[^>]+>")
_UNREAD = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
# What a template or a script leaves behind when it has nothing to say.
TRACES = re.compile(
    r"\{\{|\}\}|\{%|\{#|\bundefined\b|\bNaN\b|\bnan\b|(?<=[\w,:：，] )None\b|\bnull\b|\bInfinity\b"
    r"|\[object |<Undefined>|&lt;[a-z]+[ &]|\{[a-z_]+\}"
)
EMPTY = {
    "table": "tbody tr",
    "ul": "li",
    "ol": "li",
    "dl": "dt",
    "select": "option",
    "figure": "svg, img, table, canvas, p",
}


def empty_sections(main: str) -> Iterator[str]:
    """Yield headings that nothing follows before the next of their level or a higher one."""
    main = _UNREAD.sub("", main)
    found = list(_HEADING.finditer(main))
    for number, one in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        between = main[one.end() : following.start() if following else len(main)]
        said = _TAG.sub("", between).strip() or _SHOWN.search(between)
        if not said and not (following and following.group(1) > one.group(1)):
            yield f"nothing under {_TAG.sub('', one.group(2)).strip()!r}"


def empty_parts(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield tables, lists, terms and paragraphs that hold nothing."""
    for tag, wanted in EMPTY.items():
        for node in tree.css(f"main {tag}"):
            # What a script fills is waited for, not missing.
            if not node.css_first(wanted) and not any(
                name.startswith("data-") for name in node.attributes
            ):
                yield f"a {tag} without {wanted}"
    for node in tree.css("main :is(dd, dt, li, caption, figcaption, summary, th, p)"):
        waits = node.attributes.get("role") == "status" or "hidden" in node.attributes
        if not waits and not node.text().strip() and not node.css_first("svg, img, input, select"):
            yield f"an empty {node.tag}"


def traces(main: str) -> Iterator[str]:
    """Yield what looks like a template's or a script's own words."""
    text = re.sub(r"<(pre|code)\b.*?</\1>", "", _UNREAD.sub("", main), flags=re.DOTALL)
    for one in TRACES.finditer(_TAG.sub(" ", text)):
        yield f"left behind: {one.group()!r}"


@pytest.mark.parametrize(
    ("main", "part"),
    [
        pytest.param("<h2>A</h2><h2>B</h2><p>b</p>", "under 'A'", id="a heading before another"),
        pytest.param("<p>a</p><h2>A</h2><div></div>", "under 'A'", id="a heading at the end"),
        pytest.param("<h3>A</h3><h2>B</h2><p>b</p>", "under 'A'", id="a part before a higher one"),
        pytest.param("<table><tbody></tbody></table>", "a table", id="a table without rows"),
        pytest.param("<ul></ul>", "a ul", id="a list without items"),
        pytest.param("<dl><dt>a</dt><dd> </dd></dl>", "an empty dd", id="a term without words"),
        pytest.param("<p>worth None</p>", "'None'", id="a missing value"),
        pytest.param("<p>worth nan %</p>", "'nan'", id="a missing number"),
        pytest.param("<p>of {count} rows</p>", "'{count}'", id="a phrase without its value"),
        pytest.param("<p>{{ v }}</p>", "'{{'", id="a template"),
    ],
)
def test_a_planted_gap_is_found(main: str, part: str) -> None:
    tree = LexborHTMLParser(f"<main>{main}</main>")
    found = [*empty_sections(main), *empty_parts(tree), *traces(main)]
    assert any(part in one for one in found)


def test_a_heading_over_parts_or_a_picture_is_not_empty() -> None:
    main = "<h2>A</h2><h3>B</h3><p>b</p><h2>C</h2><svg></svg><p>None of them, as null is a word</p>"
    assert list(empty_sections(main)) == []
    assert [one for one in traces(main) if "None" in one] == []


def gaps(page: Path) -> list[str]:
    html = page.read_text(encoding="utf-8")
    main = _MAIN.search(html)
    inside = main.group(1) if main else html
    return [*empty_sections(inside), *empty_parts(LexborHTMLParser(html)), *traces(inside)]


@pytest.mark.parametrize("folder", ["", "en"], ids=["zh", "en"])
def test_nothing_on_the_site_is_empty(real_project: Project, folder: str) -> None:
    site = real_project.site
    pages = every_page(site / folder, () if folder else real_project.languages[1:])
    found = {route_of(page, site): some for page in pages if (some := gaps(page))}
    assert dict(list(found.items())[:20]) == {}
