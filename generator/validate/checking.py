"""The check: every file, every rule, every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.errors import Place, Problem
from generator.project import Project
from generator.read import Dataset, Table
from generator.read.folder import find_no_files, find_pairs, find_strays, kind_of
from generator.validate.catalogue import fault
from generator.validate.examine import Opened, judge, open_pair
from generator.validate.rules import DATASET_RULES
from generator.validate.schemas import Schemas
from generator.validate.store import Store
from generator.validate.world import gather

__all__ = ["Apart", "Judged", "Report", "check"]

Judged = tuple[Problem, ...]
# Begins to judge tables by their names and returns how to wait for what is found.
Apart = Callable[[tuple[str, ...]], Callable[[], dict[str, Judged]]]

FEW = 8  # tables; to load the library for as few is left to another process

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


def check(project: Project, *, apart: Apart | None = None) -> Report:
    """Return every problem in the project's data and configuration.

    Faults are values: whatever the files hold, nothing is raised. Files that have
    not changed since the last check are not judged again; rules across files are.

    Args:
        project: a project whose configuration could be loaded.
        apart: begins to judge tables in another process, see `judge_files`.
    """
    store = Store(project.findings)
    schemas = Schemas(project, store)
    opened = {pair.name: open_pair(pair, project, schemas) for pair in find_pairs(project.datasets)}
    known = {name: store.get(name, one.key) for name, one in opened.items()}
    new = {name: opened[name] for name, found in known.items() if found is None}
    away = _share(new) if apart else ()
    wait = apart(away) if apart and away else dict
    made = {name: judge(new[name], project, schemas) for name in new if name not in away}
    world = gather(project, _usable(opened), _broken(opened))
    across = [one for rule in DATASET_RULES for one in rule(world)]
    made |= wait()
    for name, found in made.items():
        store.put(name, new[name].key, found)
    store.save()
    project.parsed.save()
    problems = [
        *_folder(project, opened),
        *schemas.problems,
        *(
            one
            for name, pair in opened.items()
            for one in (*pair.problems, *_of(name, known, made))
        ),
        *across,
    ]
    return Report(
        problems=tuple(sorted(_one_story_a_cell(problems), key=lambda one: one.order)),
        dataset=_dataset(opened),
        checked=len(opened),
        reused=len(opened) - len(new),
    )


def _share(new: Mapping[str, Opened]) -> tuple[str, ...]:
    """Return which tables another process is to judge: all few, every other one of many."""
    if len(new) <= FEW:
        return tuple(new)
    return tuple(sorted(new, key=lambda name: -len(new[name].table.rows))[::2])


def _of(name: str, known: Mapping[str, Judged | None], made: Mapping[str, Judged]) -> Judged:
    found = known[name]
    return made[name] if found is None else found


def _usable(found: Mapping[str, Opened]) -> Dataset:
    return Dataset({name: _readable(one) for name, one in found.items()})


def _readable(opened: Opened) -> Table:
    if opened.is_whole:
        return opened.table
    return replace(opened.table, rows=(), header=())


def _broken(found: Mapping[str, Opened]) -> Iterator[str]:
    yield from (name for name in REQUIRED if name not in found)
    # An indicator is known by its descriptor: its CSV may be unreadable.
    for name, one in found.items():
        kind = kind_of(name)
        if not (one.is_described if kind == "observations" else one.is_whole):
            yield kind


def _dataset(found: Mapping[str, Opened]) -> Dataset | None:
    if not all(one.is_whole and one.is_described for one in found.values()):
        return None
    return Dataset({name: one.table for name, one in found.items()})


def _folder(project: Project, found: Mapping[str, Opened]) -> Iterator[Problem]:
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
