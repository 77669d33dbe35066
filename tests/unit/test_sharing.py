"""What a run makes once is made once, also by several processes at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sharing import folder_of_run, made_once

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys, time
from pathlib import Path
from tests.sharing import made_once

base = Path(sys.argv[1])

def make(folder):
    with (base / "calls").open("a") as calls:
        calls.write("x")
    time.sleep(0.3)
    (folder / "made").touch()
    return folder.name

print(made_once(base, "town", make), (base / "town" / "made").is_file())
"""


def test_processes_that_ask_at_the_same_time_get_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    asking = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [one.communicate()[0] for one in asking] == ["town True\n"] * 3
    assert (tmp_path / "calls").read_text() == "x"


def test_what_failed_is_tried_again_in_an_empty_folder(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        made_once(tmp_path, "town", fail)
    assert made_once(tmp_path, "town", lambda folder: list(folder.iterdir())) == []


def test_processes_of_a_run_share_a_folder_and_runs_do_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.getbasetemp()
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    assert folder_of_run(tmp_path_factory) == own
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    assert folder_of_run(tmp_path_factory) == own.parent
