"""The tidy file: frequencies, scopes, breakdowns, labels."""

from __future__ import annotations

import csv
import io

import pytest

from generator.exports.material import Material
from generator.exports.types.observations import frequency
from generator.model.period import parse_period


@pytest.mark.parametrize(
    ("period", "code"),
    [
        pytest.param("2021", "A", id="a year"),
        pytest.param("2017/2018", "A", id="a financial year"),
        pytest.param("2010-Q1", "Q", id="a quarter"),
        pytest.param("2025-06", "M", id="a month"),
        pytest.param("2016-01-01/P5Y", "A5", id="a total of five years"),
        pytest.param("2016-01-01/P7Y", "_O", id="a span without a code of its own"),
        pytest.param("2020-11-01", "_Z", id="a day is a point in time"),
    ],
)
def test_a_period_has_the_frequency_of_the_sdmx_list(period: str, code: str) -> None:
    assert frequency(parse_period(period)) == code


def test_labels_are_those_of_the_code_lists(files: dict[str, bytes], material: Material) -> None:
    rows = list(csv.DictReader(io.StringIO(files["observations.csv"].decode())))
    lists = {
        "obs_status": "obs_status",
        "vintage": "vintage",
        "value_origin": "value_origin",
        "scope": "scope_kind",
        "source_quality": "source_quality",
    }
    for row in rows:
        for column, list_ in lists.items():
            for code in material.project.languages:
                wanted = material.plan.label(list_, row[column]).in_(code) if row[column] else ""
                assert row[f"{column}_label_{code}"] == wanted
        if row["source"]:
            assert row["source_title_en"] == material.plan.sources[row["source"]].title.in_("en")
    assert {row["scope"] for row in rows} == {"same", "accepted_other", "not_comparable", ""}


def test_a_researcher_gets_one_row_a_period_by_asking_for_current_rows(
    files: dict[str, bytes],
) -> None:
    rows = list(csv.DictReader(io.StringIO(files["observations.csv"].decode())))
    current = [
        (row["indicator"], row["area"], row["period"], row["dimensions"])
        for row in rows
        if row["is_current"] == "true"
    ]
    assert len(set(current)) == len(current) > 100
