"""The program ends at once, with its exit code and with all that it had to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("words", "code"), [(("--version",), 0), (("nonsense",), 2)], ids=["well", "not understood"]
)
def test_code_and_words_reach_the_caller(words: tuple[str, ...], code: int) -> None:
    command = [sys.executable, "-m", "generator", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE)
    assert done.returncode == code
    assert (done.stdout if code == 0 else done.stderr).strip()


def test_what_was_registered_for_the_end_is_done() -> None:
    code = (
        "import atexit, sys; atexit.register(print, 'at the end');"
        "sys.argv = ['jindu', '--version'];"
        "from generator.__main__ import run; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "at the end"
