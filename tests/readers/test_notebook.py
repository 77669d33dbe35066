"""The notebook comes to every verdict from the files alone: its cells are run, as a reader runs them."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
import pytest

from tests.readers.conftest import Published

NEEDED = ("observations.csv", "snippets.json", "verdicts.csv")
CELL = {"cell_type", "id", "metadata", "source"}


def notebook(published: Published, language: str) -> dict[str, Any]:
    found: dict[str, Any] = published.document(f"reproduce.{language}.ipynb")
    return found


def code_of(document: dict[str, Any]) -> list[str]:
    cells = [one for one in document["cells"] if one["cell_type"] == "code"]
    return ["".join(one["source"]) for one in cells]


def run(code: list[str], folder: Path, site: str) -> pd.DataFrame:
    """Run cells one after another; return what the last line of the last one shows."""

    def local(where: str) -> Path:
        assert where.startswith(site), where
        return folder / Path(where).name

    csv, table, given = pd.read_csv, pd.read_json, dict[str, Any]()
    with (
        mock.patch.object(pd, "read_csv", lambda where, **how: csv(local(where), **how)),
        mock.patch.object(pd, "read_json", lambda where, **how: table(local(where), **how)),
    ):
        tree = ast.parse("\n".join(code))
        last = tree.body.pop()
        assert isinstance(last, ast.Expr)
        exec(compile(tree, "<notebook>", "exec"), given)  # noqa: S102 - our own notebook
        shown = eval(compile(ast.Expression(last.value), "<notebook>", "eval"), given)  # noqa: S307 - as above
    assert isinstance(shown, pd.DataFrame)
    return shown


def test_every_language_has_a_notebook_of_twelve_lines_without_output(
    published: Published,
) -> None:
    told = set()
    for language in published.project.languages:
        document = notebook(published, language)
        assert (document["nbformat"], document["nbformat_minor"]) == (4, 5)
        code = "\n".join(code_of(document)).splitlines()
        assert len(code) == 12
        assert all(len(line) <= 120 for line in code)
        for cell in document["cells"]:
            more = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
            assert set(cell) == CELL | more
            assert not cell.get("outputs")
        assert len({one["id"] for one in document["cells"]}) == len(document["cells"])
        told.add("".join(document["cells"][0]["source"]))
    assert len(told) == len(published.project.languages)


def test_its_cells_come_to_every_verdict(published: Published) -> None:
    judged = [row["target"] for row in published.table("verdicts").rows if row["verdict"]]
    for language in published.project.languages:
        code = code_of(notebook(published, language))
        shown = run(code, published.folder, published.project.identity.site_url)
        assert list(shown.index) == judged
        assert shown["same"].all(), shown[~shown["same"]]
        assert (shown["verdict"] == shown["verdict_published"]).all()


@pytest.mark.parametrize("column", ["verdict", "last_reading"])
def test_it_finds_the_one_row_that_is_not_as_published(
    published: Published, tmp_path: Path, column: str
) -> None:
    for name in NEEDED:
        shutil.copy(published.folder / name, tmp_path)
    verdicts = pd.read_csv(tmp_path / "verdicts.csv", dtype=str)
    spoiled = verdicts.index[verdicts["verdict"].notna()][3]
    verdicts.loc[spoiled, column] = "something else"
    verdicts.to_csv(tmp_path / "verdicts.csv", index=False)
    code = code_of(notebook(published, published.project.default_language))
    shown = run(code, tmp_path, published.project.identity.site_url)
    assert list(shown.index[~shown["same"]]) == [verdicts["target"][spoiled]]
