"""The map of the site for search engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from generator.model.site import Page, SiteFrame
from generator.site.links import absolute

__all__ = ["sitemap"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Mapping[str, Sequence[Page]], frame: SiteFrame) -> bytes:
    """Return sitemap.xml; it needs `frame.site_url`, for the standard wants full addresses."""
    lines = [
        _entry(frame, language, page)
        for language in frame.languages
        for page in pages[language]
        if page.indexed
    ]
    return (_HEAD + "".join(lines) + "</urlset>\n").encode()


def _entry(frame: SiteFrame, language: str, page: Page) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(frame.tags[other])}'
        f" href={quoteattr(absolute(frame, other, page.route))}/>"
        for other in frame.languages
    )
    location = quoteattr(absolute(frame, language, page.route))[1:-1]
    return f"<url><loc>{location}</loc><lastmod>{frame.release_date}</lastmod>{others}</url>\n"
