from __future__ import annotations

import json

import pytest

from generator.project import Project
from tests.api.conftest import Client
from tests.api.test_openapi import answers_wrongly, has_examples


def test_it_is_a_newer_version(newer: Client) -> None:
    assert set(newer("/jindu/releases.json").json) >= {"ok", "rows"}
    assert "tables" not in newer("/jindu/releases.json").json


def test_the_stable_subset_answers_as_it_is_described(newer: Client, real_project: Project) -> None:
    text = (real_project.api / "v1" / "openapi.json").read_text(encoding="utf-8")
    document = json.loads(text)
    wrong: list[str] = []
    for path in document["paths"]:
        if path.startswith("/jindu/") and has_examples(document, path):
            wrong += answers_wrongly(document, path, newer)
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/jindu/nosuch.json", 404, "no_table"),
        ("/jindu/tasks/nosuch.json", 404, "no_row"),
        ("/jindu/tasks.json?nosuch=1", 400, "no_column"),
        ("/jindu/tasks.json?_size=99999", 400, "no_size"),
    ],
)
def test_refusals_have_their_shape(newer: Client, path: str, status: int, code: str) -> None:
    answer = newer(path)
    assert (answer.status, answer.json["code"]) == (status, code)


def test_words_of_any_length_are_found(newer: Client) -> None:
    assert newer("/jindu/tasks.json", _search="运河", _shape="array").json


def test_tables_are_shown_as_they_are_now(newer: Client) -> None:
    page = newer("/jindu/targets")
    assert page.status == 200
    assert "CC BY 4.0" in page.body
