"""A file is made once for what it is made of, and made anew when that changes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from generator.exports import Material
from generator.exports.books import dump, missing, orders, write
from generator.model.plan import Plan
from generator.project import Project


@pytest.fixture
def fresh(material: Material, tmp_path: Path) -> Iterator[Material]:
    """The real plan with a cache of its own."""
    place = mock.PropertyMock(return_value=tmp_path / "cache")
    with mock.patch.object(Project, "cache", place):
        yield replace(material)


def names(material: Material) -> dict[str, str]:
    return {one.path: one.kept.name for one in orders(material)}


def test_what_is_kept_is_not_made_again_and_needs_no_writer(fresh: Material) -> None:
    wanted = missing(fresh)
    assert len(wanted) == len(orders(fresh))
    assert write(fresh, wanted) == len(wanted)
    first = {one.path: one.content for one in dump(fresh)}
    assert missing(fresh) == ()
    with mock.patch.dict(sys.modules, {"xlsxwriter": None, "pyarrow": None}):
        again = {one.path: one.content for one in dump(replace(fresh))}
    assert first == again
    shutil.rmtree(fresh.project.cache / "books")
    assert {one.path: one.content for one in dump(fresh)} == first


def test_one_changed_value_changes_its_workbook_and_the_tables_it_stands_in(
    fresh: Material,
) -> None:
    before = names(fresh)
    *rest, last = fresh.assessment.observations
    seen = replace(fresh.assessment, observations=(*rest, replace(last, period_label="about")))
    after = names(replace(fresh, assessment=seen))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        "observations.xlsx",
        "observations.parquet",
        f"indicators/{last.indicator}.xlsx",
    }


def test_a_new_release_is_told_by_every_file(fresh: Material) -> None:
    before = names(fresh)
    newest = replace(fresh.plan.release, id="R9", date="2099-01-01")
    plan: Plan = replace(fresh.plan, releases={**fresh.plan.releases, "R9": newest})
    after = names(replace(fresh, plan=plan))
    assert all(before[path] != after[path] for path in before)


def test_another_word_of_a_workbook_changes_every_workbook(fresh: Material) -> None:
    before = names(fresh)
    words = dict(fresh.project.words)
    code, one = next(iter(words.items()))
    words[code] = replace(one, phrases={**one.phrases, "exports.books.sheet": "Rows"})
    after = names(replace(fresh, project=replace(fresh.project, words=words)))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {path for path in before if path.endswith(".xlsx")}


def test_what_no_file_is_made_of_any_more_is_let_go(fresh: Material) -> None:
    folder = fresh.project.cache / "books"
    folder.mkdir(parents=True)
    (folder / "of-old.xlsx").write_bytes(b"")
    write(fresh, missing(fresh)[:1])
    assert not (folder / "of-old.xlsx").exists()
    assert len(list(folder.iterdir())) == 1
