"""From the checked plan to site, database and downloads, which go live together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.errors import BuildFailed
from generator.model.claim import Claim
from generator.pipeline.knowing import Known, OnStage, know, silent
from generator.project import Project
from generator.releases import fresh, recover, switch

__all__ = ["STAGES", "Built", "build", "finish", "write_database"]

STAGES = ("check", "assess", "charts", "exports", "pages", "database", "site")

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
        with _only_build(project):
            recover(_waiting(project), _places(project))
            return _build(project, on_stage or silent)
    except OSError as error:
        text = f"{error.filename or project.relative(project.build)}: {error.strerror or error}"
        raise BuildFailed("build_failed", text=text) from error


def finish(project: Project) -> None:
    """Finish letting the last build go live where that was cut short.

    A build that is running now finishes its own; it is left alone.
    """
    if not project.build.is_dir():
        return
    with suppress(BuildFailed), _only_build(project):
        recover(_waiting(project), _places(project))


def _build(project: Project, tell: OnStage) -> Built:
    from generator.exports import Material, claim_files, export_files
    from generator.pages import build_pages, collect_claims, navigation, open_ledger
    from generator.site import build_site, site_frame

    known = know(project, tell)
    plan, assessment = known.plan, known.assessment
    tell("charts", 2)
    charts, specs = _charts(known, project)
    tell("exports", 3)
    files = export_files(Material(known.dataset, plan, assessment, project))
    tell("pages", 4)
    (project.cache / "templates").mkdir(parents=True, exist_ok=True)
    ledger = open_ledger(plan, assessment, project)
    pages = build_pages(plan, assessment, project, charts, ledger)
    claims = collect_claims(plan, assessment, project, ledger, pages)
    files |= claim_files(claims, project.languages)
    waiting = fresh(_waiting(project))
    tell("database", 5)
    frame = site_frame(project, navigation(project, pages), plan.release.id, plan.release.date)
    data = {f"data/{path}": content for path, content in files.items()}
    with ThreadPoolExecutor(1) as aside:
        # The site's own processes do most of its work: the database is made meanwhile.
        metadata = aside.submit(write_database, known, project, waiting / "database", claims)
        tell("site", 6)
        build_site(pages, {**data, **specs}, frame, waiting / "site", project.build / "work")
        _write(waiting / "metadata.json", metadata.result().encode())
    for name, content in files.items():
        _write(waiting / "api" / name, content)
    switch(waiting, _places(project))
    return Built(known, {code: len(made) for code, made in pages.items()}, len(files))


def _waiting(project: Project) -> Path:
    return project.build / "next"


def _places(project: Project) -> dict[str, Path]:
    """Return where each part of a build belongs."""
    return {
        "database": project.database,
        "metadata.json": project.metadata,
        "site": project.site,
        "api": project.api / "v1",
    }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_database(
    known: Known, project: Project, target: Path, claims: tuple[Claim, ...] = ()
) -> str:
    """Write the database to `target`; return the metadata that describes it to Datasette.

    `claims` are those of the pages; without pages there are none.
    """
    from generator.api import build_database, fields_by_kind, render_metadata
    from generator.pages import routes

    plan, addresses = known.plan, routes(known.plan)
    links = {name: addresses.get(kind, {}) for name, kind in PAGE_KINDS.items()}
    links["sources"] = {name: f"sources/#{name}" for name in plan.sources}
    fields = fields_by_kind(known.dataset)
    build_database(
        plan, known.assessment, project, target, fields=fields, pages=links, claims=claims
    )
    return render_metadata(project, fields)


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
