"""The tables of tasks, projects and what is reported of them."""

from __future__ import annotations

from generator.api.order import natural, section_path
from generator.api.shape import Column, Link, Table, World
from generator.api.tables_register import DATE_END, ID, LOCATOR, NOTE, PRECISION
from generator.model.period import end_of
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


EXPECTED = (
    Column("expected_event", codes="expected_event"),
    Column("expected_date"),
    Column("expected_precision", codes="date_precision"),
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
            Column("done_when", localised=True),
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
        ),
        key=("task",),
        one="task",
        links=(Link("task_flags", "flag", "flags", codes="flag"),),
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
        links=(Link("project_flags", "flag", "flags", codes="flag"),),
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
        ),
        links=(Link("event_documents", "source", "document", references="sources"),),
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
