"""From the checked plan to site, database and downloads, which go live together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import BuildFailed, system_code
from generator.model.claim import Claim
from generator.model.site import Page
from generator.pipeline.beside import Beside, Piece, StandBy
from generator.pipeline.drawing import Orders, artist, chart_orders, draw, touched
from generator.pipeline.knowing import Known, OnStage, know, silent
from generator.pipeline.pictures import begin_cards, begin_library, library_files, published
from generator.pipeline.twins import Downloads, begin_downloads, described, put_downloads
from generator.project import Project
from generator.releases import clear, fresh, recover, switch

if TYPE_CHECKING:
    from generator.pages import Ledger, State, View

__all__ = ["STAGES", "Built", "build", "finish", "write_database"]

STAGES = ("check", "assess", "charts", "exports", "pages", "database", "site")

NEWER = "datasette-1"  # metadata and configuration as the next major version reads them

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
    from generator.api import add_claims

    waiting = fresh(_waiting(project))
    with Beside() as beside:
        cleared = beside.start(partial(clear, waiting), patient=True)
        drawer, printer = artist(beside, project), _printer(beside, project)
        library, mark = begin_library(beside, project), beside.start(partial(_mark, project))
        known = know(project, tell)
        tell("charts", 2)
        jobs = chart_orders(known, project)
        begun = _begin(beside, known, project, jobs, waiting, mark)
        drawn, specs = draw(jobs, project, drawer)
        tell("exports", 3)
        tell("pages", 4)
        written = {code: piece.result() for code, piece in begun.pages.items()}
        made = {code: one.pages for code, one in written.items()}
        made, cards = begin_cards(beside, project, begun.views, made)
        pages = _finished(made, drawn)
        claims = _claims(known, project, begun.ledger, pages)
        tell("database", 5)
        _write_metadata(begun.metadata.result(), project, waiting)
        traced = beside.start(
            partial(add_claims, known.plan, known.assessment, project, waiting / "database", claims)
        )
        early = begun.downloads.result()
        late = beside.start(partial(described, early, claims, known, project))
        cleared.result()
        tell("site", 6)
        files_of_site = {**specs, **published(known.plan, project, jobs, drawn)}
        searches = {code: one.search for code, one in written.items()}
        laid = partial(_build_site, known, project, pages, files_of_site, searches, waiting)
        laid(printer, library, beside)
        cards.put(waiting / "site")
        traced.result()
        files = put_downloads(early, late.result(), known, project, waiting)
    switch(waiting, _places(project))
    return Built(known, {code: len(made) for code, made in pages.items()}, files)


@dataclass(frozen=True, slots=True)
class _Written:
    """The pages of a language, with marks where charts belong, and what its search knows."""

    pages: tuple[Page, ...]
    search: bytes


@dataclass(frozen=True, slots=True)
class _Begun:
    """Pieces that are made beside one another."""

    metadata: Piece[str]
    downloads: Downloads
    pages: Mapping[str, Piece[_Written]]
    ledger: Ledger
    views: Mapping[str, View]


def _begin(
    beside: Beside,
    known: Known,
    project: Project,
    jobs: Orders,
    waiting: Path,
    mark: Piece[str],
) -> _Begun:
    from generator.pages import kept_state, views

    (project.cache / "templates").mkdir(parents=True, exist_ok=True)
    seen = views(known.plan, known.assessment, project, jobs)
    metadata = beside.start(
        partial(write_database, known, project, waiting / "database"), patient=True
    )
    held, rest = kept_state(seen), mark.result()
    return _Begun(
        pages={
            code: beside.start(partial(_write_pages, view, rest, held))
            for code, view in seen.items()
        },
        metadata=metadata,
        downloads=begin_downloads(beside, known, project, next(iter(seen.values())).routes),
        ledger=next(iter(seen.values())).ledger,
        views=seen,
    )


def _mark(project: Project) -> str:
    from generator.pages import mark_of

    return mark_of((project.content, project.config))


def _write_pages(view: View, mark: str, state: State) -> _Written:
    from generator.pages import keeper, pages_of
    from generator.site import search_index

    kept = keeper(view, mark, state, view.project.cache / "kept" / f"{view.language}.pickle")
    pages = pages_of(view, kept)
    kept.save()
    return _Written(pages, search_index(pages))


def _printer(beside: Beside, project: Project) -> StandBy[list[Path], bool]:
    """Return who lays few pages out; MkDocs is loaded at once where that is likely to come."""
    from generator.site import lay_out, start_mkdocs

    return beside.stand_by(start_mkdocs, lay_out, wanted=touched(project))


def _finished(
    pages: Mapping[str, tuple[Page, ...]], drawn: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[Page, ...]]:
    from generator.pages import with_charts

    return {code: with_charts(made, drawn[code]) for code, made in pages.items()}


def _claims(
    known: Known, project: Project, ledger: Ledger, pages: Mapping[str, tuple[Page, ...]]
) -> tuple[Claim, ...]:
    from generator.pages import collect_claims

    return collect_claims(known.plan, known.assessment, project, ledger, pages)


def _write_metadata(text: str, project: Project, waiting: Path) -> None:
    """Write what Datasette says of the database, as it is read now and by its next version."""
    from generator.api import newer_files

    _write(waiting / "metadata.json", text.encode())
    profile = project.api_profile
    for name, content in newer_files(text, profile).items():
        _write(waiting / NEWER / name, content)


def _build_site(
    known: Known,
    project: Project,
    pages: Mapping[str, tuple[Page, ...]],
    files: Mapping[str, bytes],
    searches: Mapping[str, bytes],
    waiting: Path,
    printer: StandBy[list[Path], bool],
    library: Piece[bytes],
    beside: Beside,
) -> None:
    from generator.pages import feeds, navigation
    from generator.site import build_site, site_frame

    release = known.plan.release
    libraries, scripts = library_files(library)
    entries, told = navigation(project, pages), feeds(known.plan, project)
    frame = site_frame(project, entries, release.id, release.date, told, libraries)
    work, cache = project.build / "work", project.cache / "pages"
    everything = {**files, **scripts}
    build_site(
        pages,
        everything,
        frame,
        waiting / "site",
        work,
        cache,
        few=printer.begin,
        searches=searches,
        apart=lambda one: beside.start(one).result,
    )


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


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_database(known: Known, project: Project, target: Path) -> str:
    """Write the database to `target`; return the metadata that describes it to Datasette."""
    from generator.api import build_database, fields_by_kind, render_metadata
    from generator.pages import routes

    plan, addresses = known.plan, routes(known.plan, hide_empty=project.hides_empty_sections)
    links = {name: addresses.get(kind, {}) for name, kind in PAGE_KINDS.items()}
    links["sources"] = {name: f"sources/#{name}" for name in plan.sources}
    fields = fields_by_kind(known.dataset)
    build_database(plan, known.assessment, project, target, fields=fields, pages=links)
    return render_metadata(project, fields)


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
