from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.api import build_database
from generator.api.plugins import guard, search
from tests.unit import plan_samples


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guard")
    plan = plan_samples.make_plan(plan_samples.WITH_HAN)
    project = plan_samples.make_project(folder, plan.languages)
    said = plan_samples.make_assessment(plan)
    build_database(plan, said, project, folder / "jindu.db", fields={}, pages={})
    return folder / "jindu.db"


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    """Yield a writable connection: what is refused is refused by the guard alone."""
    with closing(sqlite3.connect(file)) as opened:
        heap = opened.execute("PRAGMA hard_heap_limit").fetchone()[0]
        search.add_functions(opened)
        guard.limit(opened, "jindu")
        yield opened
        opened.set_authorizer(None)
        # The limit is the whole process's, so it must not outlive the test.
        opened.execute(f"PRAGMA hard_heap_limit = {heap}")


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("SELECT zeroblob(10)", id="zeroblob"),
        pytest.param("SELECT hex(randomblob(10))", id="randomblob"),
        pytest.param("SELECT printf('%.*c', 10, 'x')", id="printf"),
        pytest.param("SELECT FORMAT('%.*c', 10, 'x')", id="format in capitals"),
        pytest.param("SELECT load_extension('x')", id="load_extension"),
        pytest.param("SELECT fts3_tokenizer('simple')", id="a pointer of the process"),
        pytest.param("SELECT sqlite_compileoption_get(1)", id="how SQLite was made"),
        pytest.param(
            "SELECT replace(hex(title_en), '4', hex(title_en)) FROM tasks, (WITH RECURSIVE n(i, s) AS (SELECT 1, 'x' UNION ALL SELECT i + 1, s || s FROM n WHERE i < 40) SELECT s FROM n)",
            id="text that doubles itself",
        ),
        pytest.param("ATTACH ':memory:' AS other", id="ATTACH"),
        pytest.param("DETACH main", id="DETACH"),
        pytest.param("INSERT INTO themes_fts (themes_fts) VALUES ('rebuild')", id="INSERT"),
        pytest.param("UPDATE tasks SET title_en = 'x'", id="UPDATE"),
        pytest.param("DELETE FROM tasks", id="DELETE"),
        pytest.param("DROP TABLE tasks", id="DROP"),
        pytest.param("CREATE TABLE x (a)", id="CREATE"),
        pytest.param("CREATE TEMP TABLE x (a)", id="CREATE TEMP"),
        pytest.param("VACUUM INTO 'x.db'", id="VACUUM INTO"),
        pytest.param("SELECT * FROM pragma_database_list", id="the file's path by a pragma"),
        pytest.param("SELECT * FROM pragma_function_list", id="the functions by a pragma"),
        pytest.param("SELECT count(*) FROM dbstat", id="pages of the file"),
        pytest.param(
            "SELECT " + "(" * 150 + "1" + ")" * 150 + " + 1" * 150, id="a deep expression"
        ),
        pytest.param("SELECT 1" + " UNION SELECT 1" * 30, id="many selects in one"),
        pytest.param("SELECT '" + "x" * 30_000 + "'", id="a long query"),
        pytest.param("SELECT 'a' LIKE '" + "%a" * 150 + "'", id="a long pattern"),
    ],
)
def test_hostile_statements_are_refused(database: sqlite3.Connection, sql: str) -> None:
    with pytest.raises((sqlite3.DatabaseError, sqlite3.DataError)):
        database.execute(sql).fetchall()


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("SELECT * FROM tasks_en", id="a view"),
        pytest.param("SELECT name FROM pragma_table_info('tasks')", id="columns of a table"),
        pytest.param("SELECT json_group_array(id) FROM tasks", id="JSON"),
        pytest.param("SELECT sql FROM sqlite_master", id="the schema"),
        pytest.param(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)"
            " SELECT sum(i) FROM n",
            id="a recursive query",
        ),
        pytest.param(
            "SELECT t.id FROM tasks_fts JOIN tasks AS t ON t.number = tasks_fts.rowid"
            " WHERE tasks_fts MATCH phrase('运河') ORDER BY rank",
            id="full text by phrase",
        ),
        pytest.param(
            "SELECT rowid FROM tasks_fts WHERE tasks_fts MATCH escape_fts('canals')",
            id="full text as a search box asks",
        ),
    ],
)
def test_readers_can_read(database: sqlite3.Connection, sql: str) -> None:
    assert database.execute(sql).fetchall()


def test_the_guard_leaves_the_servers_own_notes_alone() -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        guard.limit(opened, "_internal")
        opened.execute("CREATE TABLE notes (a)")
