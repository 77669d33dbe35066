"""The commands as staff and programs meet them: output, exit codes, nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main


def jindu(project: Path, *words: str, language: str = "en") -> Result:
    """Run the command line on a project in one language."""
    return CliRunner().invoke(main, ["--project", str(project), "--lang", language, *words])


def spoil(project: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a table by `new`."""
    path = project / "datasets" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_sound_data_pass(project: Path) -> None:
    result = jindu(project, "check")
    assert result.exit_code == 0, result.output
    assert "Errors: 0." in result.output


def test_a_second_check_reuses_what_has_not_changed(project: Path) -> None:
    jindu(project, "check")
    again = json.loads(jindu(project, "check", "--json").output)
    assert again["reused"] == again["checked"] > 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fault_is_shown_at_once_with_cell_and_remedy(project: Path, language: str) -> None:
    spoil(project, "indicators/pm25.csv", ",26,", ",二十六,")
    spoil(project, "tasks/T01.csv", ",participate,", ",promise,")
    result = jindu(project, "check", language=language)
    assert result.exit_code == 3
    assert "datasets/indicators/pm25.csv" in result.output
    assert "datasets/tasks/T01.csv" in result.output
    assert "Traceback" not in result.output


def test_json_names_place_code_fault_and_remedy(project: Path) -> None:
    spoil(project, "indicators/pm25.csv", ",26,", ",26％,")
    document = json.loads(jindu(project, "check", "--json").stdout)
    (problem,) = [one for one in document["problems"] if one["severity"] == "error"]
    assert problem["path"] == "datasets/indicators/pm25.csv"
    assert problem["column"] == "value"
    assert problem["cell"]
    assert problem["fault"]
    assert problem["remedy"]


def test_warnings_stop_only_a_strict_check(project: Path) -> None:
    assert jindu(project, "check").exit_code == 0
    assert jindu(project, "check", "--strict").exit_code == 3  # no address for corrections is set


def test_a_build_of_bad_data_writes_nothing(project: Path) -> None:
    spoil(project, "sources.csv", "third_party", "fourth_party")
    result = jindu(project, "build")
    assert result.exit_code == 3
    assert "must be mended: 1." in result.output  # the warning of the settings does not count
    assert "datasets/sources.csv" in result.output
    assert not (project / "build" / "site").exists()
    assert not (project / "build" / "jindu.db").exists()


def test_info_counts_what_the_project_holds(project: Path) -> None:
    facts = json.loads(jindu(project, "info", "--json").output)
    assert facts["targets"] == {"targets": 28, "sizes": 5}
    assert facts["tables"]["tasks"] == 587
    assert sum(facts["readings"].values()) == 23
    assert len(facts["sha256"]) == 64


@pytest.mark.parametrize("language", ["zh", "en"])
def test_info_speaks_to_a_person(project: Path, language: str) -> None:
    result = jindu(project, "info", language=language)
    assert result.exit_code == 0, result.output
    assert "587" in result.output


def test_a_new_indicator_is_begun_and_check_says_what_is_missing(project: Path) -> None:
    result = jindu(project, "new", "indicator", "forest-cover")
    assert result.exit_code == 0, result.output
    assert (project / "datasets/indicators/forest-cover.yaml").is_file()
    assert (project / "datasets/indicators/forest-cover.csv").is_file()
    check = jindu(project, "check")
    assert check.exit_code == 3
    assert "forest-cover" in check.output


@pytest.mark.parametrize("name", ["pm25", "Forest", "forest cover", "../up"])
def test_a_bad_or_taken_id_writes_nothing(project: Path, name: str) -> None:
    before = sorted(project.rglob("*"))
    result = jindu(project, "new", "indicator", name)
    assert result.exit_code == 2, result.output
    assert sorted(path for path in project.rglob("*") if "build" not in path.parts) == [
        path for path in before if "build" not in path.parts
    ]


def test_a_new_task_takes_the_next_id_of_its_section(project: Path) -> None:
    result = jindu(project, "new", "task", "T05.1")
    assert result.exit_code == 0, result.output
    rows = (project / "datasets/tasks/T05.csv").read_text(encoding="utf-8").splitlines()
    ids = [row.split(",")[0] for row in rows if row.startswith("T05.1.")]
    assert ids[-1] == "T05.1.34"


def test_formatted_tables_stay_as_they_are(project: Path) -> None:
    result = jindu(project, "format", "--check")
    assert result.exit_code == 0, result.output


def test_format_mends_what_a_spreadsheet_did_and_loses_nothing(project: Path) -> None:
    path = project / "datasets/areas.csv"
    before = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    assert jindu(project, "format", "--check").exit_code == 3
    assert jindu(project, "format").exit_code == 0
    assert path.read_bytes() == before


def test_serving_before_a_build_says_what_to_run(project: Path) -> None:
    result = jindu(project, "serve", "--no-build")
    assert result.exit_code == 5
    assert "jindu build" in result.output
