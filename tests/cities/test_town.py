"""The invented town: right by every rule, different in everything, and fully assessed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator.errors import Severity
from generator.exports import Material
from generator.model.verdict import Assessment
from generator.project import Project, load_project
from generator.validate import check
from generator.words import flatten
from tests.cities import HAVREBRUME, ROOT, copy_city

UNTRANSLATED = "D302"  # a note that is still to be translated: a warning
UNASKED = "X532"  # the town asks about some of its targets only
ENGLISH = ROOT / "site_config" / "languages" / "en.yaml"
FRENCH = HAVREBRUME / "site_config" / "languages" / "fr.yaml"


def words(path: Path) -> dict[str, object]:
    return flatten(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_the_french_words_have_the_keys_of_the_product(city_project: Project) -> None:
    assert sorted(words(FRENCH)) == sorted(words(ENGLISH))


def test_the_french_words_are_french() -> None:
    """No sentence was left in English, as a copied file would be."""
    french, english = words(FRENCH), words(ENGLISH)
    same = {
        key
        for key, text in french.items()
        if text == english[key]
        and isinstance(text, str)
        and len(text.split()) > 3
        and "{" not in text
    }
    assert same == set()


def test_what_belongs_to_the_product_is_taken_from_it(city_project: Project) -> None:
    copied = city_project.config / "languages" / "en.yaml"
    assert copied.read_bytes() == ENGLISH.read_bytes()
    assert not (HAVREBRUME / "site_config" / "theme").exists()


def test_the_town_passes_the_check_but_for_untranslated_notes_and_targets_unasked(
    city_project: Project,
) -> None:
    found = check(city_project).problems
    warned = {(one.code, one.severity) for one in found}
    assert warned == {(UNTRANSLATED, Severity.WARNING), (UNASKED, Severity.WARNING)}
    assert {one.facts["language"] for one in found if one.code == UNTRANSLATED} == {"fr"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_town_of_one_language_is_looked_at_in_that_language_only(
    language: str, tmp_path: Path
) -> None:
    project = load_project(copy_city(tmp_path / "one", languages=[language]))
    assert list(project.words) == [language]
    assert {one.code for one in check(project).problems} - {UNTRANSLATED} == {UNASKED}


def shape(field: dict[str, object], languages: tuple[str, str]) -> dict[str, object]:
    """Return what a schema says of a column, without the words of any language."""
    ours = field["jindu"]
    assert isinstance(ours, dict)
    rest = {
        key: value for key, value in ours.items() if not key.startswith(("title_", "description_"))
    }
    name = str(field["name"])
    for language in languages:
        name = name.removesuffix(f"_{language}")
    return {**field, "name": name, "jindu": rest}


def fields(path: Path, languages: tuple[str, str]) -> dict[str, dict[str, object]]:
    found = [
        shape(one, languages) for one in yaml.safe_load(path.read_text(encoding="utf-8"))["fields"]
    ]
    return {str(one["name"]): one for one in found}


def test_its_tables_are_those_of_the_product() -> None:
    """Only columns of breakdowns are added, and only what speaks of tasks is left out."""
    for path in sorted((HAVREBRUME / "datasets" / "schemas").glob("*.yaml")):
        model = ROOT / "datasets" / "schemas" / path.name
        stem = path.name if model.is_file() else "observations.yaml"
        here, there = fields(path, ("en", "fr")), fields(model.with_name(stem), ("zh", "en"))
        assert set(there) - set(here) <= {"task", "tasks", "task_status"}, path.name
        assert set(here) - set(there) <= {"sex", "age", "unit", "series"}, path.name
        assert {n: here[n] for n in here if n in there} == {n: there[n] for n in there if n in here}


def test_the_town_has_no_list_of_tasks(material: Material) -> None:
    assert material.dataset.of_kind("tasks") == ()
    assert (dict(material.plan.tasks), dict(material.assessment.tasks)) == ({}, {})


def test_its_sections_stand_as_in_the_plan_and_not_by_name(material: Material) -> None:
    assert list(material.plan.sections) == ["W", "W01", "W02", "P", "P01", "P02", "A", "A01"]


def test_every_verdict_and_every_last_reading_occurs(material: Material) -> None:
    verdicts = Counter(one.verdict for one in material.assessment.verdicts.values())
    codes = {code for list_, code in material.plan.codes if list_ == "verdict"}
    assert set(verdicts) == codes | {""}
    readings = {one.last_reading for one in material.assessment.verdicts.values()}
    assert readings == {code for list_, code in material.plan.codes if list_ == "last_reading"} | {
        ""
    }


@pytest.mark.parametrize(
    ("target", "verdict", "reasons"),
    [
        pytest.param("jobless.2", "on_track", (), id="a target on a slice reads only that slice"),
        pytest.param("water-use.1", "on_track", (), id="at the bound of a strict target"),
        pytest.param("bus-trips.1", "year_met", ("year_missing",), id="quarters are no years"),
        pytest.param("dike-repairs.1", "achieved", (), id="a total of five years for five years"),
        pytest.param(
            "dike-repairs.2",
            "no_data",
            ("no_target_period_value",),
            id="a forecast decides nothing",
        ),
        pytest.param(
            "catch-growth.1",
            "awaiting_final",
            (
                "basis_unconfirmed",
                "derived_value",
                "no_target_period_value",
                "provisional",
                "series_break",
            ),
            id="a ratio on a basis still to be confirmed",
        ),
        pytest.param(
            "ferry-fleet.1", "ended", ("target_revised",), id="a target that was replaced"
        ),
        pytest.param(
            "ferry-fleet.2", "achieved", (), id="its successor, by the stock of the last day"
        ),
        pytest.param(
            "ferry-fleet.3",
            "not_in_force",
            ("target_not_in_force",),
            id="the next version, announced",
        ),
        pytest.param(
            "fountains.1", "cannot_assess", ("no_tolerance_stated",), id="an approximate one"
        ),
        pytest.param("tide-gates.1", "", ("programme_size",), id="a size is never judged"),
        pytest.param(
            "basin-wages.1",
            "awaiting_final",
            ("low_reliability", "no_target_period_value", "scope_differs", "unofficial_only"),
            id="another area, a third party and a doubt",
        ),
    ],
)
def test_a_target_is_judged(
    material: Material, target: str, verdict: str, reasons: tuple[str, ...]
) -> None:
    found = material.assessment.verdicts[target]
    assert (found.verdict, found.reasons) == (verdict, reasons)


def test_a_row_in_another_unit_is_said_in_that_unit(material: Material) -> None:
    said = material.assessment.verdicts["water-use.1"].sentence
    assert "55.0 m³ per call" in said.in_("en")
    assert "55,0\u00a0m³ par escale" in said.in_("fr")


def derived(assessment: Assessment, name: str) -> list[tuple[str, str, str, str]]:
    rows = assessment.by_indicator[name]
    return [(r.period.text, r.basis, r.basis_check, f"{r.value:.4f}") for r in rows if r.value]


def test_a_ratio_stays_on_its_basis(material: Material) -> None:
    assert derived(material.assessment, "catch-growth") == [
        ("2015", "catch_all", "same", "1.0000"),
        ("2016", "catch_all", "same", "1.0577"),
        ("2016", "catch_auction", "same", "1.0600"),
        ("2017", "catch_auction", "same", "1.1100"),
        ("2018", "catch_all", "same", "1.1635"),
        ("2020", "catch_all", "same", "1.1250"),
        ("2022", "catch_all", "same", "1.3365"),
        ("2023", "catch_all", "same", "1.4327"),
        ("2024", "catch_all", "unconfirmed", "1.4615"),
    ]


def test_readings_below_the_least_quality_are_not_counted(material: Material) -> None:
    counts = {one.period: one for one in material.assessment.counts}
    care = counts["2025"].care
    assert counts["2025"].total == 7
    assert not any("unofficial_only" in one for one in care.values())


def test_what_was_withdrawn_is_no_stage(material: Material) -> None:
    states = material.assessment.projects
    assert (states["P002"].stage, states["P002"].expected_date) == ("started", "2027-06")
    assert states["lantern-street"].flags == ("undated_only",)
