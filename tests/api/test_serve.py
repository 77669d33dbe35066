"""Site and interface together, started and stopped as a person or a service would."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.api import serve
from generator.api.server import inspection
from generator.errors import ServeFailed
from generator.project import Project
from tests.api.conftest import build
from tests.unit import plan_samples

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from generator.api import serve
from tests.unit import plan_samples

project = plan_samples.make_project(Path(sys.argv[1]), plan_samples.WITH_HAN, profile=sys.argv[2])
serve(project, site_port=0, api_port=0, ready=lambda site, api: print(site, api, flush=True))
heavy = {"rich", "frictionless", "mkdocs", "altair", "pandas", "datasette"} & set(sys.modules)
print("ended", sorted(heavy), flush=True)
"""


@contextmanager
def _started(root: Path, profile: str = "sql") -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(root), profile],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().split()
    finally:
        process.kill()
        process.communicate()


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return int(error.code)


def _is_silent(address: str, *, within: float = 8.0) -> bool:
    """Tell whether nothing listens at the address before the time is over."""
    port = int(address.rstrip("/").rpartition(":")[2])
    last = time.monotonic() + within
    while time.monotonic() < last:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_both_answer_and_a_signal_ends_both_in_good_order(project: Project, number: int) -> None:
    with _started(project.root) as (process, (site, api)):
        assert (_status(site), _status(f"{api}jindu")) == (200, 200)
        process.send_signal(number)
        said, errors = process.communicate(timeout=15)
        assert (process.returncode, said, errors) == (0, "ended []\n", "")
        assert _is_silent(site)
        assert _is_silent(api)


def test_the_interface_does_not_outlive_a_killed_parent(project: Project) -> None:
    with _started(project.root) as (process, (_, api)):
        os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait(5)
        assert _is_silent(api)


def test_a_host_that_wants_no_free_queries_gets_the_fixed_ones(project: Project) -> None:
    with _started(project.root, "canned") as (_, (_, api)):
        assert _status(f"{api}jindu/open_questions_en.json") == 200
        assert _status(f"{api}jindu.json?sql=select+1") == 403


def test_a_host_that_wants_no_interface_gets_the_site_alone(tmp_path: Path) -> None:
    (tmp_path / "build" / "site").mkdir(parents=True)
    (tmp_path / "build" / "site" / "index.html").write_text("home")
    with _started(tmp_path, "none") as (_, addresses):
        assert len(addresses) == 1
        assert _status(addresses[0]) == 200


def _never(site: str, api: str) -> None:
    pytest.fail("must not be called")


def test_nothing_built_is_an_error_that_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ServeFailed) as caught:
        serve(plan_samples.make_project(tmp_path), ready=_never)
    assert caught.value.key == "not_built"
    assert "build/jindu.db" in caught.value.facts["text"]


def test_a_taken_port_that_was_asked_for_is_an_error(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = int(other.getsockname()[1])
        with pytest.raises(ServeFailed) as caught:
            serve(project, site_port=port, ready=_never)
        assert caught.value.facts == {"port": str(port)}
        with pytest.raises(ServeFailed):
            serve(project, site_port=0, api_port=port, ready=_never)


def test_an_interface_that_cannot_start_says_why_and_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = build(tmp_path)
    broken.metadata.write_text("{", encoding="utf-8")
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(ServeFailed) as caught:
        serve(broken, site_port=0, api_port=0, ready=_never)
    assert caught.value.key == "server_stopped"
    assert "JSON" in caught.value.facts["text"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_the_inspection_counts_rows_and_names_no_folder(project: Project) -> None:
    found = inspection(project.database)
    assert str(project.root) not in str(found)
    about = found["jindu"]
    assert isinstance(about, dict)
    assert about["size"] == project.database.stat().st_size
    assert about["tables"]["tasks"] == {"count": 3}
