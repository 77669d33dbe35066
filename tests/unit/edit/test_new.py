from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.edit import format_files, new_indicator, new_task
from generator.errors import DataRejected, UsageProblem
from generator.project import load_project
from generator.validate import check
from generator.validate.shapes import INDICATOR, TARGET, expand
from tests.unit.dataset_samples import LANGUAGES, build_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = build_project(tmp_path)
    format_files(load_project(root))
    return root


def found(root: Path) -> set[tuple[str, str, str]]:
    problems = check(load_project(root)).problems
    return {(one.code, one.place.path, one.place.column) for one in problems}


def test_a_new_indicator_has_every_key_and_the_check_says_what_is_missing(root: Path) -> None:
    paths = new_indicator(load_project(root), "bike-lanes", title={"en": "Bike lanes"})
    assert paths == ("datasets/indicators/bike-lanes.yaml", "datasets/indicators/bike-lanes.csv")
    ours = yaml.safe_load((root / paths[0]).read_bytes())["jindu"]
    assert list(ours) == list(expand(INDICATOR, LANGUAGES))
    path = paths[0]
    assert found(root) == {
        ("D217", path, "kind"),
        ("D217", path, "measure"),
        ("D217", path, "availability"),
        ("D301", path, "title_fr"),
        ("D301", path, "definition_en"),
        ("D301", path, "definition_fr"),
    }


def test_a_new_indicator_tells_in_its_comments_what_goes_where(root: Path) -> None:
    words = root / "site_config/languages/en.yaml"
    words.write_text(
        words.read_text(encoding="utf-8") + "checks: {template: {unit: what it is counted in}}\n",
        encoding="utf-8",
    )
    path, _ = new_indicator(load_project(root), "bike-lanes")
    text = (root / path).read_text(encoding="utf-8")
    assert text.count("  # what it is counted in\n  unit_en: ''\n") == 1


def test_a_new_indicator_names_the_codes_and_shows_a_target(root: Path) -> None:
    words = root / "site_config/languages/en.yaml"
    told = "{template: {one_of: 'one of: {known}', target_example: such as}}"
    words.write_text(words.read_text(encoding="utf-8") + f"checks: {told}\n", encoding="utf-8")
    path, _ = new_indicator(load_project(root), "bike-lanes")
    text = (root / path).read_text(encoding="utf-8")
    assert "  # one of: up, down, reach\n  direction: ''\n" in text
    example = text[text.index("  # such as\n") :].splitlines()[1:]
    assert "  #     horizon:  # one of: dated, each_year, undated" in example
    shown = yaml.safe_load("\n".join(line.removeprefix("  # ") for line in example))
    assert list(shown["targets"][0]) == list(TARGET)
    assert shown["targets"][0]["id"] == "bike-lanes.1"


def test_an_indicator_filled_in_has_no_problem(root: Path) -> None:
    path, _ = new_indicator(load_project(root), "bike-lanes")
    tree = yaml.safe_load((root / path).read_bytes())
    tree["jindu"] |= {"kind": "context", "measure": "stock", "availability": "not_found"}
    tree["jindu"]["unit_code"] = "km"
    tree["jindu"] |= {
        f"{key}_{code}": "x" for key in ("title", "definition", "unit") for code in LANGUAGES
    }
    (root / path).write_text(yaml.safe_dump(tree, sort_keys=False), encoding="utf-8")
    assert found(root) == set()
    assert format_files(load_project(root)) == ()


@pytest.mark.parametrize(
    ("id_", "key"),
    [
        pytest.param("Bike", "invalid_id", id="a capital letter"),
        pytest.param("../bike", "invalid_id", id="a path"),
        pytest.param("", "invalid_id", id="nothing"),
        pytest.param("length", "id_taken", id="an id in use"),
    ],
)
def test_an_id_that_will_not_do_is_refused(root: Path, id_: str, key: str) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(UsageProblem) as caught:
        new_indicator(load_project(root), id_)
    assert caught.value.key == key
    assert sorted(root.rglob("*")) == before


def test_half_an_indicator_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(root.rglob("*"))
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.suffix == ".csv":
            raise OSError("disk full")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        new_indicator(load_project(root), "bike-lanes")
    assert sorted(root.rglob("*")) == before


def test_a_new_task_gets_the_next_id_and_the_check_says_what_is_missing(root: Path) -> None:
    task = new_task(load_project(root), "A", title={"en": "Paint lanes"})
    assert task == "A.0.03"
    lines = (root / "datasets/tasks/A.csv").read_text(encoding="utf-8").splitlines()
    assert lines[-1].startswith("A.0.03,A,Paint lanes,,")
    assert found(root) == {("D301", "datasets/tasks/A.csv", "title_fr")}


def test_ids_count_on_from_the_highest_ever_given(root: Path) -> None:
    path = root / "datasets/tasks/A.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("A.0.02", "A.0.41"), encoding="utf-8")
    assert new_task(load_project(root), "A") == "A.0.42"


def test_a_section_of_a_section_counts_for_itself(root: Path) -> None:
    sections = root / "datasets/sections.csv"
    sections.write_text(
        sections.read_text(encoding="utf-8") + "B,,Trees,Arbres,,,\nB.1,B,Oaks,Chênes,,,\n",
        encoding="utf-8",
    )
    assert new_task(load_project(root), "B.1") == "B.1.01"
    assert new_task(load_project(root), "B") == "B.0.02"
    assert "B.1.01,B.1," in (root / "datasets/tasks/B.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("section", ["Z", "", "../A"])
def test_a_section_the_plan_does_not_have_is_refused(root: Path, section: str) -> None:
    with pytest.raises(UsageProblem, match="unknown_section"):
        new_task(load_project(root), section)


def test_a_section_without_a_table_is_refused(root: Path) -> None:
    sections = root / "datasets/sections.csv"
    sections.write_text(sections.read_text(encoding="utf-8") + "C,,Sea,Mer,,,\n", encoding="utf-8")
    with pytest.raises(UsageProblem, match="unknown_section"):
        new_task(load_project(root), "C")


def test_a_table_that_might_lose_a_cell_is_not_rewritten(root: Path) -> None:
    path = root / "datasets/tasks/A.csv"
    path.write_bytes(path.read_bytes() + b"A.0.03,A,Too,Trop,,,,,,,,,more\n")
    before = path.read_bytes()
    with pytest.raises(DataRejected) as caught:
        new_task(load_project(root), "A")
    assert [one.code for one in caught.value.problems] == ["F117"]
    assert path.read_bytes() == before
