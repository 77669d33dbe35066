"""One front over the built project for all tests here; left out, and said so, without nginx."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import Project
from tests.deploy.proxy import Proxy, running
from tests.lanes import leave_out, tell_left_out

HERE = Path(__file__).parent
LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not shutil.which("nginx"):
        config.stash[LEFT_OUT] = leave_out(config, items, HERE)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    why = "nginx is not on this machine"
    tell_left_out(terminalreporter, config.stash.get(LEFT_OUT, 0), "deploy/", why)


@pytest.fixture(scope="session")
def front(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with running(real_project.root, tmp_path_factory.mktemp("front") / "web") as proxy:
        yield proxy
