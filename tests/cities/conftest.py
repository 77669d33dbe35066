"""The invented town, copied and worked through once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.assemble import assemble
from generator.assess import assess
from generator.exports import Material, export_files
from generator.project import Project, load_project
from generator.read import read_dataset
from tests.cities import copy_city

GOLDEN = Path(__file__).parents[1] / "golden" / "cities" / "havrebrume"


@pytest.fixture(scope="session")
def city_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Havrebrume in its own languages; not built, and to be left as it is."""
    return load_project(copy_city(tmp_path_factory.mktemp("city") / "havrebrume"))


@pytest.fixture(scope="session")
def material(city_project: Project) -> Material:
    dataset = read_dataset(city_project)
    plan = assemble(dataset, city_project)
    return Material(dataset, plan, assess(plan, city_project), city_project)


@pytest.fixture(scope="session")
def files(material: Material) -> dict[str, bytes]:
    return export_files(material)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare bytes with a golden file of the town; with --update-golden, write it."""

    def compare(name: str, actual: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual)
        expected = path.read_bytes() if path.is_file() else b""
        assert actual.decode() == expected.decode(), f"{name}: is that meant? --update-golden"

    return compare
