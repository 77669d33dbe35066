"""Write the lock files from pyproject.toml; `python3 run.py lock` starts this.

First everything together (all.txt), then each part with the versions found there, so that any two
parts fit one environment. The files hold for Linux, macOS and Windows and name no package index.
Words given (--upgrade, --upgrade-package NAME) go on to uv for the first of these.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_HOME = Path("build", "uv")
PARTS = ("build", "serve", "dev")
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-package=pip",  # every environment has one; it must not replace itself midway
    "--extra=install",
    "--quiet",
)


def find_uv() -> str | None:
    """Return uv's program file, from its own folder or the path; None if it is in neither."""
    folders = [ROOT / UV_HOME / "bin", ROOT / UV_HOME / "Scripts"]
    return shutil.which("uv", path=os.pathsep.join(map(str, folders))) or shutil.which("uv")


def how_to_get_uv() -> str:
    """Return what to type where uv is missing."""
    python = UV_HOME / ("Scripts" if os.name == "nt" else "bin") / "python"
    return (
        "uv writes the lock files and was not found. What to do:\n"
        f"  python3 -m venv {UV_HOME}\n"
        f"  {python} -m pip install uv\n"
        "then run this again. It is no dependency: delete that folder whenever you like."
    )


def commands(uv: str, words: Sequence[str]) -> list[list[str]]:
    """Return the calls of uv that write all.txt and then each part."""
    base = [uv, "pip", "compile", *OPTIONS, "pyproject.toml"]
    extras = [f"--extra={part}" for part in PARTS]
    parts = [
        [*base, f"--extra={part}", "--constraints=locks/all.txt", f"--output-file=locks/{part}.txt"]
        for part in PARTS
    ]
    return [[*base, *extras, *words, "--output-file=locks/all.txt"], *parts]


def main(words: Sequence[str]) -> int:
    """Write the lock files; return 0, or 1 if that failed."""
    uv = find_uv()
    if uv is None:
        print(how_to_get_uv(), file=sys.stderr)
        return 1
    for command in commands(uv, words):
        if subprocess.call(command, cwd=ROOT):
            print("uv failed; locks/ may be half written.", file=sys.stderr)
            print("What to do: mend pyproject.toml as said above and run this again, or:")
            print("  git checkout -- locks")
            return 1
    print("locks/ is up to date. Now: python3 run.py test")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
