"""No table, column or key of JSON changes unless CHANGELOG tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.schema import SCHEMA_VERSION
from generator.project import Project
from tests.contract.keys import (
    Account,
    Entry,
    Key,
    collect,
    parse,
    released,
    render,
    unnamed,
    updated,
)

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("keys.txt")
REMEDY = """
What programs read has changed. What to do:
  1. take the change back, if it was not meant; what is taken away breaks programs
  2. raise SCHEMA_VERSION in generator/model/schema.py, unless that was done since the last release
  3. name each key in the newest section of CHANGELOG.md: the key and its table or file, in backticks
  4. run: .venv/bin/pytest tests/contract/test_keys.py --update-golden, and read the difference
"""


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found(real_project: Project, built_city: Project) -> set[Key]:
    """The keys of the real plan and of the invented town, which fills what is empty here."""
    of_town = {key for key in collect(built_city) if key.kind != "query"}
    return collect(real_project) | of_town


def test_every_key_is_on_record(found: set[Key], request: pytest.FixtureRequest) -> None:
    account = parse(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.is_file() else {}
    told = updated(account, found, SCHEMA_VERSION)
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(render(told), encoding="utf-8")
        account = told
    moved = {key for key, _ in set(told.items()) ^ set(account.items())}
    changed = sorted(f"{key.kind} {key.container}: {key.name}" for key in moved)
    assert changed == [], REMEDY


def test_changelog_names_every_change() -> None:
    account = parse(GOLDEN.read_text(encoding="utf-8"))
    assert unnamed(account, _changelog()) == [], REMEDY


def test_a_change_after_a_release_has_a_version_of_its_own() -> None:
    account = parse(GOLDEN.read_text(encoding="utf-8"))
    newest = max(max(one.since, one.until) for one in account.values())
    assert newest <= SCHEMA_VERSION
    assert released(_changelog()) <= SCHEMA_VERSION


OLD, NEW = Entry(3), Entry(4)
ID, NAME = Key("table", "tasks", "id"), Key("table", "tasks", "name_{L}")
WHOLE = Key("json", "places/{id}.json", "place.id")


@pytest.mark.parametrize(
    ("account", "line", "expected"),
    [
        pytest.param({ID: OLD}, "nothing", [], id="nothing changed"),
        pytest.param({ID: OLD, NAME: NEW}, "nothing", ["tasks: name_{L}"], id="a new column"),
        pytest.param({ID: OLD, NAME: NEW}, "column `name` of `tasks`", [], id="named"),
        pytest.param({ID: OLD, NAME: NEW}, "`tasks.name`", [], id="named in one word"),
        pytest.param({ID: OLD, NAME: NEW}, "`n*` of `tasks`", [], id="named with others"),
        pytest.param({ID: OLD, NAME: NEW}, "`name`", ["tasks: name_{L}"], id="without its table"),
        pytest.param({ID: OLD, NAME: NEW}, "`tasks`", ["tasks: name_{L}"], id="the table alone"),
        pytest.param({ID: OLD, NAME: Entry(2, 4)}, "x", ["tasks: name_{L}"], id="a column gone"),
        pytest.param({ID: OLD, WHOLE: NEW}, "`api/v1/places/<id>.json`", [], id="a new file"),
        pytest.param({ID: NEW, NAME: NEW}, "table `tasks`", [], id="a new table"),
    ],
)
def test_what_changelog_names_is_told(account: Account, line: str, expected: list[str]) -> None:
    said = unnamed(account, f"## [Unreleased]\n- {line}\n")
    assert [one.partition(" ")[2] for one in said] == expected


def test_an_account_is_read_as_it_was_written() -> None:
    account = {ID: OLD, NAME: Entry(2, 4), WHOLE: NEW}
    assert parse(render(account)) == account


def test_what_came_and_went_between_releases_leaves_no_trace() -> None:
    assert updated({ID: OLD, NAME: NEW}, {ID}, 4) == {ID: OLD}
    assert updated({ID: OLD, NAME: NEW}, {ID}, 5) == {ID: OLD, NAME: Entry(4, 5)}


def test_the_newest_release_is_found() -> None:
    text = "## [Unreleased]\n- schema version 9\n## [0.2.0]\n- Schema version 7\n## [0.1.0]\n"
    assert released(text) == 7
