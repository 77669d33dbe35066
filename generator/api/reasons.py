"""Why a query cannot be run: what SQLite and Datasette say of it, in a reader's language.

They say it in English only. What they say often has a phrase of ours (`api.reasons` in the
words); anything else is passed on as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["KEYS", "PREFIX", "told"]

PREFIX = "reason_"  # of its phrases among those of refusals
_QUOTED = '"(?P<name>.*)"'
_NAME = r"(?P<name>\S+)"
_SAID: tuple[tuple[str, str], ...] = (
    ("ambiguous", rf"ambiguous column name: {_NAME}"),
    ("answer_too_large", "answer too large"),
    ("arguments", r"wrong number of arguments to function (?P<name>\S+?)(\(\))?"),
    ("by_phrase", "an index of full text takes: .*"),
    ("closed", "not authorized"),
    ("closed_name", rf"not authorized to use function: {_NAME}|access to (?P<table>\S+) is .*"),
    ("function_failed", "user-defined function raised exception"),
    ("interrupted", "interrupted"),
    ("no_column", rf"no such column: {_NAME}"),
    ("no_function", rf"no such function: {_NAME}"),
    ("no_host", "no such host"),
    ("no_table", rf"no such table: {_NAME}"),
    ("not_json", "malformed JSON.*"),
    ("one_statement", "You can only execute one statement at a time.*"),
    ("only_select", "Statement must be a SELECT"),
    ("out_of_memory", "out of memory"),
    ("overflow", "integer overflow"),
    ("pattern_too_long", "LIKE or GLOB pattern too complex"),
    ("query_too_long", "query string is too large|statement too long"),
    ("syntax", rf"near {_QUOTED}: syntax error"),
    ("text_too_long", "string or blob too big"),
    ("too_deep", "Expression tree is too large.*|parser stack overflow"),
    ("too_many_columns", "too many (columns|result columns).*"),
    ("too_many_queries", "too many terms in compound SELECT"),
    ("too_many_tables", r"at most \d+ tables in a join"),
    ("too_many_values", "too many SQL variables"),
    ("unfinished", "incomplete input"),
    ("unreadable", rf"unrecognized token: {_QUOTED}"),
)
_PATTERNS = tuple((key, re.compile(pattern, re.DOTALL)) for key, pattern in _SAID)
KEYS = tuple(key for key, _ in _SAID)


def told(reason: str, phrases: Mapping[str, str]) -> str:
    """Return a reason in the language of `phrases`, as it was said where they have none for it.

    >>> told("no such table: x", {"reason_no_table": "there is no {name}"})
    'there is no x'
    """
    for key, pattern in _PATTERNS:
        found = pattern.fullmatch(reason)
        if found and PREFIX + key in phrases:
            named = next(filter(None, found.groupdict().values()), "")
            return phrases[PREFIX + key].format(name=named)
    return reason
