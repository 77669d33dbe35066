"""Meta tags of government sites and of link previews."""

from __future__ import annotations

import pytest

from generator.model.claim import Claimed
from generator.model.site import Page
from generator.site.tags import government_tags, preview_tags
from tests.browser import sample

TAGS = {
    "SiteName": "{site}",
    "SiteDomain": "{domain}",
    "SiteIDCode": "3304000001",
    "ColumnName": "{section}",
    "ColumnDescription": "{section_description}",
    "ColumnType": "统计数据",
    "ArticleTitle": "{title}",
    "PubDate": "{date}",
    "ContentSource": "{publisher}",
    "Url": "{address}",
}
FRAME = {"government": {"zh": TAGS}, "publishers": {"zh": "样例市"}}
SITE = {"SiteName": "样例市行动计划进度", "SiteIDCode": "3304000001"}
COLUMN = {"ColumnName": "指标", "ColumnDescription": "所有指标", "ColumnType": "统计数据"}


def tags(route: str, section: str, **changes: object) -> dict[str, str]:
    page = Page(route, "高速公路", "", "里程", section)
    frame = sample.frame(**FRAME | changes)
    found = government_tags(frame, "zh", page, {"indicators": "所有指标"})
    return {one["name"]: one["value"] for one in found}


@pytest.mark.parametrize(
    ("route", "section", "expected"),
    [
        pytest.param("", "home", SITE, id="home has those of the site"),
        pytest.param("indicators/", "indicators", SITE | COLUMN, id="a column those of columns"),
        pytest.param(
            "indicators/roads/",
            "indicators",
            SITE
            | COLUMN
            | {"ArticleTitle": "高速公路", "PubDate": "2026-11-22", "ContentSource": "样例市"},
            id="a page of a column has all",
        ),
    ],
)
def test_tags_stand_where_they_belong_and_empty_ones_nowhere(
    route: str, section: str, expected: dict[str, str]
) -> None:
    assert tags(route, section) == expected


def test_address_and_domain_come_with_the_site_s_own() -> None:
    found = tags("indicators/roads/", "indicators", site_url="https://www.town.example/plan/")
    assert found["SiteDomain"] == "www.town.example"
    assert found["Url"] == "https://www.town.example/plan/indicators/roads/"


def test_without_tags_there_are_none() -> None:
    assert tags("indicators/", "indicators", government={}) == {}


def test_a_number_in_a_tag_keeps_its_claim() -> None:
    page = Page("indicators/roads/", Claimed("G60", ("rows:1",)), "", "", "indicators")
    found = government_tags(sample.frame(**FRAME), "zh", page, {})
    claims = {one["name"]: one["claims"] for one in found}
    assert (claims["ArticleTitle"], claims["PubDate"]) == ("rows:1", "")


def test_a_preview_says_what_a_link_leads_to() -> None:
    page = Page("indicators/roads/", "Roads", "", "Length of roads", "indicators")
    frame = sample.frame(locales={"en": "en_GB"})
    found = {one["name"]: one["value"] for one in preview_tags(frame, "en", page)}
    assert found == {
        "og:title": "Roads",
        "og:description": "Length of roads",
        "og:type": "article",
        "og:locale": "en_GB",
        "og:site_name": "Sample City Plan Progress",
    }
    known = sample.frame(site_url="https://a.example/")
    addresses = [one["value"] for one in preview_tags(known, "en", page) if one["name"] == "og:url"]
    assert addresses == ["https://a.example/en/indicators/roads/"]
