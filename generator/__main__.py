"""`python -m generator` is the same as `jindu`."""

from __future__ import annotations

import atexit
import os
import sys

from generator.cli import main

__all__ = ["run"]


def run() -> None:
    """Run the command line, and end at once: to take the program apart takes a tenth of a second."""
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        code = end.code or 0
    else:
        code = 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # a full disk or a closed pipe: Python tells of it when it ends
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - the one way to have done what is to be done at the end
    os._exit(code)


if __name__ == "__main__":
    run()
