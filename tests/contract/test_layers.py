"""The layers hold, the rules that guard them bite, and every exception to a rule says why."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
LAYERS = tomllib.loads(PYPROJECT)["tool"]["importlinter"]["contracts"][0]["layers"]
MODULES = sorted(re.findall(r"\w+", " ".join(LAYERS)))
SOURCES = sorted(
    path
    for place in ("generator", "tests", "benchmarks", "deploy", "locks")
    for path in (ROOT / place).rglob("*.py")
)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in a folder that has a pyproject.toml and a package `generator`."""
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=folder, capture_output=True, text=True
    )


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    """Return a project with our contracts, an empty module in every layer and some in packages."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "generator"
    for module in ["", *MODULES, "charts/types", "exports/types"]:
        folder = package / module
        folder.mkdir()
        (folder / "__init__.py").write_text("", encoding="utf-8")
    for module in (
        "charts/types/line",
        "charts/types/bar",
        "exports/types/csv",
        "exports/types/json",
    ):
        (package / f"{module}.py").write_text("", encoding="utf-8")
    return tmp_path


def test_layers_hold() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


def test_stub_project_breaks_nothing(stub: Path) -> None:
    done = lint_imports(stub)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        pytest.param("read/__init__", "import generator.assess", "one way", id="upwards"),
        pytest.param("site/__init__", "import generator.api", "one way", id="sideways"),
        pytest.param("surprise", "", "place in it", id="a module without a place"),
        pytest.param(
            "charts/types/line", "import generator.charts.types.bar", "Chart types", id="two charts"
        ),
        pytest.param(
            "exports/types/csv", "import generator.exports.types.json", "formats", id="two formats"
        ),
        pytest.param("pages/__init__", "import altair", "altair", id="altair in pages"),
        pytest.param(
            "exports/types/csv", "import vl_convert", "vl_convert", id="vl_convert in exports"
        ),
        pytest.param(
            "pages/__init__", "from mkdocs.config import x", "mkdocs", id="mkdocs in pages"
        ),
        pytest.param("api/__init__", "import material", "mkdocs", id="the theme in api"),
        pytest.param("cli/__init__", "import datasette", "datasette", id="datasette in cli"),
        pytest.param(
            "edit/__init__", "import frictionless", "frictionless", id="frictionless in edit"
        ),
        pytest.param("pipeline/__init__", "import click", "click", id="click in pipeline"),
        pytest.param(
            "pipeline/__init__", "def f():\n    import click", "click", id="a lazy import"
        ),
    ],
)
def test_planted_violation_is_named(stub: Path, module: str, line: str, broken: str) -> None:
    (stub / "generator" / f"{module}.py").write_text(f"{line}\n", encoding="utf-8")
    done = lint_imports(stub)
    assert done.returncode == 1, done.stdout
    names = re.findall(r"^(.+) BROKEN", done.stdout, re.MULTILINE)
    assert len(names) == 1, done.stdout
    assert broken in names[0]


@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param("charts/types/line", "import altair", id="altair in charts"),
        pytest.param("site/__init__", "import mkdocs", id="mkdocs in site"),
        pytest.param("api/__init__", "import datasette", id="datasette in api"),
        pytest.param("read/__init__", "import frictionless", id="frictionless in read"),
        pytest.param("cli/__init__", "import click, generator.pipeline", id="click in cli"),
        pytest.param("errors/__init__", "import generator.words", id="the lowest know each other"),
    ],
)
def test_open_door_is_open(stub: Path, module: str, line: str) -> None:
    (stub / "generator" / f"{module}.py").write_text(f"{line}\n", encoding="utf-8")
    done = lint_imports(stub)
    assert done.returncode == 0, done.stdout


def test_every_rule_that_is_switched_off_says_why() -> None:
    entries = re.findall(r'^\s+"[A-Z]+\d+",?.*$', PYPROJECT, re.MULTILINE)
    assert len(entries) > 10
    assert [entry for entry in entries if not re.search(r"# \w.{8,}", entry)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_exception_in_the_code_says_why(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    silent = r"#\s*(noqa(: [A-Z]+\d+(, ?[A-Z]+\d+)*)?|type: ignore(\[[\w, -]+\])?)\s*$"
    found = [
        f"line {number}: {line}" for number, line in enumerate(lines, 1) if re.search(silent, line)
    ]
    assert found == [], f"{path}: say why after it, e.g. `# noqa: S608 -- the name is our own`"
