from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.api.titles import Titles, fields_by_kind
from generator.model.text import Text
from tests.unit.plan_samples import SampleField, make_words


@dataclass(frozen=True)
class SampleTable:
    kind: str
    fields: tuple[SampleField, ...]


@dataclass(frozen=True)
class SampleDataset:
    tables: dict[str, SampleTable]


def _field(name: str, title: str = "") -> SampleField:
    text = Text({"en": title or name, "fr": ""})
    return SampleField(name, text, text)


def test_files_of_one_kind_are_taken_together() -> None:
    dataset = SampleDataset(
        {
            "values/b": SampleTable("values", (_field("period"), _field("grade"))),
            "values/a": SampleTable("values", (_field("period"), _field("value"))),
        }
    )
    found = fields_by_kind(dataset)
    assert [one.name for one in found["values"]] == ["period", "value", "grade"]


@pytest.mark.parametrize(
    ("column", "language", "expected"),
    [
        pytest.param("due", "en", "Deadline", id="a column of a dataset is called as there"),
        pytest.param("due", "fr", "due (fr)", id="unless its schema lacks the language"),
        pytest.param("number", "en", "number (en)", id="a built column is called by the words"),
    ],
)
def test_what_a_column_is_called(column: str, language: str, expected: str) -> None:
    titles = Titles(
        {code: make_words(code) for code in ("en", "fr")}, {"tasks": (_field("due", "Deadline"),)}
    )
    assert titles.column("tasks", column, language) == expected


def test_what_a_localised_column_means_is_told_by_its_own_field() -> None:
    titles = Titles({"en": make_words("en")}, {"tasks": (_field("title_fr", "In French"),)})
    assert titles.meaning("tasks", "title", "en", "fr") == "In French"
    assert titles.meaning("tasks", "title", "en") == "title.description (en)"
