"""Every page of a plan at once, as the site takes them one by one."""

from __future__ import annotations

from generator.exports import Material
from generator.model.site import Page
from generator.pages import pages_of, views, with_charts

__all__ = ["pages_by_language"]


def pages_by_language(found: Material) -> dict[str, tuple[Page, ...]]:
    """Return every page by language, finished but for the charts."""
    made = views(found.plan, found.assessment, found.project, {})
    return {language: with_charts(pages_of(view), {}) for language, view in made.items()}
