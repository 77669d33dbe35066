"""Feeds as feed readers read them."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest

from generator.model.site import Feed, FeedEntry, SiteFrame
from generator.site.feeds import feed_files
from tests.browser import sample

AT = "https://portal.example/plan/feeds/updates.xml"
ENTRIES = (
    FeedEntry(
        "lock-open", "2026: Lock <opened> & used", "2026-11-22", "tasks/t1/", ("Task: A < B",)
    ),
    FeedEntry("lock-plan", "Lock planned", "2026-05-01", "releases/", ()),
)


def frame(**changes: Any) -> SiteFrame:
    feed = Feed("updates", "New & known", "releases/", ENTRIES)
    told = {
        "feeds": {"zh": (feed,), "en": (feed,)},
        "publishers": {"zh": "样例市", "en": "Sample City"},
        "seed": "town/2019-01-01",
    }
    return sample.frame(**told | changes)


def read(content: bytes) -> Any:
    headers = {"content-location": AT, "content-type": "application/atom+xml"}
    return feedparser.parse(content, response_headers=headers)


@pytest.mark.parametrize("site_url", ["", "https://portal.example/plan/"])
def test_a_feed_reader_finds_nothing_wrong_and_leads_to_the_pages(site_url: str) -> None:
    read_ = read(feed_files(frame(site_url=site_url))["feeds/updates.xml"])
    assert not read_.bozo
    assert (read_.feed.title, read_.feed.author) == ("New & known", "样例市")
    assert [one.title for one in read_.entries] == ["2026: Lock <opened> & used", "Lock planned"]
    assert [one.link for one in read_.entries] == [
        "https://portal.example/plan/tasks/t1/",
        "https://portal.example/plan/releases/",
    ]
    assert read_.entries[0].content[0].value == "<p>Task: A &lt; B</p>"
    assert [one.updated for one in read_.entries] == [
        "2026-11-22T00:00:00Z",
        "2026-05-01T00:00:00Z",
    ]


def test_ids_stay_when_the_site_gets_an_address_and_differ_by_language() -> None:
    def ids(site_url: str, path: str) -> list[str]:
        return [one.id for one in read(feed_files(frame(site_url=site_url))[path]).entries]

    before = ids("", "feeds/updates.xml")
    assert before == ids("https://portal.example/", "feeds/updates.xml")
    assert all(one.startswith("urn:uuid:") for one in before)
    assert not {*before} & {*ids("", "en/feeds/updates.xml")}


def test_a_feed_names_itself_only_by_a_full_address() -> None:
    def own(**changes: Any) -> list[str]:
        links = read(feed_files(frame(**changes))["en/feeds/updates.xml"]).feed.links
        return [one.href for one in links if one.rel == "self"]

    assert own() == []
    assert own(site_url="https://a.example/p") == ["https://a.example/p/en/feeds/updates.xml"]


@pytest.mark.parametrize("site_url", ["", "https://portal.example/plan/"])
def test_json_feed_holds_what_its_standard_asks(site_url: str) -> None:
    feed = json.loads(feed_files(frame(site_url=site_url))["en/feeds/updates.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == ("New & known", "en")
    items = feed["items"]
    assert len({one["id"] for one in items}) == len(ENTRIES)
    assert all(one["content_html"] and one["date_published"].endswith("Z") for one in items)
    named = [*(one.get("url") for one in items), feed.get("feed_url"), feed.get("home_page_url")]
    if site_url:
        assert all(one.startswith(site_url) for one in named)
    else:
        assert set(named) == {None}
