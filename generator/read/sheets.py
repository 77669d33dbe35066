"""From the bytes of a CSV file to records of text, whatever program wrote them.

Found, not judged: `validate` says which of these properties are faults, `edit`
rewrites the file without them.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

__all__ = ["DELIMITERS", "Sheet", "UnknownEncoding", "read_sheet"]

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
DELIMITERS = (",", ";", "\t", "|")
COMMON_SHARE = 0.8  # of the letters of a text in GB18030 are in its oldest part, GB 2312
LONGEST = 131_072  # letters of a cell
NUL_SHARE = 0.2  # of the bytes: more are the empty halves of UTF-16 letters


class UnknownEncoding(ValueError):
    """The bytes are text in no encoding that can be told with certainty.

    Attributes:
        row: line of the first byte that is not UTF-8, counted from 1.
    """

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(f"line {row}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Records of a CSV file and what was found on the way to them.

    Attributes:
        encoding: utf-8 | gb18030 | utf-16 | utf-32.
        bom: the file begins with a byte order mark.
        delimiter: what stands between the names of the header.
        carriage_returns: a line ends in CR or CRLF.
        nul_row: line of the first NUL character, 0 for none; NULs are left out.
        unclosed_row: row at which a quote opens that is never closed, 0 for none;
            the records end before it.
        too_long: what stands at `unclosed_row` is a cell longer than can be read.
    """

    encoding: str
    bom: bool
    delimiter: str
    carriage_returns: bool
    nul_row: int
    unclosed_row: int
    records: tuple[tuple[str, ...], ...]
    too_long: bool = False

    @property
    def header(self) -> tuple[str, ...]:
        """The first record; () for an empty file."""
        return self.records[0] if self.records else ()


def read_sheet(data: bytes) -> Sheet:
    """Return the records in the bytes of a CSV file.

    Raises:
        UnknownEncoding: the bytes are text in no encoding known here.
    """
    encoding, bom, text = _decode(data)
    nul_row = text[: text.index("\0")].count("\n") + 1 if "\0" in text else 0
    text = text.replace("\0", "")
    delimiter = _delimiter(text)
    records, unclosed, long = _records(text, delimiter)
    return Sheet(encoding, bom, delimiter, "\r" in text, nul_row, unclosed, records, long)


def _decode(data: bytes) -> tuple[str, bool, str]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding, True, _strict(data, "utf-8-sig" if encoding == "utf-8" else encoding)
    if data.count(0) > NUL_SHARE * len(data):
        order = "le" if data[1::2].count(0) >= data[::2].count(0) else "be"
        return "utf-16", False, _strict(data, f"utf-16-{order}")
    try:
        return "utf-8", False, data.decode("utf-8")
    except UnicodeDecodeError:
        if _is_damaged_utf8(data):
            raise UnknownEncoding(_bad_line(data)) from None
    text = _strict(data, "gb18030")
    if not _reads_as_chinese(text):
        raise UnknownEncoding(_bad_line(data))
    return "gb18030", False, text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(_bad_line(data)) from error


def _is_damaged_utf8(data: bytes) -> bool:
    # Nearly every byte pair of GB18030 is wrong in UTF-8; one broken letter in a
    # UTF-8 file must not turn all the others into other letters.
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    good = sum(not letter.isascii() for letter in text) - bad
    return good >= bad


def _reads_as_chinese(text: str) -> bool:
    # A stray byte and the letter after it make a Han letter, too, but hardly a common one.
    letters = [letter for letter in text if not letter.isascii()]
    common = sum(bool(letter.encode("gb2312", errors="ignore")) for letter in letters)
    return common >= COMMON_SHARE * len(letters)


def _bad_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data[: error.start].count(b"\n") + 1
    return 1


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").splitlines()[:1]
    if not header or "," in header[0]:
        return ","
    return max(DELIMITERS, key=lambda sign: (header[0].count(sign), sign == ","))


def _records(text: str, delimiter: str) -> tuple[tuple[tuple[str, ...], ...], int, bool]:
    records: list[tuple[str, ...]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for record in reader:
            # Other libraries raise the limit of this one for the whole process.
            if any(len(cell) > LONGEST for cell in record):
                return tuple(records), len(records) + 1, True
            records.append(tuple(record))
    except csv.Error as error:
        # The library tells the two apart only by its sentence.
        return tuple(records), len(records) + 1, "field limit" in str(error)
    return tuple(records), 0, False
