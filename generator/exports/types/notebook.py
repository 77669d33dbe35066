"""`notebook`: a Jupyter notebook a language that comes to every verdict and compares it with ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.exports.material import Exported, Material
from generator.model.formats import DOWNLOADS
from generator.model.text import Text
from generator.words import Words

__all__ = ["dump"]

# Twelve lines. A rule is read once from its file, and the file of all values once for all rules.
JUDGE = """\
import ast, contextlib, functools, io, pandas as pd
pd.read_csv = functools.cache(pd.read_csv)
said = {{}}
for rule in pd.read_json("{folder}snippets.json").snippets:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(rule["pandas"], {{}})
    said[rule["target"]] = ast.literal_eval(printed.getvalue())"""
COMPARE = """\
mine = pd.DataFrame(said).T
verdicts = pd.read_csv("{folder}verdicts.csv", index_col="target")
theirs = verdicts.loc[mine.index, mine.columns]
both = pd.concat([mine, theirs.add_suffix("_published")], axis=1)
both.assign(same=mine.eq(theirs).all(axis=1))"""


def dump(material: Material) -> Iterator[Exported]:
    """Yield `reproduce.<language>.ipynb` for each language; outputs are left to who runs it."""
    words = material.project.words
    title = Text({code: one("exports.notebook.title") for code, one in words.items()})
    for code, one in words.items():
        text = json.dumps(_notebook(material, one), ensure_ascii=False, indent=1) + "\n"
        yield Exported(f"reproduce.{code}.ipynb", text.encode(), title=title)


def _notebook(material: Material, words: Words) -> dict[str, Any]:
    identity, release = material.project.identity, material.plan.release
    root = identity.site_url.rstrip("/")
    folder = f"{root}/{DOWNLOADS}" if root else ""
    said = {
        "title": identity.name.in_(words.language),
        "publisher": identity.publisher.in_(words.language),
        "licence": identity.data_licence,
        "release": release.id,
        "date": release.date,
    }
    where = "there" if root else "here"
    cells = (
        _told(
            "lead",
            f"# {words('exports.notebook.title')}\n\n{words('exports.notebook.lead', **said)}",
        ),
        _told("files", words(f"exports.notebook.{where}", folder=folder)),
        _code("judge", JUDGE.format(folder=folder)),
        _told("compare", words("exports.notebook.compare")),
        _code("same", COMPARE.format(folder=folder)),
        _told("read", words("exports.notebook.read")),
    )
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    about = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": list(cells), "metadata": about, "nbformat": 4, "nbformat_minor": 5}


def _told(name: str, text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": _lines(text)}


def _code(name: str, text: str) -> dict[str, Any]:
    empty: dict[str, Any] = {"execution_count": None, "metadata": {}, "outputs": []}
    return {"cell_type": "code", "id": name, **empty, "source": _lines(text)}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
