"""`jindu assess` as staff, readers of its explanations and programs meet it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.cities import copy_city


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_city(tmp_path_factory.mktemp("assess") / "town")


def assess(town: Path, *words: str, language: str = "en") -> Result:
    arguments = ["--project", str(town), "--lang", language, "assess", *words]
    return CliRunner().invoke(main, arguments)


def document(town: Path, *words: str) -> dict[str, Any]:
    result = assess(town, *words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def target(found: dict[str, Any], name: str) -> dict[str, Any]:
    (one,) = [one for one in found["targets"] if one["target"] == name]
    return dict(one)


@pytest.mark.parametrize(
    ("language", "verdict"), [("en", "Target not met"), ("fr", "Cible non atteinte")]
)
def test_all_targets_stand_in_a_table_in_the_callers_language(
    town: Path, language: str, verdict: str
) -> None:
    result = assess(town, language=language)
    assert result.exit_code == 0, result.output
    (line,) = [one for one in result.output.splitlines() if one.endswith("cycle-lanes.1")]
    assert "44" in line
    assert "2025" in line
    assert len(result.output.splitlines()) == len(document(town, "--all")["targets"]) + 3


def test_quiet_leaves_the_rows(town: Path) -> None:
    lines = assess(town, "--quiet").output.splitlines()
    assert len(lines) == len(document(town)["targets"]) + 1


def test_an_indicator_stands_for_all_its_targets(town: Path) -> None:
    assert [one["target"] for one in document(town, "jobless")["targets"]] == [
        "jobless.1",
        "jobless.2",
    ]
    result = assess(town, "jobless.2")
    assert "(jobless.2)" in result.output
    assert "(jobless.1)" not in result.output


def test_an_explanation_names_formula_rows_rules_and_what_would_change_it(town: Path) -> None:
    said = assess(town, "cycle-lanes", "--explain").output
    for part in (
        "|50 \u2212 44| = 6",
        "datasets/indicators/cycle-lanes.csv, row ",
        "50 km for 2025: ",
    ):
        assert part in said
    found = target(document(town, "cycle-lanes", "--explain"), "cycle-lanes.1")["explained"]
    assert [(one["value"], one["verdict"]) for one in found["turns"]] == [
        ("50", "achieved"),
        ("49.9", "not_achieved"),
    ]
    (row,) = [one for one in found["inputs"] if one["period"] == "2025"]
    lines = (town / row["path"]).read_text(encoding="utf-8").splitlines()
    assert lines[row["row"] - 1].startswith("2025,")


def test_every_target_can_be_explained_in_every_language(town: Path) -> None:
    for language in ("en", "fr"):
        result = assess(town, "--explain", language=language)
        assert result.exit_code == 0, result.output


def test_a_computed_reading_shows_what_it_is_computed_from(town: Path) -> None:
    said = assess(town, "catch-growth", "--explain").output
    assert "Value of the catch (2024)" in said
    assert "\u00f7 Value of the catch (2015)" in said
    assert "computed here" in said


def test_an_earlier_day_is_worked_out_afterwards_and_says_so(town: Path) -> None:
    result = assess(town, "cycle-lanes", "--as-of", "2024")
    assert "Worked out afterwards" in result.output
    found = document(town, "cycle-lanes", "--as-of", "2024")
    assert (found["as_of"], found["worked_out_afterwards"]) == ("2024-12-31", True)
    one = target(found, "cycle-lanes.1")
    assert one["verdict"] not in ("achieved", "not_achieved")
    assert one["reading"]["period"] <= "2024"
    assert document(town)["worked_out_afterwards"] is False


def test_the_day_of_the_release_is_no_looking_back(town: Path) -> None:
    found = document(town, "--as-of", "2026-03-31")
    assert found["worked_out_afterwards"] is False
    assert found["targets"] == document(town)["targets"]


def test_an_assumed_value_shows_before_and_after_and_is_stored_nowhere(town: Path) -> None:
    before = {path: path.read_bytes() for path in (town / "datasets").rglob("*.csv")}
    found = document(town, "--set", "cycle-lanes:2025=50")
    assert found["what_if"] is True
    assert found["changed"] == ["cycle-lanes.1"]
    one = target(found, "cycle-lanes.1")
    assert (one["before"]["verdict"], one["verdict"]) == ("not_achieved", "achieved")
    assert (one["reading"]["value"], one["reading"]["origin"]) == ("50", "assumed")
    said = assess(town, "cycle-lanes", "--set", "cycle-lanes:2025=50").output
    assert "stored nowhere" in said
    assert "\u2192" in said
    assert {path: path.read_bytes() for path in before} == before


def test_assumed_parts_flow_into_computed_values(town: Path) -> None:
    found = document(town, "catch-growth", "--set", "catch-value:2025=900")
    assert found["changed"] == ["catch-growth.1"]
    assert target(found, "catch-growth.1")["reading"]["origin"] == "derived"


def test_a_target_on_a_slice_takes_its_value_there(town: Path) -> None:
    found = document(town, "--set", "jobless.2:2025=11", "--set", "jobless.1:2025=7")
    (first, second) = found["assumed"]
    assert first["dimensions"] == {"sex": "f", "age": "y15-24"}
    assert second["dimensions"] == {"sex": "_T", "age": "_T"}


def test_a_value_that_no_verdict_reads_is_told(town: Path) -> None:
    said = assess(town, "--set", "cycle-lanes:2025-Q1=60").output
    assert "No verdict reads this value" in said
    found = document(town, "--set", "cycle-lanes:2025-Q1=60", "--set", "cycle-lanes:2025=60")
    assert [one["used"] for one in found["assumed"]] == [False, True]


def test_an_accepted_area_may_be_named(town: Path) -> None:
    found = document(town, "--set", "basin-wages@brume-basin:2025=2500")
    assert found["assumed"][0]["area"] == "brume-basin"
    assert found["changed"] == ["basin-wages.1"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lanes",), "cycle-lanes"),
        (("zzzz",), "no indicator or target zzzz"),
        (("pupils",), "no target"),
        (("--all", "jobless"), "--all"),
        (("--method", "magic"), "jindu"),
        (("--as-of", "soon"), "soon"),
        (("--as-of", "2012"), "2016-04-01"),
        (("--as-of", "2031"), "2026-03-31"),
        (("--set", "cycle-lanes"), "INDICATOR:PERIOD=VALUE"),
        (("--set", "cycle-lane:2025=1"), "cycle-lanes"),
        (("--set", "cycle-lanes:25=1"), "\u201c25\u201d"),
        (("--set", "cycle-lanes:2026=1"), "not over"),
        (("--set", "cycle-lanes:2025=1%"), "no number"),
        (("--set", "cycle-lanes:2025=1,5"), "no number"),
        (("--set", "cycle-lanes:2025=NaN"), "no number"),
        (("--set", "cycle-lanes:2025="), "no number"),
        (("--set", "cycle-lanes:2025=\uff11"), "no number"),
        (("--set", "bathing-water:2025=1"), "grade"),
        (("--set", "cycle-lanes@moon:2025=1"), "no area moon"),
        (("--set", "cycle-lanes@brume-basin:2025=1"), "havrebrume"),
        (("--set", "cycle-lanes:2025=1", "--set", "cycle-lanes:2025=2"), "twice"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_a_wrong_call_names_place_fault_and_remedy(
    town: Path, words: tuple[str, ...], said: str
) -> None:
    result = assess(town, *words)
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "words",
    [("zzzz",), ("--as-of", "soon"), ("--set", "cycle-lanes:2025=1%")],
    ids=["an id", "a day", "a value"],
)
def test_a_wrong_call_is_told_to_programs_and_in_the_callers_language(
    town: Path, words: tuple[str, ...]
) -> None:
    as_json = assess(town, *words, "--json")
    assert json.loads(as_json.output)["error"].startswith("assess.")
    french = assess(town, *words, language="fr")
    assert french.output.strip()
    assert french.output != assess(town, *words).output


def test_bad_data_are_listed_and_nothing_is_said_of_targets(tmp_path: Path) -> None:
    town = copy_city(tmp_path / "town")
    path = town / "datasets" / "sources.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("third_party", "fourth_party", 1), encoding="utf-8"
    )
    result = assess(town)
    assert result.exit_code == 3
    assert "datasets/sources.csv" in result.output
    assert "cycle-lanes" not in result.output


def test_the_keys_of_the_json_stay_as_they_are(town: Path) -> None:
    found = document(town, "--explain", "jobless.2")
    assert list(found) == [
        "release",
        "as_of",
        "worked_out_afterwards",
        "what_if",
        "method",
        "language",
        "assumed",
        "changed",
        "targets",
    ]
    readme = (Path(__file__).parents[3] / "generator" / "cli" / "README.md").read_text(
        encoding="utf-8"
    )
    one = found["targets"][0]
    for key in (*found, *one, *one["reading"], *one["position"], *one["trend"], *one["explained"]):
        assert (
            f"`{key}`" in readme
            or f".{key}`" in readme
            or f".{key}[]`" in readme
            or f"`{key}[]`" in readme
        ), key


def test_verdicts_are_put_on_record_once(tmp_path: Path) -> None:
    town = copy_city(tmp_path / "town")
    path = town / "datasets" / "published_verdicts.csv"
    before = path.read_text(encoding="utf-8").splitlines()
    added = document(town, "--record")["recorded"]
    assert added > 0
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(before) + added
    assert "0 verdicts put on record" in assess(town, "--record").output


@pytest.mark.parametrize("words", [("jobless",), ("--explain",), ("--set", "jobless:2025=1")])
def test_what_is_tried_out_is_never_put_on_record(town: Path, words: tuple[str, ...]) -> None:
    result = assess(town, "--record", *words)
    assert result.exit_code == 2
    assert "--record" in result.output


def test_other_methods_and_readings_are_part_of_the_answer(town: Path) -> None:
    found = target(document(town, "harbour-co2"), "harbour-co2.1")
    assert {one["method"] for one in found["cross_checks"]} >= {"jindu", "statcan_open_sdg"}
    for kind in ("data", "methods"):
        counted = found["sensitivity"][kind]
        assert counted["other"] >= counted["holding"]
    assert found["flip"]["verdict"]
    said = assess(town, "harbour-co2", "--explain").output
    assert "Under other readings" in said
    other = document(town, "harbour-co2", "--method", "statcan_open_sdg")
    assert target(other, "harbour-co2.1")["method"] == "statcan_open_sdg"


@pytest.mark.parametrize("option", ["--as-of", "--method"])
@pytest.mark.parametrize("text", ["", " "], ids=["nothing", "a space"])
def test_an_option_with_nothing_in_it_is_refused(town: Path, option: str, text: str) -> None:
    result = assess(town, option, text)
    assert result.exit_code == 2
    assert repr(text) in result.output


def test_another_method_shows_its_own_class_and_for_what_it_speaks(town: Path) -> None:
    said = assess(town, "--method", "statcan_open_sdg").output
    assert "speaks only of targets still ahead" in said
    with (town / "datasets" / "codes.csv").open(encoding="utf-8", newline="") as file:
        labels = {
            one["code"]: one["label_en"]
            for one in csv.DictReader(file)
            if one["list"] == "method_status"
        }
    found = document(town, "--method", "statcan_open_sdg")
    for one in found["targets"]:
        own = [x["status"] for x in one["cross_checks"] if x["method"] == "statcan_open_sdg"]
        (line,) = [line for line in said.splitlines() if line.split()[-1:] == [one["target"]]]
        assert all(labels[status] in line for status in own), line
    assert target(found, "cycle-lanes.1")["cross_checks"]
    assert "Method's class" not in assess(town).output
