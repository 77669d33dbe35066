"""Which workbooks and Parquet files there are, and where each is kept once it is made.

A file is kept by the hash of all it is made of, so a build in which nothing changed
reads it and loads neither XlsxWriter nor pyarrow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from generator.exports.books.about import about_indicator, about_table
from generator.exports.books.model import About, Book
from generator.exports.books.naming import Naming
from generator.exports.books.parquet import parquet_bytes, table_facts
from generator.exports.books.workbook import workbook_bytes
from generator.exports.frames import SERIES, Frame, frames
from generator.exports.material import Material

__all__ = ["WORKBOOKS", "Order", "orders"]

# Tables that people open as a workbook; beside them each indicator has its own.
WORKBOOKS = ("observations", "verdicts", "tasks", "projects", "updates", "questions", "sources")
# Table of things -> table of how each stands, by the same id in the first column; what people see of it.
STATES = {"tasks": "task_states", "projects": "project_states"}
TOLD = frozenset({"status", "computed", "stage", "expected_event", "expected_date", "flags"})
# Tables whose names stand in place of codes and ids.
NAMED = frozenset(
    {
        *("codes", "sources", "areas", "partners", "bodies", "sections", "themes"),
        *("milestones", "commitment_levels", "projects", "tasks"),
    }
)
WORDS = ("exports.books.", "formats.name")
_WRITERS = {".xlsx": "xlsxwriter", ".parquet": "pyarrow"}


@dataclass(frozen=True, slots=True)
class Order:
    """One file: its path, where it is kept, and how it is made."""

    path: str
    kept: Path
    make: Callable[[], bytes]

    def content(self) -> bytes:
        """Return the file; made and kept where it is not at hand."""
        if not self.kept.is_file():
            self.kept.parent.mkdir(parents=True, exist_ok=True)
            part = self.kept.with_suffix(f"{self.kept.suffix}.part")
            part.write_bytes(self.make())
            part.replace(self.kept)
        return self.kept.read_bytes()


# The last answer: a build asks twice for what follows from the same material.
_answers: list[tuple[Material, tuple[Order, ...]]] = []


def orders(material: Material) -> tuple[Order, ...]:
    """Return every workbook and Parquet file, in the order of their paths."""
    if not _answers or _answers[0][0] is not material:
        every = frames(material)
        found = [*_books(material, every), *_parquets(material, every)]
        _answers[:] = [(material, tuple(sorted(found, key=lambda one: one.path)))]
    return _answers[0][1]


def _books(material: Material, every: tuple[Frame, ...]) -> Iterator[Order]:
    naming = Naming.of(material)
    shared = _shared(material, every, ".xlsx")
    by_path = {one.path: one for one in every}
    for book in (*_of_tables(material, by_path), *_of_indicators(material, by_path)):
        make = partial(workbook_bytes, book, naming, material)
        key = _key(shared, book.people, repr(book.about))
        yield _order(material, f"{book.path}.xlsx", key, make)


def _of_tables(material: Material, by_path: dict[str, Frame]) -> Iterator[Book]:
    for path in WORKBOOKS:
        if path in by_path:
            frame = by_path[path]
            people = _told(frame, by_path.get(STATES.get(path, "")))
            yield Book(path, frame, people, about_table(material, frame))


def _told(frame: Frame, states: Frame | None) -> Frame:
    """Return the rows with how each thing stands after its own columns."""
    if states is None:
        return frame
    places = [n for n, one in enumerate(states.columns) if one.name in TOLD]
    found = {row[0]: tuple(row[n] for n in places) for row in states.rows}
    none = ("",) * len(places)
    return replace(
        frame,
        columns=(*frame.columns, *(states.columns[n] for n in places)),
        rows=tuple((*row, *found.get(row[0], none)) for row in frame.rows),
    )


def _of_indicators(material: Material, by_path: dict[str, Frame]) -> Iterator[Book]:
    """Yield a workbook an indicator: its rows of the file of all values, computed ones too."""
    tidy = by_path["observations"]
    place = [one.name for one in tidy.columns].index("indicator")
    rows: dict[str, list[tuple[str, ...]]] = {name: [] for name in material.plan.indicators}
    for row in tidy.rows:
        rows[row[place]].append(row)
    for name, indicator in material.plan.indicators.items():
        frame = replace(tidy, title=indicator.title, rows=tuple(rows[name]))
        about: About = about_indicator(material, indicator, frame)
        yield Book(f"{SERIES}{name}", frame, frame, about)


def _parquets(material: Material, every: tuple[Frame, ...]) -> Iterator[Order]:
    """Yield a file a table; single series are no tables of their own, `observations` holds them."""
    shared = _shared(material, (), ".parquet")
    for frame in every:
        if not frame.path.startswith(SERIES):
            facts = table_facts(material, frame)
            make = partial(parquet_bytes, frame, facts)
            yield _order(material, f"{frame.path}.parquet", _key(shared, frame, repr(facts)), make)


def _order(material: Material, path: str, key: str, make: Callable[[], bytes]) -> Order:
    ending = Path(path).suffix
    return Order(path, material.project.cache / "books" / f"{key}{ending}", make)


def _shared(material: Material, every: tuple[Frame, ...], ending: str) -> str:
    """Return what all files of a format rest on: its writer, its words and what names codes."""
    code = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    tables = [_text(one) for one in every if one.path in NAMED]
    return _hash(version(_WRITERS[ending]), *code, *(_spoken(material) if every else ()), *tables)


def _spoken(material: Material) -> Iterator[str]:
    """Yield the words of workbooks, and how indicators are named, shown and broken down."""
    for code, words in material.project.words.items():
        ours = (one for one in words.phrases.items() if one[0].startswith(WORDS))
        yield repr((code, sorted(ours, key=lambda one: one[0])))
    yield repr((material.project.identity.name, material.project.identity.publisher))
    for one in material.plan.indicators.values():
        yield repr((one.title, one.decimals, one.breakdowns))
    for table in material.dataset.tables.values():
        yield repr([(one.name, one.references, one.codes) for one in table.fields])


def _key(shared: str, frame: Frame, about: str) -> str:
    return _hash(shared, frame.path, _columns(frame), repr(frame.title), _text(frame), about)


# What was last told of columns: files of one kind, one after another, have the same.
_told_columns: list[tuple[object, str]] = []


def _columns(frame: Frame) -> str:
    if not _told_columns or _told_columns[0][0] is not frame.columns:
        _told_columns[:] = [(frame.columns, repr(frame.columns))]
    return _told_columns[0][1]


def _text(frame: Frame) -> str:
    return "\x1e".join("\x1f".join(row) for row in frame.rows)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1d".join(parts).encode()).hexdigest()[:24]
