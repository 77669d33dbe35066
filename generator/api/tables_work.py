"""The tables of tasks, projects and what is reported of them."""

from __future__ import annotations

from generator.api.order import natural, section_path
from generator.api.shape import Column, Link, Table, World
from generator.api.tables_register import DATE_END, ID, LOCATOR, NOTE, PRECISION
from generator.model.period import end_of
from generator.model.text import Text
from generator.model.work import Task, Update

__all__ = ["TABLES"]

PUBLIC = "public"
TITLE = Column("title", localised=True, required=True)


def _in_plan(world: World, task: Task) -> object:
    return section_path(world.plan, task.section), natural(task.id)


def _released(name: str) -> Column:
    """A text that stays inside the house unless its row is marked public."""

    def read(world: World, update: Update) -> object:
        return getattr(update, name) if update.visibility == PUBLIC else None

    return Column(name, localised=name != "visibility", get=read)


def _done_when(world: World, task: Task) -> Text:
    """Return when a task counts as done: its own words, else those of its commitment."""
    return task.done_when or world.plan.commitment_levels[task.commitment].done_when


def _origin(world: World, task: Task) -> str:
    return "editors" if task.done_when else "commitment_level"


EXPECTED = (
    Column("expected_event", codes="expected_event"),
    Column("expected_date"),
    Column("expected_precision", codes="date_precision"),
)

DELAY = (
    Column(
        "expected_event",
        required=True,
        codes="expected_event",
        get=lambda world, item: item.event,
    ),
    Column("first_date", required=True),
    Column("first_precision", codes="date_precision"),
    Column("last_date", required=True),
    Column("last_precision", codes="date_precision"),
    Column("happened", "INTEGER", required=True, check="IN (0, 1)"),
    Column("delay", "INTEGER", required=True, get=lambda world, item: item.amount),
    Column("delay_unit", required=True, codes="delay_unit", get=lambda world, item: item.unit),
)

TABLES = (
    Table(
        "tasks",
        lambda world: world.plan.tasks.values(),
        (
            ID,
            Column(
                "task_area",
                references="sections",
                facet=True,
                get=lambda world, item: world.area_of_task.get(item.id),
            ),
            Column("section", required=True, references="sections", facet=True),
            TITLE,
            Column("commitment", references="commitment_levels", facet=True),
            Column("lead_body", references="bodies"),
            Column("start"),
            Column("start_precision", codes="date_precision"),
            Column("due"),
            Column("due_precision", codes="date_precision"),
            Column("due_end", get=lambda world, item: end_of(item.due, item.due_precision)),
            LOCATOR,
            Column("done_when", localised=True, get=_done_when),
            Column("done_when_origin", codes="done_when_origin", facet=True, get=_origin),
            NOTE,
        ),
        order=_in_plan,
        label="title",
        search=("title", "note"),
        page="tasks",
        links=(
            Link("task_areas", "area", "areas", references="areas"),
            Link("task_partners", "partner", "partners", references="partners"),
            Link("task_themes", "theme", "themes", references="themes"),
            Link("task_supporting_bodies", "body", "supporting_bodies", references="bodies"),
            Link(
                "task_indicators",
                "indicator",
                "target_indicators",
                references="indicators",
                role="target",
            ),
            Link(
                "task_indicators",
                "indicator",
                "related_indicators",
                references="indicators",
                role="related",
            ),
        ),
        shown=True,
        joined=("task_states",),
    ),
    Table(
        "task_states",
        lambda world: world.assessment.tasks.values(),
        (
            Column("task", required=True, references="tasks"),
            Column("status", required=True, codes="task_status", facet=True),
            Column("status_basis", codes="status_basis"),
            Column("based_on", references="updates", get=lambda world, item: item.update),
            Column("event", references="events"),
            Column("due_now", get=lambda world, item: item.due),
            Column(
                "due_now_precision",
                codes="date_precision",
                get=lambda world, item: item.due_precision,
            ),
            Column("due_now_end", get=lambda world, item: end_of(item.due, item.due_precision)),
            Column("due_event", references="events"),
            Column("computed", codes="task_computed"),
        ),
        key=("task",),
        one="task",
        links=(
            Link("task_flags", "flag", "flags", codes="flag"),
            Link("task_computed_from", "target", "computed_from", references="targets"),
        ),
        numbered=False,
        sort="task",
    ),
    Table(
        "projects",
        lambda world: world.plan.projects.values(),
        (
            ID,
            Column("slug", required=True),
            Column("type", codes="project_type", facet=True),
            Column("name", localised=True, required=True),
            LOCATOR,
            NOTE,
        ),
        label="name",
        search=("name", "note"),
        page="projects",
        links=(
            Link("project_tasks", "task", "tasks", references="tasks"),
            Link("project_areas", "area", "areas", references="areas"),
            Link("project_partners", "partner", "partners", references="partners"),
        ),
        shown=True,
        joined=("project_states",),
    ),
    Table(
        "project_states",
        lambda world: world.assessment.projects.values(),
        (
            Column("project", required=True, references="projects"),
            Column("stage", codes="project_stage", facet=True),
            Column("based_on", references="updates", get=lambda world, item: item.update),
            *EXPECTED,
        ),
        key=("project",),
        one="project",
        links=(
            Link("project_flags", "flag", "flags", codes="flag"),
            Link("project_delays", "", "delays", also=DELAY),
        ),
        numbered=False,
        sort="project",
    ),
    Table(
        "updates",
        lambda world: world.plan.updates.values(),
        (
            ID,
            Column("date"),
            PRECISION,
            DATE_END,
            Column("task", references="tasks"),
            Column("task_status", codes="task_status", facet=True),
            Column("project", references="projects"),
            Column("project_stage", codes="project_stage", facet=True),
            Column("area", references="areas"),
            Column("body", references="bodies"),
            Column("status_basis", codes="status_basis", facet=True),
            Column("what", localised=True),
            _released("problem"),
            _released("next_step"),
            _released("visibility"),
            Column("caveat", localised=True),
            *EXPECTED,
            Column("release", references="releases"),
            Column("state", codes="update_state", facet=True),
            Column("successor", references="updates"),
            Column("withdrawn_reason", localised=True),
        ),
        label="what",
        search=("what", "caveat"),
        links=(Link("update_sources", "source", "sources", references="sources"),),
        sort="-date_end",
        shown=True,
    ),
    Table(
        "events",
        lambda world: world.plan.events.values(),
        (
            ID,
            Column("task", required=True, references="tasks"),
            Column("date"),
            PRECISION,
            DATE_END,
            Column("event", codes="task_event", facet=True),
            Column("reason", localised=True),
            Column("release", references="releases"),
            Column("due"),
            Column("due_precision", codes="date_precision"),
        ),
        links=(
            Link("event_documents", "source", "document", references="sources"),
            Link("event_successors", "task", "successors", references="tasks"),
        ),
        sort="-date_end",
        shown=True,
    ),
    Table(
        "reviews",
        lambda world: world.plan.reviews.values(),
        (
            ID,
            Column("kind", codes="review_kind", facet=True),
            Column("date"),
            PRECISION,
            DATE_END,
            Column("body", references="bodies"),
            Column("area", references="areas"),
            TITLE,
            Column("result", localised=True),
            Column("release", references="releases"),
        ),
        label="title",
        links=(Link("review_sources", "source", "sources", references="sources"),),
        sort="-date_end",
        shown=True,
    ),
)
