"""The page that promises programs what stays names what there really is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.api.faults import STATUSES, Fault, refusal
from generator.api.openapi.document import openapi_name
from generator.api.openapi.parts import OBJECTS
from generator.project import load_project

ROOT = Path(__file__).parents[2]
PROJECT = load_project(ROOT)
TABLE_ROW = re.compile(r"^\| (`[^|]*`) \|", re.MULTILINE)


@pytest.fixture(params=PROJECT.languages)
def page(request: pytest.FixtureRequest) -> str:
    path = ROOT / "content" / str(request.param) / "interface.md"
    return path.read_text(encoding="utf-8")


def test_the_table_names_every_code_of_a_refusal_once(page: str) -> None:
    named = [code for row in TABLE_ROW.findall(page) for code in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(STATUSES)


def test_it_names_the_keys_of_a_refusal_and_the_shapes_that_stay(page: str) -> None:
    wanted = [*refusal(Fault("no_page"), ""), *(f"_shape={one}" for one in OBJECTS)]
    assert [one for one in wanted if f"`{one}`" not in page] == []


def test_it_leads_to_the_description_in_every_language(page: str) -> None:
    for code in PROJECT.languages:
        assert openapi_name(PROJECT, code) in page


def test_it_says_the_same_in_every_language() -> None:
    anchors = {
        code: re.findall(
            r"\{: #(\w+) \}", (ROOT / "content" / code / "interface.md").read_text("utf-8")
        )
        for code in PROJECT.languages
    }
    assert len(set(map(tuple, anchors.values()))) == 1
