"""What is made again when something changed, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from generator.exports import Listed
from generator.pipeline import twins
from generator.pipeline.inputs import inputs_of
from generator.pipeline.knowing import know
from generator.project import Project, load_project
from tests.cities import copy_city


@pytest.fixture
def town(tmp_path: Path) -> Project:
    return load_project(copy_city(tmp_path / "town"))


def made(project: Project) -> dict[str, Listed]:
    known = know(project)
    listed = twins._made(twins._material(known, project))
    return {one.path: one for one in listed}


def add(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def a_value(project: Project) -> None:
    path = project.datasets / "indicators" / "meals.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    cells = rows[-1].split(",")
    cells[head.split(",").index("value")] += "1"
    path.write_text("\n".join([head, *rows[:-1], ",".join(cells)]) + "\n", encoding="utf-8")


def a_word(project: Project) -> None:
    path = next((project.config / "languages").glob("fr.yaml"))
    add(path, "Toutes les valeurs, publiées et calculées", "Toutes les valeurs")


def a_setting(project: Project) -> None:
    path = project.config / "site.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# another\n", encoding="utf-8")


@pytest.mark.parametrize("change", [a_value, a_word, a_setting])
def test_a_change_of_data_words_or_settings_is_seen(
    town: Project, change: Callable[[Project], None]
) -> None:
    material = twins._material(know(town), town)
    before = inputs_of(material)
    assert inputs_of(material) == before
    change(town)
    assert inputs_of(material) != before


def test_where_nothing_changed_nothing_is_made(town: Project) -> None:
    first = made(town)
    with mock.patch.object(twins, "downloads", side_effect=AssertionError):
        assert made(town) == first


def test_one_value_changes_the_files_that_hold_it_and_no_other(town: Project) -> None:
    before = made(town)
    a_value(town)
    after = made(load_project(town.root))
    assert set(before) == set(after)
    changed = {path for path in after if after[path].sha256 != before[path].sha256}
    assert changed >= {
        "indicators/meals.csv",
        "indicators/meals.spreadsheet.csv",
        "indicators/meals.json",
        "observations.csv",
        "datapackage.json",
        "datapackage.zip",
    }
    still = {path for path in after if path.startswith(("schemas/", "task-areas/", "tasks"))}
    still |= {"sources.csv", "sources.json", "questions.json", "indicators/tree-cover.json"}
    assert changed & still == set()
    assert len(changed) < len(after) / 3
