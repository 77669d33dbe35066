"""One front over the built project for all tests here; left out, and said so, without nginx."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import Project
from tests.deploy.proxy import Proxy, running

HERE = Path(__file__).parent
LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if shutil.which("nginx"):
        return
    ours = [one for one in items if HERE in one.path.parents]
    items[:] = [one for one in items if HERE not in one.path.parents]
    config.stash[LEFT_OUT] = len(ours)
    config.hook.pytest_deselected(items=ours)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if number := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"Optional lane left out: {number} tests of deploy/, nginx is not on this machine."
        )


@pytest.fixture(scope="session")
def front(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with running(real_project.root, tmp_path_factory.mktemp("front") / "web") as proxy:
        yield proxy
