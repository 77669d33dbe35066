"""Pages of the interface, each in one language: the real plan over HTTP."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest

from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST
from generator.assemble import assemble
from generator.assess import assess
from generator.pages import View, views
from generator.pages.live import interface_block
from generator.project import Project
from generator.read import read_dataset
from tests.api.conftest import Client
from tests.unit.plan_samples import replaced_identity

SITE = "https://progress.example/"
LINK = re.compile(r'<(?:a|link)\b[^>]*?\bhref="([^"]+)"[^>]*>')
DATA = re.compile(r"\.(json|csv|db|css|js|ico)$")
FOLLOWED = 130  # pages of each language that a crawl reads
WALKED = 50


@pytest.fixture(scope="module")
def real(real_project: Project) -> Iterator[tuple[str, Client]]:
    with serving_api(real_project, choose(HOST, 0, 0), site=SITE) as (address, _):
        client = Client(address)
        yield address, client
        client.close()


@pytest.fixture(scope="module")
def below(real_project: Project) -> Iterator[tuple[str, Client]]:
    """The same below a path, as a proxy shows it."""
    with serving_api(real_project, choose(HOST, 0, 0), under="/api/") as (address, _):
        client = Client(address)
        yield address, client
        client.close()


def _links(body: str) -> list[str]:
    """Return the addresses a page leads to, but those of its own switch of languages."""
    found = (one for one in LINK.finditer(body) if "hreflang" not in one[0])
    return [unescape(one[1]) for one in found]


def _crawl(client: Client, prefix: str, tag: str, most: int) -> Iterator[str]:
    """Yield what is wrong with the pages that the first page leads to, three links deep."""
    waiting, depths = [prefix], {prefix: 0}
    while waiting:
        path = waiting.pop(0)
        answer = client.once(path)
        if answer.status != 200 or f'<html lang="{tag}">' not in answer.body:
            yield f"{path}: {answer.status}, or another language"
        links = list(_own(path, answer.body))
        yield from (f"{path}: {one}" for one in links if _is_lost(one, prefix))
        further = [one for one in dict.fromkeys(links) if one not in depths and not _is_data(one)]
        if depths[path] < 3:
            depths |= dict.fromkeys(further[: most - len(depths)], depths[path] + 1)
            waiting += [one for one in further if one in depths]


def _is_data(address: str) -> bool:
    return DATA.search(address.partition("?")[0]) is not None


def _is_lost(address: str, prefix: str) -> bool:
    """Tell whether a link leads out of the language, or to data in a language."""
    if _is_data(address):
        return prefix.endswith("/en/") and address.startswith(prefix)
    of_others = address.startswith(f"{prefix}en/") or address == f"{prefix}en"
    return of_others or not address.startswith(prefix)


def _own(path: str, body: str) -> Iterator[str]:
    """Yield the addresses on this host that a page leads to."""
    for link in _links(body):
        to = urlsplit(urljoin(f"http://x{path}", link))
        if to.netloc == "x":
            yield to.path + (f"?{to.query}" if to.query else "")


@pytest.mark.parametrize(("start", "tag"), [("/", "zh-Hans"), ("/en/", "en")])
def test_no_link_loses_the_language(real: tuple[str, Client], start: str, tag: str) -> None:
    assert list(_crawl(real[1], start, tag, FOLLOWED)) == []


@pytest.mark.parametrize(("start", "tag"), [("/api/", "zh-Hans"), ("/api/en/", "en")])
def test_no_link_loses_the_path_of_a_proxy(below: tuple[str, Client], start: str, tag: str) -> None:
    assert list(_crawl(below[1], start, tag, FOLLOWED // 4)) == []


PAGES = (
    "/",
    "/jindu",
    "/jindu/tasks",
    "/jindu/tasks/T05.1.02",
    "/jindu/verdicts?verdict=awaiting_final&_facet=scope",
    "/jindu/targets_by_deadline_{}?year=2025",
    "/jindu/indicators_{}",
    "/jindu/task_areas",
    "/-/search?q=2025",
    "/jindu?sql=select+1",
    "/jindu?sql=selec",
    "/jindu/nothing",
    "/jindu/tasks?nothing=1",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("prefix", "code", "tag"), [("", "zh", "zh-Hans"), ("/en", "en", "en")])
def test_every_kind_of_page_speaks_one_language(
    real: tuple[str, Client], real_project: Project, prefix: str, code: str, tag: str, path: str
) -> None:
    body = real[1].once(prefix + path.format(code)).body
    words = real_project.words
    assert f'<html lang="{tag}">' in body
    assert words[code]("api.pages.skip") in body
    (other,) = [one for one in real_project.languages if one != code]
    assert words[other]("api.pages.skip") not in body
    assert f'href="{SITE}{"en/" if code == "en" else ""}"' in body  # the way back to the site
    assert f'action="{prefix}/-/search"' in body or "/-/search" in body


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_no_script_no_style_and_no_other_host(
    real: tuple[str, Client], path: str
) -> None:
    body = real[1].once(path.format("zh")).body
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\bon\w+=\"|\bstyle=\"", body)
    hosts = {urlsplit(unescape(one)).netloc for one in re.findall(r'\bsrc="([^"]+)"', body)}
    assert hosts <= {""}


def test_the_switch_keeps_page_and_query(real: tuple[str, Client]) -> None:
    _, client = real
    body = client.once("/jindu/tasks?commitment=build&_sort=id").body
    assert 'data-language href="/en/jindu/tasks?commitment=build&amp;_sort=id"' in body
    body = client.once("/en/jindu/tasks/T05.1.02").body
    assert 'data-language href="/jindu/tasks/T05.1.02"' in body


@pytest.mark.parametrize("heading", ["状态", "承诺类别"])
def test_a_filter_of_a_view_goes_along_into_the_other_language(
    real: tuple[str, Client], heading: str
) -> None:
    _, client = real
    rows = client(
        f"/jindu/tasks_zh.json?_size=1&_shape=array&_nocount=1&{quote(heading)}__notblank=1"
    )
    value = rows.json[0][heading]
    given = f"?{quote(heading)}={quote(value)}"
    count = client(f"/jindu/tasks_zh.json{given}&_size=0").json["filtered_table_rows_count"]
    moved = client.once(f"/en/jindu/tasks_zh{given}")
    to = moved.headers["location"]
    assert moved.status == 302
    assert to.startswith("/en/jindu/tasks_en?")
    there = client(to.replace("tasks_en?", "tasks_en.json?") + "&_size=0")
    assert there.json["filtered_table_rows_count"] == count > 0


def test_pages_list_only_what_is_of_their_language(
    real: tuple[str, Client], real_project: Project
) -> None:
    for prefix, other in (("", "en"), ("/en", "zh")):
        links = _links(real[1].once(f"{prefix}/jindu").body)
        assert len(links) > 60
        assert [one for one in links if one.endswith(f"_{other}")] == []


def test_data_is_the_same_below_a_language(real: tuple[str, Client]) -> None:
    _, client = real
    for path in ("/jindu/tasks.csv?_size=3", "/jindu/releases.json?_shape=array"):
        assert client.once(f"/en{path}").body == client.once(path).body


@pytest.mark.parametrize(
    ("path", "status"),
    [("/jindu/nothing", 404), ("/jindu/tasks/nothing", 404), ("/jindu/tasks?x=1", 400)],
)
def test_faults_are_told_in_the_language_of_the_page(
    real: tuple[str, Client], real_project: Project, path: str, status: int
) -> None:
    for prefix, code in (("", "zh"), ("/en", "en")):
        answer = real[1].once(prefix + path)
        assert answer.status == status
        assert real_project.words[code](f"api.pages.error_{status}") in answer.body
    said = real[1].once(f"/en{path}").body.partition("<main")[2].partition("<form")[0]
    assert said.isascii() or not re.search("[一-鿿]", said)


def test_one_page_searches_everything(real: tuple[str, Client], real_project: Project) -> None:
    _, client = real
    for prefix, code, words in (("", "zh", "铁路"), ("/en", "en", "railway")):
        body = client.once(f"{prefix}/-/search?q={quote(words)}").body
        found = re.findall(r'<h2 id="(\w+)">', body)
        rows = client(f"/jindu/search_{code}.json", words=words, _shape="array").json
        heading = real_project.words[code]("api.columns.found_in.title")
        assert found == list(dict.fromkeys(row[heading] for row in rows))
        assert len(found) > 2
        assert f'href="{prefix}/jindu/projects/' in body
    assert "&lt;b&gt;" in client.once("/-/search?q=%3Cb%3E").body


def test_the_list_of_everything_is_cheap(real: tuple[str, Client]) -> None:
    """Plain Datasette takes a third of a second of CPU: an easy way to stop it."""
    import time

    _, client = real
    client("/en/jindu")
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        client("/en/jindu")
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.25  # the others waited for something else


# Rows and pages ------------------------------------------------------------------

KINDS = {
    "indicators": "indicator",
    "tasks": "task",
    "projects": "project",
    "areas": "area",
    "partners": "partner",
    "themes": "theme",
    "sections": "section",
}


@pytest.mark.parametrize("table", KINDS)
def test_each_row_leads_to_its_pages_and_each_page_to_its_row(
    real: tuple[str, Client], real_project: Project, walked: dict[str, View], table: str
) -> None:
    _, client = real
    rows = client(f"/jindu/{table}.json?_shape=array&_size=1000&page_zh__notblank=1").json
    chosen = rows[:: max(1, len(rows) // WALKED)][: max(WALKED, 1)]
    assert len(chosen) >= min(WALKED, len(rows))
    for row in chosen:
        body = client.once(f"/jindu/{table}/{row['id']}").body
        for code in real_project.languages:
            route = row[f"page_{code}"]
            assert f'href="{SITE}{route}"' in body
            file, _, anchor = route.partition("#")
            page = (real_project.site / file / "index.html").read_text(encoding="utf-8")
            if anchor:
                assert f'id="{anchor}"' in page
                continue
            own = file.removeprefix(f"{code}/") if code != "zh" else file
            block = interface_block(walked[code].at(own))
            prefix = "" if code == "zh" else f"{code}/"
            (back,) = re.findall(
                rf'href="https://api\.example/{prefix}jindu/{table}/([^"]+)"', block
            )
            assert back == row["id"]


@pytest.fixture(scope="module")
def walked(real_project: Project) -> dict[str, View]:
    """What pages of each language are made from, where an interface is known."""
    project = replaced_identity(real_project, api_url="https://api.example/")
    plan = assemble(read_dataset(project), project)
    return dict(views(plan, assess(plan, project), project, {}))


def test_pages_say_nothing_of_an_interface_that_is_not_there(
    real_project: Project, walked: dict[str, View]
) -> None:
    home = (real_project.site / "index.html").read_text(encoding="utf-8")
    assert 'id="interface"' not in home
    block = interface_block(walked["en"].at("method/"))
    assert "https://api.example/en/jindu/verdicts_by_method_en" in block


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_query_that_pages_lead_to_is_there(
    real: tuple[str, Client], walked: dict[str, View], code: str
) -> None:
    from generator.pages.live import ABOUT, AT

    names = {name for queries in AT.values() for name in queries}
    names |= {name for queries in ABOUT.values() for name, _ in queries}
    for name in names:
        assert real[1].once(f"/jindu/{name}_{code}.json?_shape=array").status == 200
    routes = {page for page in AT if page}
    site = {
        route
        for route in routes
        if not (Path("content") / code / f"{route.strip('/')}.md").exists()
    }
    assert all(route.endswith("/") for route in site)


# The five calls ------------------------------------------------------------------


def _calls(client: Client, path: str = "/") -> dict[str, str]:
    found = re.findall(
        r'<pre[^>]*aria-label="(\w+)">(.*?)</pre>', client.once(path).body, re.DOTALL
    )
    return {name: unescape(text) for name, text in found}


def test_the_first_page_shows_five_calls_with_this_servers_address(
    real: tuple[str, Client], below: tuple[str, Client]
) -> None:
    calls = _calls(real[1])
    assert list(calls) == ["curl", "pandas", "R", "DuckDB", "Excel"]
    assert all(real[0] in text for text in calls.values())
    shown = _calls(below[1], "/api/en/")
    assert all(f"{below[0]}api/jindu/" in text for text in shown.values())


def test_every_address_of_a_call_answers(real: tuple[str, Client]) -> None:
    for path in ("/", "/en/"):
        for text in _calls(real[1], path).values():
            (address,) = re.findall(r'http://[^"\s]+', text)
            assert real[1].once(address.removeprefix(real[0].rstrip("/"))).status == 200


def test_the_call_of_curl_runs(real: tuple[str, Client]) -> None:
    import json
    import shlex

    call = shlex.split(_calls(real[1], "/en/")["curl"])
    program = shutil.which(call[0])
    assert program, "curl is part of every system that the gate runs on"
    answer = subprocess.run([program, "-s", *call[1:]], capture_output=True, check=True)
    assert len(json.loads(answer.stdout)) == 28


def test_the_call_of_pandas_runs(real: tuple[str, Client]) -> None:
    names: dict[str, object] = {}
    *lines, last = _calls(real[1])["pandas"].splitlines()
    exec("\n".join(lines), names)  # noqa: S102 - it is what readers run
    assert eval(last, names)["gdp"] > 0  # noqa: S307 - as above


def test_the_call_of_duckdb_runs(real: tuple[str, Client], tmp_path: Path) -> None:
    import duckdb

    fetch, ask = _calls(real[1])["DuckDB"].splitlines()
    (address,) = re.findall(r'http://[^"\s]+', fetch)
    file = tmp_path / "values.csv"
    file.write_text(real[1].once(address.removeprefix(real[0].rstrip("/"))).body, encoding="utf-8")
    sql = ask.removeprefix('duckdb -c "').removesuffix('"').replace("values.csv", str(file))
    with duckdb.connect() as opened:
        counted = opened.execute(sql).fetchall()
    assert {name for name, *_ in counted} >= {"gdp", "pm25"}
