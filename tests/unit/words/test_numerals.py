"""Numbers are found in texts of every language of the project."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.words import load_words
from generator.words.numerals import Numerals, canonical
from tests.cities import ROOT

LANGUAGES = [load_words(ROOT / "site_config" / "languages", one) for one in ("zh", "en")]

READ = {
    "digits with thousands": ("1,234.50 km", ["1234.5"]),
    "digits of full width": ("３７项", ["37"]),
    "Han tens and hundreds": ("三百零五个", ["305"]),
    "Han ten thousands": ("三万二千户", ["32000"]),
    "Han signs each beside the other": ("二〇二五", ["2025"]),
    "a ten without a digit": ("十五条", ["15"]),
    "English words": ("three vertical, two horizontal", ["3", "2"]),
    "no name": ("PM2.5, G60", []),
    "no word that holds a numeral": ("长三角一体化", []),
    "no ordinal": ("第三产业", []),
    "a generation": ("5G", ["5"]),
}


@pytest.mark.parametrize(("text", "numbers"), READ.values(), ids=READ)
def test_numbers_of_a_text(text: str, numbers: list[str]) -> None:
    assert list(Numerals(LANGUAGES).in_(text)) == numbers


def test_a_language_without_numerals_reads_digits() -> None:
    assert Numerals(()).in_("three of 5") == ("5",)


@pytest.mark.parametrize(
    ("number", "text"), [("-1200.50", "1200.5"), ("0.00", "0"), ("100", "100"), ("1E+3", "1000")]
)
def test_a_number_has_one_form(number: str, text: str) -> None:
    assert canonical(Decimal(number)) == text
