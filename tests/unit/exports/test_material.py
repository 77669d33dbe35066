"""What exports are made from."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import UsageProblem
from generator.exports.material import Material, as_csv, field_of, localised_fields

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=12)


def test_csv_has_line_feeds_no_mark_and_quotes_only_where_needed() -> None:
    rows: list[list[object]] = [["a", 1], ["b, c", ""], ['d "e"', "f\ng"]]
    assert as_csv(["x", "y"], rows) == b'x,y\na,1\n"b, c",\n"d ""e""","f\ng"\n'


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_written_can_be_read_back(rows: list[tuple[str, str]]) -> None:
    text = as_csv(["x", "y"], rows).decode("utf-8")
    assert [tuple(one) for one in csv.reader(io.StringIO(text, newline=""))] == [("x", "y"), *rows]


def test_a_built_column_has_title_and_description_in_every_language(material: Material) -> None:
    found = field_of(material, "value", "number", required=True)
    assert (found.name, found.type, found.required) == ("value", "number", True)
    for code in material.project.languages:
        assert found.title.has(code)
        assert found.description.has(code)


def test_a_column_of_texts_comes_once_a_language(material: Material) -> None:
    found = localised_fields(material, "sentence")
    assert [one.name for one in found] == [
        f"sentence_{code}" for code in material.project.languages
    ]
    assert all(one.localised and one.title.has(code) for one in found for code in ("zh", "en"))


def test_a_column_without_words_is_refused(material: Material) -> None:
    with pytest.raises(UsageProblem, match="no phrase"):
        field_of(material, "unheard_of")
