"""The finished downloads of two plans, known by their Data Package as a reader knows them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from generator.model.formats import DOWNLOADS
from generator.project import Project

Cell = str | float | int | bool | date | None
SERIES = "indicators/"


@dataclass(frozen=True)
class Table:
    """One CSV file, with what the Data Package says of it."""

    folder: Path
    path: str
    name: str
    types: Mapping[str, str]
    key: tuple[str, ...]

    @property
    def stem(self) -> str:
        return self.path.removesuffix(".csv")

    def beside(self, ending: str) -> Path:
        """Return the same table in another format."""
        return self.folder / f"{self.stem}{ending}"

    def texts(self, ending: str = ".csv", encoding: str = "utf-8") -> list[dict[str, str]]:
        with self.beside(ending).open(encoding=encoding, newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def rows(self) -> list[dict[str, Cell]]:
        """The rows of the CSV as a reader of the descriptor understands them."""
        return [
            {name: understood(self.types[name], cell) for name, cell in row.items()}
            for row in self.texts()
        ]


@dataclass(frozen=True)
class Published:
    """What readers find under `api/v1/` of a site."""

    project: Project
    folder: Path
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        return next(one for one in self.tables if one.name == name)

    @property
    def whole(self) -> Iterator[Table]:
        """Every table but those that hold one series each."""
        return (one for one in self.tables if not one.path.startswith(SERIES))

    @property
    def has_han(self) -> bool:
        return "zh" in self.project.languages

    def document(self, path: str) -> Any:
        return json.loads((self.folder / path).read_text(encoding="utf-8"))


def understood(type_: str, cell: str) -> Cell:
    """Return a cell of a CSV as a value of its type, None where it is empty."""
    if not cell:
        return None
    match type_:
        case "number":
            return float(cell)
        case "integer" | "year":
            return int(cell)
        case "boolean":
            return {"true": True, "false": False}[cell]
        case "date":
            return date.fromisoformat(cell)
    return cell


@pytest.fixture(scope="session", params=["real_project", "built_city"])
def published(request: pytest.FixtureRequest) -> Published:
    project: Project = request.getfixturevalue(request.param)
    folder = project.site / DOWNLOADS
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = tuple(
        Table(
            folder=folder,
            path=one["path"],
            name=one["name"],
            types={field["name"]: field["type"] for field in one["schema"]["fields"]},
            key=tuple(one["schema"]["primaryKey"]),
        )
        for one in package["resources"]
    )
    return Published(project, folder, tables)
