"""What the templates get, worked out beforehand: plain mappings that survive JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from generator.model.claim import claims_of
from generator.model.site import Page, SiteFrame
from generator.site.assets import Assets
from generator.site.feeds import feed_links
from generator.site.links import absolute, directory, feedback, relative, rooted, up
from generator.site.structured import structured
from generator.site.tags import government_tags, preview_tags

__all__ = ["language_handover"]

# Whoever doubts a page must find these from it.
ALSO = ("sources/", "releases/", "accessibility/")
# Parts of such pages that have a link of their own: page, part, its name in the words of the frame.
PARTS = {"releases/": ("corrections", "corrections")}


def language_handover(
    language: str, pages: Sequence[Page], frame: SiteFrame, assets: Assets
) -> dict[str, Any]:
    """Return all that one build of MkDocs needs to know, for one language."""
    columns = _columns(language, pages, frame)
    return {
        "site": _site(language, frame, assets) | {"also": _also(pages, frame.words[language])},
        "pages": [_page(language, page, frame, columns) for page in pages],
        "missing": _missing(language, frame),
    }


def _also(pages: Iterable[Page], words: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the pages that the foot of every page leads to, those there are."""
    titles = {page.route: page.title for page in pages}
    found: list[dict[str, str]] = []
    for one in (one for one in ALSO if one in titles):
        found.append({"route": one, "title": titles[one]})
        if one in PARTS:
            part, name = PARTS[one]
            found.append({"route": f"{one}#{part}", "title": str(words[name])})
    return found


def _columns(language: str, pages: Iterable[Page], frame: SiteFrame) -> dict[str, str]:
    """Return the description of the page that opens each section, by the section's id."""
    told = {page.route: page.description for page in pages}
    return {one.id: told.get(one.route, "") for one in frame.navigation[language]}


def _site(language: str, frame: SiteFrame, assets: Assets) -> dict[str, Any]:
    return {
        "name": frame.names[language],
        "publisher": frame.publishers.get(language, ""),
        "tag": frame.tags[language],
        "words": dict(frame.words[language]),
        "footer": [
            {"text": one.text, "address": one.address} for one in frame.footer.get(language, ())
        ],
        "feeds": feed_links(frame, language),
        "subscribe": next((f"{one.route}#feeds" for one in frame.feeds.get(language, ())), ""),
        "release": {
            "id": frame.release_id,
            "date": frame.release_date,
            "label": frame.release_label[language],
        },
        "assets": dict(assets),
    }


def _page(
    language: str, page: Page, frame: SiteFrame, columns: Mapping[str, str]
) -> dict[str, Any]:
    home = up(page.route)
    return {
        "route": page.route,
        "title": page.title,
        "description": page.description,
        "claims": {"title": _claims(page.title), "description": _claims(page.description)},
        "body": page.body,
        "indexed": page.indexed,
        "bare": page.bare,
        "card": rooted(frame, page.card) if page.card else "",
        "home": home or "./",
        "root": _root(language, page.route, frame),
        "base": "",
        "texts": [],
        "navigation": _navigation(language, page, frame),
        "crumbs": [
            {"title": title, "href": relative(page.route, route), "claims": _claims(title)}
            for title, route in page.crumbs
        ],
        "languages": _languages(language, page.route, frame),
        "feedback": feedback(frame, language, page),
        "meta": government_tags(frame, language, page, columns),
        "preview": preview_tags(frame, language, page),
        "structured": structured(frame, language, page),
        "address": absolute(frame, language, page.route),
    } | _head_links(language, page, frame)


def _claims(text: str) -> str:
    """Return the ids of the claims that a text rests on, as they stand in an attribute."""
    return " ".join(claims_of(text))


def _root(language: str, route: str, frame: SiteFrame) -> str:
    """Return the way from a page to the root of the whole site."""
    return up(route) + up(directory(frame, language)) or "./"


def _navigation(language: str, page: Page, frame: SiteFrame) -> list[dict[str, str]]:
    return [
        {
            "title": entry.title,
            "href": relative(page.route, entry.route),
            "current": _current(entry.id, entry.route, page),
        }
        for entry in frame.navigation[language]
    ]


def _current(entry: str, route: str, page: Page) -> str:
    """Return the value of aria-current: the page itself, or the part it belongs to."""
    if route == page.route:
        return "page"
    return "true" if entry == page.section else ""


def _languages(language: str, route: str, frame: SiteFrame) -> list[dict[str, str]]:
    """Return the other languages of the same page, the address seen from this one."""
    root = _root(language, route, frame).removeprefix("./")
    return [
        {
            "tag": frame.tags[other],
            "name": str(frame.words[other]["language_name"]),
            "label": str(frame.words[other]["read_this_page"]),
            "href": root + directory(frame, other) + route or "./",
        }
        for other in frame.languages
        if other != language
    ]


def _head_links(language: str, page: Page, frame: SiteFrame) -> dict[str, Any]:
    """Return canonical address and alternates; without a site address there are none.

    Search engines read them as full addresses only.
    """
    if not frame.site_url or not page.indexed:
        return {"canonical": "", "alternates": []}
    pairs = [(frame.tags[one], absolute(frame, one, page.route)) for one in frame.languages]
    pairs.append(("x-default", absolute(frame, frame.languages[0], page.route)))
    return {
        "canonical": absolute(frame, language, page.route),
        "alternates": [{"tag": tag, "href": href} for tag, href in pairs],
    }


def _missing(language: str, frame: SiteFrame) -> dict[str, Any]:
    """Return the page for addresses that do not exist, all languages on it, own first.

    A server shows it at any depth, so its addresses need a base; that is known
    only with the site's own address. Without one the page has no address at all.
    """
    own = Page("", str(frame.words[language]["missing_title"]), "", "", "", indexed=False)
    base = urlsplit(frame.site_url).path.rstrip("/") + "/" if frame.site_url else ""
    order = [language, *(one for one in frame.languages if one != language)]
    view = _page(language, own, frame, {}) | {
        "structured": "",
        "preview": [],
        "meta": [],
        "base": base + directory(frame, language) if base else "",
        "feedback": "",
        "address": "",  # nobody knows where it will be shown
        "texts": [_missing_text(one, language, frame) for one in order],
    }
    return view | {"navigation": _without_current(view["navigation"])}


def _missing_text(language: str, seen_from: str, frame: SiteFrame) -> dict[str, Any]:
    words: Mapping[str, Any] = frame.words[language]
    home = up(directory(frame, seen_from)) + directory(frame, language)
    return {
        "tag": frame.tags[language],
        "title": words["missing_title"],
        "text": words["missing_text"],
        "bare": words["missing_bare"],
        "link": words["missing_link"],
        "parts": words["missing_parts"],
        "href": home or "./",
        "folder": directory(frame, language),
        "name": frame.names[language],
        "search": {
            key: words[key] for key in sorted(words) if key == "search" or key.startswith("search_")
        },
        "navigation": [
            {"title": entry.title, "href": home + entry.route}
            for entry in frame.navigation[language]
            if entry.route
        ],
    }


def _without_current(entries: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    return [dict(entry) | {"current": ""} for entry in entries]
