"""The whole description, in every language of the project."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.api.metadata import DATABASE
from generator.api.openapi.parts import Entry, Voice, components
from generator.api.openapi.queries import Columns, add_queries, columns_of_queries
from generator.api.openapi.samples import query_examples, query_values, samples_of
from generator.api.openapi.statics import Statics, add_statics
from generator.api.openapi.tables import add_tables, listed
from generator.api.rows import Cell
from generator.api.shape import World
from generator.api.titles import Fields, Titles
from generator.model.claim import Claim
from generator.model.plan import Plan
from generator.model.schema import CONTRACT, SCHEMA_VERSION
from generator.model.verdict import Assessment
from generator.project import Project

__all__ = ["openapi_files", "openapi_name"]

OPENAPI = "3.1.0"
TAGS = ("tables", "queries", "files")
OPERATORS = ("contains", "startswith", "in", "not", "gt", "gte", "lt", "lte", "isnull", "notnull")

Samples = Mapping[str, Mapping[str, Cell]]


def openapi_name(project: Project, language: str) -> str:
    """Return the name of the document in a language; the first language's has no suffix."""
    is_first = language == project.default_language
    return "openapi.json" if is_first else f"openapi.{language}.json"


def openapi_files(
    plan: Plan,
    assessment: Assessment,
    project: Project,
    fields: Fields,
    claims: tuple[Claim, ...],
    statics: Statics,
) -> dict[str, bytes]:
    """Return the description of the stable subset, a document a language.

    Args:
        plan: the plan.
        assessment: what was said of it.
        project: languages, words and identity.
        fields: titles and descriptions of the datasets' columns.
        claims: what stands behind the numbers of the pages.
        statics: the JSON files to download.
    """
    facts = {"release": plan.release.id}
    world = World(plan, assessment, project.languages, {}, facts, claims)
    titles = Titles(project.words, fields)
    samples = samples_of(world)
    columns = columns_of_queries(project.languages, titles)
    documents = {}
    for code in project.languages:
        document = _document(Voice(project, titles, code), world, samples, columns, statics)
        documents[openapi_name(project, code)] = _written(document)
    return documents


def _written(document: Entry) -> bytes:
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _document(
    voice: Voice, world: World, samples: Samples, columns: Columns, statics: Statics
) -> Entry:
    document: Entry = {
        "openapi": OPENAPI,
        "info": _info(voice, world.plan),
        "servers": _servers(voice),
        "tags": [
            {"name": tag, "description": voice(f"tags.{tag}", operators=", ".join(OPERATORS))}
            for tag in TAGS
        ],
        "paths": {},
        "components": components(voice),
    }
    add_tables(document, list(listed(voice, samples)), voice)
    examples = query_examples(world, samples, voice.language)
    add_queries(document, voice, columns, query_values(world.plan), examples)
    add_statics(document, voice, statics)
    return document


def _info(voice: Voice, plan: Plan) -> Entry:
    identity, code = voice.project.identity, voice.language
    return {
        "title": voice("title", name=identity.name.in_(code)),
        "summary": voice("summary"),
        "description": voice(
            "description",
            plan=identity.plan_title.in_(code),
            publisher=identity.publisher.in_(code),
            database=DATABASE,
        ),
        "version": f"{CONTRACT}.{SCHEMA_VERSION}",
        "license": {"name": identity.data_licence, "url": identity.data_licence_url},
        "x-schema-version": SCHEMA_VERSION,
        "x-release": plan.release.id,
        "x-language": code,
    }


def _servers(voice: Voice) -> list[Entry]:
    """Return where the interface is: at its own address, or beside the site."""
    address = voice.project.identity.api_url
    url = address.rstrip("/") if address else ".."
    return [{"url": url, "description": voice("servers.interface")}]
