"""Runs the code that an indicator's page shows, on the files that were built beside it."""

from __future__ import annotations

import ast
import contextlib
import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

import pandas as pd
from selectolax.lexbor import LexborHTMLParser

from generator.model.formats import DOWNLOADS
from generator.project import Project

__all__ = ["Answer", "answer_of", "run_pandas", "run_sql", "shown_snippets"]

Answer = tuple[str, str]  # verdict, last reading


def shown_snippets(project: Project, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield target, kind and code of every snippet on the pages of a language."""
    folder = project.site if language == project.default_language else project.site / language
    for page in sorted(folder.glob("indicators/*/index.html")):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for node in tree.css("code[data-snippet]"):
            target, kind = str(node.attributes["data-snippet"]).split()
            yield target, kind, node.text()


def run_pandas(code: str, project: Project) -> Answer:
    """Run Python as a reader would who has the published files at hand."""
    read, address = pd.read_csv, project.identity.site_url

    def read_csv(where: str) -> pd.DataFrame:
        assert where.startswith(address), where
        return read(project.site / DOWNLOADS / Path(where).name)

    said = io.StringIO()
    with mock.patch.object(pd, "read_csv", read_csv), contextlib.redirect_stdout(said):
        exec(compile(code, "<snippet>", "exec"), {})  # noqa: S102 - our own pages, as published
    answer = ast.literal_eval(said.getvalue())
    return answer["verdict"], answer["last_reading"]


def run_sql(code: str, project: Project) -> Answer:
    """Run SQL on the published database; the answer is one row."""
    with closing(sqlite3.connect(f"{project.database.as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        (row,) = database.execute(code).fetchall()
    return row["verdict"], row["last_reading"]


answer_of: dict[str, Callable[[str, Project], Answer]] = {"pandas": run_pandas, "sql": run_sql}
