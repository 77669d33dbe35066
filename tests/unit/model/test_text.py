"""Texts in several languages."""

from __future__ import annotations

import pytest

from generator.model.text import Text


@pytest.mark.parametrize(
    ("entries", "language", "shown", "spoken"),
    [
        pytest.param(
            {"en": "Quay", "fr": "Quai"}, "fr", "Quai", "fr", id="its own words come first"
        ),
        pytest.param({"en": "Quay", "fr": ""}, "fr", "Quay", "en", id="an empty one falls back"),
        pytest.param({"en": "Quay"}, "fr", "Quay", "en", id="a missing one falls back"),
        pytest.param(
            {"de": "", "en": "Quay", "fr": "Quai"},
            "de",
            "Quay",
            "en",
            id="the first there is is taken",
        ),
        pytest.param({"en": "", "fr": ""}, "fr", "", "fr", id="nothing stays nothing"),
        pytest.param({}, "en", "", "en", id="no languages at all"),
    ],
)
def test_a_text_answers_in_every_language(
    entries: dict[str, str], language: str, shown: str, spoken: str
) -> None:
    text = Text(entries)
    assert text.in_(language) == shown
    assert text.language_of(language) == spoken
    assert text.has(language) is (bool(shown) and spoken == language)
    assert bool(text) is bool(shown)
