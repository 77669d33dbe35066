"""Who is set to work before anything is known: preparing takes longer than most changes.

Processes begin as soon as the project is read, while this one still loads its own modules; so
nothing here may load more than it takes to begin them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.pipeline.beside import WAITS, WAITS_LONG, Beside, Piece, StandBy
from generator.project import Project, mark_of
from generator.trees import Held, begin_with

if TYPE_CHECKING:
    from generator.charts import ChartJob

Judged = dict[str, tuple[Problem, ...]]  # of tables, by name
Judge = StandBy[tuple[str, ...], Judged]
Artist = StandBy[list["ChartJob"], None]
Printer = StandBy[list[Path], bool]

__all__ = [
    "TREES",
    "Artist",
    "Crew",
    "Judge",
    "Printer",
    "begin_artist",
    "begin_judge",
    "begin_printer",
    "gather",
    "touched",
]


TREES = ("site", "api")  # parts of a build that are brought up to date


@dataclass(frozen=True, slots=True)
class Crew:
    """Processes that prepare, or do what needs no data.

    Attributes:
        judge: judges tables that have changed.
        library: makes what charts need in browsers.
        mark: of all that pages rest on besides data.
        held: what the folders of the parts in `TREES` hold, which are brought up to date; by
            then what else old builds left is gone.
    """

    judge: Judge
    library: Piece[bytes]
    mark: Piece[str]
    held: Piece[dict[str, Held]]


def gather(beside: Beside, project: Project, waiting: Path) -> Crew:
    """Begin who is needed first, and who needs nothing that is loaded here.

    Args:
        beside: who starts processes.
        project: paths and configuration.
        waiting: folder of the build to come.
    """
    return Crew(
        judge=begin_judge(beside, project),
        mark=beside.start(partial(_mark, project)),
        library=_library(beside, project),
        held=beside.start(partial(_begin_trees, project, waiting), patience=WAITS),
    )


def begin_judge(beside: Beside, project: Project) -> Judge:
    """Begin who judges tables, where any is likely to have changed since the last check."""
    work = partial(_judge_files, project)
    return beside.stand_by(_prepare, work, wanted=touched(project, project.findings))


def begin_artist(beside: Beside, project: Project) -> Artist:
    """Begin who draws charts, where any is likely to have changed since the last build."""
    cache, wanted = project.cache / "charts", touched(project, project.database)
    # What is judged is waited for before anything is drawn or laid out.
    patience = WAITS if project.database.is_file() else 0
    return beside.stand_by(
        partial(_start_drawing, cache), partial(_draw, cache), wanted=wanted, patience=patience
    )


def begin_printer(beside: Beside, project: Project) -> Printer:
    """Begin who lays few pages out; the first time all are, by processes of their own."""
    built = project.database.is_file()
    wanted = built and touched(project, project.database)
    return beside.stand_by(_start_mkdocs, _lay_out, wanted=wanted, patience=WAITS)


def touched(project: Project, since: Path) -> bool:
    """Tell whether data or words are younger than a file, or the file is not there."""
    if not since.is_file():
        return True
    told = since.stat().st_mtime
    folders = (project.datasets, project.config)
    return any(path.stat().st_mtime > told for one in folders for path in one.rglob("*.*"))


def _library(beside: Beside, project: Project) -> Piece[bytes]:
    cache = project.cache / "charts"
    work = partial(_browser_library, cache)
    # Bundled once a version; before the first build there is nothing in the folder.
    first = not any(cache.glob("vega-*"))
    return beside.start(work, patience=WAITS_LONG) if first else Piece(work)


def _prepare() -> None:
    from generator.validate import prepare

    prepare()


def _judge_files(project: Project, names: tuple[str, ...]) -> Judged:
    from generator.validate import judge_files

    return judge_files(project, names)


def _start_drawing(cache: Path) -> None:
    from generator.charts import start_drawing

    start_drawing(afresh=not cache.is_dir())


def _draw(cache: Path, jobs: list[ChartJob]) -> None:
    from generator.charts import draw_missing

    draw_missing(jobs, cache)


def _start_mkdocs() -> None:
    from generator.site import start_mkdocs

    start_mkdocs()


def _lay_out(configs: list[Path]) -> bool:
    from generator.site import lay_out

    return lay_out(configs)


def _browser_library(cache: Path) -> bytes:
    from generator.charts import browser_library

    return browser_library(cache)


def _mark(project: Project) -> str:
    return mark_of((project.content, project.config))


def _begin_trees(project: Project, waiting: Path) -> dict[str, Held]:
    from generator.releases import aside, clear

    places = {"site": project.site, "api": project.api / "v1"}
    held = {name: begin_with(waiting / name, aside(waiting, name), places[name]) for name in TREES}
    clear(waiting)
    return held
