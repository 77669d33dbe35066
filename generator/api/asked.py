"""What may be asked of the server: names of tables, columns and parameters, and ids in paths.

Datasette takes an unknown column for a text, an unknown parameter for nothing, and
what follows the last dot of an id for a format. Here it is told apart beforehand.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from generator.api.faults import Fault
from generator.api.options import misused
from generator.api.tables import TABLES
from generator.api.values import Values, read_values

__all__ = ["Known", "fault", "near", "read_known", "renamed", "row_path", "split_format"]

FORMATS = ("json", "csv", "blob")
SYNONYMS = {"q": "words"}
NEAREST = 5  # values that a refusal suggests
SHAPES = {
    "year": re.compile(r"\d{4}"),
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
}
BY_COLUMN = frozenset(
    {"_sort", "_sort_desc", "_facet", "_facet_array", "_facet_date", "_col", "_nocol"}
)
# Datasette's `_searchmode`, `_fts_table` and `_fts_pk` are not among them: with an index of single
# Han characters they answer with wrong counts.
OPTIONS = BY_COLUMN | {
    "_blob_column",
    "_blob_hash",
    "_dl",
    "_extras",
    "_facet_size",
    "_header",
    "_hide_sql",
    "_json",
    "_json_infinity",
    "_label",
    "_labels",
    "_lang",
    "_next",
    "_nl",
    "_nocount",
    "_nofacet",
    "_nosuggest",
    "_search",
    "_shape",
    "_show_sql",
    "_size",
    "_sort_by_desc",
    "_stream",
    "_through",
    "_timelimit",
    "_trace",
    "_ttl",
    "_where",
}
# What a refusal names of them: the rest serves Datasette's own pages.
OF_TABLES = (
    *("_col", "_facet", "_labels", "_lang", "_next", "_nocol", "_search", "_shape", "_size"),
    *("_sort", "_sort_desc", "_where"),
)
OF_QUERIES = ("_lang", "_shape")
OF_ROWS = frozenset(
    {"_dl", "_extras", "_json", "_json_infinity", "_labels", "_lang", "_nl", "_shape", "_ttl"}
)
FORMS = re.compile(r"_filter_(column|op|value)(_\d+)?")  # what the forms of a page send
SEARCH_IN = "_search_"
SORTED = frozenset(one.name for one in TABLES)  # lists beside them come in no order of their own


@dataclass(frozen=True, slots=True)
class Known:
    """What the database and its metadata hold.

    Attributes:
        columns: table or view -> its columns.
        keys: table -> number of columns of its key.
        parameters: fixed query -> its parameters.
        comparisons: what may follow a column and two underscores.
        values: parameter -> what it may be; others take anything.
    """

    columns: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, int]
    parameters: Mapping[str, tuple[str, ...]]
    comparisons: tuple[str, ...] = ()
    values: Mapping[str, Values] = field(default_factory=dict)


def read_known(
    database: Path, parameters: Mapping[str, tuple[str, ...]], comparisons: Iterable[str]
) -> Known:
    """Return what may be asked of a database file.

    Args:
        database: the file, which nobody writes to.
        parameters: fixed query -> its parameters.
        comparisons: what may follow a column and two underscores.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    columns: dict[str, list[str]] = {}
    keys: dict[str, int] = {}
    sql = (
        "SELECT t.name, c.name, c.pk > 0 FROM pragma_table_list AS t, pragma_table_info(t.name) AS c"
        " WHERE t.schema = 'main' AND (t.strict OR t.type = 'view') ORDER BY t.name, c.cid"
    )
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        for table, column, is_key in opened.execute(sql):
            columns.setdefault(table, []).append(column)
            keys[table] = keys.get(table, 0) + is_key
        listed = {name: tuple(found) for name, found in columns.items()}
        values = read_values(opened, listed)
    counted = {name: count for name, count in keys.items() if count}
    return Known(listed, counted, dict(parameters), tuple(comparisons), values)


def split_format(path: str) -> tuple[str, str]:
    """Return a path without its format, and the format, "" for a page.

    >>> split_format("/d/t/A.01.json"), split_format("/d/t/A.01")
    (('/d/t/A.01', 'json'), ('/d/t/A.01', ''))
    """
    stem, _, ending = path.rpartition(".")
    return (stem, ending) if stem and ending in FORMATS else (path, "")


