"""One command measured: wall time, peak memory of its largest process, exit code."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Measured", "measure", "python"]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took.

    Attributes:
        seconds: wall time. megabytes: peak resident memory of its largest process.
    """

    name: str
    seconds: float
    megabytes: float


def measure(
    name: str, command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None
) -> Measured:
    """Run `command` to its end and return what it took.

    Raises:
        RuntimeError: it failed; a benchmark of a failure would mean nothing.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{name}: {' '.join(command)} ended with {process.returncode}")
    per_megabyte = 1024 if sys.platform == "linux" else 1024 * 1024
    return Measured(name, seconds, usage.ru_maxrss / per_megabyte)


def python(*arguments: str) -> list[str]:
    """Return a command that runs this interpreter."""
    return [sys.executable, *arguments]
