"""The files under `api/v1/` of the real site: each as its schema, its checksum and its twins say."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator.model.formats import DOWNLOADS, FORMATS
from generator.project import Project

UNLISTED = {"catalogue.json", "SHA256SUMS"}
# Held elsewhere against what their standards say.
OTHERWISE = ("datapackage.json", "openapi")


@pytest.fixture(scope="module")
def folder(real_project: Project) -> Path:
    return real_project.site / DOWNLOADS


@pytest.fixture(scope="module")
def listed(folder: Path) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = read(folder / "catalogue.json")["files"]
    return files


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def table(folder: Path, name: str) -> Iterator[dict[str, str]]:
    text = (folder / f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def documents(folder: Path, listed: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return path and schema of every JSON file but the schemas themselves."""
    found = [
        (one["path"], one["schema"] or "")
        for one in listed
        if one["path"].endswith(".json") and not one["path"].startswith("schemas/")
    ]
    assert len(found) > 100
    return [*found, ("catalogue.json", "schemas/catalogue.json")]


def faults(folder: Path, schema: str, document: object) -> list[str]:
    from jsonschema import Draft202012Validator, FormatChecker

    described = read(folder / schema)
    Draft202012Validator.check_schema(described)
    checker = Draft202012Validator(described, format_checker=FormatChecker())
    return [f"{list(one.absolute_path)}: {one.message}" for one in checker.iter_errors(document)]


def test_every_json_file_is_as_its_schema_says(folder: Path, listed: list[dict[str, Any]]) -> None:
    for path, schema in documents(folder, listed):
        if path.startswith(OTHERWISE):
            continue
        assert schema, path
        document = read(folder / path)
        assert faults(folder, schema, document) == [], path
        if "$schema" in document:
            named = (folder / path).parent / document["$schema"]
            assert named.resolve() == (folder / schema).resolve(), path


def test_every_kind_has_a_schema_with_words_in_every_language_and_an_example(
    folder: Path, real_project: Project
) -> None:
    kinds = {path.stem for path in (folder / "schemas").glob("*.json")}
    assert kinds > {"indicator", "task-area", "place", "verdicts", "questions", "sources"}
    for kind in kinds - {"claims", "claims-index", "snippets"}:
        assert read(folder / "examples" / f"{kind}.json")["kind"] == kind
        schema = read(folder / "schemas" / f"{kind}.json")
        for code, words in real_project.words.items():
            word = kind.replace("-", "_")
            assert words(f"exports.documents.{word}.title") in schema["title"], code
        for name, described in schema["properties"].items():
            assert described["description"], (kind, name)


