"""The map of the site for search engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from generator.model.site import Page, SiteFrame
from generator.site.links import absolute, rooted

__all__ = ["robots", "sitemap"]

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


def robots(frame: SiteFrame) -> dict[str, bytes]:
    """Return robots.txt where one would be read: at the root of a host.

    Below a sub-path the host's own file counts; the map is then named to search engines by hand.
    """
    if urlsplit(frame.site_url).path.strip("/"):
        return {}
    lines = ("User-agent: *", "Allow: /", f"Sitemap: {rooted(frame, 'sitemap.xml')}", "")
    return {"robots.txt": "\n".join(lines).encode()}


def _entry(frame: SiteFrame, language: str, page: Page) -> str:
    first = frame.languages[0]
    tagged = [*((frame.tags[one], one) for one in frame.languages), ("x-default", first)]
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)}'
        f" href={quoteattr(absolute(frame, other, page.route))}/>"
        for tag, other in tagged
    )
    location = quoteattr(absolute(frame, language, page.route))[1:-1]
    return f"<url><loc>{location}</loc><lastmod>{frame.release_date}</lastmod>{others}</url>\n"
