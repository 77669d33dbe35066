"""Tests that need a program which may be missing: left out, and said so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

__all__ = ["LANES", "NEWER_DATASETTE", "Lane", "hear_of_left_out", "leave_out", "tell_left_out"]

HERE = Path(__file__).parent
NEWER_DATASETTE = "JINDU_NEWER_DATASETTE"  # names the Python of another environment
COUNTS = pytest.StashKey[dict[str, int]]()
_SENT = "jindu_left_out"


@dataclass(frozen=True)
class Lane:
    """A folder of tests, whether they can run here, and why they cannot."""

    folder: str
    is_open: Callable[[], bool]
    why: str


LANES = (
    Lane("deploy", lambda: bool(shutil.which("nginx")), "nginx is not on this machine"),
    Lane(
        "newer",
        lambda: bool(os.environ.get(NEWER_DATASETTE)),
        f"{NEWER_DATASETTE} names no program",
    ),
)


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take the tests of closed lanes out of a run, and note how many they are."""
    counts: dict[str, int] = {}
    for lane in LANES:
        ours = [one for one in items if HERE / lane.folder in one.path.parents]
        if ours and not lane.is_open():
            counts[lane.folder] = len(ours)
            items[:] = [one for one in items if one not in ours]
            config.hook.pytest_deselected(items=ours)
    config.stash[COUNTS] = counts
    # One of several processes has no terminal: it tells the one that has.
    getattr(config, "workeroutput", {})[_SENT] = counts


def hear_of_left_out(config: pytest.Config, sent: Mapping[str, dict[str, int]]) -> None:
    """Take over what one of several processes, which all leave out the same, has noted."""
    config.stash[COUNTS] = sent.get(_SENT, {})


def tell_left_out(reporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say at the end how many tests were left out, if any."""
    counts = config.stash.get(COUNTS, {})
    for lane in LANES:
        if number := counts.get(lane.folder):
            line = f"{number} tests of tests/{lane.folder}, {lane.why}."
            reporter.write_line(f"Optional lane left out: {line}")
