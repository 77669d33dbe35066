"""The plan put together from tables, in one order whatever the files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.assemble import assemble
from generator.assemble.cells import Row
from generator.assemble.work import update
from generator.model.order import natural
from generator.project import Project, load_project
from generator.read import Dataset, Table, read_dataset

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(ROOT)


@pytest.fixture(scope="module")
def dataset(project: Project) -> Dataset:
    return read_dataset(project)


def backwards(dataset: Dataset) -> Dataset:
    """Return the tables and their rows in the opposite order."""

    def turned(table: Table) -> Table:
        return replace(table, rows=table.rows[::-1])

    return Dataset({name: turned(table) for name, table in reversed(list(dataset.tables.items()))})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            ["T10.1", "T2.1", "T2"], ["T2", "T2.1", "T10.1"], id="numbers count as numbers"
        ),
        pytest.param(["b", "a10", "a9"], ["a9", "a10", "b"], id="letters as letters"),
        pytest.param(
            ["1.3/8/2#4", "1.3/8/10"], ["1.3/8/2#4", "1.3/8/10"], id="in places of the plan"
        ),
        pytest.param(["7", ""], ["", "7"], id="nothing comes first"),
    ],
)
def test_names_sort_as_people_count(given: list[str], expected: list[str]) -> None:
    assert sorted(given, key=natural) == expected


def test_the_order_of_rows_and_files_does_not_matter(dataset: Dataset, project: Project) -> None:
    plan, again = assemble(dataset, project), assemble(backwards(dataset), project)
    assert again == plan
    for name in (
        "codes",
        "areas",
        "sections",
        "tasks",
        "task_groups",
        "projects",
        "indicators",
        "updates",
    ):
        assert list(getattr(again, name)) == list(getattr(plan, name)), name


def test_sections_and_tasks_stand_as_in_the_plan(dataset: Dataset, project: Project) -> None:
    plan = assemble(dataset, project)
    seen: dict[str, int] = {}
    for one in plan.sections.values():
        assert not one.parent or one.parent in seen, one.id
        assert one.ordinal > seen.get(f"last in {one.parent}", 0), one.id
        seen |= {one.id: 0, f"last in {one.parent}": one.ordinal}
    rank = {name: position for position, name in enumerate(plan.sections)}
    places = [rank[one.section] for one in plan.tasks.values()]
    assert places == sorted(places)
    assert sum(len(group) for group in plan.task_groups.values()) == len(plan.tasks)


def test_a_plan_without_most_tables_is_still_a_plan(dataset: Dataset, project: Project) -> None:
    needed = {"areas", "codes", "releases", "sources", "sections"}
    few = {n: t for n, t in dataset.tables.items() if n in needed or t.kind == "observations"}
    plan = assemble(Dataset(few), project)
    assert (dict(plan.tasks), dict(plan.task_groups), dict(plan.projects)) == ({}, {}, {})
    assert plan.indicators


UPDATE = {
    "id": "u",
    "problem_zh": "x",
    "problem_en": "Money is short",
    "next_step_en": "Ask again",
    "what_en": "Begun",
}


@pytest.mark.parametrize(
    ("visibility", "shown"),
    [("public", True), ("internal", False), ("", False)],
    ids=["public", "internal", "not said"],
)
def test_problems_and_next_steps_are_kept_in_unless_they_are_public(
    visibility: str, shown: bool
) -> None:
    cells: Mapping[str, str] = UPDATE | {"visibility": visibility}
    found = update(Row(cells, ("en", "fr")))
    assert (bool(found.problem), bool(found.next_step)) == (shown, shown)
    assert found.what.in_("fr") == "Begun"


def test_an_address_that_may_not_be_linked_stays_out(dataset: Dataset, project: Project) -> None:
    sources = dataset.tables["sources"]
    leaky = tuple(
        {**row, "url": "https://example.org/x", "linkable": "false"} for row in sources.rows
    )
    tables = dict(dataset.tables) | {"sources": replace(sources, rows=leaky)}
    assert {one.url for one in assemble(Dataset(tables), project).sources.values()} == {""}
