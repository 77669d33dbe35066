"""A copy of the project's data that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project folder with the real data, without anything built."""
    for name in ("datasets", "site_config", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path
