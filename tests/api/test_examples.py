"""Every example on the pages about data answers what the page says, asked for over HTTP."""

from __future__ import annotations

import contextlib
import io
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST, serving
from generator.model.formats import DOWNLOADS
from generator.model.interface import API_PORT, LIMITS
from generator.project import Project
from tests.api.conftest import Client

LOCAL = f"http://127.0.0.1:{API_PORT}/"
OF_INTERFACE = {"paging", "refusal"}


def shown(project: Project, route: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield language and examples of a page: by name, what is asked and what the page says."""
    for code in project.languages:
        below = "" if code == project.default_language else f"{code}/"
        page = (project.site / f"{below}{route}index.html").read_text(encoding="utf-8")
        nodes = LexborHTMLParser(page).css("[data-example]")
        yield code, {str(one.attributes["data-example"]): one.text() for one in nodes}


def told(code: str) -> str:
    """Run Python; return what it prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "<example>", "exec"), {})  # noqa: S102 - our own pages, as published
    return said.getvalue().strip()


def is_said(given: str, answer: str) -> bool:
    return given.splitlines() == answer.strip().splitlines()


@pytest.mark.parametrize("plan", ["real_project", "built_city"])
def test_code_over_files_prints_what_the_page_says(
    plan: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project: Project = request.getfixturevalue(plan)
    base = project.identity.site_url
    with serving(project.site, choose(HOST, 0, 0)) as address:
        for name in ("observations.csv", "sources.parquet", project.database.name):
            urllib.request.urlretrieve(f"{address}{DOWNLOADS}{name}", tmp_path / name)  # noqa: S310 - our own server
        monkeypatch.chdir(tmp_path)
        for _, held in shown(project, "data/"):
            names = [one.removesuffix(" asked") for one in held if one.endswith(" asked")]
            assert names == ["pandas", "duckdb", "sqlite"]
            for name in names:
                code = held[f"{name} asked"]
                code = code.replace(base, address) if base else code
                assert is_said(told(code), held[f"{name} answer"]), name


@pytest.fixture(scope="module")
def interface(real_project: Project) -> Iterator[str]:
    with serving_api(real_project, choose(HOST, 0, 0)) as (address, _):
        yield address


def test_the_pages_of_a_table_are_read_to_the_end(real_project: Project, interface: str) -> None:
    for _, held in shown(real_project, "interface/"):
        code = held["paging asked"].replace(LOCAL, interface)
        assert interface in code
        assert is_said(told(code), held["paging answer"])


def test_a_refusal_looks_as_the_page_says(real_project: Project, interface: str) -> None:
    for _, held in shown(real_project, "interface/"):
        asked = held["refusal asked"].replace(LOCAL, interface)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked)  # noqa: S310 - our own server
        answer = json.loads(refused.value.read())
        assert answer == json.loads(held["refusal answer"])
        assert refused.value.code == answer["status"]


def test_every_example_is_run(real_project: Project) -> None:
    for route, names in {
        "data/": {"pandas", "duckdb", "sqlite"},
        "interface/": OF_INTERFACE,
    }.items():
        for _, held in shown(real_project, route):
            assert {one.partition(" ")[0] for one in held} == names


@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_the_first_page_shows_how_answers_of_its_calls_begin(interface: str, prefix: str) -> None:
    ask = Client(interface)
    page = ask(prefix).body
    answers = [unescape(one) for one in re.findall(r"data-answer>([^<]*)<", page)]
    calls = [
        unescape(one) for one in re.findall(r'<pre tabindex="0" aria-label="[^"]*">([^<]*)<', page)
    ]
    assert len(answers) == len(calls) == 5
    for call, answer in zip(calls, answers, strict=True):
        found = re.search(rf"{re.escape(interface)}[^\s\"]*", call)
        assert found, call
        whole = ask("/" + found[0].removeprefix(interface)).body.replace("\r\n", "\n")
        assert len(answer) > 50
        assert whole.startswith(
            answer.removesuffix("\N{HORIZONTAL ELLIPSIS}").replace("\r\n", "\n")
        )
    ask.close()


def test_the_front_keeps_the_limits_that_the_page_names() -> None:
    front = (Path(__file__).parents[2] / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for written in (
        f"zone=all_rate:10m rate={LIMITS['asked_a_second']}r/s",
        f"zone=own_rate:4m rate={LIMITS['own_a_second']}r/s",
        f"limit_conn own_now {LIMITS['own_at_once']};",
        f"proxy_cache_valid 200 {LIMITS['kept_seconds']}s;",
    ):
        assert front.count(written) == 1, written


def test_the_page_names_every_limit(real_project: Project) -> None:
    for code in real_project.languages:
        text = (real_project.content / code / "interface.md").read_text(encoding="utf-8")
        named = re.findall(r"limit\('(\w+)'\)", text)
        assert sorted(named) == sorted(LIMITS), code
