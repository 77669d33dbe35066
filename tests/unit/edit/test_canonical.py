from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit import format_dataset, format_files
from generator.edit.canonical import canonical, row_order
from generator.project import load_project
from generator.read.sheets import read_sheet
from tests.unit.dataset_samples import build_project

RIGHT = "id,name_en,name_fr\nworks,Works office,Travaux\n"
HAN = RIGHT.replace("Works office", "街道和道路工程办公室")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build_project(tmp_path)


@pytest.fixture
def formatted(root: Path) -> Path:
    format_files(load_project(root))
    return root


def bodies(root: Path, data: bytes) -> Path:
    path = root / "datasets/bodies.csv"
    path.write_bytes(data)
    return path


def test_a_canonical_project_is_left_alone(formatted: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in formatted.rglob("*.csv")}
    assert format_files(load_project(formatted)) == ()
    assert before == {path: path.stat().st_mtime_ns for path in formatted.rglob("*.csv")}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(HAN.encode("gb18030"), HAN, id="GB18030"),
        pytest.param(HAN.encode("utf-16"), HAN, id="UTF-16"),
        pytest.param(HAN.encode("utf-8-sig"), HAN, id="a byte order mark"),
        pytest.param(RIGHT.replace("\n", "\r\n").encode(), RIGHT, id="line ends of Windows"),
        pytest.param(RIGHT.replace(",", ";").encode(), RIGHT, id="semicolons"),
        pytest.param(RIGHT.replace("Travaux", "Travaux  ").encode(), RIGHT, id="spaces at the end"),
        pytest.param(RIGHT.replace("works", '"works"').encode(), RIGHT, id="idle quotes"),
        pytest.param((RIGHT + ",,\n\n").encode(), RIGHT, id="blank rows"),
        pytest.param(RIGHT.rstrip("\n").encode(), RIGHT, id="no end of the last line"),
        pytest.param(
            b"name_fr,id,name_en\nTravaux,works,Works office\n", RIGHT, id="columns mixed"
        ),
    ],
)
def test_what_a_spreadsheet_did_is_undone(formatted: Path, data: bytes, expected: str) -> None:
    path = bodies(formatted, data)
    assert format_files(load_project(formatted)) == ("datasets/bodies.csv",)
    assert path.read_bytes().decode("utf-8") == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"id,name_en,name_fr\nworks,\xff\xff,x\n", "F103", id="an unknown encoding"),
        pytest.param(RIGHT.replace("Works", '"Works').encode(), "F107", id="an open quote"),
        pytest.param(RIGHT.replace(",Travaux", "").encode(), "F116", id="a row too short"),
        pytest.param(RIGHT.replace("Travaux", "a,b").encode(), "F117", id="a row too long"),
        pytest.param(b"PK\x03\x04", "F119", id="a workbook"),
        pytest.param(b'"a;b"\n1\n', "F113", id="a name with a delimiter in it"),
    ],
)
def test_what_cannot_be_read_for_certain_is_left_and_told(
    formatted: Path, data: bytes, code: str
) -> None:
    path = bodies(formatted, data)
    found = format_dataset(load_project(formatted))
    assert path.read_bytes() == data
    assert found.changed == ()
    assert [one.code for one in found.problems] == [code]


def test_rows_are_sorted_as_people_count(root: Path) -> None:
    header, *rows = (root / "datasets/tasks/A.csv").read_text(encoding="utf-8").splitlines()
    rows += [rows[0].replace("A.0.01", f"A.0.{number}") for number in (100, 9)]
    (root / "datasets/tasks/A.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    format_files(load_project(root))
    lines = (root / "datasets/tasks/A.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["id", "A.0.01", "A.0.02", "A.0.9", "A.0.100"]


def test_a_table_that_keeps_its_order_keeps_it(root: Path) -> None:
    before = (root / "datasets/codes.csv").read_bytes()
    lines = before.splitlines(keepends=True)
    mixed = b"".join([lines[0], *reversed(lines[1:])])
    (root / "datasets/codes.csv").write_bytes(mixed)
    format_files(load_project(root))
    assert (root / "datasets/codes.csv").read_bytes() == mixed


def test_asking_changes_nothing(formatted: Path) -> None:
    path = bodies(formatted, HAN.encode("gb18030"))
    assert format_files(load_project(formatted), write=False) == ("datasets/bodies.csv",)
    assert path.read_bytes() == HAN.encode("gb18030")


def test_a_failure_leaves_every_file_as_it_was(
    formatted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    areas = formatted / "datasets/areas.csv"
    wrong = areas.read_bytes().replace(b"\n", b"\r\n")
    areas.write_bytes(wrong)
    body = bodies(formatted, HAN.encode("gb18030"))
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "bodies.csv":
            raise OSError("disk full")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        format_files(load_project(formatted))
    assert areas.read_bytes() == wrong
    assert body.read_bytes() == HAN.encode("gb18030")
    assert not list(formatted.rglob("*.tmp"))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["T01.1.10", "T01.1.2"], ["T01.1.2", "T01.1.10"], id="ids"),
        pytest.param(["1.1/1", "1/1/10", "1/1/2"], ["1/1/2", "1/1/10", "1.1/1"], id="places"),
        pytest.param(["2021", "2020-Q2", "2020"], ["2020", "2020-Q2", "2021"], id="periods"),
        pytest.param(["b", "", "a"], ["", "a", "b"], id="words"),
    ],
)
def test_numbers_in_a_text_sort_as_numbers(texts: list[str], expected: list[str]) -> None:
    assert sorted(texts, key=row_order) == expected


CELL = st.text(st.sampled_from("ab01.;,\"'\n\r\t |\u3000\u200b\ufeff街é#="), max_size=6)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[CELL] * width), min_size=1, max_size=6).map(
        lambda rows: [tuple(f"c{number}" for number in range(width)), *rows]
    )
)


def trimmed(records: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    lines = [
        tuple(c.replace("\r\n", "\n").replace("\r", "\n").rstrip(" ") for c in r) for r in records
    ]
    return [line for line in lines if any(line)]


@given(TABLES)
def test_no_cell_is_lost_and_a_second_time_changes_nothing(records: list[tuple[str, ...]]) -> None:
    once = canonical(records, key=("c0",))
    read = read_sheet(once).records
    assert sorted(read[1:]) == sorted(trimmed(records[1:]))
    assert read[0] == records[0]
    assert canonical(read, key=("c0",)) == once


@given(TABLES)
def test_order_is_kept_without_a_key(records: list[tuple[str, ...]]) -> None:
    text = canonical(records).decode("utf-8")
    again = [tuple(one) for one in csv.reader(io.StringIO(text, newline=""))]
    assert again == trimmed(records)
