from __future__ import annotations

from dataclasses import replace

import pytest

from generator.api.order import natural, section_path
from tests.unit.plan_samples import make_plan


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(["T10", "T2", "T1"], ["T1", "T2", "T10"], id="by the number inside"),
        pytest.param(["a.10", "a.9", "a"], ["a", "a.9", "a.10"], id="the shorter first"),
        pytest.param(["b", "1", ""], ["", "1", "b"], id="numbers before letters"),
    ],
)
def test_ids_sort_as_people_count(given: list[str], expected: list[str]) -> None:
    assert sorted(given, key=natural) == expected


def test_headings_sort_by_their_place_under_the_heading_above() -> None:
    plan = make_plan()
    first = replace(plan.sections["A"], id="Z", ordinal=0)
    sections = {**plan.sections, "Z": first}
    plan = replace(plan, sections=sections)
    assert sorted(sections, key=lambda one: section_path(plan, one)) == ["Z", "A", "A1"]


def test_headings_that_stand_under_each_other_end() -> None:
    plan = make_plan()
    loop = replace(plan.sections["A"], parent="A1")
    assert section_path(replace(plan, sections={**plan.sections, "A": loop}), "A1")
