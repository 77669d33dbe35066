"""A copy of the plan read from a file: which encodings, and what is no text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from generator.errors import UsageProblem, system_code

__all__ = ["Copy", "read_copy"]

# What a file begins with -> what it is; all of these can be saved as text.
OTHERWISE = {
    b"PK\x03\x04": "DOCX",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
}
# Tried in this order; the first that reads all of the file is its encoding.
ENCODINGS = ("utf-8", "gb18030")
MARKED = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
LARGEST = 20_000_000  # bytes; no plan is as long as that


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a copy and the encoding it was read in."""

    text: str
    encoding: str


def read_copy(path: Path) -> Copy:
    """Return the text of a file; line ends become LF.

    Raises:
        UsageProblem: no such file, none of its own, too large, no text, or an encoding that nobody can tell.
    """
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):  # a device or a pipe may never end
            raise UsageProblem("copy.no_file", text=str(path))
        if about.st_size > LARGEST:
            raise UsageProblem("copy.too_large", text=path.name)
        content = path.read_bytes()
    except OSError as error:
        code = system_code(error)
        raise UsageProblem("copy.unreadable", text=str(path), errno=code) from error
    for start, kind in OTHERWISE.items():
        if content.startswith(start):
            raise UsageProblem("copy.not_text", text=path.name, kind=kind)
    text, encoding = _decoded(content, path.name)
    return Copy(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    marked = next((one for start, one in MARKED.items() if content.startswith(start)), "")
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise UsageProblem("copy.unknown_encoding", text=name)
