"""The check: every file, every rule, every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.errors import Place, Problem
from generator.project import Project
from generator.read import Dataset, Table
from generator.read.folder import find_no_files, find_pairs, find_strays, kind_of
from generator.validate.catalogue import fault
from generator.validate.examine import Examined, examine
from generator.validate.rules import DATASET_RULES
from generator.validate.schemas import Schemas
from generator.validate.store import Store
from generator.validate.world import gather

__all__ = ["Progress", "Report", "check"]

Progress = Callable[[int, int], None]  # tables done, tables in all

REQUIRED = ("areas", "codes", "releases", "sources")  # no plan is shown without these
DATES = frozenset({"D112", "D113", "X509"})  # a grammar of ours tells more than a pattern
RAGGED = frozenset({"F116", "F117"})  # the cells of such a row stand in wrong columns
TEXTS = frozenset({"D301", "D302"})  # and a missing translation more than an empty cell


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        problems: all of them, sorted by place.
        dataset: the tables, None where one of them could not be read whole.
        checked: number of tables looked at. reused: how many had not changed since.
    """

    problems: tuple[Problem, ...]
    dataset: Dataset | None
    checked: int
    reused: int


def check(project: Project, *, on_progress: Progress | None = None) -> Report:
    """Return every problem in the project's data and configuration.

    Faults are values: whatever the files hold, nothing is raised. Files that have
    not changed since the last check are not judged again; rules across files are.

    Args:
        project: a project whose configuration could be loaded.
        on_progress: called after each table with the number done and the number in all.
    """
    store = Store(project.cache / "check")
    schemas = Schemas(project, store)
    pairs = find_pairs(project.datasets)
    found: dict[str, Examined] = {}
    for number, pair in enumerate(pairs, start=1):
        found[pair.name] = examine(pair, project, schemas, store)
        if on_progress:
            on_progress(number, len(pairs))
    store.save()
    world = gather(project, _usable(found), _broken(found))
    problems = [
        *_folder(project, found),
        *schemas.problems,
        *(one for examined in found.values() for one in examined.problems),
        *(one for rule in DATASET_RULES for one in rule(world)),
    ]
    return Report(
        problems=tuple(sorted(_one_story_a_cell(problems), key=lambda one: one.order)),
        dataset=_dataset(found),
        checked=len(found),
        reused=sum(one.reused for one in found.values()),
    )


def _usable(found: Mapping[str, Examined]) -> Dataset:
    return Dataset({name: _readable(one) for name, one in found.items()})


def _readable(examined: Examined) -> Table:
    if examined.is_whole:
        return examined.table
    return replace(examined.table, rows=(), header=())


def _broken(found: Mapping[str, Examined]) -> Iterator[str]:
    yield from (name for name in REQUIRED if name not in found)
    # An indicator is known by its descriptor: its CSV may be unreadable.
    for name, one in found.items():
        kind = kind_of(name)
        if not (one.is_described if kind == "observations" else one.is_whole):
            yield kind


def _dataset(found: Mapping[str, Examined]) -> Dataset | None:
    if not all(one.is_whole and one.is_described for one in found.values()):
        return None
    return Dataset({name: one.table for name, one in found.items()})


def _folder(project: Project, found: Mapping[str, Examined]) -> Iterator[Problem]:
    for path in find_strays(project.datasets):
        yield fault("F122", Place(project.relative(path)))
    for path, what in find_no_files(project.datasets):
        yield fault("F126", Place(project.relative(path)), what=what)
    folder = project.relative(project.datasets)
    for name in REQUIRED:
        if name not in found:
            yield fault("F125", Place(f"{folder}/{name}.csv"), table=name)


def _one_story_a_cell(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield of each cell the problems nearest to what was typed: the others follow from them."""
    stories: dict[Place, list[Problem]] = {}
    told = list(problems)
    ragged = {(one.place.path, one.place.row) for one in told if one.code in RAGGED}
    for problem in told:
        if problem.code in RAGGED or (problem.place.path, problem.place.row) not in ragged:
            stories.setdefault(problem.place, []).append(problem)
    for place, story in stories.items():
        least = min(map(_rank, story))
        for problem in story:
            if _rank(problem) == least or not (place.cell and place.row > 1):
                yield problem


def _rank(problem: Problem) -> int:
    code = problem.code
    if code.startswith("L"):
        return 0
    if code in DATES | TEXTS:
        return 1
    if code.startswith("D10"):
        return 2
    return 3 if code.startswith("D") else 4
