"""A build that fails or is killed leaves everything of the build before, and all of it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from generator import pipeline
from generator.errors import BuildFailed, DataRejected
from generator.pipeline.building import finish
from generator.project import Project, load_project
from generator.releases import fresh
from tests.cities import copy_city


@pytest.fixture(scope="module")
def built(built_city: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built town that may be spoiled."""
    folder = tmp_path_factory.mktemp("copied") / "town"
    shutil.copytree(built_city.root, folder)
    return load_project(folder)


def outcome(project: Project) -> dict[str, str]:
    """Return a hash of each part of what is live."""
    parts = {"site": project.site, "api": project.api, "database": project.database}
    return {name: _hash(path) for name, path in parts.items()}


def _hash(path: Path) -> str:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(path.parent).as_posix().encode())
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def change_a_value(project: Project) -> None:
    path = project.datasets / "indicators" / "meals.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    cells = rows[-1].split(",")
    cells[head.split(",").index("value")] += "1"
    path.write_text("\n".join([head, *rows[:-1], ",".join(cells)]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("stage", pipeline.STAGES[1:])
def test_a_failure_in_any_stage_leaves_all_of_the_old_build(built: Project, stage: str) -> None:
    before = outcome(built)

    def fail(name: str, step: int) -> None:
        if name == stage:
            raise OSError(28, "No space left on device")

    with pytest.raises(BuildFailed, match="ENOSPC"):
        pipeline.build(built, fail)
    assert outcome(built) == before


def test_a_fault_of_the_theme_leaves_all_of_the_old_build(built: Project) -> None:
    before = outcome(built)
    template = built.theme / "main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "{% if %}", encoding="utf-8")
    change_a_value(built)
    try:
        with pytest.raises(BuildFailed):
            pipeline.build(built)
    finally:
        template.write_text(text, encoding="utf-8")
    assert outcome(built) == before


def test_bad_data_leave_all_of_the_old_build(built: Project) -> None:
    before = outcome(built)
    path = built.datasets / "sources.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n", "\n,,,\n", 1), encoding="utf-8")
    try:
        with pytest.raises(DataRejected):
            pipeline.build(built)
    finally:
        path.write_text(text, encoding="utf-8")
    assert outcome(built) == before


def test_a_second_build_at_the_same_time_is_refused(built: Project) -> None:
    lock = FileLock(built.build / "build.lock")
    with lock, pytest.raises(BuildFailed) as refused:
        pipeline.build(built)
    assert refused.value.key == "busy"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    project = load_project(copy_city(tmp_path / "town"))
    project.build.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(BuildFailed) as refused:
        pipeline.build(project)
    assert "build" in refused.value.facts["text"]
    assert project.build.is_file()


def test_a_move_is_finished_later_but_not_under_a_running_build(built: Project) -> None:
    waiting = fresh(built.build / "next")
    before = outcome(built)
    (waiting / "database").write_bytes(b"of the next build")
    (waiting / "ready").touch()
    with FileLock(built.build / "build.lock"):
        finish(built)
    assert outcome(built) == before
    finish(built)
    assert built.database.read_bytes() == b"of the next build"
    assert not waiting.exists()


def test_a_build_on_top_of_another_equals_one_from_nothing(built: Project, tmp_path: Path) -> None:
    other = load_project(copy_city(tmp_path / "town"))
    shutil.rmtree(built.datasets)
    shutil.copytree(other.datasets, built.datasets)
    for project in (built, other):
        change_a_value(project)
        pipeline.build(project)
    assert outcome(built) == outcome(other)
