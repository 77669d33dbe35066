from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.api.cells import LONG, is_long, table_row

HAN = chr(0x6C34)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param("a" * LONG, False, id="a text that just fits"),
        pytest.param("a" * (LONG + 1), True, id="a text that does not fit"),
        pytest.param(HAN * (LONG // 2), False, id="letters outside ASCII that just fit"),
        pytest.param(HAN * (LONG // 2 + 1), True, id="letters outside ASCII are wider"),
        pytest.param(f'<a href="{"a" * LONG}">a</a>', False, id="marks are not shown"),
        pytest.param("&lt;" * LONG, False, id="an escaped letter is one letter"),
        pytest.param("&lt;" * (LONG + 1), True, id="many escaped letters"),
    ],
)
def test_a_cell_is_long(shown: str, expected: bool) -> None:
    assert is_long(Markup(shown)) is expected  # noqa: S704 - texts of this file


def test_a_row_escapes_texts_and_keeps_marks() -> None:
    found = table_row(["<b>", Markup("<i>x</i>"), 1.5, "a" * (LONG + 1)])
    assert found == (
        f'<td>&lt;b&gt;</td><td><i>x</i></td><td>1.5</td><td class="long">{"a" * (LONG + 1)}</td>'
    )
