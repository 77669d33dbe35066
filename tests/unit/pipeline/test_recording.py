"""What a release said is written once, found again, and never edited in silence."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import DataRejected, Severity, UsageProblem
from generator.project import Project, load_project
from generator.validate import Report, explain
from tests.cities import copy_city

TABLE = "published_verdicts.csv"


@pytest.fixture
def town(tmp_path: Path) -> Project:
    return load_project(copy_city(tmp_path / "town"))


def rows(town: Project) -> list[dict[str, str]]:
    with (town.datasets / TABLE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes(town: Project) -> set[str]:
    return {one.code for one in pipeline.run_check(town).problems if one.code.startswith("V")}


def forget_the_fingerprint(town: Project, release: str) -> None:
    """Take the hash away, as somebody would who wants a record to be rewritten."""
    path = town.datasets / "releases.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [
        line.rpartition(",")[0] + "," if line.startswith(f"{release},") else line for line in lines
    ]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def of_record(report: Report) -> list[tuple[str, int | None, Severity]]:
    return [
        (one.facts["target"], one.place.row, one.severity)
        for one in report.problems
        if one.code == "V701"
    ]


def change(town: Project, old: str, new: str) -> None:
    path = town.datasets / TABLE
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_judged_target_is_put_on_record_once(town: Project) -> None:
    before = rows(town)
    known = pipeline.know(town)
    judged = {one.target for one in known.assessment.verdicts.values() if one.verdict}
    assert pipeline.record(town) == len(judged)
    assert pipeline.record(town) == 0
    after = rows(town)
    assert [one for one in after if one["release"] == "R1"] == before
    assert {one["target"] for one in after if one["release"] == "R2"} == judged
    assert of_record(pipeline.run_check(town)) == []


def test_a_record_is_in_canonical_form_and_read_again_as_it_was(town: Project) -> None:
    pipeline.record(town)
    assert pipeline.format_tables(town, write=False) == ()
    known = pipeline.know(town)
    said = known.plan.published_verdicts["R2", "catch-growth.1", "jindu"]
    assert (str(said.value), said.period, said.area) == ("1.46", "2024", "havrebrume")
    assert "basis_unconfirmed" in said.reasons


def test_data_that_say_something_else_of_the_same_release_are_told(town: Project) -> None:
    pipeline.record(town)
    path = town.datasets / "indicators" / "cycle-lanes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",44,", ",54,"), encoding="utf-8")
    number = 2 + [one["release"] + one["target"] for one in rows(town)].index("R2cycle-lanes.1")
    report = pipeline.run_check(town)
    assert of_record(report) == [("cycle-lanes.1", number, Severity.WARNING)]
    (problem,) = [one for one in report.problems if one.code == "V701"]
    for words in town.words.values():
        fault, remedy = explain(problem, words)
        assert "not_achieved, short_of_target, 2025, 44" in fault
        assert "releases.csv" in remedy
    pipeline.refuse(report)
    with pytest.raises(DataRejected):
        pipeline.refuse(report, strict=True)


def delete_a_row(town: Project) -> None:
    path = town.datasets / TABLE
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:1], *lines[2:]]) + "\n", encoding="utf-8")


def change_a_verdict(town: Project) -> None:
    change(town, "R1,cycle-lanes.1,jindu,met,", "R1,cycle-lanes.1,jindu,wrong_way,")


def change_a_reason(town: Project) -> None:
    change(town, "1.46,same,basis_unconfirmed;derived_value;", "1.46,same,derived_value;")


def empty_the_table(town: Project) -> None:
    path = town.datasets / TABLE
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    "forge", [delete_a_row, change_a_verdict, change_a_reason, empty_the_table]
)
def test_what_is_on_record_cannot_be_rewritten_in_silence(
    town: Project, forge: Callable[[Project], None]
) -> None:
    pipeline.record(town)
    forge(town)
    assert "V702" in codes(town)
    with pytest.raises(DataRejected):
        pipeline.know(town)
    with pytest.raises(DataRejected):
        pipeline.record(town)


def test_a_record_without_its_fingerprint_is_told(town: Project) -> None:
    forget_the_fingerprint(town, "R1")
    assert codes(town) == {"V703"}
    with pytest.raises(DataRejected):
        pipeline.know(town)


def test_a_target_taken_out_of_the_judging_is_told(town: Project) -> None:
    pipeline.record(town)
    path = town.datasets / "indicators" / "cycle-lanes.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("strength: firm", "strength: scope"), "utf-8"
    )
    (problem,) = [one for one in pipeline.run_check(town).problems if one.code == "V701"]
    assert (problem.facts["target"], problem.facts["computed"]) == ("cycle-lanes.1", "–")


def test_another_verdict_of_a_recorded_release_is_refused_and_nothing_is_written(
    town: Project,
) -> None:
    pipeline.record(town)
    path = town.datasets / "indicators" / "cycle-lanes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",44,", ",54,"), encoding="utf-8")
    before = (town.datasets / TABLE).read_bytes()
    with pytest.raises(UsageProblem, match="already_recorded"):
        pipeline.record(town)
    assert (town.datasets / TABLE).read_bytes() == before


def test_a_project_without_the_table_can_be_checked_but_not_recorded(town: Project) -> None:
    forget_the_fingerprint(town, "R1")
    for name in (TABLE, "published_verdicts.yaml"):
        (town.datasets / name).unlink()
    assert of_record(pipeline.run_check(town)) == []
    with pytest.raises(UsageProblem, match="data_unreadable"):
        pipeline.record(town)
