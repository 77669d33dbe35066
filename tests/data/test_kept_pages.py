"""Pages kept from one build to the next are those that would be made anew, whatever changes.

One thing of the real plan is changed, its pages are made with what the plan before it left,
and made once more from nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.assess import assess
from generator.exports import Material
from generator.model.plan import Plan
from generator.model.site import Page
from generator.model.text import Text
from generator.pages import Keeper, View, keeper, kept_state, pages_of, views

MARK = "everything else is as it was"


def view_of(found: Material, plan: Plan) -> View:
    """Return the plan in its first language, with a cache beside a folder that is thrown away."""
    assessment = found.assessment if plan is found.plan else assess(plan, found.project)
    return next(iter(views(plan, assessment, found.project, {}).values()))


def made(view: View, keep: Path, mark: str = MARK) -> tuple[tuple[Page, ...], Keeper]:
    kept = keeper(view, mark, kept_state({"": view}), keep)
    return pages_of(view, kept), kept


@pytest.fixture(scope="module")
def before(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the plan as it is has kept."""
    path = tmp_path_factory.mktemp("kept") / "pages.pickle"
    made(view_of(material, material.plan), path)[1].save()
    return path


def named(table: str, column: str, name: str = "") -> Callable[[Plan], Plan]:
    """Return the change of one text in the row `name` of a table, or in its last row."""

    def change(plan: Plan) -> Plan:
        rows: dict[str, Any] = dict(getattr(plan, table))
        key = name or list(rows)[-1]
        text = Text(dict.fromkeys(plan.languages, "another text"))
        changed: dict[str, Any] = {table: rows | {key: replace(rows[key], **{column: text})}}
        return replace(plan, **changed)

    return change


def value(plan: Plan) -> Plan:
    """The newest value of a judged indicator."""
    *others, last = [one for one in plan.observations if one.indicator == "pm25"]
    rest = [one for one in plan.observations if one.indicator != "pm25"]
    assert last.value is not None
    changed = replace(last, value=Decimal("41"))
    return replace(plan, observations=(*rest, *others, changed))


def withdrawn(plan: Plan) -> Plan:
    """A dated fact is taken back."""
    name, update = next(iter(plan.updates.items()))
    taken = replace(update, state="withdrawn")
    return replace(plan, updates=dict(plan.updates) | {name: taken})


def gone(plan: Plan) -> Plan:
    """The last project is left out."""
    return replace(plan, projects=dict(list(plan.projects.items())[:-1]))


CHANGES: dict[str, Callable[[Plan], Plan]] = {
    "a value": value,
    "a fact taken back": withdrawn,
    "a project left out": gone,
    "the title of a task": named("tasks", "title", "T05.1.02"),
    "when a task is done": named("tasks", "done_when", "T05.1.02"),
    "the name of a project": named("projects", "name"),
    "the title of an indicator": named("indicators", "title", "pm25"),
    "the title of a source": named("sources", "title"),
    "the name of a place": named("areas", "name", "jiashan"),
    "the name of a partner": named("partners", "name"),
    "the title of a section": named("sections", "title"),
    "the label of a subject": named("themes", "label"),
    "a question": named("questions", "question"),
    "a milestone": named("milestones", "title"),
    "the title of a release": named("releases", "title"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_kept_pages_are_those_made_anew(material: Material, before: Path, name: str) -> None:
    view = view_of(material, CHANGES[name](material.plan))
    again, kept = made(view, before)
    anew = pages_of(view_of(material, CHANGES[name](material.plan)))
    assert kept.batches != kept.before, "the change reached no page at all"
    assert [one.route for one in again] == [one.route for one in anew]
    assert [one.route for one, other in zip(again, anew, strict=True) if one != other] == []


def test_nothing_is_made_anew_where_nothing_changed(material: Material, before: Path) -> None:
    _, kept = made(view_of(material, material.plan), before)
    assert sorted(set(kept.batches) - set(kept.before)) == []


def test_a_value_leaves_the_register_as_it_was(material: Material, before: Path) -> None:
    _, kept = made(view_of(material, value(material.plan)), before)
    anew = set(kept.batches) - set(kept.before)
    assert {"home", "indicators/pm25"} <= anew
    assert not {"projects", "partners", "sections", "indicators/gdp"} & anew


def test_all_is_made_anew_where_anything_else_changed(material: Material, before: Path) -> None:
    _, kept = made(view_of(material, material.plan), before, "other words")
    assert kept.before == {}
