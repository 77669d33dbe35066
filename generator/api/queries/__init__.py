"""The fixed queries: a file of SQL each, written once for every language.

`{L}` stands for the language's suffix, any other name in braces for the heading
of a column (`api.columns.<name>` in the words), and `{>name}` on a line of its own for
what several queries share, in `parts/`. Title and description are the words
`api.queries.<file name>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.api.ddl import quoted
from generator.api.titles import Titles

__all__ = ["GROUPS", "names", "parameters", "query_name", "sql"]

_FOLDER = Path(__file__).parent
_PLACE = re.compile(r"\{(\w+)\}")
_PART = re.compile(r"\{>(\w+)\}")
_PARAMETER = re.compile(r"(?<![:\w]):([a-z]\w*)")
LANGUAGE = "L"
# What readers come for, in the order they see it; each query stands in one group.
GROUPS = {
    "targets": (
        *("targets_by_deadline", "latest_readings_short", "how_firm_are_verdicts"),
        *("status_changes_by_date", "verdicts_by_method", "where_methods_disagree"),
        "choice_of_base",
    ),
    "values": ("observations_of_indicator", "values_by_vintage", "evidence_by_quality"),
    "tasks": (
        *("tasks_without_report", "tasks_past_due", "tasks_by_place", "tasks_by_partner"),
        *("tasks_at_level", "register_as_of"),
    ),
    "projects": ("projects_by_stage", "project_stages_and_delays", "task_and_project_states"),
    "unknown": ("open_questions", "questions_by_release"),
    "counts": (
        *("rollups_by_section", "rollups_by_place", "rollups_by_theme", "rollups_by_partner"),
        *("rollups_by_body", "rollups_by_commitment"),
    ),
    "all": ("latest_updates", "search", "trace_number"),
}


def names() -> tuple[str, ...]:
    """Return the names of all queries, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.sql")))


def query_name(name: str, language: str) -> str:
    """Return what a query is called in a language."""
    return f"{name}_{language}"


def sql(name: str, language: str, titles: Titles) -> str:
    """Return a query in a language, without its comments."""

    def fill(place: re.Match[str]) -> str:
        key = place.group(1)
        return language if key == LANGUAGE else quoted(titles.heading(key, language))

    return _PLACE.sub(fill, "\n".join(_lines(_FOLDER / f"{name}.sql")))


def parameters(text: str) -> tuple[str, ...]:
    """Return the parameters of a query's SQL, in order.

    >>> parameters("select * from t where :year = '' or y = :year")
    ('year',)
    """
    return tuple(dict.fromkeys(_PARAMETER.findall(text)))


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        kept = line.partition("--")[0].rstrip()
        if part := _PART.fullmatch(kept):
            yield from _lines(_FOLDER / "parts" / f"{part[1]}.sql")
        elif kept:
            yield kept
