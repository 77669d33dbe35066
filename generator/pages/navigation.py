"""The entries at the top of every page, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.site import NavigationEntry, Page
from generator.project import Project

__all__ = ["ENTRIES", "navigation"]

# id of the entry -> route it leads to
ENTRIES = {
    "home": "",
    "indicators": "indicators/",
    "tasks": "tasks/",
    "projects": "projects/",
    "places": "places/",
    "plan": "plan/",
    "questions": "questions/",
    "data": "data/",
    "about": "about/",
}


def navigation(
    project: Project, pages: Mapping[str, Sequence[Page]]
) -> dict[str, tuple[NavigationEntry, ...]]:
    """Return the entries that have a page, by language and titled in its words."""
    made = {page.route for page in pages[project.default_language]}
    return {
        language: tuple(
            NavigationEntry(name, words(f"pages.nav.{name}"), route)
            for name, route in ENTRIES.items()
            if route in made
        )
        for language, words in project.words.items()
    }
