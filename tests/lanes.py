"""Tests that need a program which may be missing: left out, and said so."""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["leave_out", "tell_left_out"]


def leave_out(config: pytest.Config, items: list[pytest.Item], folder: Path) -> int:
    """Take the tests below a folder out of a run; return how many they are."""
    ours = [one for one in items if folder in one.path.parents]
    items[:] = [one for one in items if folder not in one.path.parents]
    config.hook.pytest_deselected(items=ours)
    return len(ours)


def tell_left_out(reporter: pytest.TerminalReporter, number: int, what: str, why: str) -> None:
    """Say at the end how many tests were left out, if any."""
    if number:
        reporter.write_line(f"Optional lane left out: {number} tests of {what}, {why}.")
