"""Files kept by the hash of their bytes."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from unittest import mock

import pytest

from generator.model.text import Text
from generator.pipeline.shelf import Shelf, digest_of
from generator.trees import Tree

LONG = b"year,value\n" * 400


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "kept")


@pytest.mark.parametrize(
    ("path", "content", "has_twin"),
    [
        pytest.param("a.csv", LONG, True, id="a long text"),
        pytest.param("a.csv", b"x" * 1024, False, id="a text too short to be worth it"),
        pytest.param("a.xlsx", LONG, False, id="a packed file"),
        pytest.param("SHA256SUMS", LONG, True, id="checksums"),
    ],
)
def test_long_texts_have_a_compressed_twin(
    shelf: Shelf, path: str, content: bytes, *, has_twin: bool
) -> None:
    kept = shelf.keep(path, content)
    twin = shelf.twin(kept)
    assert (twin is not None) is has_twin
    assert shelf.place(kept).read_bytes() == content
    if twin:
        assert gzip.decompress(twin.read_bytes()) == content
        assert kept.packed == twin.stat().st_size < kept.size


def test_what_is_at_hand_is_neither_written_nor_compressed_again(shelf: Shelf) -> None:
    first = shelf.keep("a.csv", LONG)
    with (
        mock.patch("generator.pipeline.shelf._write", side_effect=AssertionError),
        mock.patch.object(gzip, "compress", side_effect=AssertionError),
    ):
        assert shelf.keep("a.csv", LONG) == first


def test_a_file_cut_short_is_written_again(shelf: Shelf) -> None:
    place = shelf.place(shelf.keep("a.csv", LONG))
    place.write_bytes(b"year")
    assert shelf.place(shelf.keep("a.csv", LONG)).read_bytes() == LONG


def test_a_kind_of_file_that_nobody_described_is_refused(shelf: Shelf) -> None:
    with pytest.raises(KeyError, match=r"a\.exe"):
        shelf.keep("a.exe", b"")


@pytest.mark.parametrize("linked", [True, False], ids=["with hard links", "without"])
def test_files_are_put_under_both_names(shelf: Shelf, tmp_path: Path, *, linked: bool) -> None:
    kept = shelf.keep("indicators/a.spreadsheet.csv", LONG)
    failing = mock.patch.object(os, "link", side_effect=OSError)
    with mock.patch.object(os, "link", os.link) if linked else failing:
        shelf.put([kept], Tree(tmp_path / "site"), "v1/", public=True)
        shelf.put([kept], Tree(tmp_path / "api"), "", public=False)
    fixed = f"v1/files/indicators/a.{kept.sha256[:16]}.spreadsheet.csv"
    found = {
        path.relative_to(tmp_path).as_posix(): path
        for folder in ("site", "api")
        for path in (tmp_path / folder).rglob("*")
        if path.is_file()
    }
    assert set(found) == {
        "site/v1/indicators/a.spreadsheet.csv",
        "site/v1/indicators/a.spreadsheet.csv.gz",
        f"site/{fixed}",
        f"site/{fixed}.gz",
        "api/indicators/a.spreadsheet.csv",
    }
    for name, path in found.items():
        packed = name.endswith(".gz")
        assert (gzip.decompress(path.read_bytes()) if packed else path.read_bytes()) == LONG
        assert path.samefile(shelf.place(kept)) is (linked and not packed)


def test_what_no_file_needs_goes(shelf: Shelf) -> None:
    old, new = shelf.keep("a.csv", LONG), shelf.keep("a.csv", LONG + b"1")
    assert shelf.once("a.zip", "key", lambda: b"made") == b"made"
    shelf.tidy([new])
    assert not shelf.place(old).exists()
    assert {path.name for path in shelf.folder.iterdir()} == {
        new.sha256,
        f"{new.sha256}.gz",
        "key.a.zip",
    }


def test_what_was_made_under_a_key_is_made_once(shelf: Shelf) -> None:
    assert shelf.once("a.zip", "one", lambda: b"first") == b"first"
    assert shelf.once("a.zip", "one", lambda: b"second") == b"first"
    assert shelf.once("a.zip", "two", lambda: b"third") == b"third"
    assert [path.name for path in shelf.folder.iterdir()] == ["two.a.zip"]


def test_the_digest_of_a_file_is_that_of_its_bytes(shelf: Shelf) -> None:
    kept = shelf.keep("a.csv", LONG)
    assert digest_of(shelf.place(kept)) == kept.sha256


def test_what_a_key_stands_for_is_known_while_all_of_it_is_at_hand(shelf: Shelf) -> None:
    kept = (shelf.keep("a.csv", LONG, Text({"en": "A"}), "b.json"), shelf.keep("b.csv", b"1"))
    assert shelf.listed("key") is None
    assert shelf.remember("key", kept) == kept
    assert shelf.listed("key") == kept
    shelf.tidy(kept)
    assert shelf.listed("key") == kept
    twin = shelf.twin(kept[0])
    assert twin
    twin.unlink()
    assert shelf.listed("key") is None


def test_only_the_last_key_is_remembered(shelf: Shelf) -> None:
    kept = (shelf.keep("a.csv", LONG),)
    shelf.remember("old", kept)
    shelf.remember("new", kept)
    assert (shelf.listed("old"), shelf.listed("new")) == (None, kept)
