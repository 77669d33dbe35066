"""What cells of tables and keys of descriptors hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.assemble.cells import Entry, Row

LANGUAGES = ("en", "fr")
ROW = Row(
    {"name_en": "Quay", "name_fr": "", "name_zh": "x", "areas": "b;a", "level": "2", "ok": "true"},
    LANGUAGES,
)
ENTRY = Entry(
    {
        "title_en": "Quay",
        "title_fr": None,
        "value": "3.20",
        "decimals": 2,
        "none": None,
        "areas": ["b", "a"],
        "ok": True,
        "baseline": {"kind": "period"},
    },
    LANGUAGES,
)


@pytest.mark.parametrize("source", [ROW, ENTRY], ids=["a row", "a descriptor"])
def test_a_text_has_the_languages_of_the_project_and_no_other(source: Row | Entry) -> None:
    stem = "name" if isinstance(source, Row) else "title"
    assert source.text(stem).by_language == {"en": "Quay", "fr": ""}
    assert source.many("areas") == ("b", "a")
    assert source.many("nothing") == ()
    assert source["nothing"] == ""
    assert source.number("nothing") == 0
    assert source.is_true("ok")
    assert not source.is_true("nothing")


def test_a_cell_is_a_number_where_one_is_asked_for() -> None:
    assert ROW.number("level") == 2


def test_a_number_of_a_descriptor_keeps_its_digits() -> None:
    assert str(ENTRY.decimal("value")) == "3.20"
    assert ENTRY.decimal("none") is None
    assert ENTRY.number("decimals") == 2
    assert ENTRY["none"] == ""


def test_only_true_is_true() -> None:
    words = ("yes", "1", "True", "false")
    assert not any(Row({"ok": one}, LANGUAGES).is_true("ok") for one in words)
    assert not any(Entry({"ok": one}, LANGUAGES).is_true("ok") for one in (*words, "true", 1))


def test_a_mapping_below_another_is_read_the_same_way() -> None:
    child = ENTRY.child("baseline")
    assert child is not None
    assert child["kind"] == "period"
    assert ENTRY.child("value") is None
    assert Decimal("3.20") == ENTRY.decimal("value")
