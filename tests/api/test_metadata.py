"""The committed `metadata.json` is what the descriptors and the words say today."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.api import build_database, fields_by_kind, render_metadata
from generator.api.faults import STATUSES
from generator.api.reasons import KEYS, PREFIX
from generator.api.tables import TABLES
from generator.project import Project, load_project
from generator.read import Dataset, read_dataset
from tests.unit.plan_samples import make_assessment, make_plan

ROOT = Path(__file__).parents[2]
ASKED = {"name", "valid"}
PLACES = {
    **dict.fromkeys(("no_column", "no_comparison", "no_date", "no_parameter", "no_year"), ASKED),
    **dict.fromkeys(("method", "no_language", "no_shape", "no_size", "no_table"), ASKED),
    "bad_request": {"reason"},
    "bad_sql": {"reason"},
    "no_cursor": {"name"},
    "no_json": {"name", "reason"},
    "no_number": {"name", "parameter"},
    "no_page": {"where"},
    "no_switch": {"name", "parameter", "valid"},
    "no_row": {"name", "valid", "where"},
    "no_value": {"name", "parameter", "valid", "where"},
    "too_long": {"seconds"},
}


@pytest.fixture(scope="module")
def real() -> tuple[Project, Dataset]:
    project = load_project(ROOT)
    return project, read_dataset(project)


def test_the_file_in_the_repository_is_current(real: tuple[Project, Dataset]) -> None:
    project, dataset = real
    assert project.metadata.read_text(encoding="utf-8") == render_metadata(
        project, fields_by_kind(dataset)
    ), "build writes metadata.json anew: run `jindu build` and commit the file"


def test_it_names_only_columns_that_exist(real: tuple[Project, Dataset], tmp_path: Path) -> None:
    import sqlite3

    project, dataset = real
    plan = make_plan(project.languages)
    said = make_assessment(plan)
    target = tmp_path / "jindu.db"
    build_database(plan, said, project, target, fields=fields_by_kind(dataset), pages={})
    database = sqlite3.connect(target)
    try:
        for name, entry in _tables(project).items():
            columns = {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')}
            named = {*entry.get("columns", {}), *entry.get("facets", [])}
            named |= {
                entry[key]
                for key in ("sort", "sort_desc", "label_column", "fts_pk")
                if key in entry
            }
            assert columns, name
            assert named <= columns, name
    finally:
        database.close()


def _tables(project: Project) -> dict[str, Any]:
    written = json.loads(project.metadata.read_text(encoding="utf-8"))
    tables: dict[str, Any] = written["databases"]["jindu"]["tables"]
    return tables


def test_every_column_is_described_and_every_text_index_hidden(
    real: tuple[Project, Dataset],
) -> None:
    tables = _tables(real[0])
    for one in TABLES:
        described = tables[one.name]["columns"]
        assert described
        assert all(text.strip() for text in described.values())
        if one.search:
            assert tables[f"{one.name}_fts"] == {"hidden": True}
            assert tables[one.name]["fts_table"] == f"{one.name}_fts"


def test_two_languages_stand_side_by_side(real: tuple[Project, Dataset]) -> None:
    project, _ = real
    title = _tables(project)["tasks"]["title"]
    assert title == " / ".join(
        project.words[code]("api.tables.tasks.title") for code in project.languages
    )


def test_the_servers_own_phrases_keep_their_places_open(real: tuple[Project, Dataset]) -> None:
    project, dataset = real
    written = json.loads(render_metadata(project, fields_by_kind(dataset)))
    said = written["plugins"]["jindu"]["words"]
    assert tuple(said) == project.languages
    for phrases in said.values():
        reasons = {PREFIX + key: phrases.pop(PREFIX + key) for key in KEYS}
        assert sorted(phrases) == sorted(STATUSES)
        assert {"".join(re.findall(r"{\w+}", text)) for text in reasons.values()} == {
            "",
            "{name}",
        }
        places = {key: set(re.findall(r"{(\w+)}", text)) for key, text in phrases.items()}
        assert {key: found for key, found in places.items() if found} == PLACES
