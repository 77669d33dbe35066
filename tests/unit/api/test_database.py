# ruff: noqa: S608 - every name in a statement is one of ours

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.api import add_claims, build_database
from generator.api.database import APPLICATION_ID
from generator.api.tables import SCHEMA_VERSION, TABLES
from generator.errors import BuildFailed
from generator.model.plan import Plan
from generator.model.text import Text
from tests.unit import plan_samples
from tests.unit.plan_samples import EN_FR, SECRET, SampleField, make_assessment, make_plan


def _build(folder: Path, plan: Plan, name: str = "jindu.db") -> Path:
    project = plan_samples.make_project(folder, plan.languages)
    target = folder / name
    build_database(
        plan,
        make_assessment(plan),
        project,
        target,
        fields={},
        pages=plan_samples.pages(plan),
    )
    add_claims(plan, make_assessment(plan), project, target, plan_samples.make_claims(plan))
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("built"), make_plan())


@pytest.fixture
def database(built: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{built.as_uri()}?mode=ro", uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def _names(database: sqlite3.Connection, kind: str) -> set[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))
    return {str(row["name"]) for row in found}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_described_table_and_list_is_there_and_filled(database: sqlite3.Connection) -> None:
    described = {one.name for one in TABLES} | {
        name for one in TABLES for name, _ in one.link_tables()
    }
    assert described <= _names(database, "table")
    empty = {
        name
        for name in described
        if database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] == 0
    }
    assert empty == set(), "the sample fills every table, so that every reader of it is tried"


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    assert _digest(_build(tmp_path, make_plan())) == _digest(built)


def test_the_order_of_the_inputs_leaves_no_trace(built: Path, tmp_path: Path) -> None:
    plan, assessment = plan_samples.shuffled(make_plan(), make_assessment(make_plan()))
    assert list(plan.tasks) != list(make_plan().tasks)
    target = tmp_path / "jindu.db"
    project = plan_samples.make_project(tmp_path)
    build_database(
        plan,
        assessment,
        project,
        target,
        fields={},
        pages=plan_samples.pages(plan),
    )
    claims = plan_samples.make_claims(make_plan())[::-1]
    add_claims(plan, assessment, project, target, claims)
    assert _digest(target) == _digest(built)


def test_another_figure_gives_other_bytes(built: Path, tmp_path: Path) -> None:
    plan = make_plan()
    section = replace(plan.sections["A"], ordinal=2)
    changed = replace(plan, sections={**plan.sections, "A": section})
    assert _digest(_build(tmp_path, changed)) != _digest(built)


def test_the_file_names_its_schema_and_its_program(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


@pytest.mark.parametrize("table", [one.name for one in TABLES])
def test_tables_are_strict_with_a_primary_key(database: sqlite3.Connection, table: str) -> None:
    found = database.execute(
        "SELECT strict FROM pragma_table_list WHERE name = ?", (table,)
    ).fetchone()
    keys = database.execute("SELECT count(*) FROM pragma_table_info(?) WHERE pk > 0", (table,))
    assert found["strict"] == 1
    assert keys.fetchone()[0] >= 1


def test_every_foreign_key_is_indexed(database: sqlite3.Connection) -> None:
    bare = [
        (table, key["from"])
        for table in sorted(_names(database, "table"))
        for key in database.execute("SELECT * FROM pragma_foreign_key_list(?)", (table,))
        if key["from"] not in _first_columns(database, table)
    ]
    assert bare == []


def _first_columns(database: sqlite3.Connection, table: str) -> set[str]:
    indexes = database.execute("SELECT name FROM pragma_index_list(?)", (table,)).fetchall()
    return {
        str(database.execute("SELECT name FROM pragma_index_info(?)", (one["name"],)).fetchone()[0])
        for one in indexes
    }


def test_a_localised_column_stands_once_a_language(database: sqlite3.Connection) -> None:
    columns = {
        row["name"] for row in database.execute("SELECT name FROM pragma_table_info('tasks')")
    }
    assert {"title_en", "title_fr", "page_en", "page_fr"} <= columns
    assert not any(name.endswith("_zh") for name in columns)


def test_lists_keep_their_order(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT area FROM task_areas WHERE task = 'A1.1' ORDER BY position"
    ).fetchall()
    assert [row["area"] for row in found] == ["town", "north"]


def test_numbers_follow_the_plan_and_count_digits_as_numbers(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT id FROM tasks ORDER BY number").fetchall()
    assert [row["id"] for row in found] == ["A1.1", "A1.2", "A1.10"]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        pytest.param(
            "SELECT value, value_text FROM targets WHERE id = 'canal.1'",
            (12.5, "12.50"),
            id="published digits are kept beside the number",
        ),
        pytest.param(
            "SELECT value_text FROM observations WHERE value_origin = 'derived'",
            ("2.1",),
            id="computed values are written with their indicator's decimals",
        ),
        pytest.param(
            "SELECT period_start, period_end, period_kind, category FROM observations"
            " WHERE indicator = 'grade'",
            ("2016-01-01", "2020-12-31", "span", "good"),
            id="a span has its bounds and a grade its category",
        ),
        pytest.param(
            "SELECT scope, slice, is_current FROM observations"
            " WHERE period = '2024' AND value_origin = 'published'",
            ("same", "bank=left", 1),
            id="a value says its scope and slice",
        ),
        pytest.param(
            "SELECT due_end FROM tasks WHERE id = 'A1.1'",
            ("2021-12-31",),
            id="a year that something is due in ends with its last day",
        ),
        pytest.param(
            "SELECT verdict, last_reading FROM verdicts WHERE target = 'canal.3'",
            (None, None),
            id="the size of a programme has no verdict",
        ),
        pytest.param(
            "SELECT role, indicator FROM task_indicators"
            " WHERE task = 'A1.1' AND position = 1 ORDER BY role DESC",
            ("target", "canal"),
            id="indicators of a task say their role",
        ),
        pytest.param(
            "SELECT page_en, page_fr FROM tasks WHERE id = 'A1.2'",
            ("tasks/A1.2/", "fr/tasks/A1.2/"),
            id="rows lead to their pages, the first language at the root",
        ),
        pytest.param(
            "SELECT value FROM catalogue WHERE key = 'date'",
            ("2026-01-31",),
            id="the catalogue dates the file by the release",
        ),
        pytest.param(
            "SELECT task, project FROM unmapped_tasks JOIN unmapped_projects USING (unmapped)",
            ("A1.1", "P2"),
            id="what is nearest to an unmapped fact is told apart",
        ),
    ],
)
def test_a_row_reads(database: sqlite3.Connection, sql: str, expected: tuple[object, ...]) -> None:
    assert tuple(database.execute(sql).fetchone()) == expected


