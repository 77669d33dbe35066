"""A small plan of three chapters, with the register that was made from it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.register import Sentence
from generator.project import Division
from generator.wording import Divided, digest, divide

DIVISION = Division(
    headings=("Chapter {n}: ", "Part {n}: "),
    numerals=("I", "II", "III"),
    page_marks=("Page {n} of {n}",),
)
TEXT = """A plan of 2016
Chapter I: Water
Part I: Quays
By 2020 the town repairs 12.5 km of dike, and more in 2021. It pays.
The basin opens.
Chapter II: Air
By 2030 roofs are green; trees stand, and (1,000) birds sing.
The basin opens.
"""


def register(text: str = TEXT) -> Mapping[str, Sentence]:
    """Return the register of a text."""
    return {one.locator: _sentence(one) for one in divide(text, DIVISION)}


def _sentence(one: Divided) -> Sentence:
    return Sentence(one.locator, one.line, one.clauses, len(one.text), "", digest(one.text))
