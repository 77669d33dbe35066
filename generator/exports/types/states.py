"""`task_states` and `project_states`: what is on record for each, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.material import Exported, Material, field_of
from generator.exports.tabled import table_file
from generator.model.verdict import ProjectState, TaskState
from generator.read import Field

__all__ = ["dump"]


def dump(material: Material) -> Iterator[Exported]:
    """Yield `task_states.csv` and `project_states.csv`, where the plan has such rows."""
    seen = material.assessment
    if seen.tasks:
        rows = (_task(one) for one in seen.tasks.values())
        links = {"task": "tasks", "based_on": "updates", "event": "events", "due_event": "events"}
        yield table_file(material, "task_states", _of_tasks(material), rows, links)
    if seen.projects:
        lines = (_project(one) for one in seen.projects.values())
        links = {"project": "projects", "based_on": "updates"}
        yield table_file(material, "project_states", _of_projects(material), lines, links)


def _of_tasks(material: Material) -> tuple[Field, ...]:
    return (
        field_of(material, "task", required=True),
        field_of(material, "status", required=True, codes="task_status"),
        field_of(material, "status_basis", codes="status_basis"),
        field_of(material, "based_on"),
        field_of(material, "event"),
        field_of(material, "due_now"),
        field_of(material, "due_now_precision", codes="date_precision"),
        field_of(material, "due_event"),
        field_of(material, "computed", codes="task_computed"),
        field_of(material, "computed_from", is_list=True, references="targets"),
        field_of(material, "flags", is_list=True, codes="flag"),
    )


def _of_projects(material: Material) -> tuple[Field, ...]:
    return (
        field_of(material, "project", required=True),
        field_of(material, "stage", codes="project_stage"),
        field_of(material, "based_on"),
        field_of(material, "expected_event", codes="expected_event"),
        field_of(material, "expected_date"),
        field_of(material, "expected_precision", codes="date_precision"),
        field_of(material, "flags", is_list=True, codes="flag"),
    )


def _task(one: TaskState) -> tuple[str, ...]:
    return (
        *(one.task, one.status, one.status_basis, one.update, one.event),
        *(one.due, one.due_precision, one.due_event, one.computed),
        *(";".join(one.computed_from), ";".join(one.flags)),
    )


def _project(one: ProjectState) -> tuple[str, ...]:
    return (
        *(one.project, one.stage, one.update),
        *(one.expected_event, one.expected_date, one.expected_precision),
        ";".join(one.flags),
    )
