"""Addresses."""

from __future__ import annotations

import pytest

from generator.model.site import Page
from generator.site.links import absolute, feedback, relative
from tests.browser import sample

PAGE = Page("indicators/roads/", "高速公路 & 桥", "<h1></h1>", "", "indicators")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("", "", "./", id="home to itself"),
        pytest.param("", "tasks/", "tasks/", id="home to a page"),
        pytest.param("tasks/", "", "../", id="a page to home"),
        pytest.param(
            "tasks/t05-1/",
            "indicators/pm25/#why",
            "../../indicators/pm25/#why",
            id="to a place in a page",
        ),
    ],
)
def test_relative(source: str, target: str, expected: str) -> None:
    assert relative(source, target) == expected


@pytest.mark.parametrize(
    ("site_url", "language", "expected"),
    [
        pytest.param("", "en", "", id="none while the site has none"),
        pytest.param(
            "https://example.org/sub",
            "zh",
            "https://example.org/sub/tasks/",
            id="first language, no slash at the end",
        ),
        pytest.param(
            "https://example.org/sub/",
            "en",
            "https://example.org/sub/en/tasks/",
            id="second language",
        ),
    ],
)
def test_absolute(site_url: str, language: str, expected: str) -> None:
    assert absolute(sample.frame(site_url=site_url), language, "tasks/") == expected


def test_a_mail_names_page_and_release() -> None:
    address = feedback(sample.frame(), "en", PAGE)
    assert address.startswith("mailto:office@example.org?subject=Correction%20or%20evidence%3A%20")
    assert "Page%3A%20/en/indicators/roads/%0D%0A" in address
    assert "2026-11" in address
    assert "&body=" in address
    assert " " not in address


def test_a_form_gets_page_and_release_as_parameters() -> None:
    frame = sample.frame(
        feedback="https://example.org/form?kind=1", site_url="https://example.org/"
    )
    assert feedback(frame, "zh", PAGE) == (
        "https://example.org/form?kind=1"
        "&page=https%3A%2F%2Fexample.org%2Findicators%2Froads%2F&release=2026-11"
    )


def test_without_an_address_there_is_no_feedback() -> None:
    assert feedback(sample.frame(feedback=""), "zh", PAGE) == ""
