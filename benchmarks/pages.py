"""What pages of every kind cost a reader on a slow phone, beside a bare page in the same run.

    .venv/bin/python -m benchmarks.pages [--runs 5] [ROUTE ...]

Needs a built site (`build/site`) and Chromium. Each page is loaded afresh, the processor slowed
four times, over 1.6 Mbit/s with 150 ms there and back, packed with gzip. Shown are the median of
the first contentful paint, the worst layout shift and the bytes over the wire of all requests.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.delivering import delivering
from generator.project import load_project
from tests.chromium import find_chromium
from tests.kinds import kinds

ROOT = Path(__file__).parents[1]
RUNS = 5
SLOWER = 4
DELAY = 150  # milliseconds there and back
SPEED = 1_600_000 / 8  # bytes a second
PAINT = 1.2  # seconds until the first words, as the design allows
SHIFT = 0.001  # no layout shift, but for rounding
BARE = (
    "<!doctype html><html lang=en><meta charset=utf-8>"
    "<meta name=viewport content='width=device-width'><title>Bare</title><h1>Bare</h1>"
)
# Paints and shifts are counted from the beginning; those a reader causes are none.
OBSERVE = """window.shift = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries())
  if (!one.hadRecentInput) window.shift += one.value; }).observe({type: "layout-shift", buffered: true});"""
PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs: seconds to its first words, sum of layout shifts, bytes, requests."""

    route: str
    paint: float
    shift: float
    wire: int
    requests: int


def slowed(page: Page) -> CDPSession:
    """Return the session of a page that has a slow processor and a slow line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    line = {"latency": DELAY, "downloadThroughput": SPEED, "uploadThroughput": SPEED}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session


def once(browser: Browser, address: str, route: str) -> Cost:
    """Load a page as a reader who was never here before."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    wire: list[int] = []
    session = slowed(page)
    session.on("Network.loadingFinished", lambda one: wire.append(int(one["encodedDataLength"])))
    page.goto(address + route, wait_until="networkidle")
    page.wait_for_function(PAINTED)
    paint = float(page.evaluate(PAINTED)) / 1000
    shift = float(page.evaluate("window.shift"))
    context.close()
    return Cost(route, paint, shift, sum(wire), len(wire))


def median(browser: Browser, address: str, route: str, runs: int) -> Cost:
    """Return the median paint and the worst of the rest of several loads."""
    costs = [once(browser, address, route) for _ in range(runs)]
    return Cost(
        route,
        statistics.median(one.paint for one in costs),
        max(one.shift for one in costs),
        max(one.wire for one in costs),
        max(one.requests for one in costs),
    )


def measured(site: Path, routes: list[str], runs: int) -> Iterator[Cost]:
    """Yield the floor, then every route."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        (Path(folder) / "index.html").write_text(BARE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=find_chromium(os.environ))
        with delivering(Path(folder)) as address:
            yield median(browser, address, "", runs)
        with delivering(site) as address:
            for route in routes:
                yield median(browser, address, route, runs)
        browser.close()


def main(words: list[str]) -> int:
    """Print a table, write build/pages.json, return 0, as times are no verdict."""
    parser = argparse.ArgumentParser(prog="benchmarks.pages")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("routes", nargs="*")
    asked = parser.parse_args(words)
    project = load_project(ROOT)
    routes = asked.routes or kinds(project.site, project.languages[1:])
    print(f"{'page':40} {'paint s':>8} {'shift':>7} {'bytes':>8} {'asked':>6}")
    costs: list[dict[str, object]] = []
    for cost in measured(project.site, routes, asked.runs):
        name = cost.route or "(home)" if costs else "floor: a bare page"
        slow = " SLOW" if cost.paint > PAINT else ""
        moved = " MOVES" if cost.shift > SHIFT else ""
        print(
            f"{name:40} {cost.paint:8.2f} {cost.shift:7.3f} {cost.wire:8} {cost.requests:6}"
            f"{slow}{moved}",
            flush=True,
        )
        costs.append({**asdict(cost), "route": name})
    target = ROOT / "build" / "pages.json"
    target.write_text(json.dumps(costs, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
