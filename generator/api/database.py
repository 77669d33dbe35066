"""The database: one SQLite file, byte for byte the same for the same facts."""

# ruff: noqa: S608 - every name in a statement is one of ours and is quoted

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path

from generator.api import ddl, tables_claims, views
from generator.api.filling import Filler
from generator.api.han import spaced
from generator.api.rows import Cell
from generator.api.shape import PageLinks, Table, World
from generator.api.tables import SCHEMA_VERSION, TABLES
from generator.api.titles import Fields, Titles
from generator.errors import BuildFailed
from generator.model.claim import Claim
from generator.model.interface import LIMITS, PREFIX
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.project import Assessing, Project, checked

__all__ = ["APPLICATION_ID", "add_claims", "build_database"]

APPLICATION_ID = 0x6A696E64  # tells our files from other SQLite files (`file` shows it)
PAGE_SIZE = 4096
CACHE = 64 * 1024  # KiB of pages that are not written out while a table is filled
FAULTS_SHOWN = 5


def build_database(
    plan: Plan,
    assessment: Assessment,
    project: Project,
    target: Path,
    *,
    fields: Fields,
    pages: PageLinks,
) -> None:
    """Write the database to `target`; the file there is replaced only by a whole one.

    Args:
        plan: what is known, in any order.
        assessment: what is said of it.
        project: languages, words and identity.
        target: where the file goes; its folder is made.
        fields: titles and descriptions of the datasets' columns (`fields_by_kind`).
        pages: kind of page -> id -> route from the site's root, without language.

    Raises:
        BuildFailed: a row breaks a rule of the tables, or points at a missing row.
    """
    world = World(plan, assessment, project.languages, pages, _facts(plan, assessment, project))
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".database-") as folder:
        whole = Path(folder, "whole.db")
        try:
            _write(whole, world, Titles(project.words, fields))
            _inspect(whole)
        except sqlite3.Error as error:
            raise BuildFailed("build_failed", text=f"{target.name}: {error}") from error
        _sync(whole)
        whole.replace(target)


def add_claims(
    plan: Plan, assessment: Assessment, project: Project, target: Path, claims: tuple[Claim, ...]
) -> None:
    """Add to a finished database what stands behind the numbers of the pages.

    Pages are made beside the database, so their claims come last; the file must hold none yet.

    Raises:
        BuildFailed: a claim breaks a rule of the tables.
    """
    world = World(plan, assessment, project.languages, {}, claims=claims)
    try:
        with closing(sqlite3.connect(target)) as database, database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            filler = Filler(database, world, _codes(plan))
            for one in tables_claims.TABLES:
                filler.fill(one)
                database.execute(f"ANALYZE {ddl.quoted(one.name)}")
            _refuse(filler.faults)
    except sqlite3.Error as error:
        raise BuildFailed("build_failed", text=f"{target.name}: {error}") from error
    _sync(target)


def _facts(plan: Plan, assessment: Assessment, project: Project) -> dict[str, str]:
    identity = project.identity
    facts = {
        "release": plan.release.id,
        "date": assessment.as_of,
        "method": assessment.method,
        "schema_version": str(SCHEMA_VERSION),
        "languages": ";".join(project.languages),
        "licence": identity.data_licence,
        "licence_url": identity.data_licence_url,
        "site_url": identity.site_url,
        "area": identity.area,
        "plan_issued": identity.issued,
    }
    texts = {
        "name": identity.name,
        "plan": identity.plan_title,
        "publisher": identity.publisher,
        "tagline": identity.tagline,
    }
    for key, text in texts.items():
        facts |= {f"{key}_{code}": text.in_(code) for code in project.languages}
    facts |= {one.name: str(getattr(project.assessing, one.name)) for one in fields(Assessing)}
    facts |= {f"{PREFIX}{name}": str(most) for name, most in LIMITS.items()}
    if found := checked(project.config):
        facts["accessibility_tool"] = found.tool
        facts["accessibility_pages"] = str(found.pages)
        facts["accessibility_violations"] = str(found.violations)
    return {key: value for key, value in sorted(facts.items()) if value}


def _write(path: Path, world: World, titles: Titles) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        # It is thrown away when anything fails, so it needs no journal. Every row comes in its
        # place, whatever order the inputs have, so the bytes are the same without packing.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        database.execute(f"PRAGMA cache_size = -{CACHE}")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        codes = _codes(world.plan)
        filler = Filler(database, world, codes)
        for one in TABLES:
            _create(database, one, world, codes)
            filler.fill(one)
        _refuse(filler.faults)
        for statement in ddl.indexes():
            database.execute(statement)
        for one in TABLES:
            _fill_full_text(database, one, world.languages)
            _add_views(database, one, world.languages, titles)
        database.commit()
        database.execute("ANALYZE")


def _codes(plan: Plan) -> ddl.Codes:
    lists = sorted({one.list for one in plan.codes.values()})
    return {name: tuple(one.code for one in plan.list_of(name)) for name in lists}


def _create(database: sqlite3.Connection, one: Table, world: World, codes: ddl.Codes) -> None:
    database.execute(ddl.table_ddl(one, world.languages, codes))
    for name, _ in one.link_tables():
        database.execute(ddl.link_ddl(one, name, codes))


def _fill_full_text(database: sqlite3.Connection, one: Table, languages: tuple[str, ...]) -> None:
    if not one.search:
        return
    database.execute(ddl.full_text(one, languages))
    columns = [ddl.quoted(f"{name}_{code}") for name in one.search for code in languages]
    found = database.execute(
        f'SELECT "number", {", ".join(columns)} FROM {ddl.quoted(one.name)} ORDER BY "number"'
    )
    places = ", ".join("?" * (len(columns) + 1))
    database.executemany(
        f"INSERT INTO {ddl.quoted(f'{one.name}_fts')} (rowid, {', '.join(columns)}) "
        f"VALUES ({places})",
        _spaced(found.fetchall()),
    )


def _spaced(found: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for number, *texts in found:
        yield (number, *(spaced(str(text)) if text else None for text in texts))


def _add_views(
    database: sqlite3.Connection, one: Table, languages: tuple[str, ...], titles: Titles
) -> None:
    if one.shown:
        for language in languages:
            database.execute(views.view_ddl(one, language, languages, titles))


def _inspect(path: Path) -> None:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        loose = [
            f"{table}, row {row}: no such row in {parent}"
            for table, row, parent, _ in database.execute("PRAGMA foreign_key_check")
        ]
    _refuse(loose)


def _refuse(faults: list[str]) -> None:
    if faults:
        shown = "; ".join(faults[:FAULTS_SHOWN])
        raise BuildFailed("build_failed", text=f"{len(faults)}: {shown}")


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
