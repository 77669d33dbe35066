"""A copy held against the register: what is the same, and how differences are told."""

from __future__ import annotations

import pytest

from generator.wording import Verification, match, verify, wordings_of
from tests.unit.wording.samples import DIVISION, TEXT, register


def compare(text: str) -> Verification:
    known = register().values()
    return verify(match(text, known, DIVISION), known)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT, id="as it is"),
        pytest.param(" ".join(TEXT.split()), id="all on one line"),
        pytest.param("\n".join(TEXT.split()), id="a line a word"),
        pytest.param(TEXT.replace("\n", "\n\n"), id="blank lines between"),
        pytest.param(TEXT.replace("dike,", "dike,\n\n— 2 —\n\n"), id="a page ends in a sentence"),
        pytest.param(
            TEXT.replace("It pays", "Page 2 of 3\nIt pays").replace("2021. ", "2021.\n"),
            id="a line that numbers a page",
        ),
    ],
)
def test_how_lines_are_broken_does_not_matter(text: str) -> None:
    found = compare(text)
    assert found.is_whole, found
    assert (len(found.found), found.total) == (9, 9)


def test_a_changed_sentence_is_named_by_its_neighbours() -> None:
    found = compare(TEXT.replace("12.5", "12.6"))
    (one,) = found.changed
    assert (one.locators, one.line) == (("1.1/2/1",), 4)
    assert one.text == "By 2020 the town repairs 12.6 km of dike, and more in 2021."
    assert (found.missing, found.extra, len(found.found)) == ((), (), 8)
    assert not found.is_whole


def test_a_changed_heading_is_named_even_where_no_line_ends_it() -> None:
    text = " ".join(TEXT.replace("Quays", "Docks").split())
    found = compare(text)
    assert [one.locators for one in found.changed] == [("1.1/1/1",)]
    assert len(found.found) == 8


def test_a_sentence_left_out_is_missing() -> None:
    found = compare(TEXT.replace(" It pays.", ""))
    assert (found.missing, found.changed, found.extra) == (("1.1/2/2",), (), ())


def test_what_was_added_is_told_with_its_line() -> None:
    found = compare(TEXT + "Copyright of a website\n")
    assert [(one.line, one.text) for one in found.extra] == [(9, "Copyright of a website")]
    assert (len(found.found), found.is_whole) == (9, False)


def test_another_order_is_told() -> None:
    lines = TEXT.splitlines()
    found = compare("\n".join([lines[0], *lines[5:], *lines[1:5]]))
    assert len(found.found) == 9
    assert found.displaced
    assert not found.is_whole


def test_another_text_is_missing_everything() -> None:
    found = compare("Something else altogether. " * 40)
    assert (found.found, len(found.missing), found.changed) == ((), 9, ())
    assert len(found.extra) == 1


def test_a_sentence_that_stands_twice_must_be_there_twice() -> None:
    found = compare(TEXT.replace("The basin opens.\n", "", 1))
    assert (len(found.found), found.missing) == (8, ("1.1/3/1",))


def test_an_empty_copy_is_missing_everything() -> None:
    assert len(compare("").missing) == 9


def quoted(locator: str, text: str = TEXT) -> list[tuple[str, list[tuple[str, bool]]]]:
    known = register()
    wordings = wordings_of(match(text, known.values(), DIVISION), known, "en", DIVISION)
    return [(one.locator, list(one.parts)) for one in wordings.quote(locator)]


def test_a_sentence_is_quoted_as_the_copy_writes_it() -> None:
    text = TEXT.replace("of dike, and", "of\n  dike, and")
    assert quoted("1.1/2/1", text) == [
        ("1.1/2/1", [("By 2020 the town repairs 12.5 km of dike, and more in 2021.", True)])
    ]


def test_the_clauses_meant_are_marked() -> None:
    assert quoted("2/2/1#1,3") == [
        (
            "2/2/1",
            [
                ("By 2030 roofs are green;", True),
                (" trees stand,", False),
                (" and (1,000) birds sing.", True),
            ],
        )
    ]


def test_a_paragraph_is_all_its_sentences() -> None:
    assert [one for one, _ in quoted("1.1/2;2/3/1")] == ["1.1/2/1", "1.1/2/2", "2/3/1"]


def test_what_does_not_match_is_not_quoted() -> None:
    assert quoted("1.1/2", TEXT.replace("12.5", "12.6")) == [("1.1/2/2", [("It pays.", True)])]


def test_han_lines_are_joined_without_a_space() -> None:
    known = register("甲乙丙丁戊。\n")
    found = match("甲乙\n丙丁戊。\n", known.values(), DIVISION)
    assert wordings_of(found, known, "zh", DIVISION).sentences == {"0/1/1": "甲乙丙丁戊。"}
