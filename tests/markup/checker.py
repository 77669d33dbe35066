"""The Nu HTML Checker, where it is installed: the authority on valid HTML. It needs Java.

`VNU_JAR` names its file (npm package `vnu-jar`), or a program `vnu` is on the path.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

__all__ = ["ABSENT", "errors", "find_checker"]

ABSENT = (
    "Left out: the Nu HTML Checker, for neither VNU_JAR (with java) nor a program vnu was found; "
    "the rules in tests/markup/ were asked alone."
)


def find_checker(
    environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> list[str] | None:
    """Return the words that start the checker, None where it is not installed.

    >>> find_checker({"VNU_JAR": "vnu.jar"}, lambda name: f"/bin/{name}")
    ['/bin/java', '-Xss2m', '-jar', 'vnu.jar']
    >>> find_checker({}, lambda name: None)
    """
    jar, java, program = environ.get("VNU_JAR"), which("java"), which("vnu")
    if jar and java:
        return [java, "-Xss2m", "-jar", jar]  # with less stack it falls over a large folder
    return [program] if program else None


def errors(command: Sequence[str], folder: Path) -> list[str]:
    """Return the errors the checker finds in all pages below a folder.

    Raises:
        RuntimeError: it ended without checking.
    """
    words = [*command, "--format", "gnu", "--errors-only", "--skip-non-html", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    found = [line for line in done.stderr.splitlines() if "error" in line]
    if done.returncode and not found:
        raise RuntimeError(done.stderr[-2000:])
    return found
