"""Addresses: relative ones inside the site, absolute ones where a standard wants them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urljoin, urlsplit

from generator.model.site import Page, SiteFrame

__all__ = ["absolute", "directory", "feedback", "relative", "rooted", "up"]


def up(route: str) -> str:
    """Return the way from `route` to the root of its language.

    >>> up(""), up("tasks/t05-1/")
    ('', '../../')
    """
    return "../" * route.count("/")


def relative(source: str, target: str) -> str:
    """Return the address of `target` as seen from the page `source`, never empty.

    Both are routes relative to the same root.

    >>> relative("tasks/", "indicators/pm25/#why"), relative("", "")
    ('../indicators/pm25/#why', './')
    """
    return up(source) + target or "./"


def directory(frame: SiteFrame, language: str) -> str:
    """Return the folder of a language below the root: "" for the first, else "en/"."""
    return "" if language == frame.languages[0] else f"{language}/"


def absolute(frame: SiteFrame, language: str, route: str) -> str:
    """Return the absolute address of a page; "" while the site's own is not known."""
    return rooted(frame, directory(frame, language) + route)


def rooted(frame: SiteFrame, address: str) -> str:
    """Return the absolute address of a file below the root; "" while that is not known."""
    if not frame.site_url:
        return ""
    return urljoin(frame.site_url.rstrip("/") + "/", address)


def feedback(frame: SiteFrame, language: str, page: Page) -> str:
    """Return the address for corrections with page and release filled in, "" for none.

    A mail gets subject and text from the words `feedback_subject` and
    `feedback_body`; a form gets the parameters `page` and `release`.
    """
    if not frame.feedback:
        return ""
    where = absolute(frame, language, page.route) or f"/{directory(frame, language)}{page.route}"
    if urlsplit(frame.feedback).scheme == "mailto":
        return _mail(frame, frame.words[language], page.title, where)
    joint = "&" if urlsplit(frame.feedback).query else "?"
    return frame.feedback + joint + urlencode({"page": where, "release": frame.release_id})


def _mail(frame: SiteFrame, words: Mapping[str, object], title: str, where: str) -> str:
    facts = {"title": title, "page": where, "release": frame.release_id}
    subject = str(words["feedback_subject"]).format_map(facts)
    body = str(words["feedback_body"]).format_map(facts)
    joint = "&" if "?" in frame.feedback else "?"
    body = body.replace("\n", "\r\n")  # a letter's lines end so, RFC 6068
    return f"{frame.feedback}{joint}subject={quote(subject)}&body={quote(body)}"
