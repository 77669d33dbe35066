"""What was read before is found again, equal and one's own; what changed is read anew."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.parsed import Parsed, Unparsed, parse


class Reader:
    """Counts how often it is asked."""

    def __init__(self, tree: Any) -> None:
        self.tree, self.asked = tree, 0

    def __call__(self, text: str) -> Any:
        self.asked += 1
        return self.tree


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "parsed.json"


def saved(path: Path, *texts: str, reader: str = "r") -> Reader:
    """Ask for texts, save, and return who read them."""
    parsed, read = Parsed(path), Reader({"a": [1, True, None, "三"]})
    for text in texts:
        assert parsed.tree(reader, text, read) == read.tree
    parsed.save()
    return read


def test_a_text_is_read_once(path: Path) -> None:
    assert saved(path, "t", "t").asked == 1
    assert saved(path, "t").asked == 0


def test_another_text_or_reader_is_read_anew(path: Path) -> None:
    saved(path, "t")
    assert saved(path, "u").asked == 1
    assert saved(path, "u", reader="s").asked == 1


def test_only_what_was_asked_for_is_kept(path: Path) -> None:
    saved(path, "t", "u")
    saved(path, "u")
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 1
    assert saved(path, "t").asked == 1


def test_each_has_a_tree_of_its_own(path: Path) -> None:
    saved(path, "t")
    parsed, read = Parsed(path), Reader({})
    parsed.tree("r", "t", read)["a"].append("changed")
    assert parsed.tree("r", "t", read) == {"a": [1, True, None, "三"]}


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param({"day": date(2026, 1, 1)}, id="a date"),
        pytest.param({1: "x"}, id="a key that is no text"),
        pytest.param(("x",), id="a tuple"),
        pytest.param({"x": float("nan")}, id="no number"),
    ],
)
def test_what_json_would_change_is_not_kept(tree: object, path: Path) -> None:
    read = Reader(tree)
    for _ in range(2):
        parsed = Parsed(path)
        assert parsed.tree("r", "t", read) is tree
        parsed.save()
    assert read.asked == 2


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"x": 1}'])
def test_a_spoilt_file_is_as_good_as_none(spoilt: str, path: Path) -> None:
    saved(path, "t")
    key = next(iter(json.loads(path.read_text(encoding="utf-8"))))
    path.write_text(spoilt.replace("x", key), encoding="utf-8")
    assert saved(path, "t").asked == 1
    assert saved(path, "t").asked == 0


def test_nowhere_to_write_is_no_fault(path: Path) -> None:
    path.parent.parent.joinpath("cache").write_text("a file", encoding="utf-8")
    assert saved(path, "t").asked == 1
    Parsed().save()


def test_what_is_no_yaml_is_told_with_its_line() -> None:
    with pytest.raises(Unparsed) as told:
        Parsed().tree("plain", "a: b\nc: d: e\n", parse)
    assert getattr(told.value.problem_mark, "line", None) == 1
    assert "mapping values" in str(told.value)
