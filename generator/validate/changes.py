"""X538-X540, D414, D415: formal changes to tasks, one by one and in their order; releases in theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Problem
from generator.model.period import Period
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, rows
from generator.validate.periods import date_of
from generator.validate.world import World

__all__ = ["CHANGE_RULES", "HANDED_ON", "successors_of"]

ADDED, DROPPED, HANDED_ON = "added", "dropped", frozenset({"split", "merged"})
Row = Mapping[str, str]


def successors_of(row: Row) -> tuple[str, ...]:
    """Return the tasks that a change names as those that take over."""
    return tuple(one.strip() for one in row.get("successors", "").split(";") if one.strip())


def circles(world: World) -> Iterator[Problem]:
    """X538: what takes over from a task never hands back to it."""
    after: dict[str, set[str]] = {}
    for _, _, row in _events(world):
        if row.get("event") in HANDED_ON:
            after.setdefault(row.get("task", ""), set()).update(successors_of(row))
    for table, number, row in _events(world):
        task, heirs = row.get("task", ""), successors_of(row)
        if row.get("event") in HANDED_ON and task not in heirs and _leads_to(task, heirs, after):
            yield fault("X538", at(table, number, "successors"), value=task)


def after_the_plan(world: World) -> Iterator[Problem]:
    """X539: the plan is changed after it was issued."""
    issued = date_of(world.project.identity.issued)
    for table, number, row in _events(world):
        found = date_of(row.get("date", ""))
        if issued and found and found.end < issued.start:
            yield fault("X539", at(table, number, "date"), value=found.text, issued=issued.text)


def after_the_end(world: World) -> Iterator[Problem]:
    """X540: what was dropped is changed no more, unless it is put on the list again."""
    ends: dict[str, Period] = {}
    dated = [(found, one) for one in _events(world) if (found := date_of(one[2].get("date", "")))]
    for found, (table, number, row) in sorted(dated, key=lambda one: one[0].start):
        task, kind = row.get("task", ""), row.get("event", "")
        end = ends.get(task)
        if kind == DROPPED:
            ends.setdefault(task, found)
        elif kind == ADDED:
            ends.pop(task, None)
        elif end and found.start > end.end:
            yield fault("X540", at(table, number, "event"), value=task, date=end.text)


def releases(world: World) -> Iterator[Problem]:
    """X541: releases stand in the order of their days."""
    for table in world.dataset.of_kind("releases"):
        last = ""
        for number, row in rows(table):
            day = row.get("date", "")
            if day and day < last:
                yield fault("X541", at(table, number, "date"), value=day, before=last)
            last = max(last, day)


def _events(world: World) -> Iterator[tuple[Table, int, Row]]:
    for table in world.dataset.of_kind("events"):
        for number, row in rows(table):
            yield table, number, row


def _leads_to(task: str, heirs: tuple[str, ...], after: Mapping[str, set[str]]) -> bool:
    ahead, seen = list(heirs), set(heirs)
    while ahead:
        found = after.get(ahead.pop(), set())
        if task in found:
            return True
        ahead += sorted(found - seen)
        seen |= found
    return False


CHANGE_RULES = (circles, after_the_plan, after_the_end, releases)
