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
    """One workbook: where it belongs, the table it holds, and what its first sheet says of it."""

    path: str
    frame: Frame
    about: About
