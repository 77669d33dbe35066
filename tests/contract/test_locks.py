"""pyproject.toml, the locks and the citation agree, and the locks suit every machine."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
PARTS = ("build", "serve", "dev")
PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions of every package in a lock: more than one where Pythons differ."""
    versions: dict[str, set[str]] = {}
    for package, version in PINNED.findall(text_of(name)):
        versions.setdefault(canonicalize_name(package), set()).add(version)
    return versions


def imported(place: str) -> dict[str, str]:
    """Return the libraries that the modules of a folder import, each with one importing file."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / place).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            found |= {name.split(".")[0]: path.relative_to(ROOT).as_posix() for name in names}
    return {name: path for name, path in found.items() if name not in sys.stdlib_module_names}


def text_of(name: str) -> str:
    """Return the text of a lock."""
    return (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PARTS)
def test_lock_has_all_that_pyproject_asks_for(name: str) -> None:
    pins = locked(name)
    asked = map(Requirement, [*PROJECT["dependencies"], *EXTRAS[name], *EXTRAS["install"]])
    missing = [
        str(one)
        for one in asked
        if not all(map(one.specifier.contains, pins.get(canonicalize_name(one.name), {"none"})))
    ]
    assert missing == [], "run: python3 run.py lock"


@pytest.mark.parametrize(
    ("place", "extras"),
    [
        pytest.param("generator", ["build", "serve"], id="generator"),
        pytest.param("tests", ["build", "serve", "dev"], id="tests"),
    ],
)
def test_every_library_that_is_imported_is_asked_for(place: str, extras: list[str]) -> None:
    """A library that only comes along with another one may be gone tomorrow."""
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in EXTRAS[extra])]
    asked = {canonicalize_name(Requirement(line).name) for line in lines}
    homes = packages_distributions()
    strangers = {
        name: path
        for name, path in imported(place).items()
        if name not in {"generator", "tests", "run", "locks", "benchmarks"}
        and asked.isdisjoint(map(canonicalize_name, homes.get(name, [])))
    }
    assert strangers == {}, "name them in pyproject.toml, then: python3 run.py lock"


@pytest.mark.parametrize("name", PARTS)
def test_parts_fit_one_environment(name: str) -> None:
    everything = locked("all")
    assert {one: everything.get(one) for one in locked(name)} == locked(name)


@pytest.mark.parametrize("name", ["all", *PARTS])
def test_lock_is_for_every_machine(name: str) -> None:
    text = text_of(name)
    assert not re.search(r"://|/(work|tmp|root|home)\b", text), "a lock names no host and no folder"
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_server_does_without_rich_frictionless_and_pandas() -> None:
    """With rich installed, Datasette draws a traceback for every missing page."""
    assert {"rich", "frictionless", "pandas"}.isdisjoint(locked("serve"))


def test_citation_has_the_version_of_the_project() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == PROJECT["version"]
