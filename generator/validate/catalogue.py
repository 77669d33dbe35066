"""Every code a problem can have, and how much it weighs. Codes are never reused.

F files, L cells as written, D1 one table, D2 descriptors and targets,
D3 translations, D4 tasks and updates, X across tables, C configuration, V verdicts on record.
The sentences stand in the words files under `problems.<code>`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import Place, Problem, Severity

__all__ = ["AFTER_ASSESSING", "CATALOGUE", "fault"]

WARNINGS = frozenset(
    {"C603", "C617", "C621", "C624", "C625", "D235", "D245", "D248", "D302", "X512", "X519"}
    | {"X531", "X532", "X533", "X534", "X537", "X539", "X541", "V701"}
)
# Found only once the plan is assessed: what a release is on record with.
AFTER_ASSESSING = frozenset({"V701", "V702", "V703"})


def _codes(family: str, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{family}{number}" for number in range(first, last + 1))


CATALOGUE: Mapping[str, Severity] = {
    code: Severity.WARNING if code in WARNINGS else Severity.ERROR
    for code in (
        *_codes("F", 101, 129),
        *_codes("L", 101, 125),
        *_codes("D", 101, 119),
        *_codes("D", 201, 219),
        *_codes("D", 221, 248),
        *_codes("D", 301, 303),
        *_codes("D", 401, 415),
        *_codes("X", 501, 519),
        *_codes("X", 531, 542),
        *_codes("X", 551, 552),
        *_codes("C", 601, 625),
        *_codes("V", 701, 703),
    )
}


def fault(code: str, place: Place, **facts: object) -> Problem:
    """Return a problem with the severity of its code; all facts become text."""
    return Problem(code, CATALOGUE[code], place, {k: str(v) for k, v in facts.items()})
