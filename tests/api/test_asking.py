"""What readers ask for that is not there, and ids as readers write them."""

from __future__ import annotations

import sqlite3
import urllib.request
from contextlib import closing
from urllib.parse import quote

import pytest

from generator.project import Project
from tests.api.conftest import Client


@pytest.mark.parametrize("ending", ["", ".json"])
@pytest.mark.parametrize(
    "id_", [pytest.param("A1.1", id="plain"), pytest.param("A1~2E10", id="as Datasette writes it")]
)
def test_ids_with_dots_are_found_as_they_are_written(ask: Client, id_: str, ending: str) -> None:
    assert ask(f"/jindu/tasks/{id_}{ending}").status == 200


def test_every_row_of_every_table_is_found_by_its_plain_key(ask: Client, project: Project) -> None:
    lost = []
    with closing(sqlite3.connect(project.database)) as opened:
        for table, keys in _keys(opened).items():
            listed = ", ".join(f'"{name}"' for name in keys)
            sql = f'SELECT {listed} FROM "{table}"'  # noqa: S608 - names of ours
            for row in opened.execute(sql).fetchall()[:6]:
                plain = ",".join(quote(str(part), safe="/") for part in row)
                answer = ask(f"/jindu/{table}/{plain}.json")
                if answer.status != 200 or len(answer.json["rows"]) != 1:
                    lost.append((table, plain))
    assert lost == []


def _keys(opened: sqlite3.Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    sql = (
        "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c"
        " WHERE t.strict AND c.pk > 0 ORDER BY t.name, c.pk"
    )
    for table, column in opened.execute(sql):
        found.setdefault(table, []).append(column)
    return found


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param("/jindu/tasks.json?nosuchcol=1", "title_en", id="a column"),
        pytest.param("/jindu/tasks.json?id__nosuch=1", "contains", id="a comparison"),
        pytest.param("/jindu/tasks.json?_nosuch=1", "_size", id="an option"),
        pytest.param("/jindu/tasks.json?_sort=nosuch", "title_en", id="a column to sort by"),
        pytest.param("/jindu/tasks.json?_facet=nosuch", "title_en", id="a column to count by"),
        pytest.param("/jindu/tasks_fr.json?nosuch=1", "title (fr)", id="a column of a view"),
        pytest.param("/jindu/search_en.json?nosuch=x", "words", id="a parameter of a query"),
        pytest.param("/jindu/tasks_past_due_en.json?x=1", "_shape", id="a query without any"),
        pytest.param("/jindu/targets_by_deadline_en.json?year=abc", "year", id="no year"),
        pytest.param("/jindu/register_as_of_en.json?date=2022", "date", id="no date"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(ask: Client, path: str, named: str) -> None:
    answer = ask(path)
    assert answer.status == 400, answer.body
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.json["ok"] is False
    assert named in answer.json["valid"]


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param("observations_of_indicator_en", "indicator=nosuch", id="a series"),
        pytest.param("values_by_vintage_fr", "indicator=nosuch", id="in French"),
        pytest.param("tasks_by_partner_en", "partner=Nowhere", id="a partner"),
        pytest.param("tasks_by_place_zh", "place=Nowhere", id="a place"),
        pytest.param("task_and_project_states_en", "id=Z9", id="a task or project"),
    ],
)
def test_a_value_that_is_not_there_is_told_with_those_that_are(
    ask: Client, path: str, named: str
) -> None:
    answer = ask(f"/jindu/{path}.json?{named}")
    assert (answer.status, answer.json["ok"]) == (404, False)
    assert answer.json["valid"]
    for value in answer.json["valid"]:
        parameter = named.partition("=")[0]
        assert ask(f"/jindu/{path}.json", **{parameter: value}).status == 200
    assert answer.json["error"] == f"answers.no_value ({path[-2:]})"


