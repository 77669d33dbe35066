"""What the stages of projects say, and what they do not."""

from __future__ import annotations

from generator.pipeline import Built
from generator.project import Project


def test_a_zone_that_was_set_up_is_not_said_to_be_under_construction(
    real_build: tuple[Project, Built],
) -> None:
    """An inauguration and a plan of a zone are facts on record; no stage of works follows."""
    known = real_build[1].known
    zones = [one.id for one in known.plan.projects.values() if one.type == "zone"]
    assert "P180" in zones
    assert {known.assessment.projects[one].stage for one in zones} <= {"", "unknown"}
    facts = [one for one in known.plan.updates.values() if one.project == "P180"]
    assert len(facts) == 2
    for language in known.plan.languages:
        assert all(one.caveat.in_(language) for one in facts)