@pytest.mark.parametrize(
    ("shortfall", "expected"),
    [
        pytest.param(Decimal("1.0088992974238875"), 1.0, id="as many decimals as its indicator"),
        pytest.param(None, None, id="none where the target is met or nothing is known"),
    ],
)
def test_a_gap_is_rounded_and_only_where_there_is_one(
    tmp_path: Path, shortfall: Decimal | None, expected: float | None
) -> None:
    plan = make_plan()
    said = make_assessment(plan)
    verdict = replace(said.verdicts["canal.1"], shortfall=shortfall)
    said = replace(said, verdicts={**said.verdicts, "canal.1": verdict})
    project = plan_samples.make_project(tmp_path)
    build_database(plan, said, project, tmp_path / "x.db", fields={}, pages={})
    with closing(sqlite3.connect(tmp_path / "x.db")) as opened:
        sql = "SELECT shortfall FROM verdicts WHERE target = 'canal.1'"
        assert opened.execute(sql).fetchone() == (expected,)


def test_internal_notes_stay_inside(built: Path, database: sqlite3.Connection) -> None:
    assert SECRET.encode() not in built.read_bytes()
    found = database.execute("SELECT visibility, problem_en FROM updates ORDER BY id").fetchall()
    assert [tuple(row) for row in found] == [(None, None), ("public", "No money (en)")]


@pytest.mark.parametrize("language", EN_FR)
def test_a_view_speaks_its_language(database: sqlite3.Connection, language: str) -> None:
    row = database.execute(f"SELECT * FROM tasks_{language} LIMIT 1").fetchone()
    found = dict(row)
    assert found[f"title ({language})"] == f"Open the canal ({language})"
    assert found[f"areas ({language})"].startswith(f"Town ({language})")
    assert found[f"status ({language})"] == f"task_status completed ({language})"
    assert found[f"section ({language})"] == "A1"
    assert f"Canals ({language})" in found.values()
    other = next(code for code in EN_FR if code != language)
    assert not any(f"({other})" in str(part) for pair in found.items() for part in pair)


def test_every_view_has_every_row(database: sqlite3.Connection) -> None:
    for one in TABLES:
        if one.shown:
            for language in EN_FR:
                sql = (
                    f"SELECT (SELECT count(*) FROM {one.name}), count(*) FROM {one.name}_{language}"
                )
                rows, seen = database.execute(sql).fetchone()
                assert rows == seen, one.name


def test_headings_come_from_the_schema_and_never_twice(tmp_path: Path) -> None:
    title = Text({"en": "Same", "fr": "Pareil"})
    fields = {
        "events": (SampleField("task", title, title), SampleField("date", title, title)),
    }
    plan = make_plan()
    target = tmp_path / "x.db"
    project = plan_samples.make_project(tmp_path)
    build_database(plan, make_assessment(plan), project, target, fields=fields, pages={})
    with closing(sqlite3.connect(target)) as opened:
        columns = [row[1] for row in opened.execute("PRAGMA table_info('events_fr')")]
    assert {"Pareil", "Pareil (events.date)"} <= set(columns)
    assert len(columns) == len(set(columns))


def test_a_row_that_points_nowhere_stops_the_build_and_leaves_the_old_file(tmp_path: Path) -> None:
    old = _build(tmp_path, make_plan())
    before = _digest(old)
    plan = make_plan()
    task = replace(plan.tasks["A1.1"], areas=("nowhere",))
    broken = replace(plan, tasks={**plan.tasks, "A1.1": task})
    with pytest.raises(BuildFailed, match=r"task_areas.*areas"):
        _build(tmp_path, broken)
    assert _digest(old) == before
    assert [path.name for path in tmp_path.iterdir()] == ["jindu.db"]


def test_a_code_outside_its_list_stops_the_build(tmp_path: Path) -> None:
    plan = make_plan()
    project = replace(plan.projects["P1"], type="spaceport")
    broken = replace(plan, projects={**plan.projects, "P1": project})
    with pytest.raises(BuildFailed, match="CHECK constraint"):
        _build(tmp_path, broken)


def test_one_language_is_enough(tmp_path: Path) -> None:
    target = _build(tmp_path, make_plan(("fr",)))
    with closing(sqlite3.connect(target)) as opened:
        found = opened.execute('SELECT "title (fr)", "page (fr)" FROM tasks_fr').fetchone()
    assert found == ("Open the canal (fr)", "tasks/A1.1/")
