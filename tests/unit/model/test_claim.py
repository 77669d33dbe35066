"""Texts and counts carry their claims, and lose them with whatever is done to them."""

from __future__ import annotations

import pickle

from markupsafe import Markup, escape

from generator.model.claim import Claimed, Counted, claimed, claims_of

TEXT = Claimed("3 < 4", ["count:tasks", "count:tasks", "targets:a.1"])


def test_a_claimed_text_is_an_element_in_html() -> None:
    shown = '<span data-claim="count:tasks targets:a.1">3 &lt; 4</span>'
    assert escape(TEXT) == shown
    assert Markup("({})").format(TEXT) == f"({shown})"


def test_a_phrase_keeps_the_claims_of_its_facts() -> None:
    phrase = claimed("3 of 5", {"part": Claimed("3", ["a:1"]), "n": Counted(5, ["a:2"]), "x": "y"})
    assert claims_of(phrase) == ("a:1", "a:2")
    assert type(claimed("none", {"x": 1})) is str


def test_what_is_done_to_a_text_or_a_count_loses_its_claims() -> None:
    assert claims_of(TEXT + ".", TEXT.strip(), TEXT.upper(), Counted(3, ["a:1"]) + 1) == ()


def test_claims_survive_the_way_between_processes() -> None:
    text, count = pickle.loads(pickle.dumps((TEXT, Counted(3, ["a:1"]))))  # noqa: S301 - our own bytes
    assert (text, count) == (TEXT, 3)
    assert claims_of(text, count) == ("count:tasks", "targets:a.1", "a:1")
