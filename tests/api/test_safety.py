from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import pytest

from generator.project import Project
from tests.api.conftest import Client

READERS = 200


def _seconds(*calls: Callable[[], object]) -> list[float]:
    """Return how long each call usually takes; by turns, for a busy machine is busy for all of them."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(READERS):
        for call, times in zip(calls, taken, strict=True):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
    return [median(times) for times in taken]


def test_missing_pages_cost_at_most_three_times_a_row(ask: Client) -> None:
    """With rich's tracebacks a missing page costs hundreds of times a row."""

    def there() -> None:
        assert ask("/jindu/tasks/A1~2E1.json").status == 200

    def missing() -> None:
        assert ask("/jindu/tasks/nothing.json").status == 404

    for warm_up in (there, missing):
        warm_up()
    a_row, no_row = _seconds(there, missing)
    assert no_row <= 3 * a_row


@pytest.mark.parametrize(
    "sql",
    [
        "insert into tasks (id) values ('x')",
        "with x as (select 1) insert into themes_fts (themes_fts) values ('rebuild')",
        "delete from tasks",
        "attach ':memory:' as other",
        "pragma database_list",
        "select * from pragma_database_list",
        "select zeroblob(400000000)",
        "select length(hex(randomblob(100000000)))",
        "select printf('%.*c', 900000000, 'x')",
        "select load_extension('x')",
        "select fts3_tokenizer('simple')",
        "select 1; select 2",
        "select * from nothing",
        "select",
    ],
)
def test_a_hostile_query_is_refused_at_once(ask: Client, sql: str) -> None:
    start = time.perf_counter()
    answer = ask("/jindu.json", sql=sql)
    assert answer.status == 400
    assert answer.json["ok"] is False
    assert time.perf_counter() - start < 1


def test_an_endless_query_ends_in_time(ask: Client) -> None:
    start = time.perf_counter()
    sql = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    assert ask("/jindu.json", sql=sql).status == 400
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_only_reading_is_answered(ask: Client, method: str) -> None:
    assert ask("/jindu/tasks", method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/-/databases",
        "/-/databases.json",
        "/-/plugins.json",
        "/-/settings",
        "/-/threads.json",
        "/-/versions.json",
        "//example.org/",
        "/-/static/../../etc/passwd",
        "/nothing",
        "/jindu/nothing.json",
    ],
)
def test_a_page_about_the_machine_is_missing(ask: Client, path: str) -> None:
    assert ask(path).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/jindu",
        "/jindu.json",
        "/-/metadata.json",
        "/jindu/tasks/nothing",
        "/jindu.json?sql=select+*+from+nothing",
        "/jindu.json?sql=select+file+from+pragma_database_list",
        "/-/databases.json",
    ],
)
def test_no_answer_tells_where_the_file_lies(ask: Client, project: Project, path: str) -> None:
    answer = ask(path)
    assert str(project.root) not in answer.body
    assert "site-packages" not in answer.body


def test_a_query_gives_at_most_a_thousand_rows(ask: Client) -> None:
    sql = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) select i from n"
    found = ask("/jindu.json", sql=sql).json
    assert (len(found["rows"]), found["truncated"]) == (1000, True)


def test_readers_may_use_the_phrase_function(ask: Client) -> None:
    sql = "select count(*) as n from tasks_fts where tasks_fts match phrase('高速公路')"
    assert ask("/jindu.json", sql=sql, _shape="array").json == [{"n": 1}]
