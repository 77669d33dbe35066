"""The plan's text cut into sentences that can be named: section/paragraph/sentence.

A section is opened by a line that begins like one of the headings of `plan.division`;
what stands before the first is section 0. Paragraphs are the lines of a section that
are not empty, its heading included. Everything is counted from 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.project import Division
from generator.project.plantext import NUMBER

__all__ = ["Divided", "clauses_of", "divide", "is_page_mark", "pattern"]

EDGE = "|"
# Lines that number pages in any language: a number or two, at most three digits each.
PAGE = re.compile(
    r"[\s\-\u2010-\u2015\uff0d|/\u00b7~]*\d{1,3}(\s*/\s*\d{1,3})?[\s\-\u2010-\u2015\uff0d|\u00b7~]*"
)


@dataclass(frozen=True, slots=True)
class Divided:
    """A sentence of a copy. `line` is counted from 1."""

    locator: str
    line: int
    text: str
    clauses: int


def divide(text: str, division: Division) -> tuple[Divided, ...]:
    """Return every sentence of a text with the place that its lines give it.

    Lines must stand as in the plan: a paragraph a line, headings on lines of their own.
    """
    levels = [pattern(one, division) for one in division.headings]
    found: list[Divided] = []
    section, paragraph = "0", 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip().rstrip(EDGE).strip()
        if not line or is_page_mark(line, division):
            continue
        opened = _opened(section, line, levels, division)
        section, paragraph = (opened, 1) if opened else (section, paragraph + 1)
        for position, sentence in enumerate(_sentences(line, division), 1):
            locator = f"{section}/{paragraph}/{position}"
            count = len(clauses_of(sentence, division))
            found.append(Divided(locator, number, sentence, count))
    return tuple(found)


def pattern(text: str, division: Division) -> re.Pattern[str]:
    """Return what a heading or a page mark looks like; its numbers are groups."""
    numerals = sorted(division.numerals, key=len, reverse=True)
    number = "|".join(map(re.escape, numerals)) or r"\d+"
    parts = (re.escape(_folded(part)) for part in text.split(NUMBER))
    return re.compile(f"({number})".join(parts))


def is_page_mark(line: str, division: Division) -> bool:
    """Tell whether a line only numbers a page."""
    if any(end in line for end in division.sentence_ends):
        return False
    marks = (_folded(one).split(NUMBER) for one in division.page_marks)
    own = (r"\s*\d+\s*".join(re.escape(part.strip()) for part in one) for one in marks)
    return bool(PAGE.fullmatch(line)) or any(re.fullmatch(one, _folded(line)) for one in own)


def clauses_of(sentence: str, division: Division) -> tuple[str, ...]:
    """Return the clauses of a sentence, each with the mark that ends it."""
    if not division.clause_ends:
        return (sentence,)
    # A comma between two digits is part of a number.
    cut = re.split(rf"(?<=[{re.escape(division.clause_ends)}])(?!(?<=\d,)\d)", sentence)
    return tuple(one for one in cut if one)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _opened(section: str, line: str, levels: list[re.Pattern[str]], division: Division) -> str:
    """Return the section that a line opens; "" where it opens none."""
    for depth, heading in enumerate(levels):
        if match := heading.match(_folded(line)):
            above = section.split(".")[:depth]
            return ".".join([*above, _number(match[1], division)])
    return ""


def _number(numeral: str, division: Division) -> str:
    if numeral in division.numerals:
        return str(division.numerals.index(numeral) + 1)
    return str(int(numeral))


def _sentences(line: str, division: Division) -> Iterator[str]:
    if not division.sentence_ends:
        yield line
        return
    # A full stop between two digits is a decimal point.
    ends = rf"(?<=[{re.escape(division.sentence_ends)}])(?!(?<=\d\.)\d)"
    yield from (one.strip() for one in re.split(ends, line) if one.strip())
