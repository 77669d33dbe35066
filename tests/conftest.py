"""Options of the test run, and the real plan built once for all who look at it.

Other fixtures live beside the tests that use them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import hypothesis
import pytest

from generator import pipeline
from generator.pipeline import Built
from generator.project import Project, load_project

ROOT = Path(__file__).parents[1]

# The same tests with the same outcome on every run, however busy the machine is.
hypothesis.settings.register_profile("gate", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("gate")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two switches of this project."""
    group = parser.getgroup("jindu")
    group.addoption("--update-golden", action="store_true", help="write golden files anew")
    group.addoption("--no-browser", action="store_true", help="leave out what drives Chromium")


def needs_browser(item: pytest.Item) -> bool:
    """Tell whether a test carries the mark `browser` or uses the fixture `browser`, at any depth."""
    call = getattr(item, "callspec", None)
    columns = call.params if call else {}  # a column of a table may be called browser, too
    fixtures = set(getattr(item, "fixturenames", ())) - set(columns)
    return "browser" in fixtures or any(item.iter_markers("browser"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the browser tests under --no-browser; the closing line counts them."""
    if not config.getoption("--no-browser"):
        return
    left_out = [item for item in items if needs_browser(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not needs_browser(item)]


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Built]:
    """The real plan, built once into a folder of its own."""
    folder = tmp_path_factory.mktemp("real")
    for name in ("datasets", "site_config", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    project = load_project(folder)
    return project, pipeline.build(project)


@pytest.fixture(scope="session")
def real_project(real_build: tuple[Project, Built]) -> Project:
    """The project of the real build; its site, database and downloads are finished."""
    return real_build[0]
