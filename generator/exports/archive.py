"""Files in one ZIP whose bytes depend on nothing but the files and the day given."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

__all__ = ["archive"]

UNIX = 3
READABLE = 0o100644 << 16  # a plain file that everybody may read


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """Return a ZIP of the files by path; every entry is of the day given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = READABLE
            packed.writestr(entry, content)
    return out.getvalue()
