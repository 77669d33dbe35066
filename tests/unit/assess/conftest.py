"""The real plan, assembled and assessed once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.assemble import assemble
from generator.assess import assess
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.project import Project, load_project
from generator.read import read_dataset

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def project() -> Project:
    return load_project(ROOT)


@pytest.fixture(scope="session")
def real_plan(project: Project) -> Plan:
    return assemble(read_dataset(project), project)


@pytest.fixture(scope="session")
def assessment(real_plan: Plan, project: Project) -> Assessment:
    return assess(real_plan, project)
