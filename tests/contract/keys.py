"""Every key that programs may rely on, and whether CHANGELOG tells of what became of it.

A key is a column of a table, of a fixed query or of a CSV file, a key of a JSON file, or a
code of a refusal. Suffixes of languages are written {L}, ids in names of files {id}.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from generator.api import queries
from generator.api.faults import STATUSES, Fault, refusal
from generator.api.openapi.queries import columns_of_queries
from generator.api.titles import Titles, fields_by_kind
from generator.project import Project
from generator.read import read_dataset

__all__ = [
    "FOUNDED",
    "Entry",
    "Key",
    "collect",
    "parse",
    "released",
    "render",
    "unnamed",
    "updated",
]

FOUNDED = 3  # the schema version with which this account begins; older changes are not asked for
SKIPPED = ("files/", "schemas/", "openapi")  # copies, descriptions
PLAIN = re.compile(r"[$@A-Za-z_][A-Za-z0-9_]*")
TOKEN = re.compile(r"`([^`]+)`")
BULLET = re.compile(r"^- (.*)$", re.MULTILINE)
RELEASE = re.compile(r"^## \[\d.*", re.MULTILINE)
VERSION = re.compile(r"schema version (\d+)", re.IGNORECASE)


class Key(NamedTuple):
    """One key: where it stands and what it is called there."""

    kind: str  # table | query | csv | json | refusal
    container: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is on record of a key: since which schema version, and until which (0: still)."""

    since: int
    until: int = 0


Account = dict[Key, Entry]


def collect(project: Project) -> set[Key]:
    """Return every key of a built project."""
    found = {*_tables(project), *_queries(project), *_refusals()}
    folder = project.api / "v1"
    files: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(SKIPPED):
            files.setdefault(_general(name, folder), []).append(path)
    for name, paths in files.items():
        found |= {*_columns(name, paths, project.languages), *_keys(name, paths, project.languages)}
    return found


def _tables(project: Project) -> Iterator[Key]:
    sql = "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c WHERE t.strict"
    with closing(sqlite3.connect(project.database)) as opened:
        for table, column in opened.execute(sql):
            yield Key("table", table, _without_language(column, project.languages))


def _queries(project: Project) -> Iterator[Key]:
    titles = Titles(project.words, fields_by_kind(read_dataset(project)))
    columns = columns_of_queries(project.languages, titles)
    for name in queries.names():
        for code in project.languages:
            for heading in columns[queries.query_name(name, code)]:
                yield Key("query", queries.query_name(name, code), heading)


def _refusals() -> Iterator[Key]:
    yield from (Key("refusal", "code", code) for code in STATUSES)
    yield from (Key("refusal", "refusal", key) for key in refusal(Fault("no_page"), ""))


def _general(name: str, folder: Path) -> str:
    """Return a file's name with {id} for what differs from file to file of a folder."""
    path = PurePosixPath(name)
    alike = [*(folder / path.parent).glob(f"*{path.suffix}")] if len(path.parts) > 1 else []
    return str(path.with_name(f"{{id}}{path.suffix}")) if len(alike) > 1 else name


def _columns(name: str, paths: list[Path], languages: tuple[str, ...]) -> Iterator[Key]:
    if not name.endswith(".csv") or name.endswith(".spreadsheet.csv"):
        return
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for column in next(csv.reader(file)):
                yield Key("csv", name, _without_language(column, languages))


def _keys(name: str, paths: list[Path], languages: tuple[str, ...]) -> Iterator[Key]:
    if name.endswith(".json"):
        contents = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
        for key in _walk(contents, "", languages):
            yield Key("json", name, key)


def _without_language(name: str, languages: Iterable[str]) -> str:
    stem, _, last = name.rpartition("_")
    return f"{stem}_{{L}}" if stem and last in languages else name


