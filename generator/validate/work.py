"""D401-D415: tasks, updates, events and questions, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.errors import Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, rows
from generator.validate.changes import HANDED_ON, successors_of
from generator.validate.periods import date_of

__all__ = ["WORK_RULES"]

EXPECTED = ("expected_event", "expected_date", "expected_precision")
WITHDRAWN, ANSWERED, PUBLIC = "withdrawn", "answered", "public_source"
Row = Mapping[str, str]
Found = tuple[str, str, Mapping[str, str]]  # code, column, facts


def _subjects(row: Row) -> Iterator[Found]:
    """D401-D403: an update is about a task with a status, a project with a stage, or both."""
    for code, subject, state in (
        ("D401", "task", "task_status"),
        ("D402", "project", "project_stage"),
    ):
        if bool(row.get(subject)) != bool(row.get(state)):
            empty = state if row.get(subject) else subject
            yield code, empty, {"column": empty}
    if not any(row.get(name) for name in ("task", "task_status", "project", "project_stage")):
        yield "D403", "task", {}


def _expectations(row: Row) -> Iterator[Found]:
    """D404: what is expected, when, and how precisely: all three or none."""
    empty = [name for name in EXPECTED if not row.get(name)]
    if empty and len(empty) < len(EXPECTED):
        yield "D404", empty[0], {"column": empty[0]}


def _withdrawals(row: Row) -> Iterator[Found]:
    """D405-D407: a withdrawn update says why and what replaces it; no other does."""
    reasons = [name for name in row if name.startswith("withdrawn_reason_")]
    given = any(row[name] for name in reasons)
    if row.get("state") != WITHDRAWN:
        if given or row.get("successor"):
            yield "D407", "state", {}
        return
    if not given:
        yield "D405", reasons[0] if reasons else "state", {"columns": ", ".join(reasons)}
    if not row.get("successor"):
        yield "D406", "successor", {}


def _grounds(row: Row) -> Iterator[Found]:
    """D408, D409: problems say who may read them; public sources are named."""
    told = any(row[name] for name in row if name.startswith(("problem_", "next_step_")))
    if told and not row.get("visibility"):
        yield "D408", "visibility", {}
    if row.get("status_basis") == PUBLIC and not row.get("sources"):
        yield "D409", "sources", {}


def _spans(row: Row) -> Iterator[Found]:
    """D410: nothing is due before it starts."""
    start, due = date_of(row.get("start", "")), date_of(row.get("due", ""))
    if start and due and due.end < start.start:
        yield "D410", "due", {"start": start.text, "due": due.text}


def _answers(row: Row) -> Iterator[Found]:
    """D411, D412: an answered question names the release; each is about something."""
    if (row.get("status") == ANSWERED) != bool(row.get("answered_in")):
        yield "D411", "answered_in", {}
    if not any(row.get(name) for name in ("target", "task", "section")):
        yield "D412", "target", {}


def _changes(row: Row) -> Iterator[Found]:
    """D413-D415: a formal change names its document; only a task that goes on elsewhere has heirs."""
    if not row.get("document", PUBLIC):
        yield "D413", "document", {}
    heirs = successors_of(row)
    if heirs and row.get("event") not in HANDED_ON:
        yield "D414", "successors", {"event": row.get("event", "")}
    elif row.get("task") in heirs:
        yield "D415", "successors", {"value": row.get("task", "")}


BY_KIND: Mapping[str, tuple[Callable[[Row], Iterator[Found]], ...]] = {
    "updates": (_subjects, _expectations, _withdrawals, _grounds),
    "tasks": (_spans,),
    "questions": (_answers,),
    "events": (_changes,),
}


def work(table: Table) -> Iterator[Problem]:
    """D401-D415: the rules of the table's kind on each of its rows."""
    for rule in BY_KIND.get(table.kind, ()):
        for number, row in rows(table):
            for code, column, facts in rule(row):
                yield fault(code, at(table, number, column), **facts)


WORK_RULES = (work,)
