"""Five lines of pandas and of SQL come to every verdict of the real plan."""

from __future__ import annotations

import json

import pytest

from generator.pipeline import Built
from generator.project import Project
from tests.reproducing import answer_of, shown_snippets


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_code_on_the_pages_gives_the_verdicts(
    real_build: tuple[Project, Built], language: str
) -> None:
    project, built = real_build
    verdicts = built.known.assessment.verdicts
    wanted = {name: one for name, one in verdicts.items() if one.verdict}
    shown = list(shown_snippets(project, language))
    assert sorted((target, kind) for target, kind, _ in shown) == sorted(
        (target, kind) for target in wanted for kind in answer_of
    )
    for target, kind, code in shown:
        assert len(code.splitlines()) <= 5, code
        said = (wanted[target].verdict, wanted[target].last_reading)
        assert answer_of[kind](code, project) == said, code


def test_the_code_to_download_is_that_of_the_pages(real_project: Project) -> None:
    text = (real_project.site / "api/v1" / "snippets.json").read_text(encoding="utf-8")
    held = {
        (one["target"], kind): one[kind]
        for one in json.loads(text)["snippets"]
        for kind in answer_of
    }
    assert held == {
        (target, kind): code for target, kind, code in shown_snippets(real_project, "zh")
    }
