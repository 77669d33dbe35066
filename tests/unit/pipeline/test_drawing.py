"""Who draws: the process that stands by, and for very many charts this one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from generator.charts import ChartJob
from generator.pipeline.beside import StandBy
from generator.pipeline.drawing import Orders, begin_drawing
from generator.project import Project, load_project
from tests.cities import copy_city


@pytest.fixture
def town(tmp_path: Path) -> Project:
    return load_project(copy_city(tmp_path / "town"))


def drawn_by(
    monkeypatch: pytest.MonkeyPatch, town: Project, jobs: list[str], most: int
) -> list[str]:
    """Return who is asked to draw `jobs` where the process that stands by takes `most`."""
    asked: list[str] = []
    monkeypatch.setattr("generator.charts.MANY", most)
    monkeypatch.setattr("generator.charts.missing_jobs", lambda found, _: list(found))
    monkeypatch.setattr("generator.charts.draw_missing", lambda *_: asked.append("here"))
    by: StandBy[list[ChartJob], None] = StandBy(lambda _: asked.append("beside"))
    orders = cast("Orders", {"en": cast("Any", dict.fromkeys(jobs, "a chart"))})
    begin_drawing(orders, town, by)()
    return asked


@pytest.mark.parametrize(
    ("jobs", "asked"),
    [([], []), (["one"], ["beside"]), (["one", "two"], ["beside"]), (["1", "2", "3"], ["here"])],
    ids=["none", "one", "as many as it takes", "more"],
)
def test_who_draws(
    monkeypatch: pytest.MonkeyPatch, town: Project, jobs: list[str], asked: list[str]
) -> None:
    assert drawn_by(monkeypatch, town, jobs, most=2) == asked
