"""Who is responsible: for how many tasks a lead body is on record, said where readers ask for it."""

from __future__ import annotations

from generator.model.site import SearchEntry
from generator.pages.view import View

__all__ = ["responsible", "responsible_entry"]

PLACE = "questions/#responsible"


def responsible(view: View) -> str:
    """Return for how many of the tasks a lead body is known; "" where the plan has no task."""
    tasks = view.plan.tasks.values()
    if not tasks:
        return ""
    led = sum(bool(one.lead_body) for one in tasks)
    return view.words(
        f"pages.responsible.{'some' if led else 'none'}",
        n=view.n(led, "tasks", led=True),
        total=view.count(view.n(len(tasks), "tasks")),
    )


def responsible_entry(view: View) -> tuple[SearchEntry, ...]:
    """Return what the search answers those who ask who is responsible; nothing without tasks."""
    said = responsible(view)
    title = view.words("pages.responsible.title")
    hidden = view.words("pages.responsible.search")
    return (SearchEntry(PLACE, title, said, hidden=hidden),) if said else ()
