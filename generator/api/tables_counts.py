"""The tables of counts: tasks by what they belong to, questions by release."""

from __future__ import annotations

from collections.abc import Iterable

from generator.api.order import natural, section_path
from generator.api.shape import Column, Link, Table, World
from generator.model.rollup import Asked, RollUp
from generator.model.text import Text

__all__ = ["TABLES"]

Counted = tuple[str, int]  # code, number of tasks


def _title(world: World, item: RollUp) -> Text:
    """Return what readers call the subject; where it is none, that none is named."""
    plan = world.plan
    if not item.subject:
        is_all = item.kind == "plan"
        return plan.label("rollup_kind", "plan") if is_all else plan.label("rollup_subject", "none")
    tables = {
        "section": plan.sections,
        "group": plan.sections,
        "place": plan.areas,
        "partner": plan.partners,
        "theme": plan.themes,
        "body": plan.bodies,
        "commitment": plan.commitment_levels,
    }
    subject = tables[item.kind][item.subject]
    found = next(
        getattr(subject, one) for one in ("title", "name", "label") if hasattr(subject, one)
    )
    return found if isinstance(found, Text) else Text()


def _order(world: World, item: RollUp) -> tuple[object, ...]:
    """Sort by kind, in its order of display; what names nothing last; sections as in the plan, levels by rank."""
    kinds = [one.code for one in world.plan.list_of("rollup_kind")]
    kind = kinds.index(item.kind) if item.kind in kinds else len(kinds)
    if item.kind in ("section", "group"):
        return kind, False, section_path(world.plan, item.subject), ()
    level = world.plan.commitment_levels.get(item.subject) if item.kind == "commitment" else None
    return kind, not item.subject, (level.rank,) if level else (), natural(item.subject)


def _statuses(world: World, item: RollUp) -> Iterable[Counted]:
    return (*item.by_status, *item.apart)


def _flags(world: World, item: RollUp) -> Iterable[Counted]:
    return item.by_flag


NUMBER = Column("tasks_all", "INTEGER", required=True, get=lambda world, pair: pair[1])


def _count(name: str, attribute: str) -> Column:
    def read(world: World, item: RollUp) -> object:
        found = getattr(item, attribute)
        return len(found) if isinstance(found, tuple) else found

    return Column(name, "INTEGER", required=True, get=read)


def _release(name: str) -> Column:
    def read(world: World, item: Asked) -> object:
        return getattr(item, name.removeprefix("questions_"))

    return Column(name, "INTEGER", required=True, get=read)


TABLES = (
    Table(
        "rollups",
        lambda world: world.assessment.rollups,
        (
            Column("id", required=True),
            Column("kind", required=True, codes="rollup_kind", facet=True),
            Column("subject"),
            Column("title", localised=True, get=_title),
            _count("tasks_all", "total"),
            _count("tasks_own", "own"),
            _count("tasks_with_report", "reported"),
            _count("tasks_without_report", "silent"),
            Column("share", "REAL"),
            _count("tasks_due", "dated"),
            _count("tasks_overdue", "overdue"),
            _count("projects_all", "projects"),
            _count("projects_own", "projects_own"),
            _count("projects_with_report", "projects_reported"),
        ),
        order=_order,
        label="title",
        links=(
            Link(
                "rollup_statuses",
                "",
                "by_status",
                get=_statuses,
                also=(
                    Column(
                        "status",
                        required=True,
                        codes="task_status",
                        get=lambda world, pair: pair[0],
                    ),
                    NUMBER,
                ),
            ),
            Link(
                "rollup_flags",
                "",
                "by_flag",
                get=_flags,
                also=(
                    Column("flag", required=True, codes="flag", get=lambda world, pair: pair[0]),
                    NUMBER,
                ),
            ),
        ),
        shown=True,
    ),
    Table(
        "question_counts",
        lambda world: world.assessment.asked,
        (
            Column("release", required=True, references="releases"),
            Column("date", required=True),
            _release("questions_asked"),
            _release("questions_answered"),
            _release("questions_open"),
            _release("questions_closed"),
        ),
        key=("release",),
        one="question_count",
        order=lambda world, item: (item.date, item.release),
        sort="date",
        shown=True,
    ),
)
