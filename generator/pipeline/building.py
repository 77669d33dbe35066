"""From a project to site, database and downloads, which go live together."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import BuildFailed, system_code
from generator.pipeline.beside import Beside
from generator.pipeline.crew import TREES, gather
from generator.project import Project
from generator.releases import fresh, recover, switch

if TYPE_CHECKING:
    from generator.pipeline.knowing import Known, OnStage

__all__ = ["NEWER", "STAGES", "Built", "build", "finish"]

STAGES = ("check", "assess", "charts", "pages", "site", "database", "exports")

NEWER = "datasette-1"  # metadata and configuration as the next major version reads them


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: pages a language, files to download, problems left (warnings)."""

    known: Known
    pages: Mapping[str, int]
    files: int


def build(project: Project, on_stage: OnStage | None = None) -> Built:
    """Build site, database and files to download from the project's data.

    Raises:
        DataRejected: the data have errors; nothing was built.
        BuildFailed: another build is running, or a later stage failed; what was
            built before stands as it was, all of it.
    """
    try:
        with _only_build(project), _without_collector():
            recover(_waiting(project), _places(project))
            return _build(project, on_stage or _silent)
    except OSError as error:
        text = str(error.filename or project.relative(project.build))
        raise BuildFailed("build_unwritten", text=text, errno=system_code(error)) from error


def finish(project: Project) -> None:
    """Finish letting the last build go live where that was cut short.

    A build that is running now finishes its own; it is left alone.
    """
    if not project.build.is_dir():
        return
    with suppress(BuildFailed), _only_build(project):
        recover(_waiting(project), _places(project))


def _build(project: Project, tell: OnStage) -> Built:
    waiting = fresh(_waiting(project), TREES)
    with Beside() as beside:
        crew = gather(beside, project, waiting)
        from generator.pipeline.making import make  # while the crew prepares

        built = make(beside, crew, project, waiting, tell)
    switch(waiting, _places(project))
    return built


def _waiting(project: Project) -> Path:
    return project.build / "next"


def _places(project: Project) -> dict[str, Path]:
    """Return where each part of a build belongs."""
    return {
        "database": project.database,
        "metadata.json": project.metadata,
        "site": project.site,
        "api": project.api / "v1",
        NEWER: project.build / NEWER,
    }


@contextmanager
def _only_build(project: Project) -> Iterator[None]:
    """Hold the project's lock while a build runs; it is freed when the process dies."""
    from filelock import FileLock, Timeout

    project.build.mkdir(parents=True, exist_ok=True)
    lock = FileLock(project.build / "build.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise BuildFailed("busy", text=project.relative(project.build)) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Look for no garbage in rings: in its few seconds a build makes next to none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _silent(stage: str, step: int) -> None:
    """Follow nothing."""
