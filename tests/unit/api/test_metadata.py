from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.api import render_metadata
from tests.unit import plan_samples


def _database(root: Path, *languages: str) -> Any:
    project = plan_samples.make_project(root, languages)
    return json.loads(render_metadata(project, {}))["databases"]["jindu"]


def test_texts_for_all_readers_stand_in_every_language(tmp_path: Path) -> None:
    tables = _database(tmp_path, "en", "fr")["tables"]
    assert tables["tasks"]["title"] == "tables.tasks (en) / tables.tasks (fr)"
    assert tables["tasks"]["label_column"] == "title_en"
    assert tables["tasks_fr"]["title"] == "tables.tasks (fr)"


def test_lists_and_text_indexes_are_kept_out_of_sight(tmp_path: Path) -> None:
    tables = _database(tmp_path, "en")["tables"]
    hidden = {name for name, entry in tables.items() if entry.get("hidden")}
    assert {"tasks_fts", "task_areas", "verdict_reasons"} <= hidden
    assert not hidden & {"tasks", "verdicts", "observations", "tasks_en"}


def test_a_descending_order_is_told_apart(tmp_path: Path) -> None:
    tables = _database(tmp_path, "en")["tables"]
    assert tables["updates"]["sort_desc"] == "date_end"
    assert tables["updates_en"]["sort_desc"] == "date_end (en)"
    assert tables["tasks"]["sort"] == "number"


def test_no_name_is_both_a_query_and_a_table(tmp_path: Path) -> None:
    """Datasette would answer with only one of the two."""
    found = _database(tmp_path, "en", "fr", "zh")
    assert not set(found["queries"]) & set(found["tables"])


def test_queries_hold_no_place_that_is_not_filled(tmp_path: Path) -> None:
    for query in _database(tmp_path, "en")["queries"].values():
        assert "{" not in query["sql"]
        assert "--" not in query["sql"]


@pytest.mark.parametrize(("url", "expected"), [("", False), ("https://example.org/", True)])
def test_an_address_that_is_not_known_is_left_out(tmp_path: Path, url: str, expected: bool) -> None:
    project = plan_samples.make_project(tmp_path)
    known = replace(project, identity=replace(project.identity, site_url=url))
    assert ("about_url" in json.loads(render_metadata(known, {}))) is expected


def test_queries_name_their_parameters(tmp_path: Path) -> None:
    found = _database(tmp_path, "en")["queries"]
    assert found["search_en"]["params"] == ["words"]
    assert found["tasks_past_due_en"]["params"] == []