def first(document: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return a part of a document, the first entry where it is a list."""
    place: Any = document
    for key in keys:
        place = place[key]
        place = place[0] if isinstance(place, list) else place
    found: dict[str, Any] = place
    return found


SPOILED = [
    pytest.param("indicator", (), "release", None, id="no release"),
    pytest.param("indicator", (), "kind", "place", id="another kind"),
    pytest.param("indicator", ("indicator",), "decimals", "two", id="a word for a number"),
    pytest.param("indicator", ("indicator",), "extra", 1, id="a key that nothing describes"),
    pytest.param("indicator", ("targets",), "horizon", "some day", id="a code of no list"),
    pytest.param("indicator", ("observations",), "period_end", "2021", id="no day"),
    pytest.param("indicator", ("observations",), "is_current", "true", id="a word for a truth"),
    pytest.param("task-area", ("tasks",), "title_zh", None, id="a task without a title"),
    pytest.param("task-area", ("tasks", "state"), "status", "", id="an empty status"),
    pytest.param("place", (), "tasks", {}, id="no list of tasks"),
    pytest.param("verdicts", ("verdicts",), "target", None, id="a verdict on nothing"),
]


@pytest.mark.parametrize(("kind", "where", "key", "value"), SPOILED)
def test_a_spoiled_file_is_found_out(
    folder: Path, kind: str, where: tuple[str, ...], key: str, value: object
) -> None:
    document = read(folder / "examples" / f"{kind}.json")
    schema = f"schemas/{kind}.json"
    assert faults(folder, schema, document) == []
    first(document, *where)[key] = value
    assert faults(folder, schema, document) != []


def test_a_file_that_lacks_a_key_is_found_out(folder: Path) -> None:
    document = read(folder / "examples" / "indicator.json")
    for key in document:
        lacking = {name: one for name, one in document.items() if name != key}
        assert faults(folder, "schemas/indicator.json", lacking), key


def test_the_catalogue_lists_every_file_and_nothing_else(
    folder: Path, listed: list[dict[str, Any]], real_project: Project
) -> None:
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }
    plain = {one for one in there if not one.startswith("files/")}
    assert {one["path"] for one in listed} == plain - UNLISTED
    fixed = {one["immutable_address"].partition(DOWNLOADS)[2] for one in listed}
    assert fixed <= there
    for one in listed:
        content = (folder / one["path"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (one["bytes"], one["sha256"])
        assert (folder / one["immutable_address"].partition(DOWNLOADS)[2]).read_bytes() == content
        assert set(one["title"]) == set(real_project.languages)
        assert all(one["title"].values()), one["path"]
        assert one["media_type"] in {form.media_type for form in FORMATS.values()}


def test_a_compressed_twin_holds_the_same_bytes_and_no_time(
    folder: Path, listed: list[dict[str, Any]]
) -> None:
    for one in listed:
        twin = folder / f"{one['path']}.gz"
        assert twin.is_file() == bool(one["compressed_bytes"]), one["path"]
        if twin.is_file():
            packed = twin.read_bytes()
            assert len(packed) == one["compressed_bytes"]
            assert packed[4:8] == b"\0\0\0\0"
            assert gzip.decompress(packed) == (folder / one["path"]).read_bytes()
        elif one["media_type"].partition(";")[0] in ("text/csv", "application/json"):
            assert one["bytes"] <= 1024


def test_the_checksums_are_as_the_usual_tool_reads_them(
    folder: Path, real_project: Project
) -> None:
    for place in (folder, real_project.api / "v1"):
        lines = (place / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        for line in lines:
            sha256, _, path = line.partition("  ")
            assert hashlib.sha256((place / path).read_bytes()).hexdigest() == sha256
        if tool := shutil.which("sha256sum"):
            subprocess.run([tool, "-c", "--quiet", "--strict", "SHA256SUMS"], cwd=place, check=True)
        names = {line.partition("  ")[2] for line in lines}
        assert names >= {"jindu.db", "datapackage.zip", "observations.csv", "catalogue.json"}


def test_the_copy_for_spreadsheets_is_the_table_with_a_mark_in_front(
    folder: Path, listed: list[dict[str, Any]]
) -> None:
    copies = [one["path"] for one in listed if one["path"].endswith(".spreadsheet.csv")]
    tables = [one["path"] for one in listed if one["format"] == "csv"]
    assert len(copies) == len(tables) > 50
    for path in copies:
        content = (folder / path).read_bytes()
        assert content[:3] == b"\xef\xbb\xbf"
        assert content[3:] == (folder / path.replace(".spreadsheet", "")).read_bytes()
    words = {one["path"]: one["title"]["en"] for one in listed}
    assert "spreadsheet" in words["observations.spreadsheet.csv"]
    assert "spreadsheet" not in words["observations.csv"]


def test_the_database_to_download_is_the_database(folder: Path, real_project: Project) -> None:
    assert (folder / "jindu.db").read_bytes() == real_project.database.read_bytes()
    with closing(sqlite3.connect(f"{(folder / 'jindu.db').as_uri()}?mode=ro", uri=True)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (version,) = opened.execute("PRAGMA user_version").fetchone()
    assert read(folder / "catalogue.json")["schema_version"] == version


def test_the_package_is_valid_once_it_is_unpacked(folder: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        from frictionless import Package, system

    with zipfile.ZipFile(folder / "datapackage.zip") as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert names == sorted(names)
        assert len({one.date_time for one in packed.infolist()}) == 1
        assert {one.external_attr >> 16 for one in packed.infolist()} == {0o100644}
        packed.extractall(tmp_path)
    with system.use_context(trusted=True):
        report = Package(tmp_path / "datapackage.json").validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:10] == []


def test_both_folders_share_bytes_where_the_system_can(folder: Path, real_project: Project) -> None:
    for path in ("observations.csv", "jindu.db", "catalogue.json"):
        here, there = folder / path, real_project.api / "v1" / path
        assert here.read_bytes() == there.read_bytes()
        assert here.samefile(there)


def test_a_document_says_what_the_table_says(folder: Path) -> None:
    held: dict[str, list[dict[str, str]]] = {}
    for row in table(folder, "observations"):
        held.setdefault(row["indicator"], []).append(row)
    for path in (folder / "indicators").glob("*.json"):
        said = read(path)["observations"]
        wanted = held.get(path.stem, [])
        assert [one["row_key"] for one in said] == [one["row_key"] for one in wanted]
        assert [one["value_text"] or "" for one in said] == [one["value"] for one in wanted]


def test_every_task_is_in_the_document_of_its_part_and_of_its_places(folder: Path) -> None:
    rows = list(table(folder, "tasks"))
    parts = [
        one["id"] for path in (folder / "task-areas").glob("*.json") for one in read(path)["tasks"]
    ]
    assert sorted(parts) == sorted(row["id"] for row in rows)
    places = {
        path.stem: {one["id"] for one in read(path)["tasks"]}
        for path in (folder / "places").glob("*.json")
    }
    for row in rows:
        for area in filter(None, row["areas"].split(";")):
            assert row["id"] in places[area]


def test_a_document_leads_to_pages_that_are_there(folder: Path, real_project: Project) -> None:
    for path in sorted((folder / "indicators").glob("*.json")):
        pages = read(path)["pages"]
        assert set(pages) == set(real_project.languages)
        for page in pages.values():
            assert (real_project.site / page / "index.html").is_file()
