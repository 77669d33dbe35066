"""Places in a text: sections by their headings, paragraphs by lines, sentences, clauses."""

from __future__ import annotations

import pytest

from generator.project import Division
from generator.wording import divide
from generator.wording.dividing import is_page_mark
from tests.unit.wording.samples import DIVISION, TEXT

HAN = Division(
    headings=("{n}、", "({n})"),
    numerals=("一", "二", "三"),
    sentence_ends="。",
    clause_ends=",，;；",
    page_marks=("第{n}页",),
)


def places(text: str, division: Division) -> list[tuple[str, int]]:
    return [(one.locator, one.clauses) for one in divide(text, division)]


def test_sections_paragraphs_sentences_and_clauses_are_counted_from_one() -> None:
    assert places(TEXT, DIVISION) == [
        ("0/1/1", 1),
        ("1/1/1", 1),
        ("1.1/1/1", 1),
        ("1.1/2/1", 2),
        ("1.1/2/2", 1),
        ("1.1/3/1", 1),
        ("2/1/1", 1),
        ("2/2/1", 3),
        ("2/3/1", 1),
    ]


@pytest.mark.parametrize("line", ["(二)再生。句二。", "（二）再生。句二。 |"], ids=["half", "full"])
def test_a_heading_is_one_in_either_width_and_may_hold_sentences(line: str) -> None:
    text = f"通知\n一、总则\n\n(一)目标\n甲,乙；丙。\n{line}\n三、末"
    assert places(text, HAN) == [
        ("0/1/1", 1),
        ("1/1/1", 1),
        ("1.1/1/1", 1),
        ("1.1/2/1", 3),
        ("1.2/1/1", 1),
        ("1.2/1/2", 1),
        ("3/1/1", 1),
    ]


def test_without_numerals_numbers_are_digits() -> None:
    division = Division(headings=("{n} - ",))
    assert [one for one, _ in places("1 - A\n12 - B", division)] == ["1/1/1", "12/1/1"]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("— 3 —", True),
        ("12", True),
        ("3/10", True),
        ("第 3 页", True),
        ("2021", False),
        ("73%", False),
        ("3。", False),
        ("第三页", False),
    ],
)
def test_lines_that_only_number_pages(line: str, is_one: bool) -> None:
    assert is_page_mark(line, HAN) is is_one
