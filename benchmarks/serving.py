"""Answers of the interface beside bare Datasette, one request after another."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import Measured, python

__all__ = ["answers"]

REQUESTS = 200


def answers(project: Path, bare: Path) -> Iterator[Measured]:
    """Yield seconds a request: rows, queries and missing pages of ours, rows of bare Datasette.

    Args:
        project: built.
        bare: a database without keys, made by `floors.py`.
    """
    site, api = _free(), _free()
    ours = python("-m", "generator", "--project", str(project), "serve", "--no-build", "--quiet")
    ours += ["--site-port", str(site), "--api-port", str(api)]
    with _running(ours, f"http://127.0.0.1:{api}/-/versions.json"):
        root = f"http://127.0.0.1:{api}/jindu"
        yield _timed("answer: row", f"{root}/releases/R1.json")
        yield _timed("answer: query", f"{root}/tasks_past_due_en.json?_shape=array")
        yield _timed("answer: missing page", f"{root}/nothing-here")
    port = _free()
    floor = python("-m", "datasette", "serve", str(bare), "--port", str(port))
    with _running(floor, f"http://127.0.0.1:{port}/-/versions.json"):
        yield _timed(
            "floor: row of bare Datasette", f"http://127.0.0.1:{port}/bare/releases/1.json"
        )


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], address: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(address)
        yield
    finally:
        process.terminate()
        process.wait()


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            _get(address)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no answer from {address}")


def _get(address: str) -> None:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own servers
            answer.read()
    except urllib.error.HTTPError as error:
        error.read()


def _timed(name: str, address: str) -> Measured:
    _get(address)
    start = time.perf_counter()
    for _ in range(REQUESTS):
        _get(address)
    return Measured(name, (time.perf_counter() - start) / REQUESTS, 0)
