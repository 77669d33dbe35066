"""Ids of claims: short, stable, fit for an address."""

from __future__ import annotations

import re

__all__ = ["chart_id", "count_id", "row_id", "setting_id", "share_id", "slug", "value_id"]

_UNFIT = re.compile(r"[^A-Za-z0-9._]+")


def slug(text: str) -> str:
    """Return a key as it stands in an address.

    >>> slug("2016-01-01/P5Y|north|final|book-1")
    '2016-01-01-P5Y-north-final-book-1'
    """
    return _UNFIT.sub("-", text)


def row_id(table: str, *key: str) -> str:
    """Return the id of what a row of a table says.

    >>> row_id("codes", "flag", "overdue")
    'codes:flag/overdue'
    """
    return f"{table}:{'/'.join(key)}"


def value_id(key: str) -> str:
    """Return the id of a value; behind the slash stands its anchor on the indicator's page.

    >>> value_id("gdp|2021|north|final|book-1")
    'observations:gdp/2021-north-final-book-1'
    """
    indicator, _, rest = key.partition("|")
    return row_id("observations", indicator, slug(rest))


def count_id(what: str, **filters: object) -> str:
    """Return the id of a count: what is counted, then the filters as they are given.

    A filter that is True stands without a value; one that is False is left out.

    >>> count_id("tasks", section="T05.1", reported=True)
    'count:tasks;section=T05.1;reported'
    """
    said = [
        name if value is True else f"{name}={value}"
        for name, value in filters.items()
        if value is not False
    ]
    return "count:" + ";".join([what, *said])


def share_id(part: str, whole: str) -> str:
    """Return the id of a percentage of two counts, given by their ids."""
    return f"share:{part.removeprefix('count:')}/{whole.removeprefix('count:')}"


def chart_id(name: str) -> str:
    """Return the id of a chart, which covers all that is drawn."""
    return f"chart:{name}"


def setting_id(name: str) -> str:
    """Return the id of something that the publishing body sets."""
    return f"setting:{name}"
