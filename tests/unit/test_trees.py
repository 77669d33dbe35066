"""A folder brought up to date equals one made anew, whatever stood in it, and shares its files."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.trees import Tree, begin_with, held_in


def contents(folder: Path) -> dict[str, str]:
    """Return the text of every file, and "/" for every folder, by its address."""
    return {
        path.relative_to(folder).as_posix(): "/" if path.is_dir() else path.read_text("utf-8")
        for path in folder.rglob("*")
    }


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for address, text in files.items():
        if text == "/":
            (folder / address).mkdir(parents=True, exist_ok=True)
            continue
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, encoding="utf-8")
    return folder


def put(target: Path, kept: Path, wanted: dict[str, str]) -> None:
    tree = Tree(target, held_in(target) if target.exists() else {})
    for address, name in wanted.items():
        tree.put(address, kept / name)
    tree.finish()


KEPT = {"one": "1", "two": "2"}
CASES = [
    pytest.param({}, {"a": "one"}, id="nothing stood there"),
    pytest.param({"a": "1"}, {"a": "one"}, id="a copy of the same"),
    pytest.param({"a": "2"}, {"a": "one"}, id="another file"),
    pytest.param({"b/c/d": "x"}, {"a": "one"}, id="a file in folders that nobody wants"),
    pytest.param({"b/c": "/"}, {"a": "one"}, id="empty folders"),
    pytest.param({"a": "/"}, {"a": "one"}, id="an empty folder of its name"),
    pytest.param({"a/b/c": "x", "a/d": "x"}, {"a": "one"}, id="a full folder of its name"),
    pytest.param({"a": "x"}, {"a/b": "one"}, id="a file of the name of its folder"),
    pytest.param({"a/b": "x"}, {"a/b/c/d": "one", "a/e": "two"}, id="the same, deeper"),
    pytest.param({"a/b": "1", "a/c": "2"}, {"a/c": "one", "d/b": "two"}, id="some of each"),
]


@pytest.mark.parametrize(("stood", "wanted"), CASES)
def test_it_holds_what_was_put_and_nothing_else(
    stood: dict[str, str], wanted: dict[str, str], tmp_path: Path
) -> None:
    kept = write(tmp_path / "kept", KEPT)
    target = write(tmp_path / "target", stood)
    put(target, kept, wanted)
    put(tmp_path / "anew", kept, wanted)
    assert contents(target) == contents(tmp_path / "anew")
    assert all((target / address).samefile(kept / name) for address, name in wanted.items())
    assert contents(kept) == KEPT


NAMES = st.lists(st.sampled_from("ab"), min_size=1, max_size=3).map("/".join)
TREES = st.dictionaries(NAMES, st.sampled_from(sorted(KEPT)), max_size=5).filter(
    lambda tree: not any(one.startswith(f"{other}/") for one in tree for other in tree)
)


@given(TREES, TREES)
def test_whatever_was_put_before(first: dict[str, str], second: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = write(folder / "kept", KEPT)
        put(folder / "target", kept, first)
        put(folder / "target", kept, second)
        put(folder / "anew", kept, second)
        assert contents(folder / "target") == contents(folder / "anew")


@pytest.mark.parametrize("second", ["one", "two"])
def test_what_is_put_twice_is_the_last_and_spoils_no_kept_file(second: str, tmp_path: Path) -> None:
    kept = write(tmp_path / "kept", KEPT)
    tree = Tree(tmp_path / "target")
    tree.put("a", kept / "one")
    tree.put("a", kept / second)
    assert contents(tree.folder) == {"a": KEPT[second]}
    assert contents(kept) == KEPT


def test_what_stands_there_already_is_left_alone(tmp_path: Path) -> None:
    kept = write(tmp_path / "kept", KEPT)
    put(tmp_path / "target", kept, {"a/b": "one"})
    with mock.patch.object(os, "link") as linked, mock.patch.object(os, "unlink") as removed:
        put(tmp_path / "target", kept, {"a/b": "one"})
    assert not linked.called
    assert not removed.called


def test_a_file_put_back_by_an_editor_is_replaced(tmp_path: Path) -> None:
    kept = write(tmp_path / "kept", KEPT)
    put(tmp_path / "target", kept, {"a": "one"})
    (tmp_path / "target" / "a").unlink()
    write(tmp_path / "target", {"a": "!"})
    put(tmp_path / "target", kept, {"a": "one"})
    assert contents(tmp_path / "target") == {"a": "1"}


def test_without_links_bytes_are_copied(tmp_path: Path) -> None:
    kept = write(tmp_path / "kept", KEPT)
    with mock.patch.object(os, "link", side_effect=OSError):
        put(tmp_path / "target", kept, {"a": "one"})
        put(tmp_path / "target", kept, {"a": "two"})
    assert contents(tmp_path / "target") == {"a": "2"}
    assert contents(kept) == KEPT


@pytest.mark.parametrize(
    "stood",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"a/b": "new"}, id="the same"),
        pytest.param({"a/b": "old"}, id="another"),
        pytest.param({"a": "old"}, id="a file of the name of its folder"),
    ],
)
def test_content_is_written_where_it_differs(stood: dict[str, str], tmp_path: Path) -> None:
    target = write(tmp_path / "target", stood)
    before = target.joinpath("a", "b").stat().st_ino if "a/b" in stood else 0
    if before:
        os.link(target / "a/b", tmp_path / "elsewhere")
    tree = Tree(target, held_in(target))
    tree.write("a/b", b"new")
    tree.finish()
    assert contents(target) == {"a": "/", "a/b": "new"}
    assert (target.joinpath("a", "b").stat().st_ino == before) is (stood == {"a/b": "new"})
    if before:
        assert (tmp_path / "elsewhere").read_text("utf-8") == stood["a/b"]


@pytest.mark.parametrize(
    ("there", "found"),
    [
        pytest.param((), {}, id="nothing at all"),
        pytest.param(("live",), {"live/x": "live"}, id="what is live"),
        pytest.param(("live", "aside"), {"aside/x": "aside"}, id="what was set aside first"),
        pytest.param(("live", "aside", "target"), {"target/x": "target"}, id="what a build left"),
    ],
)
def test_it_begins_with_what_is_likeliest(
    there: tuple[str, ...], found: dict[str, str], tmp_path: Path
) -> None:
    for name in there:
        write(tmp_path / name, {f"{name}/x": name})
    numbers = {path.stat().st_ino for path in tmp_path.rglob("x")}
    target, aside, live = (tmp_path / name for name in ("target", "aside", "live"))
    held = begin_with(target, aside, live)
    assert held.keys() == found.keys()
    assert set(held.values()) <= numbers
    assert {name: (target / name).read_text("utf-8") for name in held} == found
    assert "live" not in there or contents(live) == {"live": "/", "live/x": "live"}


def test_where_links_are_not_to_be_had_nothing_is_copied_in_vain(tmp_path: Path) -> None:
    write(tmp_path / "live", {"a/x": "1"})
    with mock.patch.object(os, "link", side_effect=OSError):
        assert begin_with(tmp_path / "target", tmp_path / "aside", tmp_path / "live") == {}
    shutil.rmtree(tmp_path / "live")
    assert list(tmp_path.iterdir()) == []
