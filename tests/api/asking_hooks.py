"""What the description can only say in words, told to schemathesis (`SCHEMATHESIS_HOOKS`)."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Of the two orders one is chosen; both at once are refused, as another test says."""
    query = case.query or {}
    if query.get("_sort") and query.get("_sort_desc"):
        case.query = {name: value for name, value in query.items() if name != "_sort"}