def test_a_page_says_too_what_values_there_are(ask: Client) -> None:
    answer = ask("/jindu/tasks_by_place_en?place=Nowhere")
    assert answer.status == 404
    assert "answers.no_value (en)" in answer.body


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("tasks_by_place_en?place=north", id="an id"),
        pytest.param("tasks_by_place_en?place=NORTH", id="a name in other letters"),
        pytest.param("tasks_by_place_en?place=", id="nothing"),
        pytest.param("tasks_by_partner_fr?partner=eas", id="part of a name"),
        pytest.param("task_and_project_states_en?id=A1.1", id="a task"),
        pytest.param("search_en?words=nowhere", id="words that stand nowhere"),
    ],
)
def test_a_value_that_is_there_is_asked_for(ask: Client, path: str) -> None:
    assert ask(f"/jindu/{path}").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/jindu/tasks?id__contains=A1&_sort=&_filter_column_1=id&_filter_op_1=exact&_filter_value_1=A1",
        "/jindu/tasks.json?id__in=A1.1,A1.2&_sort_desc=title_en&_facet=section&_shape=objects",
        "/jindu/tasks.json?_search=canal&_col=id&_labels=on&_nocount=1",
        "/jindu/tasks.json?_search_title_en=canal",
        "/jindu/tasks_fr?_sort=title+(fr)&title+(fr)__contains=canal",
        "/jindu/tasks.json?_where=id+%3D+'A1.1'",
        "/jindu/task_areas.json?area=north",
        "/jindu/tasks_fts.json?_size=1",
        "/jindu/targets_by_deadline_en.json?year=&_shape=array",
        "/jindu/targets_by_deadline_en?year=2025&_hide_sql=1",
        "/jindu.json?sql=select+:free+as+x&free=1",
    ],
)
def test_what_is_known_is_answered(ask: Client, path: str) -> None:
    answer = ask(path)
    assert answer.status in (200, 302), answer.body


def test_the_language_is_the_queries_own(ask: Client) -> None:
    said = [
        ask(f"/jindu/{name}.json?nosuch=1").json["error"]
        for name in ("search_zh", "search_fr", "tasks")
    ]
    assert [one.partition("(")[2][:2] for one in said] == ["zh", "fr", "en"]


@pytest.mark.parametrize(
    ("ending", "kind"), [("", "text/html"), (".csv", "text/plain"), (".json", "application/json")]
)
def test_a_refusal_comes_in_the_format_asked_for(ask: Client, ending: str, kind: str) -> None:
    answer = ask(f"/jindu/tasks{ending}?nosuch=1")
    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (400, kind)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_refusal_is_not_run_as_markup(ask: Client) -> None:
    assert "<script>alert" not in ask("/jindu/tasks?<script>alert(1)</script>=1").body


def test_q_is_another_name_of_words(ask: Client) -> None:
    wanted = ask("/jindu/search_zh.csv", words="运河").body
    assert ask("/jindu/search_zh.csv", q="运河").body == wanted
    assert wanted.count("\n") > 1


@pytest.mark.parametrize("name", ["tasks", "open_questions_en"])
def test_csv_says_that_it_is_csv(ask: Client, name: str) -> None:
    answer = ask(f"/jindu/{name}.csv")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_query_out_of_time_says_so_in_plain_words(ask: Client, ending: str) -> None:
    sql = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    answer = ask(f"/jindu.{ending}", sql=sql)
    assert answer.status == 400
    assert "<" not in answer.body
    assert "too_long (en)" in answer.body


def test_the_remedy_of_a_query_out_of_time_is_there(address: str, project: Project) -> None:
    with urllib.request.urlopen(f"{address}jindu.db") as answer:  # noqa: S310 - our own server
        assert answer.read() == project.database.read_bytes()


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("_sort=id&_sort_desc=id", id="two orders at once"),
        pytest.param("id__in=[", id="a list without an end"),
        pytest.param("_through=x", id="no JSON"),
    ],
)
def test_a_readers_mistake_is_no_fault_of_the_server(ask: Client, query: str) -> None:
    answer = ask(f"/jindu/tasks.json?{query}")
    assert (answer.status, answer.json["ok"]) == (400, False)
