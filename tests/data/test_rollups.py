"""Counts of the real plan, against its own tables and against what was promised to readers."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping

import pytest

from generator.exports import Material
from generator.model.rollup import RollUp


@pytest.fixture(scope="module")
def counts(material: Material) -> Mapping[str, RollUp]:
    return {one.id: one for one in material.assessment.rollups}


@pytest.mark.parametrize(
    ("subject", "total", "own", "reported", "projects"),
    [
        pytest.param("plan:", 587, 587, 16, 255, id="the whole plan"),
        pytest.param("place:jiashan", 22, 20, 0, 7, id="Jiashan, with two tasks of its towns"),
        pytest.param("place:nanhu", 1, 1, 0, 1, id="Nanhu"),
        pytest.param("place:jiaxing", 55, 2, 2, 31, id="any place of the city"),
        pytest.param("place:", 532, 532, 14, 224, id="no place named"),
        pytest.param("partner:huzhou", 16, 16, 0, 4, id="Huzhou"),
        pytest.param("partner:hangzhou", 12, 12, 1, 6, id="Hangzhou"),
        pytest.param("partner:ningbo", 4, 4, 0, 2, id="Ningbo"),
        pytest.param("section:T05", 58, 1, 10, 45, id="transport and its groups"),
        pytest.param("group:T05.1", 33, 33, 10, 26, id="a group of it"),
        pytest.param("body:", 587, 587, 16, 0, id="no responsible body is known"),
    ],
)
def test_a_count_is_as_promised(
    counts: Mapping[str, RollUp], subject: str, total: int, own: int, reported: int, projects: int
) -> None:
    one = counts[subject]
    assert (one.total, len(one.own), one.reported, one.projects) == (total, own, reported, projects)


def test_every_count_adds_up_to_its_whole(counts: Mapping[str, RollUp]) -> None:
    for one in counts.values():
        names = [*one.own, *one.below]
        assert len(names) == len(set(names)) == one.total, one.id
        assert sum(n for _, n in (*one.by_status, *one.apart)) == one.total, one.id
        assert (one.share is None) == (one.total < 5), one.id


@pytest.mark.parametrize("kind", ["group", "commitment"])
def test_kinds_that_divide_the_plan_add_up_to_it(counts: Mapping[str, RollUp], kind: str) -> None:
    assert sum(one.total for one in counts.values() if one.kind == kind) == 587


def test_places_agree_with_the_cells_of_the_tables(
    material: Material, counts: Mapping[str, RollUp]
) -> None:
    """Worked out a second way: from the rows as they are read, going up from each place."""
    parents = {
        row["id"]: row["parent"]
        for row in material.dataset.rows("areas")
        if row["kind"] != "statistical_area"
    }
    named: dict[str, set[str]] = {}
    for row in material.dataset.rows("tasks"):
        for place in filter(None, row["areas"].split(";")):
            while place:
                named.setdefault(place, set()).add(row["id"])
                place = parents.get(place, "")
    places = {one.subject: {*one.own, *one.below} for one in counts.values() if one.kind == "place"}
    assert {name: ids for name, ids in places.items() if name and ids} == named
    told = {row["task"] for row in material.dataset.rows("updates") if row["task"]}
    assert all(one.reported == len(told & {*one.own, *one.below}) for one in counts.values())


def test_partners_themes_and_levels_agree_with_the_cells(
    material: Material, counts: Mapping[str, RollUp]
) -> None:
    for kind, column in (
        ("partner", "partners"),
        ("theme", "themes"),
        ("commitment", "commitment"),
    ):
        found = Counter(
            name
            for row in material.dataset.rows("tasks")
            for name in set(filter(None, row[column].split(";")))
        )
        made = {one.subject: one.total for one in counts.values() if one.kind == kind}
        assert {name: n for name, n in made.items() if name and n} == dict(found), kind


def test_no_real_task_is_contradicted_and_no_project_has_two_dates_of_one_event(
    material: Material,
) -> None:
    seen = material.assessment
    assert not [one.task for one in seen.tasks.values() if one.computed]
    assert not [one.project for one in seen.projects.values() if one.delays]


def test_ten_tasks_have_a_test_of_completion_worded_by_the_editors(material: Material) -> None:
    own = [one.id for one in material.plan.tasks.values() if one.done_when]
    assert len(own) == 10
    assert Counter(one.split(".")[0] for one in own) == {"T05": 9, "C02": 1}


def test_every_question_is_open_and_none_is_answered(material: Material) -> None:
    (first,) = material.assessment.asked
    assert (first.release, first.asked, first.answered, first.open, first.closed) == (
        "R1",
        87,
        0,
        87,
        0,
    )
    about = Counter(one.about for one in material.plan.questions.values())
    assert about == {"target": 28, "group": 59}


def test_a_group_is_asked_about_while_it_has_no_report(
    material: Material, counts: Mapping[str, RollUp]
) -> None:
    silent = {one.subject for one in counts.values() if one.kind == "group" and not one.reported}
    asked = {one.section for one in material.plan.questions.values() if one.about == "group"}
    assert asked == silent
    assert len(silent) == 59


def test_every_target_without_its_final_figure_is_asked_about(material: Material) -> None:
    final = {"achieved", "not_achieved"}
    without = {
        one.target
        for one in material.assessment.verdicts.values()
        if one.verdict and one.verdict not in final
    }
    asked = [one.target for one in material.plan.questions.values() if one.target]
    assert sorted(without) == sorted(asked)
    assert len(without) == 28


def test_a_question_names_who_and_where_as_the_indicator_does(material: Material) -> None:
    plan = material.plan
    for one in plan.questions.values():
        if one.target:
            indicator = plan.indicators[plan.targets[one.target].indicator]
            told = (one.who_publishes, one.where, one.to_be_confirmed)
            said = (indicator.who_publishes, indicator.where, indicator.to_be_confirmed)
            assert told == said, one.id


def test_nobody_is_named_who_is_not_known(material: Material) -> None:
    """The plan names no body for any task, so a question about a group names none."""
    groups = [one for one in material.plan.questions.values() if one.about == "group"]
    assert not [one.id for one in groups if one.who_publishes or one.where]


def test_no_question_about_a_group_holds_a_number_that_ages(material: Material) -> None:
    years = {"q-group-g05", "q-group-g06", "q-group-t02-2"}  # named after 2021, 2025 and 10,000 mu
    for one in material.plan.questions.values():
        if one.about == "group" and one.id not in years:
            assert not any(
                sign.isdigit() for text in one.question.by_language.values() for sign in text
            )


def test_the_file_says_what_the_pages_say(
    files: dict[str, bytes], counts: Mapping[str, RollUp]
) -> None:
    rows = list(csv.DictReader(io.StringIO(files["rollups.csv"].decode())))
    assert [row["rollup"] for row in rows] == list(counts)
    for row in rows:
        one = counts[row["rollup"]]
        assert (row["tasks_all"], row["tasks_with_report"]) == (str(one.total), str(one.reported))
        assert bool(row["share"]) == (one.share is not None)
    (asked,) = csv.DictReader(io.StringIO(files["question_counts.csv"].decode()))
    assert (asked["release"], asked["questions_open"]) == ("R1", "87")
