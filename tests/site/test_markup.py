"""Valid HTML: the rules find planted faults, and nothing on a page of every kind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.project import Project
from tests.kinds import kinds
from tests.markup.checker import errors, find_checker
from tests.markup.rules import faults

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
    "<body><main><h1>Roads</h1>{}</main></body></html>"
)

SOUND = (
    '<p>One <a href="x/">link</a><br>and <code>code</code>.</p>',
    '<a href="x/"><p>A block in a link.</p></a>',
    "<ul><li>one<ul><li>two</li></ul></li></ul>",
    "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl><dl><div><dt>a</dt><dd>b</dd></div></dl>",
    '<table><caption>t</caption><thead><tr><th scope="col" colspan="2">a</th></tr></thead>'
    '<tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>',
    '<label for="f">f</label><select id="f"><option value="" selected>a</option></select>',
    '<svg viewBox="0 0 1 1" role="img" aria-labelledby="t"><title id="t">Roads</title>'
    '<linearGradient id="g"></linearGradient><path fill="url(#g)" d="M0 0"/></svg>',
    "<details><summary>More</summary><p>Words</p></details>",
    "<h2>Values</h2><h3>Of roads</h3><h2>Rows</h2>",
    '<button type="button" data-a="1" aria-pressed="true">Press</button>',
    '<p lang="zh-Hans">路</p><time datetime="2025-01-31">31 January</time>',
    '<script type="application/ld+json">{"a": "<p>"}</script>',
)


@pytest.mark.parametrize("html", SOUND)
def test_sound_html_has_no_fault(html: str) -> None:
    assert faults(PAGE.format(html)) == []


@pytest.mark.parametrize(
    ("html", "part"),
    [
        pytest.param("<p>a", "is not closed", id="an open element"),
        pytest.param("<p><em>a</p></em>", "is not closed before", id="elements that overlap"),
        pytest.param("<p>a</p></div>", "closes nothing", id="an end without a beginning"),
        pytest.param('<p id="a" id="b">a</p>', "has id twice", id="an attribute twice"),
        pytest.param("<p/>", "cannot close itself", id="an element that closes itself"),
        pytest.param("<font>a</font>", "no such element", id="an element given up"),
        pytest.param('<p align="left">a</p>', "no such attribute", id="an attribute given up"),
        pytest.param('<p aria-lable="x">a</p>', "aria-lable", id="an attribute misspelt"),
        pytest.param('<p role="rigion">a</p>', "no such role", id="a role misspelt"),
        pytest.param(
            '<table><tbody><tr role="row"><th scope="row">a</th></tr></tbody></table>',
            "is its own",
            id="a role on a part of a table",
        ),
        pytest.param('<p aria-label="x">a</p>', "a name but no role", id="a name without a role"),
        pytest.param('<nav aria-label="">a</nav>', "its name is empty", id="an empty name"),
        pytest.param('<p id="a">a</p><p id="a">b</p>', "2 times", id="an id twice"),
        pytest.param('<p id="a b">a</p>', "must be one word", id="an id of two words"),
        pytest.param('<p aria-describedby="x">a</p>', "is not there", id="a lost reference"),
        pytest.param('<label for="x">a</label>', "is not there", id="a label for nothing"),
        pytest.param('<input name="a">', "no label", id="a field without a label"),
        pytest.param('<a href="x/"></a>', "nothing says", id="a link without words"),
        pytest.param('<button type="button"></button>', "nothing says", id="a silent button"),
        pytest.param(
            '<a href="x/"><button type="button">a</button></a>',
            "stands in",
            id="a button in a link",
        ),
        pytest.param("<h3>a</h3>", "follows a heading of level 1", id="a level skipped"),
        pytest.param("<h1>a</h1>", "2 headings", id="two headings of the first level"),
        pytest.param("<h2> </h2>", "is empty", id="an empty heading"),
        pytest.param('<img src="x.png">', "no alt", id="a picture without words"),
        pytest.param("<svg><path/></svg>", "neither hidden", id="a drawing without a role"),
        pytest.param('<svg role="img"><path/></svg>', "without a name", id="a nameless drawing"),
        pytest.param('<iframe src="x/"></iframe>', "no title", id="a frame without a title"),
        pytest.param(
            "<table><tbody><tr><th>a</th></tr></tbody></table>", "no scope", id="no scope"
        ),
        pytest.param(
            "<table><tbody><tr><td>a</td></tr></tbody></table>", "no header", id="no header cell"
        ),
        pytest.param(
            '<table><tbody><tr><th scope="row">a</th></tr><tr><td>a</td><td>b</td></tr></tbody>'
            "</table>",
            "rows of [1, 2] cells",
            id="rows of several widths",
        ),
        pytest.param('<p lang="chinese">a</p>', "no language", id="a language misnamed"),
        pytest.param("<button>a</button>", "no type", id="a button without a type"),
        pytest.param('<p tabindex="3">a</p>', "tabindex 3", id="an order of its own"),
        pytest.param("<p><div>a</div></p>", "stands in", id="a block in a paragraph"),
        pytest.param("<ul><p>a</p></ul>", "stands in", id="a list without items"),
        pytest.param("<table><tr><p>a</p></tr></table>", "stands in", id="a row without cells"),
        pytest.param("<h2><ul><li>a</li></ul></h2>", "stands in", id="a list in a heading"),
        pytest.param("<dl><dt>a</dt></dl>", "terms and descriptions", id="a term alone"),
        pytest.param("<details><p>a</p></details>", "a summary", id="details without a summary"),
        pytest.param('<p><a href="a b">x</a></p>', "href 'a b'", id="a space in an address"),
        pytest.param('<p><time datetime="2025-1">x</time></p>', "no time", id="a broken time"),
        pytest.param("<script>1</script>", "a script in the page", id="a script in the page"),
        pytest.param('<p style="color:red">a</p>', "style in the page", id="a style in the page"),
        pytest.param('<p onclick="a()">a</p>', "onclick in the page", id="a handler in the page"),
        pytest.param(
            '<a href="javascript:a()">a</a>', "a script as an address", id="a script as an address"
        ),
    ],
)
def test_a_planted_fault_is_found(html: str, part: str) -> None:
    assert any(part in fault for fault in faults(PAGE.format(html)))


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        pytest.param('<meta charset="utf-8">', "", "charset", id="no charset"),
        pytest.param("A page", "", "titles", id="an empty title"),
        pytest.param("initial-scale=1", "user-scalable=no", "viewport", id="no zoom"),
        pytest.param(' lang="en"', "", "no lang", id="no language"),
        pytest.param("main>", "div>", "main part", id="no main part"),
    ],
)
def test_a_page_must_say_what_it_is(old: str, new: str, part: str) -> None:
    assert any(part in fault for fault in faults(PAGE.format("").replace(old, new)))


def test_pages_of_every_kind_are_valid(real_project: Project) -> None:
    site, folders = real_project.site, real_project.languages[1:]
    found: dict[str, list[str]] = {}
    for folder in ("", *folders):
        for route in kinds(site, folders):
            path = site / folder / route
            html = (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")
            # The page for missing addresses loads nothing: its style stands in it.
            kept = [one for one in faults(html) if not (route == "404.html" and "<style>" in one)]
            if kept:
                found[f"{folder}/{route}"] = kept
    assert found == {}


@pytest.mark.vnu
def test_the_standards_own_checker_finds_nothing_on_any_page(real_project: Project) -> None:
    command = find_checker(os.environ)
    assert command
    assert errors(command, real_project.site)[:20] == []


@pytest.mark.vnu
def test_the_standards_own_checker_finds_a_planted_fault(tmp_path: Path) -> None:
    command = find_checker(os.environ)
    assert command
    (tmp_path / "page.html").write_text(PAGE.format("<p><div>a</div></p>"), encoding="utf-8")
    assert errors(command, tmp_path)
