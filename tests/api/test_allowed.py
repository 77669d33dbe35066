"""schemathesis asks the running interface what its description allows, and what it forbids.

Where nginx is installed, the real nginx with the configuration of `deploy/` stands in front,
else the interface alone is asked. The number of cases is bounded: all of the description with
one example, all fixed queries and a table of each kind in depth.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST
from generator.project import Project
from tests.deploy.proxy import running

ROOT = Path(__file__).parents[2]
# A key of one column, a key of two, a list; queries that take years, words, places.
IN_DEPTH = (
    r"^/jindu/(tasks|codes/|task_areas|(targets_by_deadline|search|tasks_by_place)_\w+\.json)"
)
LANES = {
    "the whole description with its examples": ("^/jindu/", ("--phases", "examples")),
    "a table and a query of each kind in depth": (
        IN_DEPTH,
        ("--phases", "coverage,fuzzing", "--max-examples", "3"),
    ),
}
COUNTED = re.compile(r"(\d+) generated, (\d+) passed")


@pytest.fixture(scope="module")
def front(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the interface as readers on the internet reach it."""
    if shutil.which("nginx"):
        with running(real_project.root, tmp_path_factory.mktemp("asked") / "web") as proxy:
            yield f"{proxy.address}/api"
    else:
        with serving_api(real_project, choose(HOST, 0, 0)) as (address, _):
            yield address.rstrip("/")


@pytest.mark.parametrize(("paths", "words"), LANES.values(), ids=LANES)
def test_nothing_is_answered_otherwise_than_described(
    front: str, real_project: Project, tmp_path: Path, paths: str, words: tuple[str, ...]
) -> None:
    described = real_project.api / "v1" / "openapi.json"
    command = [
        *(sys.executable, "-W", "error::DeprecationWarning:tests", "-m", "schemathesis.cli"),
        *("run", str(described), "--url", front, "--include-path-regex", paths, *words),
        *("--seed", "1", "--no-shrink", "--no-color", "--continue-on-failure"),
        # What nginx lets one address ask; its own tests say what comes beyond.
        *("--rate-limit", "45/s"),
    ]
    environ = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": "tests.api.asking_hooks",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    counted = COUNTED.search(done.stdout)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert counted, done.stdout[-2000:]
    assert int(counted[1]) == int(counted[2]) > 200
