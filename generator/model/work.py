"""Tasks, projects and what is reported of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Text

__all__ = ["Project", "Review", "Task", "TaskEvent", "Update"]


@dataclass(frozen=True, slots=True)
class Task:
    """One commitment of the plan that can be followed."""

    id: str
    section: str
    title: Text
    commitment: str
    areas: tuple[str, ...]
    partners: tuple[str, ...]
    themes: tuple[str, ...]
    lead_body: str
    supporting_bodies: tuple[str, ...]
    start: str
    start_precision: str
    due: str
    due_precision: str
    target_indicators: tuple[str, ...]
    related_indicators: tuple[str, ...]
    locator: str
    done_when: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Project:
    """A named project, platform, line, park or programme of the plan."""

    id: str
    slug: str
    type: str
    name: Text
    tasks: tuple[str, ...]
    areas: tuple[str, ...]
    partners: tuple[str, ...]
    locator: str
    note: Text


@dataclass(frozen=True, slots=True)
class Update:
    """A dated fact about a task or a project; published rows are never edited."""

    id: str
    date: str
    date_precision: str
    task: str
    task_status: str
    project: str
    project_stage: str
    area: str
    body: str
    status_basis: str
    what: Text
    problem: Text
    next_step: Text
    visibility: str
    caveat: Text
    sources: tuple[str, ...]
    expected_event: str
    expected_date: str
    expected_precision: str
    release: str
    state: str
    successor: str
    withdrawn_reason: Text


@dataclass(frozen=True, slots=True)
class TaskEvent:
    """A formal change to the register: added, modified, split, merged, paused, dropped.

    Attributes:
        due, due_precision: the date the task is due from then on; "" leaves it as it was.
        successors: tasks that take over from one that was split or merged.
    """

    id: str
    task: str
    date: str
    date_precision: str
    event: str
    reason: Text
    document: tuple[str, ...]
    release: str
    due: str = ""
    due_precision: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """An evaluation, inspection or appraisal that the plan orders."""

    id: str
    kind: str
    date: str
    date_precision: str
    body: str
    area: str
    title: Text
    result: Text
    sources: tuple[str, ...]
    release: str
