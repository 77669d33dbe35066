from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.api import render_metadata
from generator.api.newer import CONFIG, METADATA, SHOWING, newer_files
from tests.unit import plan_samples

# What the next major version reads as configuration, as its source says.
NO_METADATA = {"plugins", "allow", "allow_sql", "queries", "settings", *SHOWING}


@pytest.fixture
def files(tmp_path: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    project = plan_samples.make_project(tmp_path, plan_samples.WITH_HAN)
    old = render_metadata(project, {})
    made = newer_files(old, "canned")
    return json.loads(old), json.loads(made[METADATA]), json.loads(made[CONFIG])


def test_metadata_hold_nothing_that_is_configuration(files: Any) -> None:
    _, told, _ = files
    assert not NO_METADATA & set(told)
    for database in told["databases"].values():
        assert not NO_METADATA & set(database)
        assert not any(NO_METADATA & set(table) for table in database["tables"].values())


def test_nothing_is_lost(files: Any) -> None:
    old, told, config = files
    before, said, shown = (one["databases"]["jindu"] for one in (old, told, config))
    assert shown["queries"] == before["queries"]
    assert config["plugins"] == old["plugins"]
    for name, table in before["tables"].items():
        merged = said["tables"].get(name, {}) | shown["tables"].get(name, {})
        assert {key: merged[key] for key in table} == table


def test_licence_and_source_are_told_of_every_table(files: Any) -> None:
    old, told, _ = files
    for one in (told["databases"]["jindu"], *told["databases"]["jindu"]["tables"].values()):
        assert (one["license"], one["source"]) == (old["license"], old["source"])


def test_settings_are_those_of_our_server(files: Any) -> None:
    _, _, config = files
    assert config["settings"]["default_allow_sql"] is False
    assert config["settings"]["max_returned_rows"] == 1000
    assert config["settings"]["suggest_facets"] is False
