"""The next major version of Datasette, where one is named (`tests/lanes.py`)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.api import plugins
from generator.api.newer import CONFIG, METADATA
from generator.api.ports import choose
from generator.api.server import _end, _environment, _until_answer
from generator.api.static import HOST
from generator.pipeline.building import NEWER
from generator.project import Project
from tests.api.conftest import Client
from tests.lanes import NEWER_DATASETTE

PLUGINS = Path(plugins.__file__).parent


@pytest.fixture(scope="session")
def newer(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    python, folder = os.environ[NEWER_DATASETTE], real_project.build / NEWER
    port = choose(HOST, 0, 0)
    log = tmp_path_factory.mktemp("newer") / "datasette.log"
    command = [
        *(python, "-m", "datasette", "serve", "-i", str(real_project.database)),
        *("-m", str(folder / METADATA), "-c", str(folder / CONFIG), "--cors"),
        *("--plugins-dir", str(PLUGINS), "-p", str(port)),
    ]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=errors, stderr=errors, env=_environment()
        )
    try:
        _until_answer(process, f"http://{HOST}:{port}/jindu/releases.json?_size=0", log, None)
        client = Client(f"http://{HOST}:{port}/")
        yield client
        client.close()
    finally:
        _end(process)
