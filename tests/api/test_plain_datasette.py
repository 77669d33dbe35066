"""`datasette build/jindu.db -m metadata.json` at the root of a project, without our plugins."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from generator.api.ports import choose
from generator.api.server import FIRST, _end, _until_answer
from generator.api.static import HOST
from generator.project import Project
from tests.api.conftest import Client
from tests.api.test_queries import EVERY


@pytest.fixture(scope="module")
def plain(project: Project) -> Iterator[Client]:
    port = choose(HOST, 0, 0)
    log = project.root / "plain.log"
    call = [sys.executable, "-m", "datasette", "build/jindu.db", "-m", "metadata.json"]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [*call, "-p", str(port)], cwd=project.root, stdout=errors, stderr=errors
        )
    try:
        # One table: the list of everything takes plain Datasette a second.
        _until_answer(process, f"http://{HOST}:{port}/jindu/{FIRST}.json?_size=0", log, None)
        client = Client(f"http://{HOST}:{port}/")
        yield client
        client.close()
    finally:
        _end(process)


@pytest.mark.parametrize("query", EVERY)
def test_every_query_answers(plain: Client, query: str) -> None:
    words = {"words": "运河"} if query.startswith("search") else {}
    answer = plain(f"/jindu/{query}.json", _shape="array", **words)
    assert answer.status == 200
    assert len(answer.json) > 0


def test_tables_and_views_open(plain: Client) -> None:
    assert plain("/jindu/tasks").status == 200
    assert plain("/jindu/tasks_zh").status == 200
