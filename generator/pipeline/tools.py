"""What else the command line asks for: serving, formatting, new rows, an overview."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.pipeline.building import finish
from generator.pipeline.knowing import Known, know
from generator.project import Project

__all__ = ["begin_indicator", "begin_task", "describe", "format_tables", "serve", "serve_api"]

TABLES = (
    "indicators",
    "observations",
    "tasks",
    "projects",
    "updates",
    "sources",
    "areas",
    "partners",
    "sections",
    "milestones",
    "questions",
)


def serve(
    project: Project,
    site_port: int | None,
    api_port: int | None,
    ready: Callable[[str, str], None],
) -> None:
    """Serve the finished site and database on this machine until asked to stop.

    Args:
        project: a project that was built.
        site_port: port of the site; None for the first free one from the default on.
        api_port: port of the interface, the same.
        ready: told both addresses once both answer.

    Raises:
        ServeFailed: nothing is built yet, a port is taken, a server did not start.
    """
    from generator.api import serve as serve_both

    finish(project)
    serve_both(project, site_port=site_port, api_port=api_port, ready=ready)


def serve_api(
    project: Project, port: int, profile: str, under: str, ready: Callable[[str], None]
) -> None:
    """Serve the interface alone, behind a proxy, until asked to stop.

    Args:
        project: a project that was built.
        port: its port on this machine.
        profile: whether readers may write queries of their own (`sql`) or not (`canned`).
        under: the path that the proxy shows it at, with slashes at both ends.
        ready: told its address once it answers.

    Raises:
        ServeFailed: nothing is built yet, the port is taken, the server did not start.
    """
    from generator.api import serve_api as serve_alone

    finish(project)
    serve_alone(project, port=port, profile=profile, under=under, ready=ready)


def format_tables(project: Project, *, write: bool) -> tuple[str, ...]:
    """Bring every table into canonical form; return the files that differ from it."""
    from generator.edit import format_files

    return format_files(project, write=write)


def begin_indicator(project: Project, name: str) -> tuple[str, ...]:
    """Write descriptor and table of a new indicator; return their paths."""
    from generator.edit import new_indicator

    return new_indicator(project, name)


def begin_task(project: Project, section: str) -> str:
    """Add a row with the next id of a section; return the id."""
    from generator.edit import new_task

    return new_task(project, section)


def describe(project: Project) -> dict[str, Any]:
    """Return what the project holds and how its targets stand, by name.

    Raises:
        DataRejected: the data have errors.
    """
    from generator.releases import fingerprint

    known = know(project)
    plan, mark = known.plan, fingerprint(project, known.plan)
    return {
        "release": mark.release,
        "date": mark.date,
        "sha256": mark.sha256,
        "tables": {name: len(getattr(plan, name)) for name in TABLES},
        "targets": {
            "targets": sum(not one.is_programme_size for one in plan.targets.values()),
            "sizes": sum(one.is_programme_size for one in plan.targets.values()),
        },
        "readings": _readings(known, project.identity.headline_period),
    }


def _readings(known: Known, period: str) -> dict[str, int]:
    counts = [one for one in known.assessment.counts if one.period == period]
    return dict(counts[0].by_reading) if counts else {}
