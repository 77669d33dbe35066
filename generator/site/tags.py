"""Meta tags: those asked of government sites, and those that make a link's preview.

Names of the first kind say where a tag belongs: on every page, on pages of a column, or
on single articles (Technical specification of government website page tags).
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from generator.model.claim import claims_of
from generator.model.government import ARTICLE_TAGS, COLUMN_TAGS
from generator.model.site import Page, SiteFrame
from generator.site.links import absolute

__all__ = ["government_tags", "preview_tags"]


def government_tags(
    frame: SiteFrame, language: str, page: Page, columns: Mapping[str, str]
) -> list[dict[str, str]]:
    """Return the tags of a page, filled in; those that stay empty are left out.

    Args:
        frame: with the tags as the publishing body set them.
        language: code of the language.
        page: the page they stand on.
        columns: description of the page that opens each section, by the section's id.
    """
    if not frame.government:
        return []
    facts = _facts(frame, language, page, columns)
    fronts = {entry.route for entry in frame.navigation[language]}
    wanted = {
        name: value
        for name, value in frame.government.get(language, {}).items()
        if _belongs(name, page, fronts)
    }
    filled = {name: value.format_map(facts) for name, value in wanted.items()}
    return [
        {"name": name, "value": value, "claims": _claims(wanted[name], facts)}
        for name, value in filled.items()
        if value.strip()
    ]


def _facts(
    frame: SiteFrame, language: str, page: Page, columns: Mapping[str, str]
) -> dict[str, str]:
    sections = {entry.id: entry.title for entry in frame.navigation[language]}
    return {
        "title": page.title,
        "description": page.description,
        "section": sections.get(page.section, ""),
        "section_description": columns.get(page.section, ""),
        "date": frame.release_date,
        "site": frame.names[language],
        "publisher": frame.publishers.get(language, ""),
        "domain": urlsplit(frame.site_url).hostname or "",
        "address": absolute(frame, language, page.route),
    }


def _belongs(name: str, page: Page, fronts: set[str]) -> bool:
    """Tell whether a tag belongs on a page: home has those of the site only."""
    if name in COLUMN_TAGS:
        return bool(page.route and page.section)
    if name in ARTICLE_TAGS:
        return page.route not in fronts
    return True


def _claims(pattern: str, facts: Mapping[str, str]) -> str:
    used = [value for name, value in facts.items() if f"{{{name}}}" in pattern]
    return " ".join(dict.fromkeys(claims_of(*used)))


def preview_tags(frame: SiteFrame, language: str, page: Page) -> list[dict[str, str]]:
    """Return what chat apps show of a link to a page; those without a value are left out."""
    pairs = (
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:type", "article" if page.route else "website"),
        ("og:url", absolute(frame, language, page.route)),
        ("og:locale", frame.locales.get(language, "")),
        ("og:site_name", frame.names[language]),
    )
    return [{"name": name, "value": str(value)} for name, value in pairs if value]
