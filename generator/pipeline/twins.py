"""The files to download: made beside the pages, listed, and put where readers find them.

They lie on the site itself, under `api/v1/`, so that it is complete without any server: each
under a name that stays and under one that says its content, with compressed twins. The folder
`build/api/v1` holds the names that stay alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from generator.exports import (
    Exported,
    Listed,
    Material,
    archive,
    catalogue,
    claim_files,
    downloads,
    sums,
)
from generator.model.claim import Claim
from generator.model.formats import DOWNLOADS, SPREADSHEET
from generator.model.text import Text
from generator.pipeline.beside import Beside, Piece
from generator.pipeline.inputs import inputs_of
from generator.pipeline.knowing import Known
from generator.pipeline.shelf import Shelf, digest_of
from generator.project import Project
from generator.trees import Tree

__all__ = ["Downloads", "begin_downloads", "described", "put_downloads"]

PACKAGE = "datapackage.json"
WHOLE = "datapackage.zip"
CATALOGUE = "catalogue.json"
SUMS = "SHA256SUMS"
SCHEMAS = "schemas/"
JSON = ".json"
LEDGER = "claims/"
Downloads = Piece[tuple[Listed, ...]]


def begin_downloads(
    beside: Beside,
    known: Known,
    project: Project,
    pages: Mapping[str, Mapping[str, str]],
    patience: int = 0,
) -> Downloads:
    """Begin to make the files that need neither the pages nor the database.

    Args:
        beside: who makes them.
        known: the checked and assessed plan.
        project: paths and words.
        pages: addresses of pages by kind and id.
        patience: how far others go first.
    """
    return beside.start(partial(_made, _material(known, project, pages)), patience=patience)


def _material(
    known: Known, project: Project, pages: Mapping[str, Mapping[str, str]] | None = None
) -> Material:
    from generator.api import SCHEMA_VERSION

    return Material(
        known.dataset,
        known.plan,
        known.assessment,
        project,
        pages=pages or {},
        schema_version=SCHEMA_VERSION,
    )


def _made(material: Material) -> tuple[Listed, ...]:
    """Return what is to be listed of every file; nothing is made where nothing changed."""
    shelf = _shelf(material.project)
    key = inputs_of(material)
    listed = shelf.listed(key)
    if listed is None:
        listed = shelf.remember(key, _fresh(shelf, material))
    return listed


def _fresh(shelf: Shelf, material: Material) -> tuple[Listed, ...]:
    from generator.exports.books import missing, write

    write(material, missing(material))
    exported = downloads(material)
    kept = tuple(shelf.keep(one.path, one.content, *_told(one, material)) for one in exported)
    return (*kept, _whole(shelf, exported, material))


def _told(one: Exported, material: Material) -> tuple[Text, str]:
    """Return title and schema of a file; what has neither is told by the tables beside it."""
    if one.fields:
        return one.title, one.schema or PACKAGE
    indicator = material.plan.indicators.get(Path(one.path).stem)
    return one.title or (indicator.title if indicator else Text()), one.schema


def _whole(shelf: Shelf, exported: Iterable[Exported], material: Material) -> Listed:
    """Keep the tables and their descriptor as one ZIP."""
    members = {
        one.path: one.content
        for one in exported
        if one.path == PACKAGE or (one.path.endswith(".csv") and SPREADSHEET not in one.path)
    }
    day = date.fromisoformat(material.plan.release.date)
    kept = shelf.once(WHOLE, _key(members), lambda: archive(members, day))
    return shelf.keep(WHOLE, kept, _word(material.project, "whole"), PACKAGE)


def _key(members: Mapping[str, bytes]) -> str:
    key = hashlib.sha256()
    for path, content in sorted(members.items()):
        key.update(f"{path}\n{len(content)}\n".encode())
        key.update(content)
    return key.hexdigest()


def _word(project: Project, name: str) -> Text:
    return Text({code: one(f"exports.{name}") for code, one in project.words.items()})


def described(
    made: Iterable[Listed], claims: tuple[Claim, ...], known: Known, project: Project
) -> dict[str, bytes]:
    """Return the files that are made after the pages, by path: their ledger, and what describes all.

    Args:
        made: what `begin_downloads` made.
        claims: the ledger of the pages.
        known: the checked and assessed plan.
        project: paths and words.
    """
    from generator.api import Statics, fields_by_kind, openapi_files

    shelf, ledger = _shelf(project), claim_files(claims, project.languages)
    files = {one.path: one.schema for one in made if one.path.endswith(JSON)}
    files |= {path: _schema_of(path) for path in (*ledger, CATALOGUE, f"examples/{CATALOGUE}")}
    schemas = {
        one.path: json.loads(shelf.place(one).read_bytes())
        for one in made
        if one.path.startswith(SCHEMAS)
    }
    statics = Statics({path: one for path, one in files.items() if path not in schemas}, schemas)
    fields = fields_by_kind(known.dataset)
    return ledger | openapi_files(known.plan, known.assessment, project, fields, claims, statics)


def _schema_of(path: str) -> str:
    """Return which schema a file made after the pages goes by."""
    if Path(path).name == CATALOGUE:
        return f"{SCHEMAS}{CATALOGUE}"
    if not path.startswith(LEDGER):
        return ""
    return f"{SCHEMAS}{'claims-index' if path == f'{LEDGER}index.json' else 'claims'}.json"


def put_downloads(
    made: Iterable[Listed],
    late: Mapping[str, bytes],
    known: Known,
    project: Project,
    written: Path,
    trees: Mapping[str, Tree],
) -> int:
    """Put every file into the site and into the folder of downloads; return how many.

    Args:
        made: what `begin_downloads` made.
        late: files that are made after the pages, by path: their ledger and the like.
        known: the checked and assessed plan.
        project: paths and words.
        written: the database.
        trees: folders of the parts `site` and `api`, by name.
    """
    shelf = _shelf(project)
    later = (shelf.keep(path, one, schema=_schema_of(path)) for path, one in late.items())
    listed, material = [*made, *later], _material(known, project)
    database = _database(project, written)
    example = catalogue([database], material, "../")
    listed.append(shelf.keep(f"examples/{CATALOGUE}", example, schema=f"{SCHEMAS}{CATALOGUE}"))
    told = catalogue([*listed, database], material)
    index = shelf.keep(CATALOGUE, told, schema=f"{SCHEMAS}{CATALOGUE}")
    check = shelf.keep(SUMS, sums([*listed, database, index]))
    for name, folder, public in (("site", DOWNLOADS, True), ("api", "", False)):
        shelf.put((*listed, index, check), trees[name], folder, public=public)
        for path in (database.path, database.immutable) if public else (database.path,):
            trees[name].put(f"{folder}{path}", written)
    shelf.tidy([*listed, index, check])
    return len(listed) + 3


def _database(project: Project, path: Path) -> Listed:
    return Listed(
        project.database.name,
        digest_of(path),
        path.stat().st_size,
        title=_word(project, "database"),
    )


def _shelf(project: Project) -> Shelf:
    return Shelf(project.cache / "downloads")
