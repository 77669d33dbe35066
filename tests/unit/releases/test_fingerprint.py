"""The fingerprint covers every table and descriptor, and nothing else."""

from __future__ import annotations

from pathlib import Path

from generator.assemble import assemble
from generator.project import load_project
from generator.read import read_dataset
from generator.releases import Fingerprint, fingerprint
from tests.cities import copy_city


def taken(root: Path) -> Fingerprint:
    project = load_project(root)
    return fingerprint(project, assemble(read_dataset(project), project))


def test_it_names_the_newest_release_and_changes_with_any_cell(tmp_path: Path) -> None:
    root = copy_city(tmp_path / "town")
    first = taken(root)
    assert first.release
    assert len(first.date) == len("2026-03-31")
    assert taken(root) == first
    path = root / "datasets" / "indicators" / "meals.csv"
    path.write_bytes(path.read_bytes().replace(b"A,", b"P,", 1))
    assert taken(root).sha256 != first.sha256


def test_files_that_are_no_data_do_not_count(tmp_path: Path) -> None:
    root = copy_city(tmp_path / "town")
    first = taken(root)
    (root / "datasets" / "README.md").write_text("changed", encoding="utf-8")
    assert taken(root) == first
