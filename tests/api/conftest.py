"""One real Datasette over the invented plan, in a process of its own, for all tests here."""

from __future__ import annotations

import csv
import http.client
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from generator.api import add_claims, build_database, render_metadata
from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST
from generator.project import Project
from tests.unit import plan_samples

LANGUAGES = plan_samples.WITH_HAN


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def table(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.body)))


class Client:
    """Asks one server, over one open connection."""

    def __init__(self, address: str) -> None:
        self._opened = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)

    def __call__(self, path: str, method: str = "GET", /, **query: str) -> Answer:
        """Ask; a page that stands under its own language is read there, as browsers do."""
        answer = self.once(path, method, **query)
        to = answer.headers.get("location", "")
        return self.once(to, method) if to.startswith("/") and answer.status == 302 else answer

    def once(self, path: str, method: str = "GET", /, **query: str) -> Answer:
        """Ask, and go nowhere else."""
        whole = f"{path}?{urlencode(query)}" if query else path
        try:
            answer = self._asked(method, whole)
        except http.client.RemoteDisconnected:  # the server ended a connection that said nothing
            self._opened.close()
            answer = self._asked(method, whole)
        body = answer.read().decode()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, headers, body)

    def _asked(self, method: str, path: str) -> http.client.HTTPResponse:
        self._opened.request(method, path)
        return self._opened.getresponse()

    def close(self) -> None:
        self._opened.close()


def build(root: Path, **api: str) -> Project:
    """Build the invented plan's database and metadata in `root`."""
    project = plan_samples.make_project(root, LANGUAGES, **api)
    plan = plan_samples.make_plan(LANGUAGES)
    said = plan_samples.make_assessment(plan)
    pages = {
        **plan_samples.pages(plan),
        "sources": {name: f"sources/#{name}" for name in plan.sources},
    }
    build_database(
        plan,
        said,
        project,
        project.database,
        fields={},
        pages=pages,
    )
    add_claims(plan, said, project, project.database, plan_samples.make_claims(plan))
    project.metadata.write_text(render_metadata(project, {}), encoding="utf-8")
    project.site.mkdir(parents=True, exist_ok=True)
    (project.site / "index.html").write_text("home", encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return build(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def address(project: Project) -> Iterator[str]:
    with serving_api(project, choose(HOST, 0, 0)) as (found, _):
        yield found


@pytest.fixture
def ask(address: str) -> Iterator[Client]:
    client = Client(address)
    yield client
    client.close()