def row_path(known: Known, path: str, coded: Callable[[str], str]) -> str:
    """Return the path of a row with its id as Datasette takes it; any other path as it is.

    Args:
        known: what the database holds.
        path: as it was asked for, percent signs and all.
        coded: writes a value, plain or written so before, as Datasette wants it.
    """
    parts = path.split("/", 3)
    keys = known.keys.get(parts[2], 0) if len(parts) == 4 else 0
    if not keys:
        return path
    stem, ending = split_format(parts[3])
    # A comma parts the columns of a key; in a key of one column it is a letter like others.
    values = stem.split(",") if keys > 1 else [stem]
    if len(values) < keys:  # programs write the comma itself as a number, too
        values = unquote(stem).split(",")
    id_ = ",".join(coded(unquote(value)) for value in values)
    return "/".join((*parts[:3], id_)) + (f".{ending}" if ending else "")


def renamed(known: Known, name: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the parameters of a fixed query with synonyms replaced."""
    given = list(pairs)
    wanted = set(known.parameters.get(name, ())) - {key for key, _ in given}
    return [(SYNONYMS[key] if SYNONYMS.get(key) in wanted else key, text) for key, text in given]


def fault(
    known: Known, name: str, pairs: Iterable[tuple[str, str]], *, of_row: bool = False
) -> Fault | None:
    """Return the first thing asked of a table, view or fixed query that it does not know.

    Args:
        known: what there is.
        name: the table, view or fixed query; of any other nothing is said.
        pairs: the parameters.
        of_row: one row of the table is asked for.
    """
    given = tuple(pairs)
    for key, value in given:
        if name in known.parameters:
            found = _of_query(known.parameters[name], key, value)
            found = found or _of_value(known, name, key, value)
        elif name in known.columns:
            found = _of_row(key) if of_row else _of_table(known, known.columns[name], key, value)
        else:
            return None
        if found:
            return found
    parts = _parts(known, name, {key for key, value in given if value})
    return misused(given, parts=parts, of_table=name in known.columns and not of_row)


def _parts(known: Known, name: str, given: Collection[str]) -> int:
    """Return of how many parts a place in the pages of a table is; views number their rows."""
    keys = known.keys.get(name, 0)
    is_sorted = name in SORTED or "_sort" in given or "_sort_desc" in given
    return keys + is_sorted if keys else 0


def near(name: str, known: Iterable[str], *, or_first: bool = True) -> tuple[str, ...]:
    """Return the known names most like one that is not known, else the first of them."""
    names = tuple(known)
    found = get_close_matches(name, names, n=NEAREST, cutoff=0.5)
    return tuple(found) or (names[:NEAREST] if or_first else ())


def _of_row(key: str) -> Fault | None:
    return None if key in OF_ROWS else Fault("no_parameter", key, OF_QUERIES)


def _of_query(parameters: tuple[str, ...], key: str, value: str) -> Fault | None:
    if key in SHAPES and key in parameters and value and not SHAPES[key].fullmatch(value):
        return Fault(f"no_{key}", value, (key,))
    if key in parameters or _is_option(key, ()):
        return None
    return Fault("no_parameter", key, (*parameters, *OF_QUERIES))


def _of_value(known: Known, name: str, key: str, value: str) -> Fault | None:
    values = known.values.get(key)
    if not value or values is None or values.have(value, name.rpartition("_")[2]):
        return None
    return Fault("no_value", value, near(value, values.ids), key, values.tables)


def _of_table(known: Known, columns: tuple[str, ...], key: str, value: str) -> Fault | None:
    if key in BY_COLUMN:
        # An empty choice comes from a form; what starts with a brace is Datasette's own notation.
        is_known = not value or value in columns or value.startswith("{")
        return None if is_known else Fault("no_column", value, columns)
    if key in columns or _is_option(key, columns):
        return None
    if key.startswith("_"):
        return Fault("no_parameter", key, OF_TABLES)
    column, _, comparison = key.rpartition("__")
    if column not in columns:
        return Fault("no_column", column or key, columns)
    if comparison in known.comparisons:
        return None
    return Fault("no_comparison", comparison, known.comparisons)


def _is_option(key: str, columns: Collection[str]) -> bool:
    known = key in OPTIONS or FORMS.fullmatch(key) is not None
    return known or (key.startswith(SEARCH_IN) and key.removeprefix(SEARCH_IN) in columns)
