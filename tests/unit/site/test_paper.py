"""The margins of printed pages."""

from __future__ import annotations

from generator.site.paper import furniture
from tests.browser import sample


def test_every_language_has_its_own_name_and_release_in_the_margin() -> None:
    text = furniture(sample.frame())
    assert '@top-left{content:"样例市行动计划进度"}' in text
    assert '@top-right{content:"Data release 2026-11 · 22 November 2026"}' in text
    assert "body:lang(zh-Hans){page:jd-zh}" in text


def test_the_address_stands_at_the_foot_once_it_is_known() -> None:
    assert "bottom-left" not in furniture(sample.frame())
    known = furniture(sample.frame(site_url="https://example.org/p/"))
    assert (
        known.count('@bottom-left{content:"https://example.org/p/"}') == 4
    )  # upright and on its side


def test_quotes_and_line_breaks_in_a_name_end_no_string() -> None:
    text = furniture(sample.frame(names={"en": 'A "b"\n\\c'}, tags={"en": "en"}))
    assert '@top-left{content:"A \\"b\\" \\\\c"}' in text
