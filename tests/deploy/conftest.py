"""One front over the built project for all tests here; `tests/lanes.py` leaves them out without nginx."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.project import Project
from tests.deploy.proxy import Proxy, running


@pytest.fixture(scope="session")
def front(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with running(real_project.root, tmp_path_factory.mktemp("front") / "web") as proxy:
        yield proxy
