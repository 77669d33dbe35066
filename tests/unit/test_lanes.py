"""What is left out is told at the end, also where several processes share the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lanes import NEWER_DATASETTE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("words", [[], ["-n1"]], ids=["one process", "one that has others"])
def test_a_closed_lane_is_told(words: list[str]) -> None:
    passed_over = ("PYTEST_", NEWER_DATASETTE)
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(passed_over)
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    done = subprocess.run(
        [*command, "tests/newer"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert "tests of tests/newer" in done.stdout
    assert NEWER_DATASETTE in done.stdout
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
