"""Numbers with their units, in the manner of each language."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from generator.project import load_project
from generator.words import Scale, Words

ROOT = Path(__file__).parents[3]

PATTERNS = {
    "formats.percent": "{value}%",
    "formats.quantity": "{value} {unit}",
    "formats.ratio": "{value} ({unit})",
}
BILLION = Scale("CNY", 8, Decimal(10), "billion yuan")
YUAN = Scale("CNY/person", 4, Decimal("0.0001"), "yuan")
ENGLISH = Words("en", PATTERNS, "en_GB", "en", (BILLION, YUAN))
CHINESE = Words("zh", PATTERNS, "zh_Hans_CN", "zh-Hans", grouping=False)
FRENCH = Words("fr", PATTERNS, "fr_FR", "fr")
GERMAN = Words("de", PATTERNS, "de_DE", "de")
NUMBERS = st.decimals("-1e12", "1e12", places=4) | st.integers(-(10**12), 10**12).map(Decimal)


@pytest.mark.parametrize(
    ("words", "value", "decimals", "expected"),
    [
        pytest.param(ENGLISH, "3.20", None, "3.20", id="published digits are kept"),
        pytest.param(
            ENGLISH, "12345.6", None, "12,345.6", id="English sets thousands apart by commas"
        ),
        pytest.param(CHINESE, "12345.6", None, "12345.6", id="Chinese does not set them apart"),
        pytest.param(
            FRENCH, "12345.6", None, "12\u202f345,6", id="French uses a narrow space and a comma"
        ),
        pytest.param(GERMAN, "12345.6", None, "12.345,6", id="German uses points and a comma"),
        pytest.param(ENGLISH, "0.125", 2, "0.13", id="half is rounded up"),
        pytest.param(ENGLISH, "-0.125", 2, "-0.13", id="and away from nought"),
        pytest.param(ENGLISH, "2", 2, "2.00", id="places asked for are filled"),
        pytest.param(ENGLISH, "-0.004", 2, "0.00", id="nought has no sign"),
        pytest.param(ENGLISH, "1E+3", None, "1,000", id="an exponent is written out"),
        pytest.param(ENGLISH, "-1234", None, "-1,234", id="a minus is a minus"),
    ],
)
def test_a_number_is_written_as_readers_do(
    words: Words, value: str, decimals: int | None, expected: str
) -> None:
    assert words.number(Decimal(value), decimals=decimals) == expected


@given(NUMBERS, st.sampled_from([ENGLISH, CHINESE, FRENCH, GERMAN]))
def test_what_is_written_can_be_read_back(value: Decimal, words: Words) -> None:
    assert parse_decimal(words.number(value), locale=words.locale) == value


@given(NUMBERS, st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_place_at_most(value: Decimal, places: int) -> None:
    shown = parse_decimal(ENGLISH.number(value, decimals=places), locale="en_GB")
    assert abs(shown - value) <= Decimal("0.5").scaleb(-places)


@pytest.mark.parametrize(
    ("value", "unit", "code", "power", "decimals", "expected"),
    [
        pytest.param("71.9", "%", "percent", 0, None, "71.9%", id="a percentage"),
        pytest.param("26", "km", "km", 0, None, "26 km", id="a quantity"),
        pytest.param(
            "1.56", "rural = 1", "ratio", 0, None, "1.56 (rural = 1)", id="a ratio to one"
        ),
        pytest.param("7", "", "", 0, None, "7", id="a number without a unit"),
        pytest.param(
            "5018.38", "x", "CNY", 8, None, "501.838 billion yuan", id="rescaled, no digit lost"
        ),
        pytest.param(
            "1000", "x", "CNY", 8, None, "100 billion yuan", id="a round number stays round"
        ),
        pytest.param(
            "1005", "x", "CNY", 8, None, "100.5 billion yuan", id="its other digits do not go"
        ),
        pytest.param(
            "1.49110", "x", "CNY/person", 4, 2, "14,900 yuan", id="rounded before rescaling"
        ),
        pytest.param(
            "2.5", "x", "CNY/person", 4, None, "25,000 yuan", id="multiplied where that is the way"
        ),
        pytest.param(
            "10", "yuan", "CNY", 4, None, "10 yuan", id="another power of ten is left alone"
        ),
    ],
)
def test_a_quantity_has_the_unit_of_its_language(
    value: str, unit: str, code: str, power: int, decimals: int | None, expected: str
) -> None:
    assert ENGLISH.quantity(Decimal(value), unit, code, power, decimals=decimals) == expected


def test_a_language_without_scales_shows_the_unit_of_the_descriptor() -> None:
    assert CHINESE.quantity(Decimal("5018.38"), "x", "CNY", 8) == "5018.38 x"


@given(st.decimals("0", "100000", places=2))
def test_rescaling_loses_no_digit(value: Decimal) -> None:
    shown = ENGLISH.quantity(value, "x", "CNY", 8).removesuffix(" billion yuan")
    assert parse_decimal(shown, locale="en_GB") * 10 == value


AREAS = {"areas": {"one": "area"}, "routes": {"one": "route"}}
COUNTING = {one.language: replace(one, units=AREAS) for one in (ENGLISH, FRENCH, CHINESE)}


@pytest.mark.parametrize(
    ("language", "value", "unit", "decimals", "expected"),
    [
        pytest.param("en", "1", "areas", None, "1 area", id="one area"),
        pytest.param("en", "2", "areas", None, "2 areas", id="two areas"),
        pytest.param("en", "0", "areas", None, "0 areas", id="no areas"),
        pytest.param(
            "en", "1.0", "areas", None, "1.0 areas", id="one and a digit behind the point"
        ),
        pytest.param("en", "1.04", "areas", 0, "1 area", id="rounded to one"),
        pytest.param("en", "-1", "areas", None, "-1 area", id="one fewer"),
        pytest.param("fr", "0", "routes", None, "0 route", id="French counts nought as one"),
        pytest.param("fr", "1.5", "routes", None, "1,5 route", id="and all below two"),
        pytest.param("fr", "2", "routes", None, "2 routes", id="two in French"),
        pytest.param("en", "1", "km", None, "1 km", id="a unit that has no forms"),
        pytest.param("zh", "1", "areas", None, "1 areas", id="a language without plural forms"),
    ],
)
def test_a_unit_takes_the_form_of_its_number(
    language: str, value: str, unit: str, decimals: int | None, expected: str
) -> None:
    words = COUNTING[language]
    assert words.quantity(Decimal(value), unit, "", 0, decimals=decimals) == expected


def test_the_product_has_a_form_for_every_unit_that_it_counts() -> None:
    """Units of the real plan that end as English plurals do, all but the names of ratios."""
    project = load_project(ROOT)
    units = {
        yaml.safe_load(path.read_text(encoding="utf-8"))["jindu"]["unit_en"]
        for path in (project.datasets / "indicators").glob("*.yaml")
    }
    plural = {one for one in units if re.fullmatch(r"[a-z]+s( a year)?", one)}
    assert {"areas", "projects a year"} <= plural
    english = project.words["en"]
    assert [one for one in plural if english.quantity(Decimal(1), one, "", 0).endswith(one)] == []
