"""The decision table: `decisions.csv`, read for the README, the method page and the tests.

One row one or more states of the data and operators, one column a deadline. The code does not
follow the file: tests hold every cell of it to what the code does.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.model.measures import Operator

__all__ = ["DECISIONS", "Outcome", "Rule", "as_markdown", "decision_table"]

DECISIONS = Path(__file__).with_name("decisions.csv")
NO_DEADLINE = ("held", "operators", "last_reading")
NO_VERDICT = "-"  # how the file writes that nothing is judged


@dataclass(frozen=True, slots=True)
class Outcome:
    """A cell: verdict ("" where nothing is judged) and the reasons that belong to the decision."""

    verdict: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: what is said for a state of the data and these operators, by deadline.

    Attributes:
        held: codes of the states of the data it is about.
        cells: outcome by code of the deadline, in the order of the columns.
        last_reading: code of the list `last_reading`, the same in every judged cell.
    """

    held: tuple[str, ...]
    operators: tuple[Operator, ...]
    cells: Mapping[str, Outcome]
    last_reading: str


@lru_cache(maxsize=1)
def decision_table() -> tuple[Rule, ...]:
    """Return every row of the decision table, in its order."""
    with DECISIONS.open(encoding="utf-8", newline="") as file:
        return tuple(_rule(row) for row in csv.DictReader(file))


def _rule(row: Mapping[str, str]) -> Rule:
    operators = tuple(Operator(one) for one in row["operators"].split())
    cells = {name: _outcome(cell) for name, cell in row.items() if name not in NO_DEADLINE}
    return Rule(tuple(row["held"].split()), operators, cells, row["last_reading"])


def _outcome(cell: str) -> Outcome:
    verdict, _, reasons = cell.partition(":")
    return Outcome("" if verdict == NO_VERDICT else verdict, tuple(reasons.split()))


def as_markdown() -> str:
    """Return the table as the README prints it."""
    table = decision_table()
    heads = ["held", "operators", *table[0].cells, "last reading"]
    lines = [heads, ["---"] * len(heads)]
    for rule in table:
        cells = [_cell(one) for one in rule.cells.values()]
        operators = " ".join(f"`{one.value}`" for one in rule.operators)
        lines.append([", ".join(rule.held), operators, *cells, f"`{rule.last_reading}`"])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(outcome: Outcome) -> str:
    verdict = f"`{outcome.verdict}`" if outcome.verdict else "no verdict"
    return f"{verdict}: {', '.join(outcome.reasons)}" if outcome.reasons else verdict
