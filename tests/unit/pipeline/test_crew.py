"""Whether charts are likely to be drawn anew, told from the age of files alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.pipeline.crew import touched
from generator.project import Project, load_project
from tests.cities import copy_city

NOW = 1_700_000_000


@pytest.fixture
def built(tmp_path: Path) -> Project:
    project = load_project(copy_city(tmp_path / "town"))
    for folder in (project.datasets, project.config):
        for path in folder.rglob("*"):
            os.utime(path, (NOW, NOW))
    project.build.mkdir()
    project.database.touch()
    os.utime(project.database, (NOW + 10, NOW + 10))
    return project


def test_nothing_is_younger_than_the_last_build(built: Project) -> None:
    assert not touched(built, built.database)


def test_a_figure_is_younger(built: Project) -> None:
    os.utime(built.datasets / "indicators" / "meals.csv", (NOW + 20, NOW + 20))
    assert touched(built, built.database)


def test_before_the_first_build_all_is_to_be_drawn(built: Project) -> None:
    built.database.unlink()
    assert touched(built, built.database)
