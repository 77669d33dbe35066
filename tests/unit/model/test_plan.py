"""Look-ups of the whole plan."""

from __future__ import annotations

from dataclasses import replace

from generator.model.register import Code
from generator.model.text import Text
from tests.unit.assess.samples import plan, target


def test_targets_are_found_by_id_in_the_order_of_the_indicators() -> None:
    found = plan([target(name="trees.2"), target(name="trees.1")]).targets
    assert list(found) == ["trees.2", "trees.1"]


def test_the_newest_release_is_the_clock() -> None:
    one = plan()
    first = one.releases["R1"]
    later = {
        "R1": first,
        "R2": replace(first, id="R2", date="2027-01-31"),
        "R3": replace(first, id="R3", date="2020-01-01"),
    }
    assert replace(one, releases=later).release.id == "R2"


def test_a_code_has_its_label_and_an_unlisted_one_shows_itself() -> None:
    label = Text({"en": "At least"})
    one = replace(plan(), codes={("operator", ">="): Code("operator", ">=", label, Text())})
    assert one.label("operator", ">=") == label
    assert one.label("operator", "<").in_("en") == "<"
