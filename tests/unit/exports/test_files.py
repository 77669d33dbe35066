"""The files to download."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.assemble import assemble
from generator.assess import assess
from generator.exports import EXPORTS, Material, export_files
from generator.model.verdict import Trend
from generator.read import Dataset, Table


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def package(files: dict[str, bytes]) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(files["datapackage.json"])
    return described


DICTIONARY = "dictionary.csv"  # says for people what the package says to programs


def test_the_dictionary_names_every_column_of_every_table(files: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(files[DICTIONARY].decode("utf-8"), newline="")))
    said = {(row["file"], row["column"]) for row in rows}
    for one in package(files)["resources"]:
        if not one["path"].startswith("indicators/"):
            stem = one["path"].removesuffix(".csv")
            assert {(stem, field["name"]) for field in one["schema"]["fields"]} <= said, stem
    titles = [name for name in rows[0] if name.startswith("title_")]
    assert len(titles) > 1
    assert all(row[name] for row in rows for name in titles)


def test_every_csv_is_described_and_every_description_has_its_file(files: dict[str, bytes]) -> None:
    described = {one["path"]: one for one in package(files)["resources"]}
    tables = sorted(path for path in files if path.endswith(".csv"))
    assert sorted([*described, DICTIONARY]) == tables
    for path, one in described.items():
        assert one["bytes"] == len(files[path])
        assert one["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
        header = files[path].decode("utf-8").partition("\n")[0].split(",")
        assert [field["name"] for field in one["schema"]["fields"]] == header, path
        assert one["schema"]["primaryKey"], path


def test_the_package_has_the_date_of_the_release_and_no_other(
    files: dict[str, bytes], material: Material
) -> None:
    described = package(files)
    assert described["version"] == material.plan.release.id
    assert described["created"] == f"{material.plan.release.date}T00:00:00Z"
    assert set(described["titles"]) == set(material.project.languages)


def test_names_in_the_package_are_unique_and_plain(files: dict[str, bytes]) -> None:
    names = [one["name"] for one in package(files)["resources"]]
    assert len(set(names)) == len(names)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_") for name in names)


def test_the_observations_hold_every_value_once_with_its_digits(
    files: dict[str, bytes], material: Material
) -> None:
    rows = rows_of(files["observations.csv"])
    every = {one.key: one for one in material.assessment.observations}
    assert [one["row_key"] for one in rows] == list(every)
    for one in rows:
        value = every[one["row_key"]].value
        assert one["value"] == ("" if value is None else f"{value:f}")
    assert sum(one["value_origin"] == "derived" for one in rows) == 19


def test_verdicts_are_the_same_as_a_table_and_as_json(
    files: dict[str, bytes], material: Material
) -> None:
    rows = rows_of(files["verdicts.csv"])
    document = json.loads(files["verdicts.json"])
    assert (document["release"], document["as_of"]) == (
        material.plan.release.id,
        material.plan.release.date,
    )
    assert len(rows) == len(document["verdicts"]) == len(material.plan.targets)
    for row, entry in zip(rows, document["verdicts"], strict=True):
        for name, cell in entry.items():
            if isinstance(cell, bool):
                assert row[name] == ("true" if cell else "false")
            elif isinstance(cell, int | float):
                assert float(row[name]) == cell
            elif isinstance(cell, list):
                assert row[name] == ";".join(cell)
            else:
                assert row[name] == ("" if cell is None else cell)
        assert Decimal(row["target_value"]) == material.plan.targets[row["target"]].value


def test_the_parts_of_the_task_list_are_one_file(
    files: dict[str, bytes], material: Material
) -> None:
    assert not [path for path in files if path.startswith("tasks/")]
    assert {one["id"] for one in rows_of(files["tasks.csv"])} == set(material.plan.tasks)


def shuffled(table: Table) -> Table:
    return replace(table, rows=table.rows[1::2] + table.rows[::2])


def test_the_order_of_rows_in_the_files_changes_no_byte(
    files: dict[str, bytes], material: Material
) -> None:
    mixed = Dataset({name: shuffled(one) for name, one in material.dataset.tables.items()})
    plan = assemble(mixed, material.project)
    again = export_files(
        replace(material, dataset=mixed, plan=plan, assessment=assess(plan, material.project))
    )
    assert [path for path in files if again[path] != files[path]] == []


@pytest.mark.parametrize(
    ("visibility", "shown"), [("public", True), ("internal", False), ("", False)]
)
def test_what_is_internal_stays_inside(material: Material, visibility: str, shown: bool) -> None:
    updates = material.dataset.tables["updates"]
    secret = tuple(
        {
            **row,
            "visibility": visibility,
            "problem_en": "Money is short",
            "next_step_en": "Ask again",
        }
        for row in updates.rows
    )
    tables = dict(material.dataset.tables) | {"updates": replace(updates, rows=secret)}
    content = export_files(replace(material, dataset=Dataset(tables)))["updates.csv"]
    assert (b"Money is short" in content, b"Ask again" in content) == (shown, shown)


def test_every_kind_of_export_has_a_file(material: Material) -> None:
    for name, dump in EXPORTS.items():
        assert list(dump(material)), name


def test_an_address_that_may_not_be_linked_is_in_no_file(material: Material) -> None:
    sources = material.dataset.tables["sources"]
    leaky = tuple(
        row if row["linkable"] == "true" else {**row, "url": "https://leak.example/x"}
        for row in sources.rows
    )
    tables = dict(material.dataset.tables) | {"sources": replace(sources, rows=leaky)}
    made = export_files(replace(material, dataset=Dataset(tables)))
    assert [path for path, content in made.items() if b"leak.example" in content] == []


@pytest.mark.parametrize(
    ("projected", "possible"),
    [
        pytest.param("99.5", "true", id="within the whole"),
        pytest.param("112", "false", id="more than the whole"),
        pytest.param("-3", "false", id="less than nothing"),
        pytest.param(None, "", id="no projection"),
    ],
)
def test_a_line_that_leaves_what_a_share_can_be_is_marked(
    material: Material, projected: str | None, possible: str
) -> None:
    whole = material.assessment.verdicts["urbanisation-rate.1"]
    line = Trend(Decimal(1), None if projected is None else Decimal(projected), ())
    verdicts = {**material.assessment.verdicts, whole.target: replace(whole, trend=line)}
    seen = replace(material, assessment=replace(material.assessment, verdicts=verdicts))
    made = {one.path: one.content for one in EXPORTS["verdicts"](seen)}
    (row,) = (one for one in rows_of(made["verdicts.csv"]) if one["target"] == whole.target)
    assert row["projected_is_possible"] == possible
