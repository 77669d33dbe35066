from __future__ import annotations

import re
import urllib.request

import pytest

from generator.api.tables import TABLES
from generator.project import Project
from tests.api.conftest import LANGUAGES, Client
from tests.unit.plan_samples import SECRET

VIEWS = [f"{one.name}_{code}" for one in TABLES if one.shown for code in LANGUAGES]


@pytest.mark.parametrize("name", [*(one.name for one in TABLES), *VIEWS])
def test_a_table_or_view_opens_as_page_json_and_csv(ask: Client, name: str) -> None:
    page, rows, table = ask(f"/jindu/{name}"), ask(f"/jindu/{name}.json"), ask(f"/jindu/{name}.csv")
    assert (page.status, rows.status, table.status) == (200, 200, 200), rows.body
    assert len(table.table) == len(rows.json["rows"]) > 0


@pytest.mark.parametrize(
    "route", ["tasks/A1~2E1", "targets/canal~2E1", "sections/A1", "codes/operator,~3E~3D"]
)
def test_a_row_has_a_page_of_its_own(ask: Client, route: str) -> None:
    assert ask(f"/jindu/{route}").status == 200
    assert len(ask(f"/jindu/{route}.json", _shape="objects").json["rows"]) == 1


def test_every_value_is_reached_by_the_link_on_its_page(ask: Client) -> None:
    page = ask("/jindu/observations").body
    links = set(re.findall(r'href="(/jindu/observations/[^"?]+)"', page))
    assert len(links) == 5
    assert all(ask(link).status == 200 for link in links)


def test_labels_stand_beside_ids(ask: Client) -> None:
    rows = ask("/jindu/tasks.json", _labels="on", _shape="objects", id="A1.1").json["rows"]
    assert rows[0]["section"] == {"value": "A1", "label": "Canals (en)"}


def test_tables_come_in_the_order_of_the_plan(ask: Client) -> None:
    rows = ask("/jindu/tasks.json", _shape="array").json
    assert [row["id"] for row in rows] == ["A1.1", "A1.2", "A1.10"]


def test_updates_come_with_the_latest_first(ask: Client) -> None:
    rows = ask("/jindu/updates.json", _shape="array").json
    assert [row["id"] for row in rows] == ["u1", "u2"]
    assert SECRET not in ask("/jindu/updates.csv").body


@pytest.mark.parametrize("name", ["tasks", "tasks_zh", "tasks_en"])
@pytest.mark.parametrize(
    ("words", "count"),
    [("运河", 1), ("路", 2), ("公路 高速", 1), ("trees", 1), ('"', 0), ("AND (", 0)],
)
def test_a_search_box_finds_han_words(ask: Client, name: str, words: str, count: int) -> None:
    answer = ask(f"/jindu/{name}.json", _search=words, _shape="objects")
    assert (answer.status, len(answer.json["rows"])) == (200, count)


def test_a_search_box_shows_what_was_typed(ask: Client) -> None:
    page = ask("/jindu/tasks", _search="运河").body
    assert re.search(r'name="_search"[^>]*value="运河"', page)


def test_filters_are_offered_where_the_tables_say_so(ask: Client) -> None:
    found = ask("/jindu/tasks.json", _shape="objects").json["facet_results"]
    assert {"task_area", "section", "commitment"} <= set(found)


def test_columns_are_explained_in_every_language(ask: Client) -> None:
    for code in LANGUAGES:
        page = ask("/jindu/tasks" if code == LANGUAGES[0] else f"/{code}/jindu/tasks").body
        said = {other for other in LANGUAGES if f"done_when.description ({other})" in page}
        assert said == {code}


def test_the_first_page_names_the_data_and_its_licence(ask: Client) -> None:
    page = ask("/jindu").body
    assert "https://example.org/licence" in page
    assert "tasks_fts" not in page.partition("hidden")[0]


def test_any_site_may_read_the_answers(ask: Client) -> None:
    assert ask("/jindu/tasks.json").headers["access-control-allow-origin"] == "*"


def test_the_whole_file_can_be_had(ask: Client, project: Project, address: str) -> None:
    with urllib.request.urlopen(f"{address}jindu.db") as answer:  # noqa: S310 - our own server
        assert answer.read() == project.database.read_bytes()
