"""Promises about the code: it speaks no language, knows no city, keeps no clock."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
MODULES = sorted((ROOT / "generator").rglob("*.py"))
TEMPLATES = sorted((ROOT / "generator").rglob("*.html")) + sorted(
    (ROOT / "generator").rglob("*.sql")
)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string in a module but its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.lineno, node.value


def names_of_places() -> frozenset[str]:
    """Return the ids and English names of the places and partners of the real plan."""
    rows: list[dict[str, str]] = []
    for table in ("areas", "partners"):
        with (ROOT / "datasets" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    names = {row["id"] for row in rows} | {row["name_en"] for row in rows}
    return frozenset(name for name in names if len(name) > 4)


PLACES = re.compile(
    "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names_of_places(), key=len, reverse=True))
)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_string_of_the_code_is_chinese_or_names_a_place_of_the_plan(module: Path) -> None:
    found = [
        (line, text)
        for line, text in strings(module)
        if HAN.search(text)
        or (PLACES.search(text) and " " not in text.strip())
        or (PLACES.search(text) and text[:1].isupper())
    ]
    assert not found, f"move these to site_config/ or datasets/: {found}"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_or_query_is_chinese_or_names_a_place_of_the_plan(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not HAN.search(text)
    assert not PLACES.search(text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_holds_a_year(template: Path) -> None:
    assert not re.findall(r"\b20[12]\d\b", template.read_text(encoding="utf-8"))


def test_no_module_is_longer_than_300_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in MODULES
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long


def test_no_function_is_longer_than_50_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.body[0].lineno + 1 > 50
    ]
    assert not long


def test_every_folder_of_the_generator_says_what_lives_in_it() -> None:
    folders = {path.parent for path in MODULES if path.name == "__init__.py"}
    # Folders of one-module kinds are explained by the folder above them.
    missing = [
        str(folder.relative_to(ROOT))
        for folder in sorted(folders)
        if not (folder / "README.md").exists() and folder.name not in ("types", "plugins")
    ]
    assert not missing


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    forbidden = re.compile("|".join(("py" + "pi\\.org", "python" + "hosted", "/" + "root/")))
    kinds = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".cff", ".html", ".js"}
    skipped = {".git", ".venv", "build", "node_modules"}
    found = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*"))
        if path.suffix in kinds
        and not skipped & set(path.relative_to(ROOT).parts)
        and forbidden.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not found
