"""The lines of the first sheet: what the file is, then columns, codes and sources, in all languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.exports.books.model import Book
from generator.exports.books.naming import SEPARATOR, Naming
from generator.exports.material import Material
from generator.model.register import Source
from generator.model.text import Text
from generator.words import Words

__all__ = ["Line", "leading"]

LABEL = "_label_"  # in the name of a column that holds what the codes of another are called


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a label for readers of every language, and a text a language."""

    label: str
    texts: tuple[str, ...] = ()
    url: str = ""
    heads: bool = False


def leading(book: Book, naming: Naming, material: Material) -> Iterator[Line]:
    """Yield every line in order."""
    writer = _Writer(book, naming, material)
    for one in book.about:
        yield Line(writer.joined(one.label), writer.texts(one.text), one.url)
    yield from writer.part("columns", writer.columns())
    yield from writer.part("marks", writer.marks())
    yield from writer.part("sources", writer.sources())


@dataclass(frozen=True, slots=True)
class _Writer:
    book: Book
    naming: Naming
    material: Material

    def part(self, key: str, lines: Iterator[Line]) -> Iterator[Line]:
        """Yield a heading and its lines; nothing where there are no lines."""
        found = tuple(lines)
        if found:
            yield Line("")
            heading = self._say(lambda words: words(f"exports.books.{key}"))
            yield Line("", self.texts(heading), heads=True)
            yield from found

    def columns(self) -> Iterator[Line]:
        """Yield name, title, meaning and unit of each column; labels of codes explain themselves."""
        for one in self.book.people.columns:
            if LABEL not in one.name:
                yield Line(one.name, self._both(one.title, one.description, one.unit))

    def marks(self) -> Iterator[Line]:
        """Yield each code that stands in the table, with its meaning."""
        held: dict[str, set[str]] = {}
        for list_, code in self._held():
            held.setdefault(list_, set()).add(code)
        for list_ in sorted(held):
            for one in self.naming.plan.list_of(list_):
                if one.code in held[list_]:
                    yield Line(f"{list_}: {one.code}", self._both(one.label, one.definition))

    def sources(self) -> Iterator[Line]:
        """Yield the sources the table rests on, with an address only where one may be linked."""
        plan = self.naming.plan
        if self.book.people.path == "sources":
            return
        for name in sorted(self._cited()):
            one = plan.sources[name]
            quality = plan.label("source_quality", one.quality)
            told = partial(_source, one, quality)
            yield Line(one.id, self.texts(self._say(told)), one.url if one.linkable else "")

    def joined(self, text: Text) -> str:
        """Return a label in all languages."""
        return " / ".join(dict.fromkeys(self.texts(text)))

    def texts(self, text: Text) -> tuple[str, ...]:
        """Return a text by language, in the order of the project."""
        return tuple(text.in_(code) for code in self.material.project.languages)

    def _both(self, title: Text, meaning: Text, unit: Text | None = None) -> tuple[str, ...]:
        def told(words: Words) -> str:
            code = words.language
            name = title.in_(code)
            if unit:
                name = words("exports.books.with_unit", title=name, unit=unit.in_(code))
            means = meaning.in_(code)
            return words("exports.books.meant", title=name, meaning=means) if means else name

        return self.texts(self._say(told))

    def _held(self) -> Iterator[tuple[str, str]]:
        frame = self.book.people
        names = [one.name for one in frame.columns]
        place = names.index("indicator") if "indicator" in names else None
        for number, column in enumerate(frame.columns):
            cells = {(row[number], row[place] if place is not None else "") for row in frame.rows}
            for cell, indicator in cells:
                list_ = self.naming.list_of(frame, column, indicator) if cell else ""
                for code in cell.split(SEPARATOR) if list_ else ():
                    yield list_, code

    def _cited(self) -> set[str]:
        frame, found = self.book.people, set[str]()
        for number, column in enumerate(frame.columns):
            if self.naming.table_of(frame, column) == "sources":
                found |= {one for row in frame.rows for one in row[number].split(SEPARATOR) if one}
        return found

    def _say(self, say: Callable[[Words], str]) -> Text:
        return Text({code: say(one) for code, one in self.material.project.words.items()})


def _source(source: Source, quality: Text, words: Words) -> str:
    code = words.language
    parts = (source.title.in_(code), source.publisher.in_(code), source.date, quality.in_(code))
    return words("exports.books.between").join(one for one in parts if one)
