"""The description of the stable subset is valid, whole, and what the server really answers."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import quote

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.api import queries
from generator.api.openapi.document import openapi_name
from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST
from generator.model.schema import SCHEMA_VERSION
from generator.project import Project
from tests.api.conftest import Client

CLAIMS = frozenset({"claims", "claim_rows", "claim_pages"})
Document = dict[str, Any]


@pytest.fixture(scope="module")
def documents(real_project: Project) -> dict[str, Document]:
    folder = real_project.api / "v1"
    return {
        code: json.loads((folder / openapi_name(real_project, code)).read_text(encoding="utf-8"))
        for code in real_project.languages
    }


@pytest.fixture(scope="module")
def real_ask(real_project: Project) -> Iterator[Client]:
    with serving_api(real_project, choose(HOST, 0, 0)) as (address, _):
        client = Client(address)
        yield client
        client.close()


def _folded(document: Document) -> Document:
    """Return a document with one path of each kind: they all have the same pieces."""
    kept = {path: one for path, one in document["paths"].items() if "tasks" in path}
    return {**document, "paths": kept}


def test_the_description_is_valid(documents: dict[str, Document]) -> None:
    for document in documents.values():
        faults = [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]
        assert faults == []


def test_the_standards_own_check_would_find_a_fault(documents: dict[str, Document]) -> None:
    broken = json.loads(json.dumps(_folded(next(iter(documents.values())))))
    broken["paths"]["/jindu/tasks/{key}.json"]["get"]["parameters"].clear()
    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_all_languages_describe_the_same(documents: dict[str, Document]) -> None:
    first, *others = ({*_neutral(one, code)} for code, one in documents.items())
    assert all(one == first for one in others)


def _neutral(document: Document, code: str) -> Iterator[str]:
    for path in document["paths"]:
        yield path.replace(f"_{code}.", "_?.")


def test_every_table_and_every_query_is_described(
    documents: dict[str, Document], real_project: Project
) -> None:
    sql = "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c WHERE t.strict"
    with closing(sqlite3.connect(real_project.database)) as opened:
        found: dict[str, list[str]] = {}
        for table, column in opened.execute(sql):
            found.setdefault(table, []).append(column)
    for code, document in documents.items():
        schemas = document["components"]["schemas"]
        assert {name: schemas[name]["required"] for name in found} == found
        for name in (queries.query_name(one, code) for one in queries.names()):
            assert f"/jindu/{name}.json" in document["paths"]


def test_every_static_json_is_described(
    documents: dict[str, Document], real_project: Project
) -> None:
    folder = real_project.api / "v1"
    paths = documents[real_project.default_language]["paths"]
    for path in folder.rglob("*.json"):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(("openapi", "schemas/")):
            many = f"/{name.rpartition('/')[0]}/{{name}}.json"
            assert f"/{name}" in paths or path.stem in _names(paths[many])


def _names(path: Document) -> list[str]:
    names: list[str] = path["get"]["parameters"][0]["schema"]["enum"]
    return names


def test_it_says_which_version_it_describes(documents: dict[str, Document]) -> None:
    for code, document in documents.items():
        info = document["info"]
        assert (info["x-schema-version"], info["x-language"]) == (SCHEMA_VERSION, code)


def _asked(document: Document, path: str) -> str:
    """Return the path with the examples of its parameters filled in."""
    for one in _parameters(document, path):
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(one.get("example", "")), safe=","))
    return path


def has_examples(document: Document, path: str) -> bool:
    """Tell whether a path can be asked for; a table without rows has no example of a row."""
    return all("example" in one for one in _parameters(document, path) if one["in"] == "path")


def _parameters(document: Document, path: str) -> list[Document]:
    listed = document["paths"][path]["get"].get("parameters", [])
    pieces = document["components"]["parameters"]
    return [pieces[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in listed]


def _faults(document: Document, path: str, kind: str, answer: Any) -> list[str]:
    from jsonschema import Draft202012Validator

    pointer = f"{path.replace('~', '~0').replace('/', '~1')}/get/responses/200/content/{kind.replace('/', '~1')}"
    whole = {**document, "$ref": f"#/paths/{quote(pointer, safe='/~')}/schema"}
    return [error.message[:200] for error in Draft202012Validator(whole).iter_errors(answer)]


@pytest.mark.parametrize("place", [0, -1], ids=["first language", "last language"])
def test_every_path_answers_as_it_is_described(
    documents: dict[str, Document], real_ask: Client, place: int
) -> None:
    document = list(documents.values())[place]
    wrong: list[str] = []
    for path in document["paths"]:
        if path.startswith("/jindu/") and has_examples(document, path):
            wrong += answers_wrongly(document, path, real_ask)
    assert wrong == []


def answers_wrongly(document: Document, path: str, ask: Client) -> Iterator[str]:
    asked = _asked(document, path)
    if path.endswith(".csv"):
        answer = ask(asked, _size="3") if "queries" not in _tags(document, path) else ask(asked)
        header = next(csv.reader(io.StringIO(answer.body)))
        name = path.rpartition("/")[2].removesuffix(".csv")
        described = document["components"]["schemas"][name]["required"]
        if (answer.status, header) != (200, described):
            yield f"{asked}: {answer.status} {header}"
        return
    for shape in ("array", "objects"):
        answer = ask(asked, _shape=shape)
        faults = [] if answer.status == 200 else [answer.body]
        faults += _faults(document, path, "application/json", answer.json)
        yield from (f"{asked}: {fault}" for fault in faults)


def _tags(document: Document, path: str) -> list[str]:
    tags: list[str] = document["paths"][path]["get"]["tags"]
    return tags


def test_every_example_of_a_parameter_gives_rows(
    documents: dict[str, Document], real_ask: Client
) -> None:
    document = next(iter(documents.values()))
    empty = []
    for path in document["paths"]:
        if not path.startswith("/jindu/") or not path.endswith(".json"):
            continue
        for one in _parameters(document, path):
            if one["in"] == "query" and "example" in one and not one["name"].startswith("_"):
                query = {"_shape": "array", one["name"]: str(one["example"])}
                answer = real_ask(_asked(document, path), **query)
                if answer.status != 200 or not answer.json:
                    empty.append((path, one["name"], one["example"], answer.status))
    assert empty == []


def test_static_files_are_as_they_are_described(
    documents: dict[str, Document], real_project: Project
) -> None:
    document = documents[real_project.default_language]
    folder = real_project.api / "v1"
    for path, one in document["paths"].items():
        if one["get"]["tags"] == ["files"]:
            names = _names(one) if "{name}" in path else [""]
            for name in names:
                file = folder / path.removeprefix("/").replace("{name}", name)
                answer = json.loads(file.read_text(encoding="utf-8"))
                assert _faults(document, path, "application/json", answer) == [], file.name


def test_no_answer_has_two_columns_of_one_name(documents: dict[str, Document]) -> None:
    """JSON would keep one of them."""
    for document in documents.values():
        for name, schema in document["components"]["schemas"].items():
            counted = Counter(schema.get("required", ()))
            assert [column for column, number in counted.items() if number > 1] == [], name


def test_an_answer_that_is_not_as_described_is_seen(documents: dict[str, Document]) -> None:
    document = next(iter(documents.values()))
    for answer in ({}, [{"id": 1}], {"rows": [], "truncated": False}):
        assert _faults(document, "/jindu/tasks.json", "application/json", answer)


def test_the_download_says_its_version_too(real_project: Project) -> None:
    text = (real_project.api / "v1" / "datapackage.json").read_text(encoding="utf-8")
    assert json.loads(text)["schema_version"] == SCHEMA_VERSION
    with closing(sqlite3.connect(real_project.database)) as opened:
        sql = "SELECT value FROM catalogue WHERE key = 'schema_version'"
        assert opened.execute(sql).fetchone() == (str(SCHEMA_VERSION),)
        assert opened.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
