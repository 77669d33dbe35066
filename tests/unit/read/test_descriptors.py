from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.read.descriptors import Unreadable, load_mapping


def load(tmp_path: Path, text: str | bytes) -> Any:
    path = tmp_path / "one.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_mapping(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("3.20", "3.20", id="published digits are kept"),
        pytest.param("2019-09-18", "2019-09-18", id="a date stays text"),
        pytest.param("no", "no", id="the language code of Norway"),
        pytest.param("010", "010", id="no octal number"),
        pytest.param("1_000", "1_000", id="no underscore in a number"),
        pytest.param("1:30", "1:30", id="no base of sixty"),
        pytest.param("1e3", "1e3", id="no exponent"),
        pytest.param("=", "=", id="an operator"),
        pytest.param("<=", "<=", id="another operator"),
        pytest.param("8", 8, id="a whole number"),
        pytest.param("-8", -8, id="a negative whole number"),
        pytest.param("true", True, id="a flag"),
        pytest.param("", None, id="nothing"),
        pytest.param("'2025'", "2025", id="quoted digits are text"),
        pytest.param("[a, {b: c}]", ["a", {"b": "c"}], id="lists and mappings"),
    ],
)
def test_a_value_is_what_the_person_meant(tmp_path: Path, text: str, value: object) -> None:
    found = load(tmp_path, f"key: {text}\n")["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "reason", "line", "detail"),
    [
        pytest.param("a: 1\nb: [\n", "syntax", 3, "", id="a bracket never closed"),
        pytest.param("a: 1\nb:\n  c: 1\n  c: 2\n", "repeated_key", 4, "c", id="a key twice"),
        pytest.param(
            "a: !!python/name:os.system x\n", "syntax", 1, "", id="a tag that would run code"
        ),
        pytest.param("a: !!float x\n", "syntax", 1, "", id="a tag we do not know"),
        pytest.param("a: &x [*x]\n", "syntax", 1, "", id="a list that holds itself"),
        pytest.param("- a\n", "not_a_mapping", 0, "", id="a list"),
        pytest.param("", "not_a_mapping", 0, "", id="an empty file"),
        pytest.param(b"a: 1\nb: \xff\n", "encoding", 2, "", id="no UTF-8"),
        pytest.param("a: " + "[" * 30 + "]" * 30, "not_a_mapping", 0, "", id="too deep"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(
    tmp_path: Path, text: str | bytes, reason: str, line: int, detail: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        load(tmp_path, text)
    assert (caught.value.reason, caught.value.line) == (reason, line)
    assert detail in caught.value.detail


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="missing"):
        load_mapping(tmp_path / "none.yaml")
