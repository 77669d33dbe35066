"""The frame from the project's own configuration."""

from __future__ import annotations

from pathlib import Path

from generator.model.site import NavigationEntry
from generator.project import load_project
from generator.site import site_frame

ROOT = Path(__file__).resolve().parents[3]


def test_the_frame_of_this_project() -> None:
    project = load_project(ROOT)
    navigation = {one: (NavigationEntry("home", "x", ""),) for one in project.languages}
    frame = site_frame(project, navigation, "R1", "2026-11-22")
    assert frame.languages == project.languages
    assert set(frame.tags) == set(frame.names) == set(frame.words) == set(frame.release_label)
    assert frame.tags["zh"] == "zh-Hans"
    assert frame.words["en"]["skip"] == "Skip to content"
    assert isinstance(frame.words["en"]["search_found"], dict)
    assert frame.release_label["en"] == "22 November 2026"


def test_status_marks_have_the_tone_of_the_first_list_that_knows_the_code() -> None:
    project = load_project(ROOT)
    frame = site_frame(project, {}, "R1", "2026-11-22")
    assert frame.tones["achieved"] == "jindu-tone-good"
    assert frame.tones["behind"] == "jindu-tone-poor"
    for scheme in ("light", "dark"):
        assert set(frame.tones.values()) <= set(frame.palette[scheme])
