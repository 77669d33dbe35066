"""Charts drawn, or found again where nothing they depend on has changed."""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.charts.jobs import ChartJob, template_key
from generator.charts.registry import CHART_TYPES
from generator.charts.render import Order, png, svg
from generator.charts.svg import dressed
from generator.charts.theme import Spec

__all__ = [
    "MANY",
    "chart_png",
    "chart_spec",
    "draw_all",
    "draw_missing",
    "drawings",
    "keep",
    "missing_jobs",
    "spec_text",
]

Draw = Callable[[list[Order]], list[str]]
# Below this many missing charts further processes cost more than they save: each takes a second
# of the processor to begin and to become quick.
MANY = 1000


def draw_all(jobs: Sequence[ChartJob], cache: Path, draw: Draw | None = None) -> dict[str, str]:
    """Return an SVG element by the id of its job, ready to be put into a page.

    Args:
        jobs: with ids of their own.
        cache: folder of drawings by the hash of what they depend on; made if missing.
        draw: who draws what is missing; `drawings` where nobody is named.
    """
    draw_missing(jobs, cache, draw)
    return {job.id: _dressed(job, _drawing(job, cache).read_text("utf-8")) for job in jobs}


def draw_missing(jobs: Iterable[ChartJob], cache: Path, draw: Draw | None = None) -> None:
    """Draw what is not in the cache yet, all of it in one go; see `draw_all`."""
    missing = missing_jobs(jobs, cache)
    orders = [_order(job, cache) for job in missing]
    made = (draw or drawings)(orders) if orders else []
    for job, drawing in zip(missing, made, strict=True):
        keep(_drawing(job, cache), drawing.encode())


def missing_jobs(jobs: Iterable[ChartJob], cache: Path) -> list[ChartJob]:
    """Return the jobs whose drawings are not in the cache, those that look alike once."""
    found = {path: job for job in jobs if not (path := _drawing(job, cache)).is_file()}
    return list(found.values())


def _drawing(job: ChartJob, cache: Path) -> Path:
    return cache / "drawings" / f"{job.key}.svg"


def chart_spec(job: ChartJob, cache: Path) -> Spec:
    """Return the Vega-Lite specification of a job, to be published beside its page."""
    path = cache / "templates" / f"{template_key(job.kind, job.words, job.palette)}.json"
    kind = CHART_TYPES[job.kind]
    if not path.is_file():
        template = kind.template(job.words, job.palette)
        keep(path, json.dumps(template, ensure_ascii=False, sort_keys=True).encode())
    return kind.fill(_template(path), job.data)


def spec_text(job: ChartJob, cache: Path) -> str:
    """Return the specification of a job as JSON, found again where nothing has changed."""
    path = cache / "drawings" / f"{job.key}.vl.json"
    if not path.is_file():
        written = json.dumps(chart_spec(job, cache), ensure_ascii=False, sort_keys=True)
        keep(path, written.encode())
    return path.read_text("utf-8")


def chart_png(job: ChartJob, cache: Path) -> bytes:
    """Return a picture of a job with its title, for use outside the site."""
    path = cache / "drawings" / f"{job.key}.png"
    if not path.is_file():
        keep(path, png(chart_spec(job, cache)))
    return path.read_bytes()


@lru_cache(maxsize=64)
def _template(path: Path) -> dict[str, Any]:
    # Shared by all charts of a type: `fill` copies it before it writes.
    template: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return template


def _order(job: ChartJob, cache: Path) -> Order:
    names = {colour.light: name for name, colour in job.palette.variables.items()}
    return spec_text(job, cache), names


def drawings(orders: list[Order], *, workers: int = 2) -> list[str]:
    """Return the drawing of each order.

    Args:
        orders: plain, so that they can go to a process.
        workers: processes at most; more than one only where many charts are missing.
    """
    if workers < 2 or len(orders) < MANY:
        return [svg(order) for order in orders]
    # Fresh processes: a forked one would inherit the renderer's threads half alive.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        workers, mp_context=context, initializer=_end_with, initargs=(os.getpid(),)
    ) as pool:
        return list(pool.map(svg, orders, chunksize=8))


def _end_with(parent: int) -> None:
    """Let this process end soon after its parent, also where that one was killed."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _dressed(job: ChartJob, drawing: str) -> str:
    classes = f"jindu-chart jindu-{job.kind.replace('_', '-')}"
    width = CHART_TYPES[job.kind].width
    return dressed(drawing, job.id, classes, job.data.title, job.data.summary, width)


def keep(path: Path, content: bytes) -> None:
    """Write so that another build at work on the same cache never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
