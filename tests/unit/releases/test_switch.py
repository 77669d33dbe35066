"""All parts of a build go live together, also when the process dies on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.releases import clear, fresh, recover, switch


def places(root: Path) -> dict[str, Path]:
    return {"site": root / "site", "database": root / "jindu.db"}


def new_build(root: Path, text: str) -> Path:
    waiting = fresh(root / "next")
    (waiting / "site").mkdir()
    (waiting / "site" / "index.html").write_text(text, encoding="utf-8")
    (waiting / "database").write_text(text, encoding="utf-8")
    return waiting


def live(root: Path) -> tuple[str, str]:
    site = (root / "site" / "index.html").read_text(encoding="utf-8")
    return site, (root / "jindu.db").read_text(encoding="utf-8")


def test_the_new_build_takes_the_place_of_the_old(tmp_path: Path) -> None:
    switch(new_build(tmp_path, "old"), places(tmp_path))
    switch(new_build(tmp_path, "new"), places(tmp_path))
    assert live(tmp_path) == ("new", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["jindu.db", "past", "site"]
    clear(tmp_path / "next")
    assert live(tmp_path) == ("new", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["jindu.db", "site"]


def test_what_was_set_aside_may_wait_for_several_builds(tmp_path: Path) -> None:
    for text in ("first", "second", "third"):
        switch(new_build(tmp_path, text), places(tmp_path))
    assert live(tmp_path) == ("third", "third")
    aside = [path.read_text(encoding="utf-8") for path in (tmp_path / "past").rglob("index.html")]
    assert sorted(aside) == ["first", "second"]


def test_an_unfinished_build_changes_nothing(tmp_path: Path) -> None:
    switch(new_build(tmp_path, "old"), places(tmp_path))
    waiting = new_build(tmp_path, "half")
    (waiting / "database").unlink()
    with pytest.raises(FileNotFoundError, match="database"):
        switch(waiting, places(tmp_path))
    recover(waiting, places(tmp_path))
    assert live(tmp_path) == ("old", "old")


@pytest.mark.parametrize("moved", ["", "site", "database"])
def test_a_move_that_was_cut_short_is_finished_later(tmp_path: Path, moved: str) -> None:
    switch(new_build(tmp_path, "old"), places(tmp_path))
    waiting = new_build(tmp_path, "new")
    (waiting / "ready").touch()
    if moved == "site":
        (tmp_path / "past" / "one").mkdir(parents=True)
        (tmp_path / "site").rename(tmp_path / "past" / "one" / "site")
        (waiting / "site").rename(tmp_path / "site")
    elif moved:
        (waiting / "database").replace(tmp_path / "jindu.db")
    recover(waiting, places(tmp_path))
    assert live(tmp_path) == ("new", "new")
    assert not waiting.exists()
