"""Pages of the last build are taken again only where they are surely the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import BuildFailed
from generator.model.site import Page
from generator.pages.keeping import Keeper, keeper, state_of
from generator.pages.view import View
from generator.project import mark_of
from tests.unit.pages.figure_samples import make_view


def page(view: View) -> Iterator[Page]:
    """Make a page that names one task and counts all."""
    name = next(iter(view.plan.tasks))
    number = view.n(len(view.plan.tasks), "tasks")
    title = str(view.plan.tasks[name].title.in_("en"))
    counts = {one: int(number) for one in number.claims}
    yield Page("one/", title, str(number), title, "tasks", True, (), (), (), counts)


def kept(path: Path, view: View | None = None, mark: str = "same") -> Keeper:
    seen = view or make_view()
    found = keeper(seen, mark, state_of(seen), path)
    found.pages(seen, "one", page)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with what a build has kept."""
    kept(tmp_path / "deep" / "pages").save()
    return tmp_path / "deep" / "pages"


def test_the_first_build_keeps_its_pages(path: Path) -> None:
    assert list(kept(path).before) == ["one"]


def test_pages_taken_again_are_equal(path: Path) -> None:
    view = make_view()
    assert keeper(view, "same", state_of(view), path).pages(view, "one", page) == tuple(page(view))


def test_another_mark_takes_nothing_again(path: Path) -> None:
    assert kept(path, mark="other").before == {}


def test_a_row_that_was_read_is_not_taken_again_once_it_differs(path: Path) -> None:
    view = make_view()
    name, task = next(iter(view.plan.tasks.items()))
    changed = {**view.plan.tasks, name: replace(task, locator="9.9")}
    assert kept(path, replace(view, plan=replace(view.plan, tasks=changed))).before == {}


def test_a_table_that_was_not_read_may_differ(path: Path) -> None:
    view = make_view()
    changed = replace(view, plan=replace(view.plan, glossary=(), sources={}))
    assert list(kept(path, changed).before) == ["one"]


@pytest.mark.parametrize("content", [b"", b"\x80", b"cut sho", b"\x80\x05K\x01."])
def test_a_damaged_file_is_as_good_as_none(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    found = kept(path)
    assert found.before == {}
    found.save()
    assert list(kept(path).before) == ["one"]


def test_a_kept_page_that_counts_otherwise_stops_the_build(path: Path) -> None:
    view = make_view()
    view.n(len(view.plan.tasks) + 1, "tasks")
    with pytest.raises(BuildFailed):
        kept(path, view)


def test_nothing_is_written_where_nothing_was_made(path: Path) -> None:
    before = path.stat().st_mtime_ns
    kept(path).save()
    assert path.stat().st_mtime_ns == before


def test_what_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept(tmp_path / "file" / "pages").save()


def test_a_changed_file_changes_the_mark(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", "utf-8")
    before = mark_of((tmp_path,))
    (tmp_path / "a.md").write_text("two", "utf-8")
    assert mark_of((tmp_path,)) != before
