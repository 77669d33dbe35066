"""Prose: numbers by functions only, the same pages in every language, faults named."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import BuildFailed
from generator.model.site import Page
from generator.pages import prose
from generator.pages.prose_facts import rule
from tests.unit.pages.figure_samples import ROOT, faults, make_view, texts

HEAD = "---\ntitle: On canals\ndescription: Everything.\n---\n"


def write(root: Path, **texts: str) -> Path:
    for name, text in texts.items():
        language, stem = name.split("_")
        path = root / "content" / language / f"{stem}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def one_page(root: Path, text: str, language: str = "en") -> Page:
    (page,) = prose.pages(make_view(language, root=write(root, en_about=text, fr_about=text)))
    return page


def test_a_file_becomes_a_page_of_its_name(tmp_path: Path) -> None:
    text = HEAD + "One.\n\n## Part {: #part }\n\n| a | b |\n|---|---|\n| c | d |\n"
    page = one_page(tmp_path, text)
    assert (page.route, page.title, page.description) == ("about/", "On canals", "Everything.")
    assert texts(page, "h1") == ["On canals"]
    assert texts(page, "h2#part") == ["Part"]
    assert texts(page, "td") == ["c", "d"]
    assert page.section == "about"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        pytest.param("{{ count('targets') }}", "2", id="targets without sizes"),
        pytest.param("{{ count('sizes') }}", "1", id="sizes"),
        pytest.param("{{ count('tasks_with_report') }}", "1", id="tasks with a report"),
        pytest.param("{{ count('derived') }}", "1", id="computed values"),
        pytest.param("{{ rule('stale_days') }}", "365", id="a rule in days"),
        pytest.param("{{ rule('reference_latest') }}", "2018", id="a rule that is a year"),
        pytest.param("{{ rule('close_below') }}", "50%", id="a rule that is a share"),
        pytest.param("{{ issued }}", "1 May 2020", id="the day of the plan"),
        pytest.param("{{ released }}", "31 January 2026", id="the day of the release"),
        pytest.param(
            "{% if official %}yes{% else %}no{% endif %}", "no", id="unofficial unless said"
        ),
        pytest.param("{{ publisher }} & {{ area }}", "Nobody (en) & Town (en)", id="names"),
    ],
)
def test_numbers_and_names_come_from_the_data(tmp_path: Path, asked: str, given: str) -> None:
    assert texts(one_page(tmp_path, f"{HEAD}It is {asked}.\n"), "p") == [f"It is {given}."]


def test_lists_come_as_tables_with_anchors(tmp_path: Path) -> None:
    text = (
        HEAD
        + "## A\n\n{{ codes('verdict') }}\n\n## B\n\n{{ codes('operator') }}\n\n{{ levels() }}\n"
    )
    page = one_page(tmp_path, text + "\n{{ glossary() }}\n\n{{ tables() }}\n\n{{ bulk() }}\n")
    assert texts(page, "tr#verdict-no_data .status") == ["verdict no_data (en)"]
    assert texts(page, "tr#operator-at_least th") == ["operator >= (en)"]
    assert texts(page, "tr#commitment-build td") == ["New (en)", "It stands (en)"]
    assert texts(page, "tr#term-1") == ["canal (en) canal (fr)"]
    assert '<a href="../api/v1/observations.csv">' in page.body
    assert "&lt;" not in page.body.replace("operator &lt;", "")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        pytest.param({"en_about": HEAD}, "content/fr/about.md", id="missing in one language"),
        pytest.param({"en_about": "No head.\n", "fr_about": HEAD}, "title", id="no front matter"),
        pytest.param(
            {"en_about": "---\ntitle: x\n---\n", "fr_about": HEAD}, "description", id="half a head"
        ),
        pytest.param(
            {"en_about": HEAD + "{{ speed }}", "fr_about": HEAD}, "speed", id="an unknown name"
        ),
        pytest.param(
            {"en_about": HEAD + "{{ count('x') }}", "fr_about": HEAD}, "x", id="an unknown count"
        ),
        pytest.param(
            {"en_about": HEAD + "{{ rule('x') }}", "fr_about": HEAD}, "x", id="an unknown rule"
        ),
        pytest.param(
            {"en_about": HEAD + "{{ open", "fr_about": HEAD}, "about.md", id="half a name"
        ),
    ],
)
def test_a_fault_stops_the_build_and_names_the_file(
    tmp_path: Path, given: dict[str, str], named: str
) -> None:
    root = write(tmp_path, **given)
    with pytest.raises(BuildFailed) as failed:
        made(root)
    assert named in failed.value.facts["text"]
    assert ".md" in failed.value.facts["text"]


def test_the_method_is_named_in_words(tmp_path: Path) -> None:
    view = make_view(root=tmp_path)
    assert rule(view, "method") == "method jindu (en)"
    assert rule(view, "least_quality") == "source_quality third_party (en)"


def test_a_text_is_converted_once_while_it_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = one_page(tmp_path, HEAD + "One.\n")
    asked: list[str] = []
    convert = prose._converted

    def noted(text: str) -> str:
        asked.append(text)
        return convert(text)

    monkeypatch.setattr(prose, "_converted", noted)
    assert one_page(tmp_path, HEAD + "One.\n") == first
    assert asked == []
    other = one_page(tmp_path, HEAD + "Two.\n")
    assert (texts(other, "p")[-1:], asked) == (["Two."], ["Two."])
    kept = list((tmp_path / "build" / "cache" / "prose").iterdir())
    assert len(kept) == 1


def test_without_a_place_to_keep_it_a_text_is_converted(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file", encoding="utf-8")
    assert "One." in texts(one_page(tmp_path, HEAD + "One.\n"), "p")


def made(root: Path) -> list[Page]:
    views = [make_view(language, root=root) for language in ("en", "fr")]
    return [page for view in views for page in prose.pages(view)]


def project_files(language: str) -> list[Path]:
    return sorted((ROOT / "content" / language).glob("*.md"))


@pytest.mark.parametrize(
    "path",
    project_files("zh") + project_files("en"),
    ids=lambda one: f"{one.parent.name}/{one.name}",
)
def test_no_number_is_typed_into_the_pages_of_the_project(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = re.sub(
        r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|`[^`]*`|UTF-8|WCAG2\.2|^\d\. ", "", text, flags=re.M
    )
    assert not re.findall(r"\d", bare)


@pytest.mark.parametrize("path", project_files("zh"), ids=lambda one: one.name)
def test_anchors_are_the_same_in_both_languages(path: Path) -> None:
    def anchors(file: Path) -> list[str]:
        return re.findall(r"\{: #([a-z-]+) \}", file.read_text(encoding="utf-8"))

    assert anchors(path) == anchors(ROOT / "content" / "en" / path.name)


def test_the_pages_of_the_project_are_sound(tmp_path: Path) -> None:
    for language in ("en", "fr"):
        for path in project_files("en"):
            write(tmp_path, **{f"{language}_{path.stem}": path.read_text(encoding="utf-8")})
    view = make_view(root=tmp_path)
    known = {**view.routes, "prose": {"accessibility": "accessibility/"}}
    view = replace(view, routes=known)
    pages = list(prose.pages(view))
    routes = ["about/", "accessibility/", "data/", "interface/", "method/"]
    assert [one.route for one in pages] == routes
    assert faults(view, pages) == []
