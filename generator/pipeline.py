"""The order of the work: check, assemble, assess, draw, write, put in place.

Each stage is one call. Nothing here prints; a caller may follow the stages through
`on_stage`. A failed stage leaves what was built before as it was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import BuildFailed, DataRejected, Problem, Severity
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.project import Project
from generator.read import Dataset
from generator.validate import Report, check

__all__ = ["STAGES", "Built", "Known", "build", "know", "refuse", "run_check", "write_database"]

OnStage = Callable[[str, int], None]

STAGES = ("check", "assess", "charts", "exports", "pages", "database", "site")

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

# Name of a kind of page in the database -> name of the kind in the addresses of pages.
PAGE_KINDS = {
    "indicators": "indicator",
    "tasks": "task",
    "sections": "section",
    "projects": "project",
    "areas": "area",
    "partners": "partner",
    "themes": "theme",
}


@dataclass(frozen=True, slots=True)
class Known:
    """Checked data and all that follows from them without writing a file."""

    dataset: Dataset
    plan: Plan
    assessment: Assessment
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: pages a language, files to download, problems left (warnings)."""

    known: Known
    pages: Mapping[str, int]
    files: int


def run_check(project: Project) -> Report:
    """Return every problem of the project's data; nothing is written but the cache."""
    return check(project)


def refuse(report: Report, *, strict: bool = False) -> None:
    """Stop the run where the report says that nothing may be published.

    Raises:
        DataRejected: an error, or with `strict` a warning.
    """
    stopping = [one for one in report.problems if strict or one.severity is Severity.ERROR]
    if stopping:
        raise DataRejected(report.problems)


def know(project: Project, on_stage: OnStage | None = None) -> Known:
    """Return the checked, assembled and assessed plan.

    Raises:
        DataRejected: the data have errors.
    """
    from generator.assemble import assemble
    from generator.assess import assess

    tell = on_stage or _silent
    tell("check", 0)
    report = run_check(project)
    refuse(report)
    assert report.dataset is not None  # noqa: S101 - a report without errors has its tables
    tell("assess", 1)
    plan = assemble(report.dataset, project)
    return Known(report.dataset, plan, assess(plan, project), report.problems)


def build(project: Project, on_stage: OnStage | None = None) -> Built:
    """Build site, database and files to download from the project's data.

    Raises:
        DataRejected: the data have errors; nothing was built.
        BuildFailed: another build is running, or a later stage failed.
    """
    with _only_build(project):
        return _build(project, on_stage or _silent)


def _build(project: Project, tell: OnStage) -> Built:
    from generator.exports import Material, export_files
    from generator.pages import build_pages, navigation
    from generator.site import build_site, site_frame

    known = know(project, tell)
    plan, assessment = known.plan, known.assessment
    tell("charts", 2)
    charts, specs = _charts(known, project)
    tell("exports", 3)
    files = export_files(Material(known.dataset, plan, assessment, project))
    tell("pages", 4)
    pages = build_pages(plan, assessment, project, charts)
    tell("database", 5)
    write_database(known, project)
    tell("site", 6)
    frame = site_frame(project, navigation(project, pages), plan.release.id, plan.release.date)
    data = {f"data/{path}": content for path, content in files.items()}
    build_site(pages, {**data, **specs}, frame, project.site, project.build / "work")
    _replace(project.api / "v1", files)
    return Built(known, {code: len(made) for code, made in pages.items()}, len(files))


def write_database(known: Known, project: Project) -> None:
    """Write the database, and the metadata that describes it to Datasette."""
    from generator.api import build_database, fields_by_kind, render_metadata
    from generator.pages import routes

    plan, addresses = known.plan, routes(known.plan)
    links = {name: addresses.get(kind, {}) for name, kind in PAGE_KINDS.items()}
    fields = fields_by_kind(known.dataset)
    build_database(plan, known.assessment, project, project.database, fields=fields, pages=links)
    _write_if_new(project.metadata, render_metadata(project, fields))


def _charts(known: Known, project: Project) -> tuple[dict[str, dict[str, str]], dict[str, bytes]]:
    """Return every chart as SVG by language and name, and the published specs as files."""
    from generator.charts import chart_spec, draw_all, load_palette
    from generator.pages import chart_jobs

    palette, cache = load_palette(project.config / "palette.yaml"), project.cache / "charts"
    drawn: dict[str, dict[str, str]] = {}
    specs: dict[str, bytes] = {}
    for language, words in project.words.items():
        jobs = chart_jobs(known.plan, known.assessment, project, words, palette)
        svg = draw_all(tuple(jobs.values()), cache)
        drawn[language] = {name: svg[job.id] for name, job in jobs.items()}
        for name, job in jobs.items():
            kind, _, indicator = name.partition("/")
            if kind == "trend":
                text = json.dumps(chart_spec(job, cache), ensure_ascii=False, sort_keys=True)
                specs[f"charts/{language}/{indicator}.vl.json"] = text.encode()
    return drawn, specs


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new folder and put it in the place of the old one."""
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _write_if_new(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


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

    serve_both(project, site_port=site_port, api_port=api_port, ready=ready)


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


def _silent(stage: str, step: int) -> None:
    """Follow nothing."""
