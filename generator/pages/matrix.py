"""The tasks as a matrix: a row for each part of the plan, a column for each status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.model.text import Text
from generator.pages.view import View

__all__ = ["Matrix", "make_matrix", "part_order", "strips"]

Strip = tuple[str, int, int]  # code, where it starts, how long it is
SILENT = "no_report"  # stands last: it tells nothing of progress


@dataclass(frozen=True, slots=True)
class Cell:
    """How many tasks of a row have a status; `route` leads to them, "" for none."""

    code: str
    count: int
    route: str


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the plan; `id` is "" for the sum of all."""

    id: str
    title: Text
    total: int
    cells: tuple[Cell, ...]

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The row's bar: its statuses side by side, each as long as its number of tasks."""
        return strips((one.code, one.count) for one in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Statuses that occur, in order of display, and the rows; the sum comes last."""

    codes: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row


def strips(counts: Iterable[tuple[str, int]]) -> tuple[Strip, ...]:
    """Return counts side by side as a bar, in numbers of what is counted; zeros are left out.

    >>> strips([("done", 2), ("paused", 0), ("open", 3)])
    (('done', 0, 2), ('open', 2, 3))
    """
    found, start = [], 0
    for code, count in counts:
        if count:
            found.append((code, start, int(count)))
        start += int(count)
    return tuple(found)


def make_matrix(view: View) -> Matrix | None:
    """Return the tasks by part and status; None where the plan lists no task."""
    groups = view.plan.task_groups
    if not view.plan.tasks or not groups:
        return None
    states = view.assessment.tasks
    counts = {part: Counter(states[one].status for one in ids) for part, ids in groups.items()}
    every = sum(counts.values(), Counter[str]())
    order = [one.code for one in view.plan.list_of("task_status") if every[one.code]]
    codes = tuple(sorted(order, key=lambda code: code == SILENT))
    rows = (_row(view, part, counts[part], codes) for part in part_order(view))
    return Matrix(codes, tuple(rows), _row(view, "", every, codes))


def part_order(view: View) -> list[str]:
    """Return the parts of the register: those under the heading with most tasks first."""
    groups = view.plan.task_groups
    sizes: Counter[str] = Counter()
    for part, ids in groups.items():
        sizes[_root(view, part)] += len(ids)
    return sorted(groups, key=lambda part: -sizes[_root(view, part)])


def _root(view: View, part: str) -> str:
    sections, seen = view.plan.sections, {part}
    while part in sections and (parent := sections[part].parent) and parent not in seen:
        part = parent
        seen.add(part)
    return part


def _row(view: View, part: str, counts: Counter[str], codes: tuple[str, ...]) -> Row:
    scope: dict[str, object] = {"part": part} if part else {}
    section = view.plan.sections.get(part)
    title = section.nav if section else Text({view.plan.languages[0]: part})
    cells = (
        Cell(
            code,
            view.n(counts[code], "tasks", **scope, status=code),
            _route(part, code) if counts[code] else "",
        )
        for code in codes
    )
    return Row(part, title, view.n(counts.total(), "tasks", **scope), tuple(cells))


def _route(part: str, code: str) -> str:
    """Return where the register shows these tasks only; without scripts it opens at the part."""
    query = urlencode({"area": part, "status": code} if part else {"status": code})
    return f"tasks/?{query}#{part or 'register'}"
