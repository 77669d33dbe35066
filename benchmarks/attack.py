"""Fixed pages while 20 clients send hostile queries, or junk: `python -m benchmarks.attack`.

Runs the real front (`deploy/nginx.conf`) over the project's last build, on this machine only.
"""

# ruff: noqa: S608 - these queries are meant to do harm

from __future__ import annotations

import multiprocessing
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from pathlib import Path
from urllib.parse import quote

from tests.deploy.proxy import Proxy, running

Attack = Callable[[Proxy, int], int]  # the front, and which of the attacks -> status of the answer

ROOT = Path(__file__).parents[1]
CLIENTS, SECONDS, EVERY = 20, 15.0, 0.05
BUDGET = "p99 0.250 s, 300 MB"
HOSTILE = (
    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    "select count(*) from tasks a, tasks b, tasks c, tasks d",
    "select group_concat(a.id || b.id) from tasks a, tasks b",
    "select length(hex(zeroblob(400000000)))",
    "select printf('%.*c', 900000000, 'x')",
    "select length(replace(hex(randomblob(100000)), '0', hex(randomblob(100000))))",
    "select * from claims order by random()",
    "select load_extension('x')",
    "select * from pragma_database_list",
    "attach ':memory:' as other",
    "insert into tasks (id) values ('x')",
    "select " + "(" * 2000 + "1" + ")" * 2000,
    f"select {', '.join(['title_en'] * 1900)} from tasks",
    "with recursive d(s) as (select 'x' union all select s || s from d) select max(length(s)) from d",
    "select json_group_array(a.title_en || b.title_en) from tasks a, tasks b",
    "select count(*) from tasks_fts where tasks_fts match 'NEAR(" + "a* " * 1500 + ", 9999)'",
    "select phrase(replace(group_concat(title_en), 'e', '!!!!!!!!!!!!!!!!')) from tasks",
    "select a.*, b.* from tasks a, tasks b order by a.title_zh, b.title_zh",
)
# Pages like those of readers, in the same pool, each time another one; asked for from another address.
JUNK = (
    "/api/jindu/tasks?_search=!!!{n}",
    "/api/jindu/tasks?_next=junk{n}",
    "/api/en/jindu/tasks?_search=%21%21&_size={n}",
    "/api/jindu/observations_en?_next=junk{n}",
)
ELSEWHERE = "127.0.0.2"
# {n} makes an address that is in no cache.
FIXED = (
    "/api/jindu/releases/R1.json",
    "/api/jindu/tasks.json?_size={n}",
    "/api/jindu/targets_by_deadline_en.json?_shape=array&year={year}",
    "/api/jindu/verdicts.json?_shape=array&_size={n}",
    "/api/v1/observations.csv",
    "/en/",
)


def main() -> int:
    """Print seconds of fixed pages at rest and under attack, and the memory of both processes."""
    if shutil.which("nginx") is None:
        print("Left out: nginx is not on this machine.")
        return 0
    with tempfile.TemporaryDirectory() as folder, running(ROOT, Path(folder) / "web") as front:
        for path in FIXED:
            front.ask(path.format(n=1, year=2025))
        _show("at rest", _times(front, SECONDS / 3), front)
        for name, attack in (("queries", _query), ("junk", _junk)):
            with _attacked(front, attack) as answers:
                _show(f"{CLIENTS} x {name}", _times(front, SECONDS), front)
            print("answers to attackers:", dict(sorted(answers.items())))
    print("budget:", BUDGET)
    return 0


def _times(front: Proxy, seconds: float) -> list[float]:
    """Return the seconds of each request; every address once in turn, not from the cache."""
    taken: list[float] = []
    last, number = time.monotonic() + seconds, 0
    while time.monotonic() < last:
        for path in FIXED:
            number += 1
            began = time.perf_counter()
            answer = front.ask(path.format(n=number, year=2000 + number % 90))
            taken.append(time.perf_counter() - began)
            # A year in which nothing is due is told with 404: an answer too.
            if answer.status not in (200, 404):
                print("fixed page refused:", answer.status, path)
            time.sleep(EVERY)
    return taken


def _query(front: Proxy, number: int) -> int:
    sql = quote(HOSTILE[number % len(HOSTILE)])
    return front.ask(f"/api/jindu.json?sql={sql}").status


def _junk(front: Proxy, number: int) -> int:
    opened = HTTPConnection("127.0.0.1", front.port, timeout=20, source_address=(ELSEWHERE, 0))
    try:
        opened.request("GET", JUNK[number % len(JUNK)].format(n=number % 1000))
        answer = opened.getresponse()
        answer.read()
        return answer.status
    finally:
        opened.close()


@contextmanager
def _attacked(front: Proxy, attack: Attack) -> Iterator[Counter[int]]:
    """Have attackers at work in a process of their own, so that they slow the front, not the clock."""
    context = multiprocessing.get_context("spawn")
    told, stop = context.SimpleQueue(), context.Event()
    attackers = context.Process(target=_attackers, args=(front, attack, stop, told))
    attackers.start()
    told.get()  # they are ready
    answers = Counter[int]()
    try:
        yield answers
    finally:
        stop.set()
        answers.update(told.get())
        attackers.join()


def _attackers(front: Proxy, attack: Attack, stop: Event, told: SimpleQueue[object]) -> None:
    answers = Counter[int]()

    def work(number: int) -> None:
        while not stop.is_set():
            answers[attack(front, number)] += 1
            number += CLIENTS + 1

    threads = [threading.Thread(target=work, args=(start,)) for start in range(CLIENTS)]
    for one in threads:
        one.start()
    told.put(True)
    for one in threads:
        one.join()
    told.put(answers)


def _show(name: str, taken: list[float], front: Proxy) -> None:
    ordered = sorted(taken)
    memory = ", ".join(f"{_peak(pid):.0f} MB" for pid in front.pids)
    print(
        f"{name:14} {len(taken):5} pages  median {statistics.median(taken):.3f} s"
        f"  p99 {ordered[int(len(ordered) * 0.99)]:.3f} s  most {ordered[-1]:.3f} s  {memory}"
    )


def _peak(pid: int) -> float:
    """Return the largest memory of a process so far, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    sys.exit(main())
