"""What the data interface takes and how it says no: known to its servers and to the pages that tell of it.

The servers of `generator/api` keep to these numbers, the page `interface/` prints them, and the
table `catalogue` holds them as `limit_<name>`. Those of `OF_FRONT` are kept by
`deploy/nginx.conf`; a test compares.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["API_PORT", "LIMITS", "METHODS", "OF_FRONT", "PREFIX", "SHAPES", "STATUSES"]

LIMITS: Mapping[str, int] = {
    "rows": 1000,  # of one answer
    "page_rows": 50,  # of one answer where no number is asked for
    "seconds": 1,  # that a query may take
    "text_kb": 250,  # thousand bytes of one text or row
    "query_kb": 10,  # thousand bytes of a query of a reader's own
    "columns": 128,  # of a query of a reader's own
    "answer_mb": 4,  # MiB that the rows of an answer take
    "heap_mb": 128,  # MiB of SQLite in the whole process
    # Of the front, for each address:
    "asked_a_second": 50,
    "own_a_second": 5,  # queries of a reader's own
    "own_at_once": 2,
    "kept_seconds": 60,  # that the front keeps an answer
}
OF_FRONT = ("asked_a_second", "own_a_second", "own_at_once", "kept_seconds")
PREFIX = "limit_"  # in the catalogue and in claims

API_PORT = 8001  # on a reader's own machine, where nothing else is asked for
SHAPES = ("array", "arrayfirst", "arrays", "object", "objects")  # as Datasette names them
METHODS = ("GET", "HEAD", "OPTIONS")
# Code of a refusal -> HTTP status: 404 for what is not there, 400 for what was not asked rightly.
STATUSES = {
    "bad_request": 400,
    "bad_sql": 400,
    "no_column": 400,
    "no_comparison": 400,
    "no_cursor": 400,
    "no_date": 400,
    "no_json": 400,
    "no_number": 400,
    "no_parameter": 400,
    "no_shape": 400,
    "no_size": 400,
    "no_switch": 400,
    "no_year": 400,
    "too_long": 400,
    "two_orders": 400,
    "not_allowed": 403,
    "no_language": 404,
    "no_page": 404,
    "no_row": 404,
    "no_table": 404,
    "no_value": 404,
    "method": 405,
    "fault": 500,
}
