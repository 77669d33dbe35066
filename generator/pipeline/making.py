"""Everything a build makes, in a folder of its own: pages, database, site, downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.claim import Claim
from generator.model.site import Page
from generator.pipeline.beside import WAITS, WAITS_LONG, Beside, Piece
from generator.pipeline.building import NEWER, Built
from generator.pipeline.crew import Crew, Printer, begin_artist, begin_printer
from generator.pipeline.drawing import Orders, begin_drawing, chart_orders, drawn
from generator.pipeline.knowing import Known, OnStage, know
from generator.pipeline.pictures import begin_cards, library_files, published
from generator.pipeline.twins import Downloads, begin_downloads, described, put_downloads
from generator.project import Project
from generator.trees import Tree

if TYPE_CHECKING:
    from generator.exports import Listed
    from generator.pages import Ledger, State, View

__all__ = ["make", "write_database"]

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


def make(beside: Beside, crew: Crew, project: Project, waiting: Path, tell: OnStage) -> Built:
    """Make every part of a build in the folder `waiting`.

    Raises:
        DataRejected: the data have errors; nothing was made.
        BuildFailed: a later stage failed.
    """
    from generator.api import add_claims

    artist, printer = begin_artist(beside, project), begin_printer(beside, project)
    known = know(project, tell, crew.judge.begin)
    database = beside.start(partial(_write_database, known, project, waiting), patience=WAITS_LONG)
    # The first time there is so much of it that pages would wait.
    patience = 0 if project.database.is_file() else WAITS_LONG
    downloads = begin_downloads(beside, known, project, _routes(known, project), patience)
    tell("charts", 2)
    jobs = chart_orders(known, project)
    wait = begin_drawing(jobs, project, artist)
    begun = _begin_pages(beside, known, project, jobs, crew.mark)
    tell("pages", 3)
    written = {code: piece.result() for code, piece in begun.pages.items()}
    made = {code: one.pages for code, one in written.items()}
    made, cards = begin_cards(beside, project, begun.views, made)
    wait()
    charts, specs = drawn(jobs, project)
    pages = _finished(made, charts)
    claims = _claims(known, project, begun.ledger, pages)
    describe = partial(_begin_described, beside, downloads, claims, known, project)
    late = describe() if downloads.is_ready else None
    tell("site", 4)
    files_of_site = {**specs, **published(known.plan, project, jobs, charts)}
    searches = {code: one.search for code, one in written.items()}
    trees = {name: Tree(waiting / name, held) for name, held in crew.held.result().items()}
    put_pages = _begin_site(
        beside, printer, crew.library, known, project, pages, files_of_site, searches, trees["site"]
    )
    tell("database", 5)
    database.result()
    traced = beside.start(
        partial(add_claims, known.plan, known.assessment, project, waiting / "database", claims)
    )
    put_pages()
    tell("exports", 6)
    early, later = late or describe()
    cards.put(trees["site"])
    traced.result()
    files = put_downloads(early, later.result(), known, project, waiting / "database", trees)
    for tree in trees.values():
        tree.finish()
    return Built(known, {code: len(made) for code, made in pages.items()}, files)


@dataclass(frozen=True, slots=True)
class _Written:
    """The pages of a language, with marks where charts belong, and what its search knows."""

    pages: tuple[Page, ...]
    search: bytes


@dataclass(frozen=True, slots=True)
class _Begun:
    """Pages that are made beside one another, and what they are made from."""

    pages: Mapping[str, Piece[_Written]]
    ledger: Ledger
    views: Mapping[str, View]


def _routes(known: Known, project: Project) -> Mapping[str, Mapping[str, str]]:
    from generator.pages import routes

    return routes(known.plan, hide_empty=project.hides_empty_sections)


def _begin_described(
    beside: Beside,
    downloads: Downloads,
    claims: tuple[Claim, ...],
    known: Known,
    project: Project,
) -> tuple[tuple[Listed, ...], Piece[dict[str, bytes]]]:
    """Return what there is to download, and who describes it."""
    early = downloads.result()
    return early, beside.start(partial(described, early, claims, known, project))


def _begin_pages(
    beside: Beside, known: Known, project: Project, jobs: Orders, mark: Piece[str]
) -> _Begun:
    from generator.pages import kept_state, views

    (project.cache / "templates").mkdir(parents=True, exist_ok=True)
    seen = views(known.plan, known.assessment, project, jobs)
    held, rest, built = kept_state(seen), mark.result(), project.database.is_file()
    return _Begun(
        pages={
            # The first time drawing takes longest: pages, which take half as long, give way.
            code: beside.start(
                partial(_write_pages, view, rest, held), patience=0 if built else WAITS
            )
            for code, view in seen.items()
        },
        ledger=next(iter(seen.values())).ledger,
        views=seen,
    )


def _write_pages(view: View, mark: str, state: State) -> _Written:
    from generator.pages import keeper, pages_of
    from generator.site import search_index

    kept = keeper(view, mark, state, view.project.cache / "kept" / f"{view.language}.pickle")
    pages = pages_of(view, kept)
    kept.save()
    return _Written(pages, search_index(pages))


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


def _write_database(known: Known, project: Project, waiting: Path) -> None:
    """Write the database, and what Datasette says of it now and in its next version."""
    from generator.api import newer_files

    text = write_database(known, project, waiting / "database")
    _write(waiting / "metadata.json", text.encode())
    profile = project.api_profile
    for name, content in newer_files(text, profile).items():
        _write(waiting / NEWER / name, content)


def _begin_site(
    beside: Beside,
    printer: Printer,
    library: Piece[bytes],
    known: Known,
    project: Project,
    pages: Mapping[str, tuple[Page, ...]],
    files: Mapping[str, bytes],
    searches: Mapping[str, bytes],
    site: Tree,
) -> Callable[[], None]:
    from generator.pages import feeds, navigation
    from generator.site import begin_site, site_frame

    release = known.plan.release
    libraries, scripts = library_files(library)
    entries, told = navigation(project, pages), feeds(known.plan, project)
    frame = site_frame(project, entries, release.id, release.date, told, libraries)
    work, cache = project.build / "work", project.cache / "pages"
    everything = {**files, **scripts}
    return begin_site(
        pages,
        everything,
        frame,
        site,
        work,
        cache,
        few=printer.begin,
        searches=searches,
        apart=lambda one: beside.start(one).result,
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_database(known: Known, project: Project, target: Path) -> str:
    """Write the database to `target`; return the metadata that describes it to Datasette."""
    from generator.api import build_database, fields_by_kind, render_metadata

    plan, addresses = known.plan, _routes(known, project)
    links = {name: addresses.get(kind, {}) for name, kind in PAGE_KINDS.items()}
    links["sources"] = {name: f"sources/#{name}" for name in plan.sources}
    fields = fields_by_kind(known.dataset)
    build_database(plan, known.assessment, project, target, fields=fields, pages=links)
    return render_metadata(project, fields)
