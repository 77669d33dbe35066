"""X531-X535, X537: what nobody knows is asked, and what is known is no longer asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.errors import Place, Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, in_descriptor, rows
from generator.validate.periods import date_of, period_of
from generator.validate.values import block, targets, text, texts
from generator.validate.world import World

__all__ = ["QUESTION_RULES"]

ANSWERED = "answered"
OPEN, PUBLISHED, SIZE, TOTAL, FORECAST = "open", "published", "scope", "_T", "F"
FREE = frozenset({"unit", "series"})  # breakdowns that are no part of the whole
PARTS = ("numerator", "denominator")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Goal:
    """A target as its descriptor has it, with its place there."""

    table: Table
    key: str
    values: Mapping[str, object]

    def at(self, name: str) -> str:
        return text(self.values, name)

    @property
    def wanted(self) -> tuple[str, str, str, str]:
        """What figure it waits for: two bounds on one figure are one question."""
        return self.table.name, self.at("period"), self.at("area"), str(block(self.values, "where"))


def answered_targets(world: World) -> Iterator[Problem]:
    """X531: a question about a target with a figure for its own period is not open.

    A figure of any other period answers nothing about a target that has one.
    """
    series = _series(world)
    goals = {goal.at("id"): goal for goal in _goals(world)}
    for table, number, row in _questions(world):
        goal = goals.get(row.get("target", ""))
        if goal and row.get("status") == OPEN and _has_final(goal, series):
            place = at(table, number, "status")
            yield fault("X531", place, value=goal.at("id"), period=goal.at("period"))


def answers_held(world: World) -> Iterator[Problem]:
    """X537: a question about a target that was answered brought a figure."""
    issued = date_of(world.project.identity.issued)
    goals = {goal.at("id"): goal for goal in _goals(world)}
    series = _series(world)
    for table, number, row in _questions(world):
        goal = goals.get(row.get("target", ""))
        if not (issued and goal) or row.get("status") != ANSWERED or not row.get("answered_in"):
            continue
        if not _is_known(goal, series, issued.end):
            yield fault("X537", at(table, number, "status"), value=goal.at("id"))


def targets_asked(world: World) -> Iterator[Problem]:
    """X532: a target whose own period has no figure has a question; without a period, no figure since the plan."""
    issued = date_of(world.project.identity.issued)
    asked = {row.get("target", "") for _, _, row in _questions(world)}
    series = _series(world)
    if issued is None or not world.dataset.of_kind("questions"):
        return
    goals = tuple(_goals(world))
    known = {goal.wanted for goal in goals if goal.at("id") in asked}
    for goal in goals:
        if (
            goal.wanted not in known
            and _is_sliced_well(goal, world)
            and not _is_known(goal, series, issued.end)
        ):
            yield fault("X532", in_descriptor(goal.table, goal.key), value=goal.at("id"))


def groups_asked(world: World) -> Iterator[Problem]:
    """X533, X534: a group of tasks is asked about while it has no report, and only then."""
    asked = {row["section"]: (table, number, row) for table, number, row in _about_groups(world)}
    tables = world.dataset.of_kind("questions")
    for section, has_report in _groups(world).items():
        if not has_report and section not in asked and tables:
            yield fault("X533", Place(tables[0].path), value=section)
        elif has_report and section in asked:
            table, number, row = asked[section]
            if row.get("status") == OPEN:
                yield fault("X534", at(table, number, "status"), value=section)


def answered_in_time(world: World) -> Iterator[Problem]:
    """X535: no question is answered in a release before the one that asked it."""
    dates = {row.get("id", ""): row.get("date", "") for row in world.dataset.rows("releases")}
    for table, number, row in _questions(world):
        asked, answered = (dates.get(row.get(name, ""), "") for name in ("asked_in", "answered_in"))
        if asked and answered and answered < asked:
            yield fault("X535", at(table, number, "answered_in"), asked=asked, answered=answered)


def _questions(world: World) -> Iterator[tuple[Table, int, Row]]:
    for table in world.dataset.of_kind("questions"):
        for number, row in rows(table):
            yield table, number, row


def _series(world: World) -> Mapping[str, Table]:
    tables = world.dataset.of_kind("observations")
    return {table.name.rpartition("/")[2]: table for table in tables}


def _about_groups(world: World) -> Iterator[tuple[Table, int, Row]]:
    for table, number, row in _questions(world):
        if row.get("section") and not row.get("target") and not row.get("task"):
            yield table, number, row


def _groups(world: World) -> dict[str, bool]:
    """Return the sections that tasks stand in, and whether any of these has a report."""
    told = {
        row.get("task", "")
        for row in world.dataset.rows("updates")
        if row.get("state") == PUBLISHED
    }
    found: dict[str, bool] = {}
    for row in world.dataset.rows("tasks"):
        section = row.get("section", "")
        if section in world.ids.get("sections", ()):
            found[section] = found.get(section, False) or row.get("id") in told
    return found


def _goals(world: World) -> Iterator[_Goal]:
    """Yield the targets that are judged: no sizes of programmes, none that was replaced."""
    for table in world.dataset.of_kind("observations"):
        for key, values in targets(table):
            goal = _Goal(table, key, values)
            if goal.at("strength") != SIZE and not goal.at("valid_until"):
                yield goal


def _is_known(goal: _Goal, series: Mapping[str, Table], issued: date) -> bool:
    return _has_final(goal, series) if goal.at("period") else _has_usable(goal, series, issued)


def _has_final(goal: _Goal, series: Mapping[str, Table]) -> bool:
    """Tell whether the target's own place has a figure for the target's own period."""
    area = {goal.at("area")}
    return bool(goal.at("period")) and _holds(
        goal,
        series,
        lambda table: any(
            row.get("period") == goal.at("period") for row in _figures(goal, table, area)
        ),
    )


def _has_usable(goal: _Goal, series: Mapping[str, Table], issued: date) -> bool:
    """Tell whether a figure since the plan is held."""
    areas = {goal.at("area"), *texts(goal.values, "accepts")}
    return _holds(goal, series, lambda table: _is_since(_figures(goal, table, areas), issued))


def _holds(goal: _Goal, series: Mapping[str, Table], is_told: Callable[[Table], bool]) -> bool:
    """Tell whether the target's own table says it, or those of all parts it is computed from."""
    computation = block(goal.table.ours, "computation")
    parts = [series.get(name) for key in PARTS if (name := text(computation, key))]
    return is_told(goal.table) or (
        bool(parts) and all(one is not None and is_told(one) for one in parts)
    )


def _is_since(figures: Iterable[Row], issued: date) -> bool:
    found = (period_of(row.get("period", "")) for row in figures)
    return any(period is not None and period.end > issued for period in found)


def _is_sliced_well(goal: _Goal, world: World) -> bool:
    """Tell whether the codes of the target's slice exist; another rule reports those that do not."""
    where = block(goal.values, "where")
    return all(str(code) in world.codes.get(name, ()) for name, code in where.items())


def _figures(goal: _Goal, table: Table, areas: set[str]) -> Iterator[Row]:
    """Yield the rows of a series that may be held against the target."""
    where = block(goal.values, "where")
    for _, row in rows(table):
        wanted = (
            row.get(name, "") in (str(where[name]),) if name in where else _is_whole(name, row)
            for name in texts(table.ours, "dimensions")
        )
        has_value = bool(row.get("value")) and row.get("obs_status") != FORECAST
        if has_value and row.get("area") in areas and all(wanted):
            yield row


def _is_whole(name: str, row: Row) -> bool:
    return name in FREE or row.get(name, "") in ("", TOTAL)


QUESTION_RULES = (answered_targets, answers_held, targets_asked, groups_asked, answered_in_time)
