from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageProblem
from generator.project import load_project
from generator.read import Dataset, read_dataset
from generator.read.folder import find_pairs, find_strays
from tests.unit.dataset_samples import build_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build_project(tmp_path)


@pytest.fixture
def dataset(root: Path) -> Dataset:
    return read_dataset(load_project(root))


def test_every_pair_becomes_a_table_by_its_place(dataset: Dataset) -> None:
    assert list(dataset.tables) == sorted(dataset.tables)
    assert [one.name for one in dataset.of_kind("tasks")] == ["tasks/A", "tasks/B"]
    assert {one.kind for one in dataset.of_kind("observations")} == {"observations"}
    assert len(dataset.of_kind("observations")) == 6


def test_a_table_knows_its_files_its_key_and_its_rows(dataset: Dataset) -> None:
    table = dataset.tables["indicators/walkers"]
    assert table.path == "datasets/indicators/walkers.csv"
    assert table.descriptor_path == "datasets/indicators/walkers.yaml"
    assert table.schema_path == "datasets/schemas/observations-sex.yaml"
    assert table.key == ("period", "area", "sex", "vintage", "source")
    assert table.rows[1]["sex"] == "_T"
    assert table.ours["dimensions"] == ["sex"]


def test_a_column_is_described_by_its_schema(dataset: Dataset) -> None:
    field = dataset.tables["projects"].field("tasks")
    assert field is not None
    assert (field.references, field.is_list, field.required) == ("tasks", True, False)
    assert field.title.in_("fr") == "tasks"
    status = dataset.tables["updates"].field("task_status")
    assert status is not None
    assert status.codes == "task_status"
    assert dataset.tables["areas"].field("name") is None


def test_rows_of_one_kind_come_table_after_table(dataset: Dataset) -> None:
    assert [row["id"] for row in dataset.rows("tasks")] == ["A.0.01", "A.0.02", "B.0.01"]


def test_what_cannot_be_read_stops_with_the_file(root: Path) -> None:
    (root / "datasets/areas.csv").unlink()
    with pytest.raises(UsageProblem, match=r"areas\.yaml"):
        read_dataset(load_project(root))


def test_a_file_alone_is_half_a_pair(root: Path) -> None:
    (root / "datasets/areas.csv").unlink()
    first = find_pairs(root / "datasets")[0]
    assert (first.name, first.has_csv, first.has_descriptor) == ("areas", False, True)


def test_notes_and_hidden_files_are_no_strays(root: Path) -> None:
    folder = root / "datasets"
    for name in (
        "README.md",
        ".DS_Store",
        "indicators/~$length.csv.xlsx",
        "plan.xlsx",
        "schemas/x.txt",
    ):
        (folder / name).write_bytes(b"")
    assert [path.name for path in find_strays(folder)] == ["plan.xlsx", "x.txt"]
