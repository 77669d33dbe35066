from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import Problem, UsageProblem
from generator.project import load_project
from generator.validate import Report, check, judge_files, store
from tests.unit.dataset_samples import TABLES, build_project

TABLE_COUNT = len(TABLES) + 6


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build_project(tmp_path)


@pytest.fixture
def run(root: Path) -> Callable[[], Report]:
    return lambda: check(load_project(root))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_right_project_has_no_problem_and_all_its_tables(run: Callable[[], Report]) -> None:
    report = run()
    assert report.problems == ()
    assert report.dataset is not None
    assert len(report.dataset.tables) == report.checked == TABLE_COUNT
    assert report.reused == 0


def test_what_has_not_changed_is_not_judged_again(
    root: Path, run: Callable[[], Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    monkeypatch.setattr("generator.validate.checking.judge", lambda *_: pytest.fail("judged"))
    assert run().reused == TABLE_COUNT


def test_only_the_table_that_has_changed_is_judged_again(
    root: Path, run: Callable[[], Report]
) -> None:
    run()
    edit(root / "datasets/bodies.csv", "Works office", " Works office")
    first, second = run(), run()
    assert first.reused == TABLE_COUNT - 1
    assert second.reused == TABLE_COUNT
    assert [one.code for one in first.problems] == ["L111"]
    assert second.problems == first.problems


def test_a_changed_schema_judges_its_tables_again(root: Path, run: Callable[[], Report]) -> None:
    run()
    edit(root / "datasets/schemas/tasks.yaml", "title_en: id", "title_en: number")
    assert run().reused == TABLE_COUNT - 2


def test_changed_rules_judge_everything_again(
    run: Callable[[], Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    for module in ("examine", "schemas"):
        monkeypatch.setattr(f"generator.validate.{module}.rules_digest", lambda: "other")
    assert run().reused == 0


def test_the_hash_of_the_rules_covers_their_source_and_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = store.rules_digest.__wrapped__()
    monkeypatch.setattr(store, "library_version", lambda: "0")
    assert store.rules_digest.__wrapped__() != before


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe{", id="no text"),
        pytest.param(b"[1]", id="a list"),
        pytest.param(b'{"areas": 1}', id="an entry of another shape"),
    ],
)
def test_a_damaged_store_is_ignored(root: Path, run: Callable[[], Report], damage: bytes) -> None:
    run()
    (root / "build/cache/check/files.json").write_bytes(damage)
    assert run().problems == ()
    assert run().reused == TABLE_COUNT


def test_an_entry_with_the_right_key_and_wrong_problems_is_ignored(
    root: Path, run: Callable[[], Report]
) -> None:
    run()
    path = root / "build/cache/check/files.json"
    entries = json.loads(path.read_bytes())
    entries["areas"]["problems"] = [{"code": "L111"}]
    path.write_text(json.dumps(entries), encoding="utf-8")
    assert run().reused == TABLE_COUNT - 1


def test_a_check_that_cannot_keep_its_results_still_reports(
    root: Path, run: Callable[[], Report]
) -> None:
    (root / "build").write_text("a file where a folder should be", encoding="utf-8")
    assert run().problems == ()


@pytest.mark.parametrize("spoiled", [1, TABLE_COUNT], ids=["few tables", "all tables"])
def test_what_another_process_judges_is_what_would_be_judged_here(root: Path, spoiled: int) -> None:
    project = load_project(root)
    asked: list[int] = []
    alone = check(project).problems
    for path in sorted(root.joinpath("datasets").rglob("*.csv"))[:spoiled]:
        path.write_bytes(path.read_bytes() + b"\n\n")

    def apart(names: tuple[str, ...]) -> Callable[[], dict[str, tuple[Problem, ...]]]:
        asked.append(len(names))
        return partial(judge_files, project, names)

    found = check(project, apart=apart)
    shutil.rmtree(project.cache)
    assert found.problems == check(project).problems != alone
    assert asked == [1 if spoiled == 1 else (TABLE_COUNT + 1) // 2]


def test_an_unreadable_table_leaves_no_dataset_and_no_follow_on_problems(
    root: Path, run: Callable[[], Report]
) -> None:
    (root / "datasets/sources.csv").write_bytes(b'id,title_en\n"open')
    report = run()
    assert report.dataset is None
    assert {one.place.path for one in report.problems} == {"datasets/sources.csv"}


def test_an_empty_folder_is_told_what_it_needs(root: Path, run: Callable[[], Report]) -> None:
    shutil.rmtree(root / "datasets")
    assert [one.code for one in run().problems] == ["F125"] * 4


def test_two_runs_say_the_same_in_the_same_order(root: Path, run: Callable[[], Report]) -> None:
    for table in ("areas", "updates", "tasks/A"):
        edit(root / f"datasets/{table}.csv", "town" if table == "areas" else "A", "\uff21")
    cold, warm = run().problems, run().problems
    assert cold
    assert cold == warm


FILES = (
    "datasets/updates.csv",
    "datasets/indicators/length.yaml",
    "datasets/indicators/walkers.csv",
    "datasets/schemas/tasks.yaml",
    "site_config/languages/fr.yaml",
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(FILES),
    place=st.floats(0, 1),
    length=st.integers(0, 6),
    new=st.binary(max_size=6)
    | st.sampled_from([b'"', b",", b"\n", b": ", b"- ", b"\0", b"&a ", b"[", b"!!int "]),
)
def test_whatever_bytes_a_file_holds_nothing_is_raised(
    whole: Path, name: str, place: float, length: int, new: bytes
) -> None:
    path = whole / name
    before = path.read_bytes()
    project = load_project(whole)
    start = int(place * len(before))
    path.write_bytes(before[:start] + new + before[start + length :])
    try:
        report = check(project)
        assert all(one.place.path for one in report.problems)
    finally:
        path.write_bytes(before)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = build_project(tmp_path_factory.mktemp("whole"))
    check(load_project(root))
    return root


def test_a_folder_that_is_no_project_is_refused_before_the_check(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        load_project(tmp_path / "nowhere")
