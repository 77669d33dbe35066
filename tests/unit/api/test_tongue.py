from __future__ import annotations

import pytest

from generator.api.tongue import accepted, language_of


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("", "", id="no header"),
        pytest.param("zh-CN,zh;q=0.9,en;q=0.8", "zh", id="as a browser in China sends it"),
        pytest.param("de,en;q=0.1,fr;q=0.2", "fr", id="weights, not places"),
        pytest.param("EN-gb", "en", id="capital letters"),
        pytest.param("en;q=0, de", "", id="a language that is not wanted"),
        pytest.param("*", "", id="any language"),
        pytest.param("en;q=high,;;,fr", "fr", id="what cannot be read is left out"),
    ],
)
def test_a_header_is_read(header: str, expected: str) -> None:
    assert accepted(("zh", "en", "fr"), header) == expected


def test_a_name_without_a_suffix_says_nothing() -> None:
    assert language_of(("fr", "en"), "/d/en", about="en") == "fr"
    assert language_of(("fr", "en"), "/d/tasks_en", about="tasks_en") == "en"
