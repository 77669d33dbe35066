"""Tasks, projects, updates, events and reviews, one small reader each."""

from __future__ import annotations

from generator.assemble.cells import Row
from generator.model.text import Text
from generator.model.work import Project, Review, Task, TaskEvent, Update

__all__ = ["event", "project", "review", "task", "update"]


def task(row: Row) -> Task:
    """Return the task of this row; `done_when` is empty unless the task overrides it."""
    return Task(
        id=row["id"],
        section=row["section"],
        title=row.text("title"),
        commitment=row["commitment"],
        areas=row.many("areas"),
        partners=row.many("partners"),
        themes=row.many("themes"),
        lead_body=row["lead_body"],
        supporting_bodies=row.many("supporting_bodies"),
        start=row["start"],
        start_precision=row["start_precision"],
        due=row["due"],
        due_precision=row["due_precision"],
        target_indicators=row.many("target_indicators"),
        related_indicators=row.many("related_indicators"),
        locator=row["locator"],
        done_when=row.text("done_when"),
        note=row.text("note"),
    )


def project(row: Row) -> Project:
    """Return the project of this row."""
    return Project(
        id=row["id"],
        slug=row["slug"],
        type=row["type"],
        name=row.text("name"),
        tasks=row.many("tasks"),
        areas=row.many("areas"),
        partners=row.many("partners"),
        locator=row["locator"],
        note=row.text("note"),
    )


def update(row: Row) -> Update:
    """Return the update of this row; what is not public stays out of the model."""
    public = row["visibility"] == "public"
    return Update(
        id=row["id"],
        date=row["date"],
        date_precision=row["date_precision"],
        task=row["task"],
        task_status=row["task_status"],
        project=row["project"],
        project_stage=row["project_stage"],
        area=row["area"],
        body=row["body"],
        status_basis=row["status_basis"],
        what=row.text("what"),
        problem=row.text("problem") if public else Text(),
        next_step=row.text("next_step") if public else Text(),
        visibility=row["visibility"],
        caveat=row.text("caveat"),
        sources=row.many("sources"),
        expected_event=row["expected_event"],
        expected_date=row["expected_date"],
        expected_precision=row["expected_precision"],
        release=row["release"],
        state=row["state"],
        successor=row["successor"],
        withdrawn_reason=row.text("withdrawn_reason"),
    )


def event(row: Row) -> TaskEvent:
    """Return the formal change of this row."""
    return TaskEvent(
        id=row["id"],
        task=row["task"],
        date=row["date"],
        date_precision=row["date_precision"],
        event=row["event"],
        reason=row.text("reason"),
        document=row.many("document"),
        release=row["release"],
        due=row["due"],
        due_precision=row["due_precision"],
        successors=row.many("successors"),
    )


def review(row: Row) -> Review:
    """Return the evaluation, inspection or appraisal of this row."""
    return Review(
        id=row["id"],
        kind=row["kind"],
        date=row["date"],
        date_precision=row["date_precision"],
        body=row["body"],
        area=row["area"],
        title=row.text("title"),
        result=row.text("result"),
        sources=row.many("sources"),
        release=row["release"],
    )
