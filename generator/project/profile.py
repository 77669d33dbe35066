"""How far the live interface is open, as the publishing body set it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["CANNED", "NONE", "PROFILES", "SQL", "api_profile", "is_government"]

NONE, CANNED, SQL = "none", "canned", "sql"
PROFILES = (NONE, CANNED, SQL)  # from closed to open


def is_government(settings: Mapping[str, Any]) -> bool:
    """Tell whether the site is a government's: it says so, or carries the meta tags asked of those."""
    site = settings.get("site") or {}
    return bool(site.get("official") or any((site.get("meta") or {}).values()))


def api_profile(settings: Mapping[str, Any]) -> str:
    """Return one of `PROFILES`; where none is set, a government host takes no SQL of readers.

    What is no profile at all closes the interface; `check` names it.
    """
    chosen = (settings.get("api") or {}).get("profile")
    if chosen is None or chosen == "":
        return CANNED if is_government(settings) else SQL
    return str(chosen) if chosen in PROFILES else NONE
