"""nginx with the project's configuration and the two processes behind it, on free ports."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.api.ports import choose

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "deploy" / "nginx.conf"
PATIENCE = 60.0  # seconds until both processes answer


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Proxy:
    """A running front; `pids` are the processes of the interface, fixed pages first."""

    address: str
    port: int
    pids: tuple[int, ...]

    def ask(
        self,
        path: str,
        method: str = "GET",
        host: str = "127.0.0.1",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        address = f"http://{host}:{self.port}{path}"
        asked = urllib.request.Request(address, method=method, headers=dict(headers or {}))
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - as above
                return _read(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return _read(error.code, error.headers, error.read())


def _read(status: int, headers: Any, body: bytes) -> Answer:
    named = {name.lower(): value for name, value in headers.items()}
    return Answer(status, named, body.decode("utf-8", errors="replace"))


@contextlib.contextmanager
def running(project: Path, folder: Path, profile: str = "sql") -> Iterator[Proxy]:
    """Run the front over a built project; `folder` takes what nginx writes."""
    # nginx listens on every address: where systems take ports for connections of their own, one
    # that was just closed would not do. Each test process begins elsewhere.
    front = choose("0.0.0.0", None, 18_000 + os.getpid() % 4_000)  # noqa: S104 - only asked for
    ports = [front, _free(), _free()]
    pools = [_pool(project, port, profile) for port in ports[1:]]
    try:
        for pool in pools:
            _until_ready(pool)
        with _nginx(folder, project / "build" / "site", ports):
            api = [_served_by(port) for port in ports[1:]]
            yield Proxy(f"http://127.0.0.1:{ports[0]}", ports[0], tuple(api))
    finally:
        for pool in pools:
            pool.terminate()
            pool.communicate()


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _pool(project: Path, port: int, profile: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "generator", "--project", str(project), "serve-api", "--json"]
    command += ["--port", str(port), "--profile", profile, "--under", "/api/"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _until_ready(pool: subprocess.Popen[str]) -> None:
    assert pool.stdout is not None
    assert pool.stdout.readline(), "the interface ended before it answered"


def _served_by(port: int) -> int:
    """Return the process that runs Datasette on a port."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = path.read_bytes().decode(errors="replace").split("\0")
            if "generator.api.interface" in words and str(port) in words:
                return int(path.parent.name)
    raise AssertionError(port)


@contextlib.contextmanager
def _nginx(folder: Path, site: Path, ports: list[int]) -> Iterator[None]:
    (folder / "temp").mkdir(parents=True)
    (folder / "site").symlink_to(site)
    text = CONFIG.read_text(encoding="utf-8")
    for usual, port in zip((8080, 8101, 8102), ports, strict=True):
        text = re.sub(rf"\b{usual}\b", str(port), text)
    # Started by root, nginx would hand over to a user who may not enter the folder of a test.
    own = "user root;\n" if os.geteuid() == 0 else ""
    config = folder / "nginx.conf"
    config.write_text(f"daemon off;\n{own}{text}", encoding="utf-8")
    command = [
        shutil.which("nginx") or "nginx",
        "-p",
        f"{folder}/",
        "-e",
        "nginx.err",
        "-c",
        str(config),
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", ports[0]), timeout=1).close()
                break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()
