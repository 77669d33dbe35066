"""Options of the test run, and the real plan built once for all who look at it.

Other fixtures live beside the tests that use them.
"""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from generator import pipeline
from generator.pipeline import Built
from generator.project import Project, load_project
from tests.cities import copy_city
from tests.lanes import hear_of_left_out, leave_out, tell_left_out
from tests.markup.checker import ABSENT, find_checker
from tests.sharing import folder_of_run, made_once

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


def uses_real_plan(item: pytest.Item) -> bool:
    """Tell whether a test looks at the real plan's build, which takes longest to make."""
    return "real_build" in getattr(item, "fixturenames", ())


def begin_with_longest(items: list[pytest.Item]) -> None:
    """Put files first that drive a browser, then those about the real build.

    Processes take a file of tests at a time: those that take long must not come last.
    """
    ranks: dict[Path, int] = {}
    for item in items:
        rank = 0 if needs_browser(item) else 1 if uses_real_plan(item) else 2
        ranks[item.path] = min(rank, ranks.get(item.path, rank))
    items.sort(key=lambda item: ranks[item.path])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the browser tests under --no-browser, and what asks a program that is not there.

    One process alone counts them in its closing line.
    """
    leave_out(config, items)
    if "PYTEST_XDIST_WORKER" in os.environ:
        begin_with_longest(items)
    no_browser, no_checker = config.getoption("--no-browser"), find_checker(os.environ) is None
    left_out = [
        item
        for item in items
        if (no_browser and needs_browser(item)) or (no_checker and any(item.iter_markers("vnu")))
    ]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not in what stays to the end: that took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_unconfigure() -> None:
    """Let everything go in the end, as the libraries expect."""
    gc.unfreeze()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear from one of several processes what it left out."""
    hear_of_left_out(node.config, getattr(node, "workeroutput", {}))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say which optional tests were left out, and why."""
    tell_left_out(terminalreporter, config)
    if find_checker(os.environ) is None:
        terminalreporter.write_line(ABSENT)


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Built]:
    """The real plan, built once a run into a folder of its own; to be left as it is."""
    return made_once(folder_of_run(tmp_path_factory), "real", _real)


def _real(folder: Path) -> tuple[Project, Built]:
    for name in ("datasets", "site_config", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    project = load_project(folder)
    return project, pipeline.build(project)


@pytest.fixture(scope="session")
def real_project(real_build: tuple[Project, Built]) -> Project:
    """The project of the real build; its site, database and downloads are finished."""
    return real_build[0]


@pytest.fixture(scope="session")
def built_city(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Havrebrume with its site, database and downloads, built once a run; to be left as it is."""
    return made_once(folder_of_run(tmp_path_factory), "built", _city)


def _city(folder: Path) -> Project:
    project = load_project(copy_city(folder / "havrebrume"))
    pipeline.build(project)
    return project
