"""The catalogue, the checksums and the archive."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from generator.exports import Listed, Material, archive, catalogue, sums
from generator.model.text import Text

ONE = Listed("indicators/a.spreadsheet.csv", "a1" * 32, 9, 3, Text({"zh": "甲", "en": "A"}))
TWO = Listed("SHA256SUMS", "b2" * 32, 5)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.csv", "files/a.c3c3c3c3c3c3c3c3.csv"),
        ("b/a.spreadsheet.csv", "files/b/a.c3c3c3c3c3c3c3c3.spreadsheet.csv"),
        ("SHA256SUMS", "files/SHA256SUMS.c3c3c3c3c3c3c3c3"),
    ],
)
def test_a_name_that_never_changes_carries_the_hash(path: str, name: str) -> None:
    assert Listed(path, "c3" * 32, 1).immutable == name


def test_checksums_stand_in_the_order_of_paths() -> None:
    assert sums([ONE, TWO]).decode() == (
        f"{'b2' * 32}  SHA256SUMS\n{'a1' * 32}  indicators/a.spreadsheet.csv\n"
    )


@pytest.mark.parametrize("base", ["", "https://a.example/p/"])
def test_addresses_are_full_where_the_site_knows_its_own(material: Material, base: str) -> None:
    identity = replace(material.project.identity, site_url=base)
    seen = replace(material, project=replace(material.project, identity=identity))
    (entry,) = json.loads(catalogue([ONE], seen))["files"]
    assert entry["address"] == f"{base}api/v1/indicators/a.spreadsheet.csv"
    assert entry["immutable_address"].startswith(f"{base}api/v1/files/indicators/a.a1a1")
    assert entry["format"] == "spreadsheet"
    assert all("Excel" in title for title in entry["title"].values())


def test_the_same_files_give_the_same_archive() -> None:
    day = date(2026, 1, 2)
    packed = archive({"b.csv": b"2", "a/c.csv": b"1"}, day)
    assert packed == archive({"a/c.csv": b"1", "b.csv": b"2"}, day)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert opened.namelist() == ["a/c.csv", "b.csv"]
        assert {one.date_time for one in opened.infolist()} == {(2026, 1, 2, 0, 0, 0)}
