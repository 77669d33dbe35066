"""A series in two units: each row, each target and each drawing says its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from generator.charts.curve import trend_data
from generator.exports import Material
from generator.project import Project
from tests.whole_pages import pages_by_language


@pytest.mark.parametrize(
    ("table", "where", "expected"),
    [
        pytest.param("observations", "slice = 'unit=m3-per-call'", "m³ per call", id="a ratio"),
        pytest.param("observations", "slice = 'unit=m3-thousand'", "thousand m³", id="a total"),
        pytest.param("targets", "true", "m³ per call", id="the target"),
    ],
)
def test_the_database_says_the_unit_of_each_row(
    built_city: Project, table: str, where: str, expected: str
) -> None:
    sql = f"SELECT DISTINCT unit_en FROM {table} WHERE indicator = 'water-use' AND {where}"  # noqa: S608 - our own names
    with closing(sqlite3.connect(built_city.database)) as database:
        assert database.execute(sql).fetchall() == [(expected,)]


def test_the_code_of_the_unit_is_that_of_the_row(built_city: Project) -> None:
    sql = "SELECT DISTINCT slice, unit_code FROM observations WHERE indicator = 'water-use'"
    with closing(sqlite3.connect(built_city.database)) as database:
        found = dict(database.execute(sql))
    assert found == {f"unit={one}": one for one in ("m3-per-call", "m3-thousand")}


@pytest.mark.parametrize(("language", "unit"), [("en", "m³ per call"), ("fr", "m³ par escale")])
def test_a_chart_is_in_the_unit_of_its_target(material: Material, language: str, unit: str) -> None:
    indicator = material.plan.indicators["water-use"]
    rows = material.assessment.by_indicator["water-use"]
    words = material.project.words[language]
    drawn = trend_data(indicator, rows, indicator.targets, words)
    assert drawn.unit == unit
    assert drawn.summary.count(unit) == 3
    assert "thousand" not in drawn.summary


def test_a_page_gives_amounts_in_the_unit_of_the_target(material: Material) -> None:
    made = pages_by_language(material)["en"]
    (page,) = [one for one in made if one.route == "indicators/water-use/"]
    assert "-1.25 m³ per call" in page.body
    assert "80 m³ per call" in page.body  # the stated base
    assert "Unit: thousand m³, m³ per call" in page.body


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        pytest.param("en", "jobless", ["Sex", "Age", "Women", "15 to 24 years"], id="people"),
        pytest.param("fr", "jobless", ["Sexe", "Âge", "Femmes", "Tous âges"], id="in French"),
        pytest.param("en", "bus-trips", ["Series", "Town lines"], id="a series"),
        pytest.param("en", "water-use", ["Unit", "m³ per call"], id="a unit"),
    ],
)
def test_breakdowns_are_called_by_their_names(
    material: Material, language: str, name: str, expected: list[str]
) -> None:
    made = pages_by_language(material)[language]
    (page,) = [one for one in made if one.route == f"indicators/{name}/"]
    for text in expected:
        assert f">{text}</" in page.body
