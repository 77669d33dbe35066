"""Site and interface on this machine, until someone stops them.

The site is served from this process; Datasette runs in a process of its own, which
ends with this one however it ends. Nothing is printed here.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import FrameType

from generator.api import static
from generator.api.metadata import DATABASE
from generator.api.ports import API_PORT, SITE_PORT, choose
from generator.errors import ServeFailed
from generator.model.interface import LIMITS
from generator.project import Project

__all__ = ["SETTINGS", "command", "inspection", "serve", "serve_api", "serving_api"]

SETTINGS = {
    "default_page_size": str(LIMITS["page_rows"]),
    "facet_time_limit_ms": "200",
    "max_returned_rows": str(LIMITS["rows"]),
    "sql_time_limit_ms": str(LIMITS["seconds"] * 1000),
    "suggest_facets": "off",
}
PROFILES = {"sql": "on", "canned": "off"}  # whether readers may write queries of their own
FIRST = "releases"  # a table of every plan, quicker to answer than the list of all tables
START = 30.0  # seconds a server has until it answers
STOP = 5.0  # seconds it has to end
BEAT = 0.2  # seconds between two looks


def serve(
    project: Project,
    *,
    site_port: int | None = None,
    api_port: int | None = None,
    ready: Callable[[str, str], None],
) -> None:
    """Serve site and interface until SIGINT or SIGTERM.

    Args:
        project: a project that has been built.
        site_port: the site's port; 0 for any free one; None for the usual one, or the
            next free one.
        api_port: the interface's port, likewise.
        ready: called once with both addresses when both answer; the second is ""
            where `site_config` wants no interface.

    Raises:
        ServeFailed: nothing is built, a port asked for is taken, or a server ended.
    """
    profile = project.api_profile
    data = [project.database, project.metadata] if profile in PROFILES else []
    _require(project, [project.site / "index.html", *data])
    stop = threading.Event()
    with _until_signal(stop), ExitStack() as running:
        site_at = choose(static.HOST, site_port, SITE_PORT)
        site = running.enter_context(static.serving(project.site, site_at))
        api = ""
        process: subprocess.Popen[bytes] | None = None
        if profile in PROFILES:
            api_at = choose(static.HOST, api_port, API_PORT, taken=site_at)
            api, process = running.enter_context(
                serving_api(project, api_at, profile, stop, site=site)
            )
        if not stop.is_set():
            ready(site, api)
        _wait(stop, process)


def serve_api(
    project: Project, *, port: int, profile: str, under: str, ready: Callable[[str], None]
) -> None:
    """Serve the interface alone, behind a proxy, until SIGINT or SIGTERM.

    Args:
        project: a project that has been built.
        port: its port on this machine; 0 for any free one.
        profile: a key of `PROFILES`.
        under: the path that the proxy shows it at, with slashes at both ends.
        ready: called once with its address when it answers.

    Raises:
        ServeFailed: nothing is built, the port is taken, or the server ended.
    """
    _require(project, [project.database, project.metadata])
    stop = threading.Event()
    at = choose(static.HOST, port, API_PORT)
    with _until_signal(stop), serving_api(project, at, profile, stop, under) as (api, process):
        if not stop.is_set():
            ready(api)
        _wait(stop, process)


def _require(project: Project, needed: list[Path]) -> None:
    missing = [project.relative(path) for path in needed if not path.is_file()]
    if missing:
        raise ServeFailed("not_built", text=", ".join(missing))


@contextmanager
def _until_signal(stop: threading.Event) -> Iterator[None]:
    """Set `stop` on the signals that end a program; restore what was before."""

    def note(number: int, frame: FrameType | None) -> None:
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may change what signals do
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, note) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait(stop: threading.Event, process: subprocess.Popen[bytes] | None) -> None:
    while not stop.wait(BEAT):
        if process is not None and process.poll() is not None:
            raise ServeFailed("server_stopped", text=f"datasette ({process.returncode})")


@contextmanager
def serving_api(
    project: Project,
    port: int,
    profile: str = "sql",
    stop: threading.Event | None = None,
    under: str = "/",
    site: str = "",
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run Datasette over the built database; yield its address once it answers.

    Raises:
        ServeFailed: it ended or did not answer in time; its last words are in the error.
    """
    project.cache.mkdir(parents=True, exist_ok=True)
    notes = project.cache / f"inspect-{port}.json"
    notes.write_text(json.dumps(inspection(project.database)), encoding="utf-8")
    log = project.cache / f"datasette-{port}.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command(project, port, notes, profile, under, site),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for us; we then end it in good order
        )
    try:
        address = f"http://{static.HOST}:{port}/"
        _until_answer(process, f"{address}{DATABASE}/{FIRST}.json?_size=0", log, stop)
        yield address, process
    finally:
        _end(process)
        notes.unlink(missing_ok=True)


def command(
    project: Project,
    port: int,
    notes: Path,
    profile: str = "sql",
    under: str = "/",
    site: str = "",
) -> list[str]:
    """Return the call that starts the interface; `site` is the address of the site, if known."""
    settings = SETTINGS | {"default_allow_sql": PROFILES[profile], "base_url": under}
    pairs = [part for name, value in settings.items() for part in ("--setting", name, value)]
    return [
        *(sys.executable, "-m", "generator.api.interface", "--database", str(project.database)),
        *("--inspect-file", str(notes), "--metadata", str(project.metadata)),
        *("--port", str(port), "--site", site),
        *pairs,
    ]


def _environment() -> dict[str, str]:
    # The plugins import this package, wherever the server was started.
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return os.environ | {"PYTHONPATH": path, "JINDU_LIFELINE": "1"}


def inspection(database: Path) -> dict[str, object]:
    """Return what Datasette would find out at every start: hash, size, rows of each table."""
    content = database.read_bytes()
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        names = [
            str(name)
            for (name,) in opened.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
            )
        ]
        count = 'SELECT count(*) FROM "{}"'
        tables = {
            name: {"count": opened.execute(count.format(name)).fetchone()[0]} for name in names
        }
    about = {"hash": hashlib.sha256(content).hexdigest(), "size": len(content)}
    return {DATABASE: {**about, "file": database.name, "tables": tables}}


def _until_answer(
    process: subprocess.Popen[bytes], address: str, log: Path, stop: threading.Event | None
) -> None:
    last = time.monotonic() + START
    while time.monotonic() < last and not (stop and stop.is_set()):
        if process.poll() is not None:
            break
        if _answers(address):
            return
        time.sleep(BEAT / 4)
    if not (stop and stop.is_set()):
        said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-3:]
        raise ServeFailed("server_stopped", text=" ".join(("datasette:", *said)))


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
