"""What pages say of themselves to machines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from generator.model.site import Download, Page, PublishedData
from generator.site.structured import structured
from tests.browser import sample

PAGE = Page(
    "indicators/roads/",
    "Roads </script><b> & more",
    "<h1></h1>",
    "",
    "indicators",
    crumbs=(("Home", ""), ("Indicators", "indicators/")),
)
DATA = PublishedData(
    id="roads",
    name="Roads",
    description="All roads",
    measured=(("Roads", "km"),),
    period=("2019-01-01", "2021-12-31"),
    places=("Town",),
    downloads=(Download("roads.csv", "data/roads.csv"),),
)
FRAME = {"publishers": {"en": "Sample City"}, "licence_url": "https://licence.example/"}


def said(page: Page, **changes: object) -> list[dict[str, Any]]:
    found = json.loads(structured(sample.frame(**FRAME | changes), "en", page))
    assert found["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = found.get("@graph", [found])
    return things


def test_no_tag_can_end_the_element() -> None:
    text = structured(sample.frame(), "en", PAGE)
    assert not {"<", ">", "&"} & {*text}
    assert said(PAGE)[0]["itemListElement"][2]["name"] == PAGE.title


def test_the_trail_is_numbered_and_has_addresses_only_where_they_are_known() -> None:
    (bare,) = said(PAGE)
    assert [one["position"] for one in bare["itemListElement"]] == [1, 2, 3]
    assert not any("item" in one for one in bare["itemListElement"])
    (full,) = said(PAGE, site_url="https://a.example/p/")
    assert [one["item"] for one in full["itemListElement"]] == [
        "https://a.example/p/en/",
        "https://a.example/p/en/indicators/",
        "https://a.example/p/en/indicators/roads/",
    ]


def test_a_dataset_says_what_it_holds_and_where_it_is() -> None:
    page = replace(PAGE, data=DATA)
    _, bare = said(page)
    assert bare["temporalCoverage"] == "2019-01-01/2021-12-31"
    assert bare["variableMeasured"] == [
        {"@type": "PropertyValue", "name": "Roads", "unitText": "km"}
    ]
    assert bare["creator"] == {"@type": "Organization", "name": "Sample City"}
    assert (bare["dateModified"], bare["version"]) == ("2026-11-22", "2026-11")
    assert "url" not in bare
    assert bare["distribution"] == [
        {"@type": "DataDownload", "name": "roads.csv", "encodingFormat": "text/csv"}
    ]
    _, full = said(page, site_url="https://a.example/p/")
    assert full["distribution"][0]["contentUrl"] == "https://a.example/p/data/roads.csv"


def test_without_values_there_is_no_period() -> None:
    _, empty = said(replace(PAGE, data=replace(DATA, period=())))
    assert "temporalCoverage" not in empty


def test_home_names_the_site_and_its_publisher() -> None:
    (site,) = said(replace(PAGE, route="", crumbs=()), site_url="https://a.example/")
    assert (site["@type"], site["name"]) == ("WebSite", "Sample City Plan Progress")
    assert site["url"] == "https://a.example/en/"
    assert site["publisher"]["name"] == "Sample City"


def test_a_page_with_nothing_to_say_has_no_element() -> None:
    assert structured(sample.frame(), "en", replace(PAGE, crumbs=())) == ""
