"""Phrases by key, their placeholders and plural forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageProblem
from generator.model.period import parse_period
from generator.words import Words, flatten, load_words

PHRASES = {
    "greeting": "Welcome to {place}",
    "boats": {"one": "{n} boat", "other": "{n} boats"},
    "dates.unknown": "no date",
    "dates.year": "{year}",
    "dates.quarter": "quarter {quarter} of {year}",
    "dates.span": "{start} to {end}",
    "lists.separator": " / ",
}
WORDS = Words("en", PHRASES, "en_GB", "en")
FILE = """\
formats: {locale: fr_FR, html: fr, grouping: true, scales: [{unit_code: CNY, unit_mult: 8, divide: 10, unit: milliard}]}
frame: {home: Accueil}
"""


def test_leaves_are_found_by_dotted_key_and_plural_forms_are_one_leaf() -> None:
    tree = {"a": {"b": {"c": "x"}, "n": {"one": "1", "other": "2"}}, "l": [1, 2]}
    assert flatten(tree) == {"a.b.c": "x", "a.n": {"one": "1", "other": "2"}, "l": [1, 2]}


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(0, "0 boats", id="none"),
        pytest.param(1, "1 boat", id="one"),
        pytest.param(2, "2 boats", id="several"),
    ],
)
def test_a_plural_goes_by_the_number(count: int, expected: str) -> None:
    assert WORDS("boats", n=count) == expected


def test_a_language_without_that_form_uses_the_general_one() -> None:
    chinese = Words("zh", {"boats": {"other": "{n} x"}}, "zh_Hans_CN", "zh-Hans")
    assert chinese("boats", n=1) == "1 x"


def test_placeholders_are_filled_and_facts_too_many_do_no_harm() -> None:
    assert WORDS("greeting", place="<b>Port</b>", other=1) == "Welcome to <b>Port</b>"


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        pytest.param("farewell", {}, id="a phrase that does not exist"),
        pytest.param("greeting", {}, id="a placeholder without a fact"),
        pytest.param("dates", {}, id="a section is no phrase"),
    ],
)
def test_what_cannot_be_said_names_the_phrase(key: str, facts: dict[str, object]) -> None:
    with pytest.raises(UsageProblem) as caught:
        WORDS(key, **facts)
    assert key in caught.value.facts["text"]
    assert WORDS.has(key) is (key in PHRASES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2021", "2021", id="a year"),
        pytest.param("2010-Q3", "quarter 3 of 2010", id="a quarter"),
        pytest.param("2016-01-01/P5Y", "2016 to 2020", id="a span by its first and last year"),
        pytest.param("2025-06", "June 2025", id="a month as the locale writes it"),
        pytest.param("2020-11-01", "1 November 2020", id="a day as the locale writes it"),
    ],
)
def test_a_period_is_written_as_readers_do(text: str, expected: str) -> None:
    assert WORDS.period(parse_period(text)) == expected


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        pytest.param("2021-06-28", "day", "28 June 2021", id="a day"),
        pytest.param("2021-06", "month", "June 2021", id="a month"),
        pytest.param("2021", "year", "2021", id="a year"),
        pytest.param("", "unknown", "no date", id="no date"),
        pytest.param("2021", "unknown", "no date", id="a date of unknown precision"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(text: str, precision: str, expected: str) -> None:
    assert WORDS.date(text, precision) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a / b")],
    ids=["no item", "one item", "two items"],
)
def test_items_are_joined_as_the_language_does(items: list[str], expected: str) -> None:
    assert WORDS.list(items) == expected


def test_a_words_file_is_read_with_its_formats(tmp_path: Path) -> None:
    (tmp_path / "fr.yaml").write_text(FILE, encoding="utf-8")
    words = load_words(tmp_path, "fr")
    assert (words.language, words.locale, words.html, words.grouping) == ("fr", "fr_FR", "fr", True)
    assert (words("frame.home"), [one.unit for one in words.scales]) == ("Accueil", ["milliard"])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="a file that is missing"),
        pytest.param(b"a: [", id="a file that is no YAML"),
        pytest.param(b"- a", id="a file that is a list"),
        pytest.param(b"frame: {home: Home}", id="a file without formats"),
        pytest.param(b"formats: {html: en, grouping: true}", id="a file without a locale"),
        pytest.param(
            b"formats: {locale: en, html: en, grouping: true}\na: \xff", id="a file not in UTF-8"
        ),
    ],
)
def test_an_unreadable_words_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "fr.yaml").write_bytes(content)
    with pytest.raises(UsageProblem) as caught:
        load_words(tmp_path, "fr")
    assert "fr.yaml" in caught.value.facts["text"]
