from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from generator.errors import Problem, UsageProblem
from generator.project import Project, load_project
from generator.validate import AFTER_ASSESSING, CATALOGUE, check, explain
from generator.words import Words, load_words
from tests.unit.dataset_samples import build_project
from tests.unit.validate import cases_descriptors, cases_files, cases_tables, cases_targets
from tests.unit.validate.spoiling import Case

CASES: tuple[Case, ...] = (
    *cases_files.FILES,
    *cases_files.CELLS,
    *cases_tables.TABLE,
    *cases_tables.TRANSLATIONS,
    *cases_tables.WORK,
    *cases_tables.ACROSS,
    *cases_descriptors.DESCRIPTORS,
    *cases_targets.TARGETS,
    *cases_descriptors.CONFIGURATION,
)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, bytes]:
    """Every file of a project that is right, with what an earlier check keeps of it."""
    root = build_project(tmp_path_factory.mktemp("sample"))
    assert check(load_project(root)).problems == ()
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def root(right: Mapping[Path, bytes]) -> Iterator[Path]:
    """The project, put right again afterwards: cheaper than a copy of it for each case."""
    top = next(path for path in right if path.name == "site.yaml").parents[1]
    yield top
    for path in top.rglob("*"):
        if path.is_symlink() or (path.is_file() and path not in right):
            path.unlink()
        elif path.is_dir() and path.suffix:
            path.rmdir()
    for path, content in right.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


@pytest.fixture(scope="module")
def sentences() -> tuple[Words, ...]:
    """The words of every language of the project itself."""
    folder = Path(__file__).parents[3] / "site_config/languages"
    return tuple(load_words(folder, path.stem) for path in sorted(folder.glob("*.yaml")))


def spoiled(root: Path, case: Case) -> Project:
    loaded = load_project(root)
    case.spoil(root)
    try:
        return load_project(root)
    except UsageProblem:
        return loaded  # the words went while the program ran


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.sentence}")
def test_one_mistake_is_told_by_its_code_and_no_other(
    root: Path, sentences: tuple[Words, ...], case: Case
) -> None:
    report = check(spoiled(root, case))
    assert {one.code for one in report.problems} == {case.code}, report.problems
    assert all(one.severity is CATALOGUE[one.code] for one in report.problems)
    for problem, words in product(report.problems, sentences):
        assert all(explain(problem, words)), "facts and placeholders fit"
    if case.address:
        assert case.address in [one.place.cell for one in report.problems]


def test_every_code_of_the_catalogue_is_provoked() -> None:
    provoked = {case.code for case in CASES} | {UNREADABLE}
    assert provoked == set(CATALOGUE) - AFTER_ASSESSING


UNREADABLE = "F124"


def test_a_file_that_cannot_be_opened_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "bodies.csv":
            raise PermissionError(path)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    report = check(load_project(root))
    assert [one.code for one in report.problems] == [UNREADABLE]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_places(
    root: Path,
) -> None:
    wanted = {"F101", "L108", "D301", "D223", "X517", "C603"}
    for code in sorted(wanted):
        next(case for case in CASES if case.code == code).spoil(root)
    found: tuple[Problem, ...] = check(load_project(root)).problems
    assert {one.code for one in found} == wanted
    assert list(found) == sorted(found, key=lambda one: one.order)
