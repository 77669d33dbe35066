"""In which formats a table is handed out: what pages may link to before any file is made."""

from __future__ import annotations

from generator.exports.books.orders import WORKBOOKS
from generator.exports.frames import SERIES
from generator.model.formats import SPREADSHEET

__all__ = ["files_of"]


def files_of(table: str) -> tuple[str, ...]:
    """Return the paths of a table's files, the plainest format first.

    >>> files_of("indicators/pm25")
    ('indicators/pm25.csv', 'indicators/pm25.spreadsheet.csv', 'indicators/pm25.xlsx')
    """
    single = table.startswith(SERIES)
    endings = [".csv", f"{SPREADSHEET}.csv"]
    endings += [".xlsx"] if single or table in WORKBOOKS else []
    endings += [] if single else [".parquet"]
    return tuple(f"{table}{one}" for one in endings)
