"""Lighthouse on pages of several kinds, where it is installed: the median of five on a phone.

    .venv/bin/python -m benchmarks.lighthouse [--runs 5] [ROUTE ...]

Not part of the environment, as it needs Node.js. To have it in a folder of your own:

    npm install --prefix FOLDER lighthouse@13.5.0
    LIGHTHOUSE=FOLDER/node_modules/.bin/lighthouse .venv/bin/python -m benchmarks.lighthouse
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.delivering import delivering
from generator.project import load_project
from tests.chromium import find_chromium

ROOT = Path(__file__).parents[1]
RUNS = 5
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
ROUTES = ("", "indicators/pm25/", "tasks/", "places/nanhu/", "en/", "en/indicators/pm25/")


def program(environ: Mapping[str, str]) -> str | None:
    """Return the program file: LIGHTHOUSE in the environment names it, else it is on the path."""
    return environ.get("LIGHTHOUSE") or shutil.which("lighthouse")


def scores(command: str, chromium: str, address: str) -> tuple[dict[str, int], list[str]]:
    """Return the scores of a page out of 100, and the audits that cost points outside speed.

    Raises:
        subprocess.CalledProcessError: Lighthouse itself failed.
    """
    words = [command, address, "--quiet", "--output=json"]
    words += [f"--only-categories={','.join(WANTED)}", "--chrome-flags=--headless=new --no-sandbox"]
    environ = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(words, env=environ, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    found = report["categories"]
    lost = [
        f"{ref['id']}: {report['audits'][ref['id']]['title']}"
        for name, category in found.items()
        if name != "performance"
        for ref in category["auditRefs"]
        if ref["weight"] and report["audits"][ref["id"]]["score"] not in (1, None)
    ]
    return {name: round(100 * found[name]["score"]) for name in WANTED}, lost


def main(words: list[str]) -> int:
    """Print medians and what costs points; return 0, also where Lighthouse is not installed."""
    parser = argparse.ArgumentParser(prog="benchmarks.lighthouse")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("routes", nargs="*")
    asked = parser.parse_args(words)
    command, chromium = program(os.environ), find_chromium(os.environ)
    if not command or not chromium:
        missing = "Chromium" if command else "Lighthouse (LIGHTHOUSE is not set, none on the path)"
        print(f"Left out: {missing} was not found. {str(__doc__).split('Not part')[1]}")
        return 0
    print(f"{'page':32}" + "".join(f"{name:>16}" for name in WANTED))
    with delivering(load_project(ROOT).site) as address:
        for route in asked.routes or ROUTES:
            runs = [scores(command, chromium, address + route) for _ in range(asked.runs)]
            line = {name: statistics.median(one[name] for one, _ in runs) for name in WANTED}
            short = [name for name, least in WANTED.items() if line[name] < least]
            marks = f"  BELOW: {', '.join(short)}" if short else ""
            shown = "".join(f"{value:16.0f}" for value in line.values())
            print(f"{route or '(home)':32}{shown}{marks}")
            for audit in sorted({audit for _, lost in runs for audit in lost}):
                print(f"    {audit}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
