"""The gate: every check a change must pass, in order. `python3 run.py test` starts it.

A step that fails does not stop the later ones, so that all faults are seen at once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from run import FAILED, ROOT, apt_install, program, say
from tests.chromium import find_chromium

WITHOUT_BROWSER = 3
MOST = 4  # processes of tests; each may have a Chromium of its own
STEPS: Mapping[str, tuple[str, ...]] = {
    "ruff format": ("ruff", "format", "--check", "--quiet"),
    "ruff check": ("ruff", "check", "--quiet"),
    "mypy": ("mypy",),
    "lint-imports": ("lint-imports", "--no-logo", "--no-cache"),
    "pytest": ("pytest", "-q"),
}
REMEDY = """\
Chromium was not found, so the browser tests cannot run. What to do:
  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install chromium
  elsewhere:       install Chromium or Chrome, or set JINDU_CHROMIUM to its program file
  or, for now:     python3 run.py test --no-browser"""


def chromium() -> str | None:
    """Return Chromium's program file, after installing it where need be and allowed."""
    found = find_chromium(os.environ)
    if found is None and not os.environ.get("JINDU_CHROMIUM") and apt_install("chromium"):
        found = find_chromium(os.environ)
    return found


def split_words(words: Sequence[str]) -> tuple[bool, list[str]]:
    """Return whether the browser tests are wanted, and the words for pytest.

    >>> split_words(["-k", "verdict", "--no-browser"])
    (False, ['-k', 'verdict'])
    """
    rest = [word for word in words if word != "--no-browser"]
    return len(rest) == len(words), rest


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def side_by_side(pytest_words: Sequence[str], processes: int) -> tuple[str, ...]:
    """Return the words that share the tests among processes, a file of them at a time.

    Tests that somebody chose run in one, whose output is in their order.

    >>> side_by_side([], 2)
    ('-n2', '--dist=loadfile', '--no-loadscope-reorder')
    >>> side_by_side([], 1), side_by_side(["-k", "verdict"], 2)
    ((), ())
    """
    if pytest_words or processes < 2:
        return ()
    return (f"-n{min(processes, MOST)}", "--dist=loadfile", "--no-loadscope-reorder")


def steps_for(
    pytest_words: Sequence[str], found: str | None, processes: int = 1
) -> dict[str, tuple[str, ...]]:
    """Return name and command of every step; without Chromium its tests are left out."""
    without = () if found else ("--no-browser",)
    shared = side_by_side(pytest_words, processes)
    return {**STEPS, "pytest": (*STEPS["pytest"], *shared, *without, *pytest_words)}


def passes(name: str, command: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Run one step; show its name before and its time after."""
    say(f"\n=== {name}")
    began = time.perf_counter()
    code = subprocess.call([program(command[0]), *command[1:]], cwd=ROOT, env=environ)
    outcome = f"FAILED (exit code {code})" if code else "passed"
    say(f"--- {name} {outcome} in {time.perf_counter() - began:.1f} s")
    return code == 0


def conclusion(failed: Sequence[str], *, browser: bool) -> tuple[int, str]:
    """Return the gate's exit code and its closing line."""
    if failed:
        return FAILED, f"The gate FAILED: {', '.join(failed)}. The faults are shown above."
    if not browser:
        return WITHOUT_BROWSER, "All steps passed, but the browser tests were left out."
    return 0, "The gate passed."


def main(words: Sequence[str]) -> int:
    """Run every step and return the exit code: 0, 1 (something failed) or 3 (no browser tests)."""
    began = time.perf_counter()
    browser, pytest_words = split_words(words)
    found = chromium() if browser else None
    failed = ["chromium"] if browser and not found else []
    if failed:
        say(REMEDY)
    environ = {**os.environ, "JINDU_CHROMIUM": found or ""}
    steps = steps_for(pytest_words, found, cores()).items()
    failed += [name for name, command in steps if not passes(name, command, environ)]
    code, line = conclusion(failed, browser=browser)
    say(f"\n{line} ({time.perf_counter() - began:.0f} s)")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
