"""What the templates get."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.site.handover import language_handover
from tests.browser import sample

ASSETS = {"style": "assets/site.css"}


def view(language: str, route: str, **changes: object) -> dict[str, Any]:
    handed = language_handover(language, sample.pages()[language], sample.frame(**changes), ASSETS)
    return next(page for page in handed["pages"] if page["route"] == route)


def test_the_switcher_leads_to_the_same_page() -> None:
    assert view("zh", "tasks/t05-1/")["languages"][0]["href"] == "../../en/tasks/t05-1/"
    assert view("en", "tasks/t05-1/")["languages"][0]["href"] == "../../../tasks/t05-1/"
    assert view("en", "")["languages"][0]["href"] == "../"
    assert view("zh", "")["languages"][0]["href"] == "en/"


def test_the_way_to_the_root_counts_the_folder_of_the_language() -> None:
    assert view("zh", "")["root"] == "./"
    assert view("en", "")["root"] == "../"
    assert view("en", "tasks/t05-1/")["root"] == "../../../"


def test_the_navigation_marks_the_page_and_the_part_it_belongs_to() -> None:
    current = [one["current"] for one in view("zh", "indicators/roads/")["navigation"]]
    assert current == ["", "true", ""]
    assert [one["current"] for one in view("zh", "tasks/")["navigation"]] == ["", "", "page"]


def test_full_addresses_are_given_only_when_the_site_has_one() -> None:
    without = view("en", "tasks/")
    assert (without["canonical"], without["alternates"], without["address"]) == ("", [], "")
    known = view("en", "tasks/", site_url="https://example.org/p/")
    assert known["canonical"] == "https://example.org/p/en/tasks/"
    assert known["alternates"] == [
        {"tag": "zh-Hans", "href": "https://example.org/p/tasks/"},
        {"tag": "en", "href": "https://example.org/p/en/tasks/"},
        {"tag": "x-default", "href": "https://example.org/p/tasks/"},
    ]


def test_a_page_kept_from_search_engines_names_no_canonical_address() -> None:
    quiet = view("zh", "tasks/quiet/", site_url="https://example.org/")
    assert (quiet["indexed"], quiet["canonical"], quiet["alternates"]) == (False, "", [])


def test_government_tags_are_filled_in_and_empty_ones_left_out() -> None:
    tags = {
        "ArticleTitle": "{title}",
        "ColumnName": "{section}",
        "PubDate": "{date}",
        "SiteIDCode": "",
    }
    assert view("zh", "indicators/roads/", government={"zh": tags})["meta"] == [
        {"name": "ArticleTitle", "value": "高速公路里程", "claims": ""},
        {"name": "ColumnName", "value": "指标", "claims": ""},
        {"name": "PubDate", "value": "2026-11-22", "claims": ""},
    ]


def test_the_missing_page_speaks_all_languages_its_own_first() -> None:
    frame = sample.frame(site_url="https://example.org/p")
    missing = language_handover("en", sample.pages()["en"], frame, ASSETS)["missing"]
    assert [text["tag"] for text in missing["texts"]] == ["en", "zh-Hans"]
    assert [text["href"] for text in missing["texts"]] == ["../en/", "../"]
    assert missing["base"] == "/p/en/"
    assert missing["indexed"] is False


def test_without_a_site_address_the_missing_page_has_no_base() -> None:
    missing = language_handover("zh", sample.pages()["zh"], sample.frame(), ASSETS)["missing"]
    assert missing["base"] == ""
    assert [text["href"] for text in missing["texts"]] == ["./", "en/"]


def test_the_foot_leads_to_what_a_doubting_reader_needs_where_it_exists() -> None:
    pages = [replace(sample.pages()["en"][0], route="accessibility/", title="Accessibility")]
    handed = language_handover("en", pages, sample.frame(publishers={"en": "City"}), ASSETS)
    assert handed["site"]["also"] == [{"route": "accessibility/", "title": "Accessibility"}]
    assert handed["site"]["publisher"] == "City"


def test_the_foot_leads_to_the_log_of_corrections_where_there_are_releases() -> None:
    pages = [replace(sample.pages()["en"][0], route="releases/", title="Releases")]
    handed = language_handover("en", pages, sample.frame(), ASSETS)
    assert handed["site"]["also"] == [
        {"route": "releases/", "title": "Releases"},
        {"route": "releases/#corrections", "title": "Corrections"},
    ]
