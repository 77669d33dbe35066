"""How an indicator is cited, with the release that its figures are from."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from generator.model.claim import claims_of
from generator.pages.view import View

__all__ = ["STYLES", "citations", "full_address"]

STYLES = ("gbt", "apa")


def citations(view: View, title: str, route: str) -> Iterator[tuple[str, str]]:
    """Yield (name of the style, citation) for each style of citing.

    Args:
        view: the language's view.
        title: of what is cited.
        route: of its page.
    """
    release, address = view.plan.release, full_address(view, route)
    for style in STYLES:
        text = view.words(
            f"pages.cite.{style}.text",
            publisher=view.project.identity.publisher.in_(view.language),
            title=title,
            site=view.project.identity.name.in_(view.language),
            release=release.id,
            date=release.date,
            year=release.date[:4],
        )
        where = view.words(f"pages.cite.{style}.address", address=address) if address else ""
        yield style, view.about(text + where, *claims_of(title))


def full_address(view: View, route: str) -> str:
    """Return the absolute address of a page; "" while that of the site is not known."""
    root = view.project.identity.site_url
    if not root:
        return ""
    below = "" if view.language == view.project.default_language else f"{view.language}/"
    return urljoin(root.rstrip("/") + "/", below + route)
