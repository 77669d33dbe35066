"""Where readers send evidence on one row, with page, row and release filled in."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from generator.model.text import Text
from generator.pages.view import View

__all__ = ["evidence_address"]

MAIL = "mailto:"


def evidence_address(view: View, row: str, title: Text, route: str) -> str:
    """Return the address; "" while the site has none for corrections.

    Args:
        view: the language's view.
        row: id of the task or indicator.
        title: what readers call it.
        route: where it stands, with or without a fragment.
    """
    feedback = view.project.identity.feedback
    if not feedback:
        return ""
    facts = {
        "page": _page(view, route),
        "row": row,
        "release": view.plan.release.id,
        "title": title.in_(view.language),
    }
    joint = "&" if "?" in feedback else "?"
    if not feedback.startswith(MAIL):
        return feedback + joint + urlencode({key: facts[key] for key in ("page", "row", "release")})
    subject, body = (
        quote(view.words(f"pages.evidence.{one}", **facts).replace("\n", "\r\n"))  # RFC 6068
        for one in ("subject", "body")
    )
    return f"{feedback}{joint}subject={subject}&body={body}"


def _page(view: View, route: str) -> str:
    """Return the full address of a page; from the root of the site while that has none."""
    below = "" if view.language == view.project.default_language else f"{view.language}/"
    return view.project.identity.site_url.rstrip("/") + f"/{below}{route}"
