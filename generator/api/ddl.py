"""The database's own definition: STRICT tables, real keys, checks and indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.api.rows import link_columns, physical
from generator.api.shape import Column, Table
from generator.api.tables import TABLES, table

__all__ = [
    "Codes",
    "conditions",
    "full_text",
    "indexes",
    "link_ddl",
    "quoted",
    "table_ddl",
    "text_literal",
]

Codes = Mapping[str, tuple[str, ...]]  # code list -> its codes, in order of display


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def text_literal(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def table_ddl(one: Table, languages: tuple[str, ...], codes: Codes) -> str:
    """Return the statement that creates a table."""
    lines = [_column(column.name, column.of, codes) for column in physical(one, languages)]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, one.key))})")
    if one.numbered and one.key != ("number",):
        lines.append('UNIQUE ("number")')
    lines += _foreign_keys(one.columns)
    return _create(one.name, lines)


def link_ddl(owner: Table, name: str, codes: Codes) -> str:
    """Return the statement that creates one of the owner's link tables."""
    links = dict(owner.link_tables())[name]
    columns = link_columns(owner, links)
    key = [column.name for column in columns if column.name in (owner.owner, "role", "position")]
    lines = [_column(column.name, column, codes) for column in columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, key))})")
    lines += _foreign_keys(columns)
    return _create(name, lines)


def _create(name: str, lines: Iterable[str]) -> str:
    return f"CREATE TABLE {quoted(name)} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def _column(name: str, column: Column, codes: Codes) -> str:
    parts = [quoted(name), column.type]
    if column.required:
        parts.append("NOT NULL")
    parts += (f"CHECK ({quoted(name)} {one})" for one in conditions(column, codes))
    return " ".join(parts)


def conditions(column: Column, codes: Codes) -> list[str]:
    """Return what must be true of each cell of a column, as SQL says it after the cell."""
    found = [column.check] if column.check else []
    allowed = codes.get(column.codes, ())
    if allowed:
        found.append(f"IN ({', '.join(map(text_literal, allowed))})")
    return found


def _foreign_keys(columns: Iterable[Column]) -> Iterator[str]:
    for column in columns:
        if column.references:
            key = ", ".join(map(quoted, table(column.references).key))
            yield (
                f"FOREIGN KEY ({quoted(column.name)}) "
                f"REFERENCES {quoted(column.references)} ({key})"
            )


def indexes() -> Iterator[str]:
    """Yield the statements that index every foreign key, filter and sorting column."""
    for one in TABLES:
        for column in _indexed(one):
            yield _index(one.name, column)
        for name, links in one.link_tables():
            # The primary key starts with the owner and so covers it.
            for entry in link_columns(one, links)[1:]:
                if entry.references or entry.codes:
                    yield _index(name, entry.name)


def _indexed(one: Table) -> list[str]:
    wanted = [column.name for column in one.columns if column.references or column.facet]
    sort = one.sort.removeprefix("-")
    if sort != "number":
        wanted.append(sort)
    return [name for name in dict.fromkeys(wanted) if name != one.key[0]]


def _index(name: str, column: str) -> str:
    return f"CREATE INDEX {quoted(f'{name}_{column}')} ON {quoted(name)} ({quoted(column)})"


def full_text(one: Table, languages: tuple[str, ...]) -> str:
    """Return the statement that creates a table's full-text index.

    It holds no copy of the text. `porter` reduces words of the Latin script to
    their stems and leaves others as they are.
    """
    columns = [f"{name}_{code}" for name in one.search for code in languages]
    listed = ", ".join(map(quoted, columns))
    return (
        f"CREATE VIRTUAL TABLE {quoted(f'{one.name}_fts')} USING fts5("
        f"{listed}, content='', tokenize='porter unicode61 remove_diacritics 2')"
    )
