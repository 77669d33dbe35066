"""Bad requests: one shape, the right status, the caller's language, JSON where JSON was asked."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

from generator.api.faults import STATUSES
from generator.api.metadata import DATABASE
from tests.api.conftest import Answer, Client

KEYS = ["ok", "status", "code", "error", "valid"]
ENDLESS = "with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n)+select+max(i)+from+n"

# What is asked, the code of the refusal, and something that it names as valid.
REFUSED = {
    "an unknown column": ("/jindu/tasks.json?nosuch=1", "no_column", "id"),
    "an unknown comparison": ("/jindu/tasks.json?id__is=1", "no_comparison", "exact"),
    "an unknown parameter": ("/jindu/search_en.json?nosuch=1", "no_parameter", "words"),
    "an unknown parameter of a row": ("/jindu/tasks/A1.1.json?x=1", "no_parameter", "_shape"),
    "malformed SQL": ("/jindu.json?sql=selec+1", "bad_sql", ""),
    "SQL without an end": ("/jindu.json?sql=select+(", "bad_sql", ""),
    "SQL that writes": ("/jindu.json?sql=delete+from+tasks", "bad_sql", ""),
    "SQL over a table that is not there": ("/jindu.json?sql=select+*+from+x", "bad_sql", ""),
    "SQL in a condition": ("/jindu/tasks.json?_where=(", "bad_sql", ""),
    "SQL without an end in time": (f"/jindu.json?sql={ENDLESS}", "too_long", ""),
    "a huge page": ("/jindu/tasks.json?_size=1000000", "no_size", "1000"),
    "a page of less than nothing": ("/jindu/tasks.json?_size=-1", "no_size", "1000"),
    "a page of no number": ("/jindu/tasks.json?_size=many", "no_size", "1000"),
    "a page in full-width digits": ("/jindu/tasks.json?_size=%EF%BC%95", "no_size", "1000"),
    "an unknown language": ("/jindu/tasks.json?_lang=xx", "no_language", "fr"),
    "no language at all": ("/jindu/search_en.json?_lang=", "no_language", "fr"),
    "a language as a path": ("/xx/jindu/tasks.json", "no_language", "fr"),
    "an unknown table": ("/jindu/task.json", "no_table", "tasks"),
    "an unknown query": ("/jindu/serch_en.json", "no_table", "search_en"),
    "a row of an unknown table": ("/jindu/task/A1.1.json", "no_table", "tasks"),
    "an unknown row": ("/jindu/tasks/A1.7.json", "no_row", "A1.2"),
    "an unknown value": ("/jindu/tasks_by_place_en.json?place=x", "no_value", ""),
    "a place in pages that is none": ("/jindu/tasks.json?_next=%2F", "no_cursor", ""),
    "a place of another table": ("/jindu/codes.json?_next=1,2,3,4,5", "no_cursor", ""),
    "a place that breaks the statement": ("/jindu/codes.json?_next=a,b", "no_cursor", ""),
    "a place with a part too few": ("/jindu/tasks.json?_next=null&_next=null", "no_cursor", ""),
    "a place of a view that is no number": ("/jindu/tasks_en.json?_next=x", "no_cursor", ""),
    "an unknown shape": ("/jindu/tasks.json?_shape=round", "no_shape", "objects"),
    "a shape that queries have not": (
        "/jindu/search_en.json?_shape=object",
        "no_shape",
        "objects",
    ),
    "a switch that is none": ("/jindu/tasks.json?_stream=AAA", "no_switch", "on"),
    "no shape at all": ("/jindu/tasks.json?_shape=", "no_shape", "array"),
    "no size at all": ("/jindu/tasks.json?_size=", "no_size", "1000"),
    "half a key": ("/jindu/codes/area_kind.json", "no_row", ""),
    "two orders at once": ("/jindu/tasks.json?_sort=id&_sort_desc=id", "two_orders", ""),
    "a list without an end": ("/jindu/tasks.json?id__in=[", "no_json", ""),
    "a limit of time that is no number": ("/jindu/tasks.json?_timelimit=x", "no_number", ""),
    "a column of the key left out": ("/jindu/tasks.json?_nocol=id", "bad_request", ""),
    "a year that is none": ("/jindu/targets_by_deadline_en.json?year=x", "no_year", "year"),
    "a date that is none": ("/jindu/register_as_of_en.json?date=x", "no_date", "date"),
    "a page about the machine": ("/-/databases.json", "no_page", ""),
    "a page that is not there": ("/nothing.json", "no_page", ""),
    "a double slash": ("//example.org/x.json", "no_page", ""),
}


def _ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    opened = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        opened.request(method, path, headers=named)
        answer = opened.getresponse()
        said = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, said, answer.read().decode())
    finally:
        opened.close()


@pytest.mark.parametrize(("path", "code", "named"), REFUSED.values(), ids=REFUSED)
def test_json_is_refused_in_one_shape(ask: Client, path: str, code: str, named: str) -> None:
    answer = ask(path)
    said = answer.json
    assert list(said) == KEYS
    assert (said["ok"], said["code"]) == (False, code)
    assert answer.status == said["status"] == STATUSES[code]
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert not named or named in said["valid"]


@pytest.mark.parametrize(("path", "code", "named"), REFUSED.values(), ids=REFUSED)
def test_a_reader_gets_a_page_of_the_same_status(
    ask: Client, path: str, code: str, named: str
) -> None:
    answer = ask(path.replace(".json", ""))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.status == STATUSES[code]


@pytest.mark.parametrize("code", ["bad_sql", "no_column", "no_row", "no_table", "too_long"])
def test_csv_is_refused_in_plain_text(ask: Client, code: str) -> None:
    path = next(path for path, one, _ in REFUSED.values() if one == code)
    answer = ask(path.replace(".json", ".csv"))
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.status == STATUSES[code]
    assert answer.body.startswith("answers.")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize(
    ("path", "kind"), [("/jindu/tasks.json", "application/json"), ("/jindu/tasks", "text/html")]
)
def test_another_method_than_reading_is_refused(
    ask: Client, method: str, path: str, kind: str
) -> None:
    answer = ask(path, method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["content-type"].startswith(kind)
    assert kind == "text/html" or (list(answer.json), answer.json["code"]) == (KEYS, "method")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/json;q=0.9", "text/html"),
        ("*/*", "text/html"),
    ],
)
def test_accept_decides_where_the_path_is_silent(address: str, accept: str, kind: str) -> None:
    answer = _ask(address, "/jindu/nosuch", Accept=accept)
    assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize(
    ("path", "header", "language"),
    [
        pytest.param("/jindu/nosuch.json?_lang=zh", "fr", "zh", id="the option first"),
        pytest.param("/fr/jindu/nosuch.json", "zh", "fr", id="then the path"),
        pytest.param("/jindu/search_fr.json?x=1", "zh", "fr", id="then the name"),
        pytest.param("/jindu/nosuch.json", "zh-CN,en;q=0.5", "zh", id="then the header"),
        pytest.param("/jindu/nosuch.json", "de", "en", id="then the first language"),
        pytest.param("/jindu/nosuch.json", "", "en", id="no header at all"),
        pytest.param("/jindu/nosuch.json?_lang=xx", "fr", "fr", id="an unknown language is none"),
    ],
)
def test_a_refusal_speaks_the_callers_language(
    address: str, path: str, header: str, language: str
) -> None:
    headers = {"Accept_Language": header} if header else {}
    answer = _ask(address, path, **headers)
    assert answer.headers["content-language"] == language
    assert answer.json["error"].endswith(f"({language})")
    assert "Accept-Language" in answer.headers["vary"]


def test_what_is_refused_may_be_read_from_other_sites(ask: Client) -> None:
    for path, _, _ in REFUSED.values():
        assert ask(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("table", ["tasks", "codes", "task_areas", "catalogue", "tasks_en"])
def test_every_place_that_a_page_gives_is_taken(ask: Client, table: str) -> None:
    """The rule for places in pages must let through all that Datasette writes."""
    whole = len(ask(f"/{DATABASE}/{table}.json", _shape="array", _size="max").json)
    seen, place = 0, ""
    while place is not None:
        query = {"_next": place} if place else {}
        answer = ask(f"/{DATABASE}/{table}.json", _shape="objects", _size="2", **query)
        assert answer.status == 200, answer.body
        seen += len(answer.json["rows"])
        place = answer.json["next"]
    assert seen == whole


def test_a_language_may_be_named_where_nothing_is_wrong(ask: Client) -> None:
    for path in ("tasks.json", "tasks/A1.1.json", "search_en.json", "tasks_en.csv"):
        assert ask(f"/jindu/{path}", _lang="fr").status == 200
