"""The town's own copy of its plan: compared, quoted on its pages, kept out of everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import pipeline
from generator.assemble import assemble
from generator.assess import assess
from generator.errors import Problem
from generator.exports import Material, export_files
from generator.model.site import Page
from generator.project import Project, load_project
from generator.read import read_dataset
from generator.releases import fingerprint
from generator.validate import check
from tests.cities import HAVREBRUME, copy_city
from tests.whole_pages import pages_by_language

COPY = HAVREBRUME / "plan" / "harbour-plan.txt"
SAID = "no more than 6.0% of people are out of work"


def name_copy(root: Path, path: str) -> Project:
    """Name a copy of the plan in the settings of a town."""
    file = root / "site_config" / "site.yaml"
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    settings["plan"]["text"] = path
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return load_project(root)


def material_of(project: Project) -> Material:
    dataset = read_dataset(project)
    plan = assemble(dataset, project)
    return Material(dataset, plan, assess(plan, project), project)


def pages_of(found: Material) -> dict[tuple[str, str], Page]:
    made = pages_by_language(found)
    return {(code, page.route): page for code, pages in made.items() for page in pages}


def ours(project: Project) -> list[Problem]:
    return [one for one in check(project).problems if one.code.startswith("C61")]


@pytest.fixture(scope="module")
def quoting(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The town with its copy inside the project."""
    root = copy_city(tmp_path_factory.mktemp("quoting") / "town")
    return material_of(name_copy(root, "plan/harbour-plan.txt"))


@pytest.fixture(scope="module")
def quoted(quoting: Material) -> dict[tuple[str, str], Page]:
    return pages_of(quoting)


def test_the_copy_is_the_plan(quoting: Material) -> None:
    assert ours(quoting.project) == []
    verified = pipeline.verify_plan(quoting.project, COPY, indicators=("jobless.2",))
    assert verified.result.is_whole
    assert verified.result.total == len(quoting.plan.sentences)
    (one,) = verified.quoted
    assert [passage.text for passage in one.passages] == ["Among the young it is no more than 12%."]


def figure(page: Page) -> LexborNode:
    """Return the quotation on a page."""
    found = LexborHTMLParser(page.body).css_first("figure.wording")
    assert found is not None
    return found


def inside(node: LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None
    return found


def test_an_indicator_quotes_its_targets_with_the_clauses_marked(
    quoted: dict[tuple[str, str], Page],
) -> None:
    shown = figure(quoted["en", "indicators/jobless/"])
    assert inside(shown, "blockquote").attributes["lang"] == "en"
    assert [one.text() for one in shown.css("mark")] == [f"By 2025 {SAID},"]
    assert [one.text() for one in shown.css("code")] == ["2.1/2/1", "2.1/2/2"]
    assert "Town Works of Havrebrume" in inside(shown, "figcaption").text()
    assert "Original in" not in inside(shown, "figcaption").text()


def test_the_other_language_says_that_it_is_the_original(
    quoted: dict[tuple[str, str], Page],
) -> None:
    shown = figure(quoted["fr", "indicators/jobless/"])
    assert inside(shown, "blockquote").attributes["lang"] == "en"
    assert "Langue de l’original : anglais." in inside(shown, "figcaption").text()


def test_without_a_copy_pages_are_as_ever(
    material: Material, quoted: dict[tuple[str, str], Page]
) -> None:
    bare = pages_of(material)
    assert set(bare) == set(quoted)
    assert not any("wording" in page.body for page in bare.values())
    with_ = {key for key, page in quoted.items() if "<blockquote" in page.body}
    assert with_ >= {("en", f"indicators/{name}/") for name in ("jobless", "dike-repairs")}
    assert all(quoted[key].body == bare[key].body for key in set(bare) - with_)


def test_database_and_downloads_never_hold_the_wording(
    quoting: Material, files: dict[str, bytes], material: Material, tmp_path: Path
) -> None:
    assert export_files(quoting) == files
    for name, found in (("with", quoting), ("without", material)):
        known = pipeline.Known(found.dataset, found.plan, found.assessment, ())
        pipeline.write_database(known, found.project, tmp_path / name)
    content = (tmp_path / "with").read_bytes()
    assert content == (tmp_path / "without").read_bytes()
    assert SAID.encode() not in content


def test_the_fingerprint_covers_the_copy_but_not_where_it_lies(
    quoting: Material, material: Material, tmp_path: Path
) -> None:
    bare = fingerprint(material.project, material.plan)
    mark = fingerprint(quoting.project, quoting.plan)
    assert mark.sha256 != bare.sha256
    assert mark.files == bare.files + 1
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_bytes(COPY.read_bytes())
    other = name_copy(copy_city(tmp_path / "town"), str(elsewhere))
    # Settings are no data: the two differ in the path of the copy alone.
    assert fingerprint(other, quoting.plan) == mark


def test_a_sentence_that_differs_is_warned_of_and_not_quoted(tmp_path: Path) -> None:
    root = copy_city(tmp_path / "town")
    copy = root / "plan" / "harbour-plan.txt"
    copy.write_text(copy.read_text(encoding="utf-8").replace("6.0%", "6.5%"), encoding="utf-8")
    project = name_copy(root, "plan/harbour-plan.txt")
    (problem,) = ours(project)
    assert (problem.code, problem.facts["count"], problem.facts["value"]) == (
        "C617",
        "1",
        "2.1/2/1",
    )
    body = pages_of(material_of(project))["en", "indicators/jobless/"].body
    assert "Among the young" in body
    assert "out of work, and" not in body
    assert "6.5%" not in body


def test_hashes_made_anew_are_those_on_record(tmp_path: Path) -> None:
    root = copy_city(tmp_path / "town")
    table = root / "datasets" / "sentences.csv"
    before = table.read_bytes()
    bare = [line.rpartition(",")[0] + "," for line in before.decode().splitlines()[1:]]
    head = before.decode().splitlines()[0]
    table.write_text("\n".join([head, *bare]) + "\n", encoding="utf-8")
    project = load_project(root)
    assert pipeline.make_hashes(project, COPY) == len(bare)
    assert table.read_bytes() == before
    assert pipeline.make_hashes(project, COPY) == 0
