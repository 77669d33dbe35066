from __future__ import annotations

import pytest

from generator.read.sheets import Sheet, UnknownEncoding, read_sheet

HAN = "编号,名称\n1,街道和道路\n"


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        pytest.param(HAN.encode(), "utf-8", False, id="UTF-8"),
        pytest.param(HAN.encode("utf-8-sig"), "utf-8", True, id="UTF-8 with a mark"),
        pytest.param(HAN.encode("gb18030"), "gb18030", False, id="GB18030"),
        pytest.param(HAN.encode("gbk"), "gb18030", False, id="GBK, which is part of GB18030"),
        pytest.param(HAN.encode("utf-16"), "utf-16", True, id="UTF-16 with a mark"),
        pytest.param(
            b"id,name\n1,Roads\n".decode().encode("utf-16-le"), "utf-16", False, id="UTF-16-LE"
        ),
        pytest.param(
            b"id,name\n1,Roads\n".decode().encode("utf-16-be"), "utf-16", False, id="UTF-16-BE"
        ),
        pytest.param(HAN.encode("utf-32"), "utf-32", True, id="UTF-32"),
    ],
)
def test_the_encoding_is_found_and_no_letter_is_lost(data: bytes, encoding: str, bom: bool) -> None:
    sheet = read_sheet(data)
    assert (sheet.encoding, sheet.bom) == (encoding, bom)
    assert sheet.records[1][1] in {"街道和道路", "Roads"}


@pytest.mark.parametrize(
    ("data", "row"),
    [
        pytest.param(HAN.encode() + "2,é".encode()[:-1], 3, id="a letter cut in two"),
        pytest.param(b"id,name\n1,\xff\xff\n", 2, id="bytes of no encoding"),
        pytest.param(b"id,name\n1,caf\xe9s\n", 2, id="a Latin letter, not a Han one"),
        pytest.param(
            "id,naam\n1,\u00e9\u00e8\u00ea\n2,x\n".encode("latin-1") + b"\xe9", 2, id="Latin"
        ),
    ],
)
def test_an_encoding_that_cannot_be_told_is_refused_with_its_line(data: bytes, row: int) -> None:
    with pytest.raises(UnknownEncoding) as caught:
        read_sheet(data)
    assert caught.value.row == row


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        pytest.param("a,b\n1,2\n", ",", id="commas"),
        pytest.param("a;b\n1;2\n", ";", id="semicolons"),
        pytest.param("a\tb\n1\t2\n", "\t", id="tabs"),
        pytest.param("a|b\n1|2\n", "|", id="bars"),
        pytest.param("a,b;c\n1,2\n", ",", id="a comma wins"),
        pytest.param("a\n1\n", ",", id="a single column"),
        pytest.param("", ",", id="nothing"),
    ],
)
def test_the_delimiter_is_read_from_the_header(text: str, delimiter: str) -> None:
    assert read_sheet(text.encode()).delimiter == delimiter


def sheet(text: str) -> Sheet:
    return read_sheet(text.encode())


def test_cells_are_kept_as_they_are() -> None:
    text = 'id,note\n007," two, ""three"" "\n8,\n'
    assert sheet(text).records == (("id", "note"), ("007", ' two, "three" '), ("8", ""))


def test_rows_of_another_length_keep_it() -> None:
    assert sheet("a,b\n1\n\n1,2,3\n").records[1:] == (("1",), (), ("1", "2", "3"))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param('a,b\n1,2\n3,"four\n5,6\n', 3, id="open to the end"),
        pytest.param('a,b\n1,"2\n3,"4"\n', 2, id="closed by the next quote"),
        pytest.param('a,b\n1,"2"\n', 0, id="closed where it should be"),
    ],
)
def test_an_open_quote_is_found_at_its_row(text: str, row: int) -> None:
    assert sheet(text).unclosed_row == row


def test_nul_characters_are_left_out_and_told() -> None:
    found = sheet("id,note\n1,a\0b and so on\n")
    assert (found.nul_row, found.records[1][1]) == (2, "ab and so on")


def test_carriage_returns_are_told() -> None:
    assert sheet("a\r\nb\r\n").carriage_returns
    assert sheet("a\rb\r").records == (("a",), ("b",))
    assert not sheet("a\nb\n").carriage_returns
