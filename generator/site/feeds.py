"""Feeds as feed readers want them: Atom and JSON Feed.

Ids are names, not addresses: they stay what they are when the site moves or gets its
first address. Without one, Atom links are relative, which its standard allows; JSON
Feed wants full addresses, so there they are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any
from uuid import NAMESPACE_OID, uuid5  # noqa: TID251 - version 5 is the hash of a name
from xml.sax.saxutils import quoteattr

from generator.model.site import Feed, FeedEntry, SiteFrame
from generator.site.links import absolute, directory, relative

__all__ = ["ATOM", "JSON", "feed_files", "feed_links", "feed_route"]

ATOM, JSON = "application/atom+xml", "application/feed+json"
_ENDINGS = {ATOM: "xml", JSON: "json"}
_VERSION = "https://jsonfeed.org/version/1.1"


def feed_route(name: str, media: str) -> str:
    """Return where a feed lies below the root of its language.

    >>> feed_route("updates", ATOM)
    'feeds/updates.xml'
    """
    return f"feeds/{name}.{_ENDINGS[media]}"


def feed_links(frame: SiteFrame, language: str) -> list[dict[str, str]]:
    """Return what the head of every page says of the feeds of its language."""
    return [
        {"type": media, "title": feed.title, "route": feed_route(feed.name, media)}
        for feed in frame.feeds.get(language, ())
        for media in _ENDINGS
    ]


def feed_files(frame: SiteFrame) -> dict[str, bytes]:
    """Return every feed by its address relative to the root of the site."""
    return {
        directory(frame, language) + feed_route(feed.name, media): write(frame, language, feed)
        for language, its in frame.feeds.items()
        for feed in its
        for media, write in ((ATOM, _atom), (JSON, _json))
    }


def _urn(frame: SiteFrame, *parts: str) -> str:
    return uuid5(NAMESPACE_OID, "/".join(("jindu", frame.seed, *parts))).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _html(entry: FeedEntry) -> str:
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in entry.lines)


# Atom -----------------------------------------------------------------------------


def _atom(frame: SiteFrame, language: str, feed: Feed) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(frame.tags[language])}>',
        _element("id", _urn(frame, language, feed.name)),
        _element("title", feed.title),
        _element("updated", _moment(frame.release_date)),
        f"<author>{_element('name', frame.publishers.get(language, ''))}</author>",
        *_atom_links(frame, language, feed),
        *(_atom_entry(frame, language, feed, one) for one in feed.entries),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def _atom_links(frame: SiteFrame, language: str, feed: Feed) -> Iterator[str]:
    own = absolute(frame, language, feed_route(feed.name, ATOM))
    if own:
        yield f'<link rel="self" type="{ATOM}" href={quoteattr(own)}/>'
    yield _alternate(frame, language, feed.route)


def _alternate(frame: SiteFrame, language: str, route: str) -> str:
    address = absolute(frame, language, route) or relative("feeds/", route)
    return f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>'


def _atom_entry(frame: SiteFrame, language: str, feed: Feed, entry: FeedEntry) -> str:
    content = escape(_html(entry), quote=False)
    return "\n".join(
        (
            "<entry>",
            _element("id", _urn(frame, language, feed.name, entry.id)),
            _element("title", entry.title),
            _element("updated", _moment(entry.date)),
            _alternate(frame, language, entry.route),
            f'<content type="html">{content}</content>',
            "</entry>",
        )
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>"


# JSON Feed ------------------------------------------------------------------------


def _json(frame: SiteFrame, language: str, feed: Feed) -> bytes:
    document: dict[str, Any] = {
        "version": _VERSION,
        "title": feed.title,
        "language": frame.tags[language],
        "home_page_url": absolute(frame, language, feed.route),
        "feed_url": absolute(frame, language, feed_route(feed.name, JSON)),
        "authors": [{"name": frame.publishers.get(language, "")}],
        "items": [_json_item(frame, language, feed, one) for one in feed.entries],
    }
    text = json.dumps(_without_gaps(document), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _json_item(frame: SiteFrame, language: str, feed: Feed, entry: FeedEntry) -> dict[str, Any]:
    return _without_gaps(
        {
            "id": _urn(frame, language, feed.name, entry.id),
            "url": absolute(frame, language, entry.route),
            "title": entry.title,
            "content_html": _html(entry) or f"<p>{escape(entry.title, quote=False)}</p>",
            "date_published": _moment(entry.date),
        }
    )


def _without_gaps(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if value != ""}
