from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Place, Problem
from generator.validate import CATALOGUE, codes_page, explain, locate
from generator.validate.catalogue import fault
from generator.words import Words, load_words

ROOT = Path(__file__).parents[3]
LANGUAGES = ("zh", "en")
CODES = ROOT / "generator/validate/CODES.md"


@pytest.fixture(scope="module")
def words() -> dict[str, Words]:
    folder = ROOT / "site_config/languages"
    return {code: load_words(folder, code) for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_have_sentences_for_every_code_and_for_no_other(
    words: dict[str, Words], language: str
) -> None:
    keys = {key for key in words[language].phrases if key.startswith("problems.")}
    assert keys == {f"problems.{code}.{part}" for code in CATALOGUE for part in ("fault", "remedy")}


def test_a_problem_is_told_in_both_languages(words: dict[str, Words]) -> None:
    problem = fault("D101", Place("a.csv", 2, "n", "B2"), value="ten", type="integer")
    assert explain(problem, words["en"]) == (
        "“ten” is not a whole number.",
        "Correct the cell so that it holds a whole number.",
    )
    assert explain(problem, words["zh"])[0] == "“ten”不是整数。"


def test_a_value_with_braces_is_printed_as_it_is(words: dict[str, Words]) -> None:
    problem = fault("L105", Place("a.csv"), value="{0}")
    assert explain(problem, words["en"])[0].startswith("“{0}”")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(Place("a.csv"), "a.csv", id="the file itself"),
        pytest.param(Place("a.csv", 3), "a.csv, row 3", id="a row"),
        pytest.param(Place("a.csv", 3, "n", "B3"), "a.csv, row 3, column n, cell B3", id="a cell"),
        pytest.param(
            Place("a.yaml", 0, "targets[0].value"), "a.yaml, key targets[0].value", id="a key"
        ),
    ],
)
def test_a_place_is_told_as_far_as_it_is_known(
    words: dict[str, Words], place: Place, expected: str
) -> None:
    assert locate(place, words["en"]) == expected


def test_a_problem_that_is_equal_sorts_equal() -> None:
    one, other = (fault("L105", Place("a.csv", row), value="x") for row in (9, 10))
    assert sorted([other, one], key=lambda found: found.order) == [one, other]
    assert isinstance(one, Problem)


def test_the_list_of_codes_is_current(
    words: dict[str, Words], request: pytest.FixtureRequest
) -> None:
    page = codes_page(words.values())
    if request.config.getoption("--update-golden"):
        CODES.write_text(page, encoding="utf-8")
    assert CODES.read_text(encoding="utf-8") == page, "run pytest with --update-golden"
