"""Measure builds, checks and the database beside their floors; print a table, write JSON.

    .venv/bin/python -m benchmarks.run

Works on a copy of the project, so that caches and output of the real one are left alone.
"""

from __future__ import annotations

import compileall
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.assessing import assessments
from benchmarks.floors import bare_mkdocs
from benchmarks.measuring import Measured, measure, python
from benchmarks.serving import answers
from generator.project import load_project

ROOT = Path(__file__).parents[1]
COPIED = ("content", "datasets", "site_config", "mkdocs.yml", "metadata.json", "generator")

# Seconds and megabytes that the design allows; the floors are measured, not promised.
BUDGETS = {
    "check, cold": (2, None),
    "build, cold": (12, 400),
    "build, warm": (4, None),
    "build, one value changed": (3, None),
    "assess: the real plan": (1, None),
    "assess: 10000 indicators, 30 years": (60, None),
}


def main() -> int:
    """Run everything once and report; return 0, as times are no verdict."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        copy.mkdir()
        for name in COPIED:
            _copy(ROOT / name, copy / name)
        compileall.compile_dir(copy / "generator", quiet=1)  # as `run.py` leaves it
        # Assessments last: a process begun after them would be told to have had their memory.
        measured = [*_ours(copy), *_floors(copy, Path(folder)), *assessments(load_project(copy))]
    report(measured)
    return 0


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        shutil.copy2(source, target)


def _ours(project: Path) -> Iterator[Measured]:
    def jindu(name: str, *words: str) -> Measured:
        command = python("-m", "generator", "--project", str(project), "--lang", "en", *words)
        return measure(name, command, project)

    yield jindu("check, cold", "check", "--quiet")
    yield jindu("check, warm", "check", "--quiet")
    yield jindu("build, cold", "build", "--quiet")
    yield jindu("build, warm", "build", "--quiet")
    _change_one_value(project)
    yield jindu("build, one value changed", "build", "--quiet")
    yield measure("database alone", python("-m", "benchmarks.database", str(project)), ROOT)


def _change_one_value(project: Path) -> None:
    """Append a digit to the last value of the first table that has one."""
    for path in sorted((project / "datasets" / "indicators").glob("*.csv")):
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        column = header.split(",").index("value") if "value" in header.split(",") else -1
        if rows and column >= 0 and '"' not in rows[-1]:
            cells = rows[-1].split(",")
            cells[column] += "1" if "." in cells[column] else ".1"
            path.write_text("\n".join([header, *rows[:-1], ",".join(cells)]) + "\n", "utf-8")
            return


def _floors(project: Path, folder: Path) -> Iterator[Measured]:
    pages = len(list((project / "build" / "site").rglob("index.html")))
    settings = bare_mkdocs(folder / "bare", pages)
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    command = python("-m", "mkdocs", "build", "-q", "-f", str(settings))
    yield measure(f"floor: bare MkDocs, {pages} pages", command, folder, quiet)
    floors = str(ROOT / "benchmarks" / "floors.py")
    data = str(project / "datasets")
    yield measure("floor: csv reading", python(floors, "csv", data), folder)
    database = str(folder / "bare.db")
    yield measure("floor: bare tables", python(floors, "database", data, database), folder)
    yield from answers(project, Path(database))


def _shown(megabytes: float) -> str:
    return f"{megabytes:.0f}" if megabytes else ""


def report(measured: list[Measured]) -> None:
    """Print a table and write build/benchmarks.json."""
    print(f"{'what':45} {'seconds':>8} {'MB':>6}  budget")
    for one in measured:
        seconds, megabytes = BUDGETS.get(one.name, (None, None))
        allowed = f"{seconds} s" if seconds else ""
        allowed += f", {megabytes} MB" if megabytes else ""
        print(f"{one.name:45} {one.seconds:8.3f} {_shown(one.megabytes):>6}  {allowed}")
    document = {
        "machine": {"python": platform.python_version(), "system": platform.platform()},
        "measured": {
            one.name: {"seconds": round(one.seconds, 3), "megabytes": round(one.megabytes, 1)}
            for one in measured
        },
    }
    target = ROOT / "build" / "benchmarks.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
