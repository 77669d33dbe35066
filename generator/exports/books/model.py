"""What a workbook is made from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.frames import Frame
from generator.model.text import Text

__all__ = ["About", "Book", "Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the first sheet: what it is about, and the text in every language."""

    label: Text
    text: Text
    url: str = ""


About = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook.

    Attributes:
        path: where it belongs, without ending.
        frame: the table it holds, as programs read it on the last sheet.
        people: the same rows for people, who are also told how things stand.
        about: what its first sheet says of it.
    """

    path: str
    frame: Frame
    people: Frame
    about: About
