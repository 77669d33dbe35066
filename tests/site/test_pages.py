"""The real pages as a reader of either language finds them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pipeline import Built
from generator.project import Project
from tests.reading import parsed

KINDS = (
    "",
    "indicators/",
    "indicators/gdp-double/",
    "tasks/",
    "tasks/t05.1.02/",
    "plan/",
    "plan/t05.1/",
    "projects/",
    "projects/p091/",
    "places/",
    "places/nanhu/",
    "partners/",
    "themes/",
    "milestones/",
    "sources/",
    "questions/",
    "releases/",
    "data/",
    "method/",
    "about/",
    "accessibility/",
)


def page(project: Project, language: str, route: str) -> LexborHTMLParser:
    folder = project.site if language == "zh" else project.site / language
    return parsed((folder / route / "index.html").read_text(encoding="utf-8"))


def text_of(project: Project, language: str, route: str) -> str:
    main = page(project, language, route).css_first("main")
    assert main is not None
    return re.sub(r"\s+", " ", main.text(separator=" "))


def routes(folder: Path, *, without: str = "") -> set[str]:
    found = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")}
    return {one for one in found if not without or not (one + "/").startswith(without)}


def test_both_languages_have_the_same_pages(real_project: Project) -> None:
    site = real_project.site
    assert routes(site, without="en/") == routes(site / "en")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("route", KINDS, ids=lambda route: route or "home")
def test_a_page_has_one_heading_its_language_and_no_empty_part(
    real_project: Project, language: str, route: str
) -> None:
    tree = page(real_project, language, route)
    root = tree.css_first("html")
    assert root is not None
    assert root.attributes["lang"] == {"zh": "zh-Hans", "en": "en"}[language]
    assert len(tree.css("h1")) == 1
    for table in tree.css("main table"):
        assert table.css("tbody tr")
    for items in tree.css("main ul, main ol, main dl"):
        assert items.css("li, dt")


def test_a_task_may_be_done_while_its_project_is_not(real_project: Project) -> None:
    assert "已完成" in text_of(real_project, "zh", "tasks/t05.1.05/")
    project = text_of(real_project, "zh", "projects/p091/")
    assert "在建" in project
    assert "Under construction" in text_of(real_project, "en", "projects/p091/")


def test_a_task_without_a_report_is_never_called_not_started(
    real_build: tuple[Project, Built],
) -> None:
    project, built = real_build
    bare = [
        name for name, state in built.known.assessment.tasks.items() if state.status == "no_report"
    ]
    assert len(bare) == 571
    for name in bare[::40]:
        text = text_of(project, "en", f"tasks/{name.lower()}/")
        assert "No report on record" in text
        assert "Not started" not in text


def test_task_pages_without_a_report_are_kept_from_search_engines(
    real_build: tuple[Project, Built],
) -> None:
    project, built = real_build
    for name in ("T05.1.02", "T07.1.03"):
        tree = page(project, "zh", f"tasks/{name.lower()}/")
        robots = tree.css_first('meta[name="robots"]')
        reported = built.known.assessment.tasks[name].status != "no_report"
        assert (robots is None) is reported


def test_the_search_index_knows_every_title(real_build: tuple[Project, Built]) -> None:
    project, built = real_build
    for language, folder in (("zh", project.site), ("en", project.site / "en")):
        index = json.loads((folder / "search/search_index.json").read_text(encoding="utf-8"))
        titles = {entry["title"] for entry in index["docs"]}
        wanted = {one.title.in_(language) for one in built.known.plan.indicators.values()}
        assert {one for one in wanted if not any(one in title for title in titles)} == set()


def test_downloads_that_pages_name_are_there(real_project: Project) -> None:
    for path in (
        "observations.csv",
        "verdicts.csv",
        "verdicts.json",
        "tasks.csv",
        "datapackage.json",
    ):
        assert (real_project.site / "api/v1" / path).is_file()


HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")


def test_no_letter_of_the_other_language_stands_unmarked_on_an_english_page(
    real_project: Project,
) -> None:
    strange: dict[str, list[str]] = {}
    for path in sorted((real_project.site / "en").rglob("index.html")):
        main = parsed(path.read_text(encoding="utf-8")).css_first("main")
        assert main is not None
        for marked in main.css('[lang^="zh"], script'):
            marked.decompose()
        if found := HAN.findall(main.text()):
            strange[str(path.relative_to(real_project.site))] = found
    assert strange == {}
