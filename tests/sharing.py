"""What a run makes once, however many processes share its tests."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

__all__ = ["folder_of_run", "made_once"]

Made = TypeVar("Made")


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this run write below."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(base: Path, name: str, make: Callable[[Path], Made]) -> Made:
    """Return what `make` returns for a new folder, made by whichever process asks first.

    The others wait and read it; so all get a copy, and leave the folder as it is.

    Args:
        base: the folder of the run.
        name: of the folder below it.
        make: called once in a run, unless it fails.
    """
    folder, kept = base / name, base / f"{name}.pickle"
    with FileLock(base / f"{name}.lock"):
        if not kept.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a process that failed
            folder.mkdir()
            kept.write_bytes(pickle.dumps(make(folder)))
        found: Made = pickle.loads(kept.read_bytes())  # noqa: S301 - written above
    return found