def _walk(values: list[Any], above: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of all values that stand in one place, in whatever file."""
    if entries := [each for one in values if isinstance(one, list) for each in one]:
        yield from _walk(entries, f"{above}[]", languages)
    objects = [one for one in values if isinstance(one, dict)]
    by_id = _are_maps(objects)
    below: dict[str, list[Any]] = {}
    for one in objects:
        for key, value in one.items():
            shown = "{L}" if key in languages else _without_language(key, languages)
            below.setdefault("{id}" if by_id else shown, []).append(value)
    for key, found in below.items():
        here = f"{above}.{key}".lstrip(".")
        yield here
        yield from _walk(found, here, languages)


def _are_maps(objects: list[dict[str, Any]]) -> bool:
    """Tell whether the keys of the objects in one place are ids, so that they are data."""
    whole = {key: value for one in objects for key, value in one.items()}
    if any(not PLAIN.fullmatch(key) for key in whole):
        return True
    shapes = {frozenset(one) if isinstance(one, dict) else None for one in whole.values()}
    return len(whole) > 2 and len(shapes) == 1 and None not in shapes


def render(account: Account) -> str:
    """Return the account as people read it: a heading a container, a line a key."""
    lines = [HEAD]
    above = ("", "")
    for key, entry in sorted(account.items()):
        if key[:2] != above:
            lines.append(f"\n{key.kind} {key.container}")
            above = key[:2]
        gone = f" until {entry.until}" if entry.until else ""
        lines.append(f"  {key.name} | {entry.since}{gone}")
    return "\n".join(lines) + "\n"


HEAD = """\
# Every key that programs may rely on, with the schema version it is there since.
# Written by `pytest tests/contract/test_keys.py --update-golden`; never by hand.
# {L}: a suffix for each language. {id}: an id of the data. "until": taken away with that version."""


def parse(text: str) -> Account:
    """Return the account that `render` wrote."""
    account: Account = {}
    kind = container = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, versions = line.strip().rpartition(" | ")
            since, _, until = versions.partition(" until ")
            account[Key(kind, container, name)] = Entry(int(since), int(until or 0))
        elif line and not line.startswith("#"):
            kind, _, container = line.partition(" ")
    return account


def updated(account: Account, found: set[Key], version: int) -> Account:
    """Return the account with what is new and what is gone at this schema version."""
    told = dict(account)
    for key in found:
        if key not in told or told[key].until:
            told[key] = Entry(version)
    for key, entry in account.items():
        if key not in found and not entry.until:
            told[key] = replace(entry, until=version)
    # What came and went between two releases was never promised.
    return {key: one for key, one in told.items() if one.until != one.since}


def released(changelog: str) -> int:
    """Return the schema version of the newest release that CHANGELOG has a section for."""
    sections = RELEASE.search(changelog)
    found = VERSION.findall(changelog[sections.start() :]) if sections else []
    return max(map(int, found), default=0)


def unnamed(account: Account, changelog: str) -> list[str]:
    """Return the keys that came or went since `FOUNDED` and that CHANGELOG does not name.

    A line of CHANGELOG names a key if it holds, in backticks, the key and the table, query or
    file it stands in; of a table or file that is new or gone as a whole, its own name will do.
    `*` stands for any letters.
    """
    bullets = [{_plain(one) for one in TOKEN.findall(line)} for line in BULLET.findall(changelog)]
    moved = {key: entry for key, entry in account.items() if entry.since > FOUNDED or entry.until}
    whole = _whole(account)
    return [
        f"{key.kind} {key.container}: {key.name}"
        for key in sorted(moved)
        if not any(_names(tokens, key, whole=key[:2] in whole) for tokens in bullets)
    ]


def _whole(account: Account) -> set[tuple[str, str]]:
    """Return the containers all of whose keys came, or all went, after `FOUNDED`."""
    stayed = {key[:2] for key, one in account.items() if one.since <= FOUNDED and not one.until}
    return {key[:2] for key in account} - stayed


def _plain(token: str) -> str:
    token = re.sub(r"<[^>]*>", "{id}", token)
    return re.sub(r"^(?:api/v1/|data/)", "", token)


def _names(tokens: set[str], key: Key, *, whole: bool) -> bool:
    containers = {key.container, PurePosixPath(key.container).stem}
    if key.kind == "query":
        containers.add(key.container.rpartition("_")[0])
    leaf = key.name.replace("[]", "").rpartition(".")[2]
    leaves = {key.name, leaf, leaf.removesuffix("_{L}")}
    there = any(_match(one, containers) for one in tokens)
    if whole and there:
        return True
    joined = {f"{one}.{leaf}" for one in containers for leaf in leaves}
    return any(_match(one, joined) for one in tokens) or (
        (there or key.kind == "refusal") and any(_match(one, leaves) for one in tokens)
    )


def _match(pattern: str, names: set[str]) -> bool:
    return any(one == pattern or fnmatchcase(one, pattern) for one in names)
