"""What an answer costs beside the bare tools, in one run: `python -m benchmarks.ratios`.

Rows, fixed queries and a stream of 100,000 rows of the interface beside Datasette over the same
file without anything of ours; a static file by `deploy/nginx.conf` beside nginx with nothing else
set. Measured is the processor time of the server's own processes: the clock on the wall tells of
the neighbours as well. Needs a built project; writes `build/ratios.json`.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks.measuring import python
from generator.api.metadata import DATABASE
from generator.api.ports import choose
from generator.api.server import inspection, serving_api
from generator.api.static import HOST
from generator.model.formats import DOWNLOADS
from generator.project import Project, load_project

__all__ = ["Ratio", "main"]

ROOT = Path(__file__).parents[1]
ROUNDS = 5  # ours and the floor take turns, so that both meet the same neighbours
STREAMED = 100_000
OF_PROCESS = 2  # Linux: the clock of a process's own time, finer than the one in /proc
# What people read has the language of its path; bare Datasette knows none.
ASKED = (
    ("row", "/jindu/releases/R1.json"),
    ("row with dots in its id", "/jindu/tasks/T05~2E1~2E02.json"),
    ("fixed query", "/jindu/tasks_past_due_en.json?_shape=array"),
    ("fixed query with a parameter", "/jindu/targets_by_deadline_en.json?year=2025"),
    ("fixed query with an id", "/jindu/observations_of_indicator_en.json?indicator={id}"),
    ("50 rows of a table", "/jindu/tasks.json?_shape=array"),
    ("page of a row", "/en/jindu/releases/R1"),
    ("page of a row with dots", "/en/jindu/tasks/T05~2E1~2E02"),
    ("page of a fixed query", "/en/jindu/tasks_past_due_en"),
    ("page of a fixed query, root", "/jindu/tasks_past_due_zh"),
    ("page of a table", "/en/jindu/tasks"),
)
PAGED = ("tasks",)  # tables whose whole page is asked for, with its filters
ERRORS = "nginx.err"  # what nginx says of itself, in its folder
PLAIN = """daemon off;
pid nginx.pid;
error_log nginx.err;
{user}
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp;
  uwsgi_temp_path temp; scgi_temp_path temp;
  types {{ application/json json; }}
  sendfile on;
  server {{ listen 127.0.0.1:{port}; root site; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Milliseconds of processor time for one answer: ours and the floor's.

    Attributes:
        most: how many times the floor ours may take.
    """

    name: str
    ours: float
    floor: float
    most: float

    @property
    def times(self) -> float:
        """How many times the floor's time ours is."""
        return self.ours / self.floor if self.floor else 0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port and the processes whose time counts."""

    port: int
    pids: tuple[int, ...]

    def seconds(self) -> float:
        """Return the processor time its processes have taken so far."""
        return sum(_seconds(pid) for pid in self.pids)

    def get(self, path: str, number: int) -> float:
        """Ask for a path `number` times over one connection; return milliseconds an answer."""
        opened = http.client.HTTPConnection(HOST, self.port, timeout=120)
        start = self.seconds()
        for _ in range(number):
            opened.request("GET", path)
            answer = opened.getresponse()
            body = answer.read()
            # A stream whose query was ended half-way ends with the reason, not with a line.
            if answer.status != 200 or (".csv" in path and not body.endswith(b"\n")):
                raise RuntimeError(f"{path}: {answer.status}, {body[-200:]!r}")
        opened.close()
        return (self.seconds() - start) * 1000 / number


def main() -> int:
    """Print the ratios and write them down."""
    project = load_project(ROOT)
    found: list[Ratio] = []
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'what':45} {'ours ms':>9} {'floor ms':>9} {'times':>6}  at most")
        for part in (_nginx, _datasette, _stream):
            found += map(_shown, part(project, Path(folder)))
    target = ROOT / "build" / "ratios.json"
    target.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", "utf-8")
    return 0


def _shown(one: Ratio) -> Ratio:
    figures = f"{one.ours:9.3f} {one.floor:9.3f} {one.times:6.2f}  {one.most:.2f}"
    print(f"{one.name:45} {figures}", flush=True)
    return one


def _datasette(project: Project, folder: Path) -> Iterator[Ratio]:
    with _ours(project) as ours, _bare(project, folder) as floor:
        for name, path in ASKED:
            asked = path.format(id=_an_indicator(project))
            plain = asked.removeprefix("/en")
            yield _compare(name, ours, floor, (asked, plain), 100, 1.3)


def _stream(project: Project, folder: Path) -> Iterator[Ratio]:
    large = replace(project, root=folder / "large")
    large.build.mkdir(parents=True)
    shutil.copy(project.metadata, large.metadata)
    command = python("-m", "benchmarks.million", str(large.database), str(STREAMED))
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with _ours(large) as ours, _bare(large, folder) as floor:
        path = "/jindu/observations.csv?_stream=on&_size=max"
        yield _compare(f"CSV of {STREAMED} rows", ours, floor, (path, path), 1, 1.1, 3)


def _an_indicator(project: Project) -> str:
    return sorted(path.stem for path in (project.datasets / "indicators").glob("*.yaml"))[0]


def _compare(
    name: str,
    ours: Server,
    floor: Server,
    paths: tuple[str, str],
    number: int,
    most: float,
    rounds: int = ROUNDS,
) -> Ratio:
    """Compare ours with the floor, both warm; `paths` are what each of them is asked for."""
    own, plain = paths
    ours.get(own, number // 10 or 1), floor.get(plain, number // 10 or 1)
    taken = [(ours.get(own, number), floor.get(plain, number)) for _ in range(rounds)]
    return Ratio(name, median(one for one, _ in taken), median(one for _, one in taken), most)


@contextmanager
def _ours(project: Project) -> Iterator[Server]:
    port = choose(HOST, 0, 0)
    with serving_api(project, port) as (_, process):
        yield Server(port, (process.pid,))


@contextmanager
def _bare(project: Project, folder: Path) -> Iterator[Server]:
    notes = folder / "inspect.json"
    notes.write_text(json.dumps(inspection(project.database)), encoding="utf-8")
    bare = folder / "bare.json"
    bare.write_text(json.dumps(_work_alone(project)), encoding="utf-8")
    port = choose(HOST, 0, 0)
    command = python("-m", "datasette", "serve", "--immutable", str(project.database), "--cors")
    command += ["--inspect-file", str(notes), "--metadata", str(bare)]
    command += ["--port", str(port), "--setting", "suggest_facets", "off"]
    command += ["--setting", "default_page_size", "50"]
    with _running(command, folder, port, "/jindu/releases.json?_size=0") as process:
        yield Server(port, (process.pid,))


def _work_alone(project: Project) -> dict[str, object]:
    """Return what gives bare Datasette the same work to do: the rest only makes it slower."""
    said = json.loads(project.metadata.read_text(encoding="utf-8"))["databases"][DATABASE]
    queries = {name: {"sql": one["sql"]} for name, one in said["queries"].items()}
    tables = {
        name: {key: one[key] for key in ("facets", "sort", "label_column") if key in one}
        for name, one in said["tables"].items()
        if name in PAGED
    }
    return {"databases": {DATABASE: {"queries": queries, "tables": tables}}}


def _nginx(project: Project, folder: Path) -> Iterator[Ratio]:
    if shutil.which("nginx") is None:
        print("Left out: nginx is not on this machine.")
        return
    path = next(iter(sorted((project.site / DOWNLOADS).glob("*.json")))).relative_to(project.site)
    ours = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    plain = PLAIN.format(user=user, port=8080)
    started = [
        _front(project, folder / "ours", f"daemon off;\n{user}\n{ours}"),
        _front(project, folder / "plain", plain),
    ]
    with started[0] as front, started[1] as floor:
        asked = f"/{path.as_posix()}"
        yield _compare("static JSON by nginx", front, floor, (asked, asked), 4000, 1 / 0.9)


@contextmanager
def _front(project: Project, folder: Path, text: str) -> Iterator[Server]:
    (folder / "temp").mkdir(parents=True)
    (folder / "site").symlink_to(project.site)
    # nginx listens on every address: a port that a closed connection had would not do.
    port = choose("0.0.0.0", None, 18080)  # noqa: S104 - only asked whether it is free
    text = re.sub(r"\b8080\b", str(port), text)
    text = text.replace("worker_processes auto;", "worker_processes 1;")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = ["nginx", "-p", f"{folder}/", "-e", ERRORS, "-c", f"{folder}/nginx.conf"]
    with _running(command, folder, port, "/") as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("utf-8")
        yield Server(port, tuple(int(one) for one in children.split()))


@contextmanager
def _running(
    command: Sequence[str], cwd: Path, port: int, path: str
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _until(lambda: process.poll() is not None or _answers(port, path))
        if process.returncode is not None:
            told = (cwd / ERRORS).read_text("utf-8") if (cwd / ERRORS).is_file() else ""
            raise RuntimeError(f"{command[0]} ended with {process.returncode}: {told}")
        yield process
    finally:
        process.terminate()
        process.wait()


def _until(ready: Callable[[], bool]) -> None:
    last = time.monotonic() + 60
    while not ready():
        if time.monotonic() > last:
            raise RuntimeError("no answer")
        time.sleep(0.05)


def _answers(port: int, path: str) -> bool:
    try:
        opened = http.client.HTTPConnection(HOST, port, timeout=5)
        opened.request("GET", path)
        return opened.getresponse().status < 500
    except OSError:
        return False


def _seconds(pid: int) -> float:
    return time.clock_gettime((~pid << 3) | OF_PROCESS)


if __name__ == "__main__":
    sys.exit(main())
