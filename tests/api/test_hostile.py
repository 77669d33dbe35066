"""Every profile of the interface under hostile requests, one after another over HTTP."""

from __future__ import annotations

import http.client
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.api.ports import choose
from generator.api.server import PROFILES, serving_api
from generator.api.static import HOST
from generator.project import NONE, Project
from generator.project import PROFILES as KNOWN
from tests.api.hostile import CASES, METHODS, Case

MEMORY = 300  # MB of the process, after everything
SECONDS = 5.0  # of one answer: a query has one second, the machine may be busy
TOLD = re.compile(
    rb"Traceback|File \"|site-packages|\.venv|root:x:|/home/|Datasette v\d|"
    + re.escape(version("datasette")).encode()
    + b"|"
    + re.escape(f"Python/{sys.version_info.major}").encode()
)


@dataclass(frozen=True)
class Served:
    profile: str
    netloc: str
    pid: int

    def ask(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Return the status and everything that was sent; 0 where the line was cut."""
        opened = http.client.HTTPConnection(self.netloc, timeout=60)
        opened._validate_path = lambda url: None  # type: ignore[attr-defined]  # we mean harm
        try:
            opened.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                opened.putheader(name, value)
            opened.endheaders()
            answer = opened.getresponse()
            sent = "\n".join(f"{name}: {value}" for name, value in answer.getheaders())
            return answer.status, sent.encode() + b"\n\n" + answer.read()
        except (ConnectionError, http.client.BadStatusLine):
            return 0, b""  # too long for the server to read at all
        finally:
            opened.close()

    def peak(self) -> float:
        """Return the most memory the process has taken, in MB; 0 where nobody tells."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.is_file():
            return 0
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))
        return int(found[1]) / 1024 if found else 0


@pytest.fixture(scope="module", params=list(PROFILES))
def served(request: pytest.FixtureRequest, project: Project) -> Iterator[Served]:
    with serving_api(project, choose(HOST, 0, 0), request.param) as (address, process):
        yield Served(request.param, urlsplit(address).netloc, process.pid)


def _is_safe(status: int, sent: bytes, project: Project) -> None:
    assert status < 500, sent[:500]
    assert TOLD.search(sent) is None, sent[:500]
    assert str(project.root).encode() not in sent


def test_without_an_interface_there_is_nothing_to_attack() -> None:
    """`none` is no profile of a server: none is started (`test_serve.py`, `test_serving.py`)."""
    assert set(KNOWN) == {*PROFILES, NONE}
    assert NONE not in PROFILES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence[:60])
def test_a_hostile_request_is_answered_in_time_and_tells_nothing(
    served: Served, project: Project, case: Case
) -> None:
    start = time.perf_counter()
    status, sent = served.ask(case.path)
    assert time.perf_counter() - start < SECONDS
    _is_safe(status, sent, project)
    is_answered = case.with_sql if served.profile == "sql" else case.with_fixed
    assert (status == 200) == is_answered, (status, sent[:500])


@pytest.mark.parametrize("method", METHODS, ids=lambda name: name[:10])
@pytest.mark.parametrize("path", ["/", "/jindu/tasks.json", "/jindu.json?sql=select+1"])
def test_a_method_that_does_not_read_is_refused(
    served: Served, project: Project, path: str, method: str
) -> None:
    status, sent = served.ask(path, method)
    _is_safe(status, sent, project)
    assert status in {0, 400, 405}


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Host": "example.org"}, id="another host"),
        pytest.param({"Host": "<script>alert(1)</script>"}, id="a script as host"),
        pytest.param({"Host": ""}, id="no host"),
        pytest.param({"Host": "x" * 20_000}, id="a long host"),
        pytest.param({"X-Forwarded-Host": "example.org"}, id="a forwarded host"),
        pytest.param({"X-Original-URL": "/-/versions.json"}, id="another path"),
        pytest.param({"Cookie": "ds_actor=root; ds_csrftoken=x"}, id="a made-up actor"),
        pytest.param({"Authorization": "Bearer dstok_x"}, id="a made-up token"),
        pytest.param({"Accept-Language": "x" * 20_000}, id="a long language"),
        pytest.param({"Content-Length": "5"}, id="a body that never comes"),
        pytest.param({"Transfer-Encoding": "chunked"}, id="a body in pieces that never comes"),
        pytest.param({"Range": "bytes=0-999999999999"}, id="a range"),
        pytest.param({f"X-{n}": "x" * 40 for n in range(95)}, id="many headers"),
        pytest.param({"X": "x" * 100_000}, id="one long header"),
        pytest.param({"Upgrade": "websocket", "Connection": "Upgrade"}, id="another protocol"),
    ],
)
@pytest.mark.parametrize("path", ["/jindu/tasks.json?_size=1", "/jindu/tasks?_size=1"])
def test_headers_of_any_kind_change_nothing(
    served: Served, project: Project, path: str, headers: dict[str, str]
) -> None:
    status, sent = served.ask(path, headers=headers)
    _is_safe(status, sent, project)
    assert status in {0, 200, 400, 431}
    assert b"<script>alert" not in sent


@pytest.mark.parametrize("path", ["/-/databases.json", "/_internal/databases.json"])
def test_a_made_up_actor_sees_no_more(served: Served, path: str) -> None:
    assert served.ask(path, headers={"Cookie": "ds_actor=root"})[0] in {403, 404}


def test_redirects_stay_on_this_host(served: Served) -> None:
    for path in ("/%5cexample.org/", "/%2f%2fexample.org/", "/.//example.org/", "/jindu/"):
        status, sent = served.ask(path)
        leads = re.search(rb"location: (.*)", sent)
        assert status < 500
        assert leads is None or re.match(rb"/(?![/\\])", leads[1]), leads


def test_after_all_of_it_the_process_lives_and_is_small(served: Served) -> None:
    assert served.ask("/jindu/tasks.json?_size=1")[0] == 200
    assert served.peak() < MEMORY


def test_no_page_names_the_version_of_sqlite(served: Served) -> None:
    for path in ("/", "/jindu", "/jindu/tasks?_size=1", "/-/metadata.json", "/nothing"):
        assert sqlite3.sqlite_version.encode() not in served.ask(path)[1]
