"""Which files can be read as a copy, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageProblem
from generator.wording import read_copy

HAN = "到2025年，城镇化率达到73%。\n第二行\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (HAN.encode(), "utf-8"),
        (HAN.encode("utf-8-sig"), "utf-8-sig"),
        (HAN.encode("gb18030"), "gb18030"),
        (HAN.encode("utf-16"), "utf-16"),
        (HAN.replace("\n", "\r\n").encode(), "utf-8"),
    ],
    ids=["utf-8", "with a mark", "gb18030", "utf-16", "crlf"],
)
def test_a_text_is_read_in_its_encoding(tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    copy = read_copy(path)
    assert (copy.text, copy.encoding) == (HAN, encoding)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"PK\x03\x04rest", "copy.not_text"),
        (b"%PDF-1.7", "copy.not_text"),
        (b"{\\rtf1", "copy.not_text"),
        (b"\xd0\xcf\x11\xe0", "copy.not_text"),
        (b"a\0b", "copy.unknown_encoding"),
        (b"\xff\xff\xff", "copy.unknown_encoding"),
    ],
    ids=["docx", "pdf", "rtf", "doc", "a NUL", "no encoding"],
)
def test_what_is_no_text_is_refused_with_its_kind(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "plan"
    path.write_bytes(content)
    with pytest.raises(UsageProblem) as error:
        read_copy(path)
    assert error.value.key == key


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "copy.no_file"), (tmp_path / "gone", "copy.unreadable")):
        with pytest.raises(UsageProblem) as error:
            read_copy(path)
        assert error.value.key == key
