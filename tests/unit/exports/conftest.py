"""Exports of the real plan, made once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.assemble import assemble
from generator.assess import assess
from generator.exports import Material, export_files
from generator.project import load_project
from generator.read import read_dataset

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def material() -> Material:
    project = load_project(ROOT)
    dataset = read_dataset(project)
    plan = assemble(dataset, project)
    return Material(dataset, plan, assess(plan, project), project)


@pytest.fixture(scope="session")
def files(material: Material) -> dict[str, bytes]:
    return export_files(material)
